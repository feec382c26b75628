"""A kiosk in which something breaks, and a kiosk whose part of the house managers choose."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtWidgets import QApplication

from client.app import Program, make_application
from client.own_device import own_zone
from client.timing import Timing
from kiosk.bench import DEVICE, Bench
from kiosk.hall import HALL
from kiosk.mending import Mending, hear_qml
from kiosk.numbers import TOPIC
from protocol.changes import Put
from protocol.messages import Snapshot
from protocol.replica import Replica
from protocol.views import DeviceFace
from tests.conftest import ExpectedLogs


def served(qapp: QApplication) -> Bench:
    bench = Bench(make_application("kiosk"), (540, 960))
    bench.serve(HALL)
    return bench


def test_what_breaks_leads_back_to_the_start_and_the_third_within_a_minute_ends_it(
    expected_logs: ExpectedLogs,
) -> None:
    expected_logs("something broke (ValueError)", "3 faults within a minute")
    at, started = [0.0], list[float]()
    mending = Mending(lambda: started.append(at[0]), lambda: at[0])
    for moment, goes_on in ((0, True), (30, True), (61, True), (62, False)):
        at[0] = moment
        assert mending(ValueError()) is goes_on
    assert started == [0, 30, 61]


def test_whoever_chooses_begins_anew_and_whoever_has_no_paper_keeps_the_number(
    qapp: QApplication,
) -> None:
    bench = served(qapp)
    bench.advance(1)
    bench.begin("de")
    bench.kiosk.machine.mend()
    assert (bench.kiosk.screen.face, bench.kiosk.screen.language) == ("attract", "en")
    bench.choose(HALL.services[0].id)
    bench.advance(1)
    bench.kiosk.machine.mend()
    assert bench.kiosk.screen.face == "asking", "what was asked for still comes"
    bench.paper.there = False
    bench.asker.answer(HALL.joined(number="A012"))
    bench.kiosk.machine.mend()
    assert bench.kiosk.screen.number.number == "A012"
    bench.advance(1)
    bench.kiosk.finish()
    bench.paper.there = True
    bench.choose(HALL.services[0].id)
    bench.asker.answer(HALL.joined(number="A013"))
    bench.kiosk.machine.mend()
    assert bench.kiosk.screen.face == "attract", "A013 is on paper"
    bench.close()


def test_an_exception_in_qml_is_a_fault_and_a_mere_warning_is_none(
    qapp: QApplication, tmp_path: Path
) -> None:
    engine, faults = QQmlEngine(), list[str]()
    engine.setOutputWarningsToStandardError(False)
    hear_qml(engine, lambda fault: faults.append(str(fault)))
    broken = tmp_path / "Broken.qml"
    broken.write_text("import QtQml\nQtObject { Component.onCompleted: nobody() }")
    component = QQmlComponent(engine, QUrl.fromLocalFile(str(broken)))
    assert component.create() is not None
    assert len(faults) == 1 and "nobody" in faults[0]


async def test_a_task_that_breaks_is_mended_and_one_that_is_vital_ends_the_program(
    qapp: QApplication, expected_logs: ExpectedLogs
) -> None:
    expected_logs("a task failed")

    async def breaks() -> None:
        raise ValueError("broken")

    program = Program(qapp, Timing())
    mended: list[BaseException] = []
    program.mend = lambda fault: not mended.append(fault)
    await asyncio.wait([program.spawn(breaks())])
    await asyncio.sleep(0)
    assert (len(mended), program.code) == (1, 0)
    await asyncio.wait([program.spawn(breaks(), vital=True)])
    await asyncio.sleep(0)
    assert (len(mended), program.code) == (1, 1)


def test_a_manager_moves_a_kiosk_and_it_follows_unless_its_command_line_says_where(
    qapp: QApplication,
) -> None:
    replica = Replica(TOPIC)
    face = DeviceFace(id=DEVICE, name="Entrance", zone="North")
    replica.snapshot(Snapshot(TOPIC, "e", 1, 1, [Put(face)]))
    assert own_zone(replica, DEVICE) == "North"
    assert own_zone(replica, DEVICE, "South") == "South"
    assert own_zone(replica, "") == own_zone(replica, "another") == ""
    bench = served(qapp)
    assert bench.kiosk.machine.zone == ""
    records = [Put(record) for record in HALL.records()]
    bench.live.take(Snapshot(TOPIC, "e", 2, bench.live.now(), [*records, Put(face)]))
    bench.live.heard()
    assert bench.kiosk.machine.zone == "North"
    bench.close()

"""The journal: what was asked outlives a kill, and nothing personal outlives its use."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import msgspec
import pytest

from kiosk.hall import HALL, MORNING, TOKEN
from kiosk.journal import FRESH_MS, Asked, Journal, noted
from kiosk.printing.faults import FAULTS
from kiosk.printing.folder import write_whole
from protocol.commands import Customer, JoinQueue, Leave, ReportSlip
from protocol.messages import Ack
from protocol.outcomes import Refusal
from tests.kiosk.connected import (
    ASKED,
    ID,
    JOINED,
    VISIT,
    Connected,
    connected,
    gives_number,
    heard,
    says_yes,
)
from tests.kiosk.kiosk_value import replica_of

Expect = Callable[..., None]
NAMED = JoinQueue(
    service_point=ASKED.service_point,
    service=ASKED.service,
    customer=Customer(name="Amina", phone="+49 151 1"),
)
FAILED = {"op": ReportSlip.op(), "visit": VISIT, "state": "failed"}


def kept(folder: Path, at: int = MORNING, **fields: object) -> None:
    """What a kiosk that was killed has left."""
    asked = {"id": ID, "at": at, "command": msgspec.to_builtins(ASKED)} | fields
    (folder / "asked.json").write_text(json.dumps([asked]))


async def print_it(kiosk: Connected) -> None:
    """As the machine does with an answer."""
    from kiosk.ticket import ticket

    answered = await kiosk.answers.get()
    assert answered.answer == JOINED
    await kiosk.paper.print_slip(ticket(JOINED, answered.token, replica_of(HALL)))


def test_a_question_is_kept_until_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "asked.json"
    journal = Journal(path, lambda: MORNING)
    journal.asked(ID, NAMED).result()
    assert Journal(path).all() == [Asked(ID, MORNING, NAMED)]
    journal.given(ID, VISIT).result()
    assert Journal(path).all() == [Asked(ID, MORNING, NAMED, VISIT)]
    journal.done(VISIT).result()
    assert (journal.all(), list(tmp_path.iterdir())) == ([], [])


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such modes")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "asked.json"
    Journal(path).asked(ID, NAMED).result()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_name_and_phone_go_as_soon_as_the_number_stands(tmp_path: Path) -> None:
    path = tmp_path / "asked.json"
    journal = Journal(path)
    journal.asked(ID, NAMED)
    journal.given(ID, VISIT)
    journal.not_printed(VISIT).result()
    assert "Amina" not in path.read_text()
    assert [each.visit for each in Journal(path).all()] == [VISIT]


def test_two_questions_do_not_end_one_another(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "asked.json")
    journal.asked(ID, ASKED)
    journal.asked("another", ASKED)
    journal.over(ID).result()
    assert [each.id for each in Journal(tmp_path / "asked.json").all()] == ["another"]


def test_a_disk_that_takes_nothing_stops_nobody(tmp_path: Path, expected_logs: Expect) -> None:
    expected_logs("cannot be read", "cannot be written")
    wall = tmp_path / "wall"
    wall.write_text("a file where a folder should be")
    journal = Journal(wall / "asked.json")
    journal.asked(ID, ASKED).result()
    assert [each.id for each in journal.all()] == [ID]


async def test_a_slow_disk_keeps_nobody_waiting_and_nothing_of_whoever_has_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: Expect
) -> None:
    expected_logs("the disk does not answer")
    disk = Event()

    def slowly(path: Path, data: bytes, mode: int) -> None:
        assert disk.wait(30)
        write_whole(path, data, mode)

    monkeypatch.setattr("kiosk.journal.write_whole", slowly)
    monkeypatch.setattr("kiosk.journal.WITHIN_S", 0.01)
    journal = Journal(tmp_path / "asked.json")
    changes = [journal.asked(ID, NAMED), journal.over(ID), journal.gave_up(ID)]
    for written in changes:
        await noted(written)
    disk.set()
    for written in changes:
        written.result(30)
    assert (journal.all(), list(tmp_path.iterdir())) == ([], [])


def test_a_full_disk_keeps_no_name_that_is_needed_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: Expect
) -> None:
    expected_logs("cannot be written")
    journal = Journal(tmp_path / "asked.json")
    journal.asked(ID, NAMED).result()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    journal.given(ID, VISIT).result()
    assert [each.command for each in Journal(tmp_path / "asked.json").all()] == [NAMED]
    journal.not_printed(VISIT).result()
    assert list(tmp_path.iterdir()) == []


def test_what_a_kill_left_half_written_goes(tmp_path: Path) -> None:
    (tmp_path / "asked.part").write_text('[{"name":"Amina')
    assert (Journal(tmp_path / "asked.json").all(), list(tmp_path.iterdir())) == ([], [])


@pytest.mark.parametrize("content", ["{", "[1]", "\x00"])
def test_what_cannot_be_read_is_left_out(
    tmp_path: Path, content: str, expected_logs: Expect
) -> None:
    expected_logs("cannot be read and is left out")
    (tmp_path / "asked.json").write_text(content)
    assert Journal(tmp_path / "asked.json").all() == []


@pytest.mark.parametrize(
    ("age", "fresh"), [(0, True), (FRESH_MS - 1, True), (FRESH_MS, False), (-1, False)]
)
def test_a_question_is_fresh_for_two_minutes(tmp_path: Path, age: int, fresh: bool) -> None:
    journal = Journal(tmp_path / "asked.json", lambda: MORNING + age)
    assert journal.is_fresh(Asked(ID, MORNING)) is fresh


async def test_it_stands_on_disk_before_the_server_hears_of_it(tmp_path: Path) -> None:
    async with connected(tmp_path) as kiosk:
        side = await kiosk.connected()
        kiosk.ask()
        ident, _ = await heard(side)
        assert [(each.id, each.visit) for each in Journal(tmp_path / "asked.json").all()] == [
            (ident, "")
        ]


async def test_whoever_goes_at_once_is_not_shown_to_the_next_after_a_kill(tmp_path: Path) -> None:
    async with connected(tmp_path) as kiosk:
        kiosk.ask()
        kiosk.asker.give_up(ID)
        await noted(kiosk.journal.asked(ID, ASKED))
        assert [each.given_up for each in Journal(tmp_path / "asked.json").all()] == [True]


async def test_it_is_empty_once_the_slip_is_out(tmp_path: Path) -> None:
    async with connected(tmp_path) as kiosk:
        side = await kiosk.connected()
        kiosk.ask()
        assert await gives_number(side) == ID
        await print_it(kiosk)
        said = await says_yes(side)
        await kiosk.quiet()
        assert (said["visit"], said["state"]) == (VISIT, "printed")
        assert not (tmp_path / "asked.json").exists()


async def test_it_is_empty_once_staff_can_know_that_no_slip_came_out(
    tmp_path: Path, expected_logs: Expect
) -> None:
    expected_logs("no slip A012")
    async with connected(tmp_path) as kiosk:
        kiosk.printer.fault = "no_paper"
        side = await kiosk.connected()
        kiosk.ask()
        await gives_number(side)
        await print_it(kiosk)
        ident, said = await heard(side)
        assert said == FAILED | {"reason": FAULTS["no_paper"]}
        assert [each.command for each in kiosk.journal.all()] == [None]
        side.breaks()
        await kiosk.paused()
        side = await kiosk.connected()
        assert (await heard(side)) == (ident, said)
        await side.says(Ack(ident, 9, JOINED))
        await kiosk.quiet()
        assert not (tmp_path / "asked.json").exists()


async def test_a_refused_question_is_not_kept(tmp_path: Path) -> None:
    async with connected(tmp_path) as kiosk:
        side = await kiosk.connected()
        kiosk.ask()
        ident, _ = await heard(side)
        await side.says(Ack(ident, 7, Refusal(code="queue_full", detail="")))
        await kiosk.answers.get()
        assert not (tmp_path / "asked.json").exists()


async def test_a_fresh_question_is_asked_again_on_the_screen(tmp_path: Path) -> None:
    kept(tmp_path, visit=VISIT)
    async with connected(tmp_path) as kiosk:
        kiosk.wall = MORNING + FRESH_MS - 1
        kiosk.recover()
        assert kiosk.resumed == [(ASKED, ID)]


async def test_of_an_old_one_whose_number_is_known_staff_hear(tmp_path: Path) -> None:
    kept(tmp_path, visit=VISIT)
    async with connected(tmp_path) as kiosk:
        kiosk.wall = MORNING + FRESH_MS
        kiosk.recover()
        said = await says_yes(await kiosk.connected())
        await kiosk.quiet()
        assert said == FAILED | {"reason": FAULTS["stopped"]}
        assert (kiosk.resumed, kiosk.journal.all()) == ([], [])


async def test_of_an_old_one_that_the_server_had_answered_staff_hear(tmp_path: Path) -> None:
    kept(tmp_path, at=MORNING - 10 * FRESH_MS)
    async with connected(tmp_path) as kiosk:
        kiosk.recover()
        side = await kiosk.connected()
        ident, _ = await heard(side)
        old = HALL.joined(visit=VISIT, joined_at=MORNING - 10 * FRESH_MS)
        await side.says(Ack(ident, 7, old, TOKEN))
        assert (await says_yes(side)) == FAILED | {"reason": FAULTS["stopped"]}
        await kiosk.quiet()
        assert (ident, kiosk.journal.all()) == (ID, [])


@pytest.mark.parametrize("given_up", [False, True])
async def test_a_number_that_would_be_new_goes_back(tmp_path: Path, given_up: bool) -> None:
    kept(tmp_path, at=MORNING - FRESH_MS * (not given_up), given_up=given_up)
    async with connected(tmp_path) as kiosk:
        kiosk.recover()
        side = await kiosk.connected()
        assert await gives_number(side) == ID
        said = await says_yes(side)
        await kiosk.quiet()
        assert (said["op"], said["entry"]) == (Leave.op(), JOINED.entry)
        assert (kiosk.resumed, kiosk.journal.all()) == ([], [])


async def test_an_old_one_that_is_refused_now_is_forgotten(tmp_path: Path) -> None:
    kept(tmp_path, at=MORNING - FRESH_MS)
    async with connected(tmp_path) as kiosk:
        kiosk.recover()
        side = await kiosk.connected()
        ident, _ = await heard(side)
        await side.says(Ack(ident, 7, Refusal(code="queue_closed", detail="")))
        await kiosk.quiet()
        assert kiosk.journal.all() == []

"""The paper of a kiosk, against the real server: killed in the middle, and printed again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

from kiosk.printing.faults import FAULTS
from tests.conftest import ExpectedLogs
from tests.e2e.acting import until
from tests.e2e.house import House
from tests.e2e.kiosk_process import kiosk_process
from tests.e2e.opens import Opens
from tests.kiosk.items import codes
from tests.kiosk.printing.network_printer import network_printer

HALL = "Citizen services"
PASSPORT = "Passport or identity card"


def visits(house: House) -> list[dict[str, Any]]:
    """All numbers as they are stored, with what became of their slips."""
    path = house.folder / "server" / "nowserving.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as stored:
        stored.row_factory = sqlite3.Row
        rows = stored.execute(
            "SELECT entry.id AS entry, visit.number, slip, slip_reason, slips"
            " FROM visit JOIN entry ON entry.visit = visit.id"
        ).fetchall()
    return [dict(row) for row in rows]


async def test_a_kiosk_killed_between_number_and_paper_gives_one_number_and_one_slip(
    house: House,
) -> None:
    asked = house.folder / "kiosk" / "asked.json"
    with network_printer() as printer:
        options = ("--printer", f"escpos:network:127.0.0.1:{printer.port}")
        printer.stuck = True
        async with kiosk_process(house, *options) as killed:
            await killed.touch("begin", HALL, PASSPORT)
            await until(printer.spoken_to.is_set, "the kiosk at its printer")
            killed.process.kill()
            await killed.process.wait()
        assert [each["slip"] for each in visits(house)] == [""]
        assert printer.roll.rows == []
        assert asked.exists()

        printer.reset()
        async with kiosk_process(house, *options):
            await until(lambda: visits(house)[0]["slip"] == "printed", "the report of the slip")
            await until(lambda: not asked.exists(), "that nothing is asked any more")
    (visit,) = visits(house)
    assert (visit["slips"], len(printer.roll.cuts)) == (1, 1)
    (waiting,) = house.status(house.points()[HALL]["id"])["waiting"]
    assert waiting["number"] == visit["number"]
    assert all("/t/" in text for text in codes(printer.roll.picture()))


async def test_a_slip_that_did_not_come_out_is_printed_again_from_a_desk(
    house: House, opens: Opens, expected_logs: ExpectedLogs
) -> None:
    expected_logs("no slip")
    slips = house.folder / "kiosk" / "slips"
    slips.write_text("no folder")
    kiosk = opens.kiosk(house)
    await kiosk.take(PASSPORT)
    await until(lambda: [each["slip"] for each in visits(house)] == ["failed"], "staff know of it")
    (visit,) = visits(house)
    assert visit["slip_reason"] == FAULTS["folder"]
    assert kiosk.number == visit["number"]

    slips.unlink()
    with house.manager() as manager:
        route = f"/crm/reservations/queue/print-slip/{visit['entry']}"
        answer = manager.post(route).raise_for_status().json()
    assert answer["state"] == "wanted"
    await until(lambda: visits(house)[0]["slip"] == "printed", "the slip again")
    assert [name.endswith(f"-{visit['number']}.pdf") for name in kiosk.slips] == [True]
    assert "photograph it" in kiosk.says

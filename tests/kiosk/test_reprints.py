"""Slips that a colleague wants again: one kiosk prints each, once, and says how it ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from kiosk.hall import HALL, MORNING, TOKEN
from kiosk.printing.faults import FAULTS
from protocol.changes import Put
from protocol.messages import Ack, Delta, Err, Qry, Res
from protocol.outcomes import Saved
from protocol.queries import SlipText
from protocol.views import WantedSlip
from tests.client.scripted_server import Side
from tests.kiosk.connected import DEVICE, VISIT, connected, heard, says_no, says_yes

Expect = Callable[..., None]
WANTED = WantedSlip(id=VISIT, number="A012", device=DEVICE, at=MORNING)
TEXT = SlipText(
    entry="e",
    visit=VISIT,
    number="A012",
    service_point=HALL.points[0].id,
    service=HALL.services[0].id,
    position=6,
    joined_at=MORNING - 600_000,
    tag="t",
    language="de",
    token=TOKEN,
    errands=[HALL.services[1].id],
    p20=900,
    p50=1500,
    p80=2100,
)


async def tells_text(side: Side) -> None:
    """Answer the question what stands on the slip."""
    asked = await side.hears(Qry)
    assert (asked.name, asked.args) == ("slip", {"visit": VISIT})
    await side.says(Res(asked.id, 9, [msgspec.to_builtins(TEXT)]))


async def wants(side: Side, wanted: WantedSlip, before: int = 1) -> None:
    """A colleague asks, while the kiosk is connected."""
    await side.says(Delta("kiosk", "e", before, before + 1, MORNING, [Put(wanted)]))


async def test_a_wanted_slip_is_claimed_printed_and_reported(tmp_path: Path) -> None:
    async with connected(tmp_path) as kiosk:
        side = await kiosk.connected()
        await wants(side, WANTED)
        assert (await says_yes(side))["state"] == "printing"
        await tells_text(side)
        assert (await says_yes(side))["state"] == "printed"
        await kiosk.quiet()
    (slip,) = kiosk.printer.slips
    assert (slip.number, slip.language, slip.ahead, slip.low) == ("A012", "de", 5, 25)
    assert slip.errands == (HALL.services[1].name,)
    assert slip.link == f"https://hall.example/t/{TOKEN}"


async def test_one_for_any_kiosk_is_left_alone_when_another_was_first(tmp_path: Path) -> None:
    async with connected(tmp_path) as kiosk:
        side = await kiosk.connected(msgspec.structs.replace(WANTED, device=""))
        assert (await says_no(side, "slip_taken"))["state"] == "printing"
        await kiosk.quiet()
    assert kiosk.printer.slips == []


async def test_one_for_another_kiosk_is_not_even_claimed(tmp_path: Path) -> None:
    async with connected(tmp_path) as kiosk:
        side = await kiosk.connected(msgspec.structs.replace(WANTED, device="d2"))
        await wants(side, msgspec.structs.replace(WANTED, id="another"))
        assert (await heard(side))[1]["visit"] == "another"


async def test_it_is_printed_once_through_a_line_that_breaks(tmp_path: Path) -> None:
    async with connected(tmp_path) as kiosk:
        side = await kiosk.connected(WANTED)
        ident, _ = await heard(side)
        side.breaks()
        await kiosk.paused()
        side = await kiosk.connected(WANTED)
        again, _ = await heard(side)
        assert again == ident
        await side.says(Ack(again, 9, Saved(id="x")))
        await tells_text(side)
        assert (await says_yes(side))["state"] == "printed"
        await kiosk.quiet()
    assert len(kiosk.printer.slips) == 1


async def test_one_that_is_wanted_once_more_is_printed_once_more(tmp_path: Path) -> None:
    async with connected(tmp_path) as kiosk:
        side = await kiosk.connected()
        for time in range(2):
            await wants(side, msgspec.structs.replace(WANTED, at=MORNING + time), 1 + time)
            await says_yes(side)
            await tells_text(side)
            await says_yes(side)
            await kiosk.quiet()
    assert len(kiosk.printer.slips) == 2


async def test_why_it_did_not_come_out_is_told_to_the_staff(
    tmp_path: Path, expected_logs: Expect
) -> None:
    expected_logs("no slip A012")
    async with connected(tmp_path) as kiosk:
        kiosk.printer.fault = "cover_open"
        side = await kiosk.connected(WANTED)
        await says_yes(side)
        await tells_text(side)
        said = await says_yes(side)
        assert (said["state"], said["reason"]) == ("failed", FAULTS["cover_open"])


async def test_a_slip_whose_text_cannot_be_had_has_failed(
    tmp_path: Path, expected_logs: Expect
) -> None:
    expected_logs("did not take a message", "is not printed again")
    async with connected(tmp_path) as kiosk:
        side = await kiosk.connected(WANTED)
        await says_yes(side)
        asked = await side.hears(Qry)
        await side.says(Err("unknown_visit", "It is over.", id=asked.id))
        said = await says_yes(side)
        assert (said["state"], said["reason"]) == ("failed", FAULTS["unknown_slip"])

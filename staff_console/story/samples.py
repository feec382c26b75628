"""All of the stay in which R-1187 was brought, for pictures and tests."""

from __future__ import annotations

from typing import Final

import msgspec

from protocol.messages import Res
from protocol.ticket_queries import Timed
from staff_console.bench import Bench
from staff_console.hall import MARA, MINUTE, NOON, ident
from staff_console.requests.samples import CHOSEN, request_id
from staff_console.tickets.samples import ELIF, TOMASZ

DAY: Final = 1440 * MINUTE
MONEY: Final = {"nth": "2", "total": "174.61", "currency": "EUR"}
TICKET: Final = ident(0x6, 12)
BOOKED: Final = ident(0x8, 1)
_ROWS: Final[tuple[tuple[int, str, str, str, dict[str, str]], ...]] = (
    (130, "estimate_opened", "service_request", "", MONEY),
    (131, "estimate_told", "service_request", "", {}),
    (180, "ticket_replied", "ticket", ELIF, {}),
    (205, "ticket_opened", "ticket", "", {}),
    (1440, "estimate_sent", "service_request", ELIF, MONEY),
    (1441, "note_written", "service_request", ELIF, {"public": "yes"}),
    (1500, "line_added", "service_request", ELIF, {"line_kind": "labour"}),
    (1501, "line_added", "service_request", ELIF, {"line_kind": "part"}),
    (1512, "estimate_declined", "service_request", TOMASZ, MONEY | {"nth": "1", "via": "phone"}),
    (2790, "diagnosis_begun", "service_request", ELIF, {"state": "diagnosing"}),
    (2880, "request_assigned", "service_request", MARA, {"technician": ELIF}),
    (2880, "item_checked_in", "service_request", MARA, {}),
    (2880, "request_opened", "service_request", MARA, {"channel": "staff"}),
    (2886, "queue_joined", "visit", "", {}),
    (2886, "appointment_checked_in", "reservation", "", {"start_at": str(NOON - 2 * DAY)}),
    (9000, "appointment_booked", "reservation", "", {"start_at": str(NOON - 2 * DAY)}),
)
_SAID: Final = {
    "service_request": (request_id(CHOSEN), f"R-{CHOSEN}"),
    "ticket": (TICKET, "T-12"),
    "visit": (ident(0x7, 31), "A014"),
    "reservation": (BOOKED, "K7Q2M4W9XRA"),
}


def story() -> list[Timed]:
    """Newest first."""
    return [
        Timed(
            activity=f"{9999 - at:05}", at=NOON - back * MINUTE, what=what, subject_kind=kind,
            subject=_SAID[kind][0], said=_SAID[kind][1], actor=actor, data=dict(data),
        )
        for at, (back, what, kind, actor, data) in enumerate(_ROWS)
    ]  # fmt: skip


def tell_story(bench: Bench, items: list[Timed] | None = None, more: str | None = None) -> None:
    """The server answers the last question for a story."""
    asked = next(each for each in reversed(bench.queried) if each[0] == "story")
    bench.queried.remove(asked)
    told = story() if items is None else items
    asked[2](Res("q", 1, [msgspec.to_builtins(each) for each in told], more))
    bench.settle()

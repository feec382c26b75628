"""The one timeline of a contact: what happened, in a line each, and what it opens. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import Final

from protocol.records import Staff
from protocol.replica import Replica
from protocol.reservation_number import shown as number_shown
from protocol.ticket_queries import Timed
from staff_console.bookings.past_details import Teller, said_of
from staff_console.bookings.past_words import BAD
from staff_console.contacts.screen import PastRow
from staff_console.speech import tr
from staff_console.tickets.moments import moment

BY_ITSELF: Final = frozenset({"sla_warned", "sla_breach", "sla_paused", "sla_resumed"})
"""What no colleague does: it follows from what one did, or from time alone."""
OPENED: Final = {
    "ticket": "ticket",
    "reservation": "reservation",
    "visit": "visit",
    "service_request": "request",
    "calendar_event": "event",
}
"""By what a line is about, what opens it."""


def past_rows(
    staff: Replica, items: Sequence[Timed], me: str, now: int, zone: tzinfo
) -> tuple[PastRow, ...]:
    """All that was read, newest first."""
    return tuple(past_row(staff, each, me, lambda at: moment(at, now, zone)) for each in items)


def _opens(item: Timed) -> str:
    """What Enter goes to: of bookings and events with the time, where that is told."""
    kind = OPENED.get(item.subject_kind, "")
    at = str(item.data.get("start_at", ""))
    timed = f"@{at}" if at.isdigit() and kind in ("reservation", "event") else ""
    return f"{kind}:{item.subject}{timed}" if kind else ""


def past_row(staff: Replica, item: Timed, me: str, when: Callable[[int], str]) -> PastRow:
    """What happened, as `me` reads it; `when` writes instants."""
    what = said_of(item.what, item.data, Teller(staff, when, me))
    said = number_shown(item.said) if item.subject_kind == "reservation" else item.said
    text = tr("{number}, {what}").format(number=said, what=what) if said else what
    colleague = staff.get(Staff, item.actor)
    who = tr("you") if item.actor and item.actor == me else ""
    if not who and colleague is not None:
        who = colleague.name
    if item.what in BY_ITSELF:
        who = ""
    opens = _opens(item)
    spoken = ", ".join(part for part in (when(item.at), text, who) if part)
    return PastRow(
        item.activity,
        when(item.at),
        text,
        who,
        opens,
        "danger" if item.what in BAD else "ink",
        spoken,
    )

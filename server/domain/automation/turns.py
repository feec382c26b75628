"""Assigning in turn: to whoever of a team is at work, and has waited longest for a ticket."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from protocol.records import Desk, Staff, Ticket
from server.domain.tickets.pending import Pending


def whose_turn(floor: Pending, team: str, now: int) -> Staff | None:
    """The colleague of a team who is next; None where none of them is at work now."""
    here = [each for each in floor.of(Staff) if team in each.teams and at_work(floor, each, now)]
    last = {each.id: 0 for each in here}
    for ticket in floor.of(Ticket):
        if ticket.assignee in last:
            last[ticket.assignee] = max(last[ticket.assignee], ticket.opened_at)
    return min(here, key=lambda each: (last[each.id], each.name, each.id), default=None)


def at_work(floor: Pending, colleague: Staff, now: int) -> bool:
    """Whether a colleague is at work: at an open desk, or within their own hours."""
    if colleague.left:
        return False
    if any(desk.staff == colleague.id and desk.state == "open" for desk in floor.of(Desk)):
        return True
    local = datetime.fromtimestamp(now / 1000, UTC).astimezone(ZoneInfo(floor.site.zone))
    minute = local.hour * 60 + local.minute
    for exception in colleague.exceptions:
        if exception.day == local.date().isoformat():
            return any(opens <= minute < closes for opens, closes in exception.spans)
    return any(
        hours.weekday == local.weekday() and hours.opens <= minute < hours.closes
        for hours in colleague.hours
    )

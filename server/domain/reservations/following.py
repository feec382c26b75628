"""What becomes of a reservation by the queue, once its customer has checked in, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from protocol.booking import CancelledBy, Reservation
from protocol.changes import Change, Put
from protocol.records import LIVE_STATES, Entry, EntryState
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.reservations.states import Operation, moved
from server.domain.reservations.taking import is_free

_ENDS: Final[dict[EntryState, tuple[Operation, CancelledBy]]] = {
    "completed": ("served", ""),
    "no_show": ("not_come", ""),
    "left": ("given_up", "customer"),
    "cancelled": ("check_out", ""),
    "expired": ("given_up", "staff"),
}
"""How a reservation ends with the last leg of its visit, and who has cancelled it then. A leg that
was transferred goes on as the next; a number that staff cancel leaves it booked, as it was before:
whoever checked in by mistake can do so again."""


def followed(floor: Floor, changes: Iterable[Change], context: Context) -> list[Change]:
    """What follows for reservations from changes that are decided and not applied yet."""
    if not floor.booked.by_visit:
        return []
    legs: dict[str, list[Entry]] = {}
    for change in changes:
        record = change.r if isinstance(change, Put) else None
        if isinstance(record, Entry) and record.visit in floor.booked.by_visit:
            legs.setdefault(record.visit, []).append(record)
    return [Put(after) for visit, put in legs.items() for after in _of(floor, visit, put, context)]


def _of(floor: Floor, visit: str, put: list[Entry], context: Context) -> Iterator[Reservation]:
    before = floor.get(Reservation, floor.booked.by_visit[visit])
    if before is None or before.visit != visit:
        return
    now = {each.id: each for each in put}
    here = floor.live.get(visit)
    goes_on = any(each.state in LIVE_STATES for each in now.values()) or (
        here is not None and here.id not in now
    )
    if goes_on and before.state != "checked_in":
        yield _resumed(floor, before, context)
    elif not goes_on and before.state == "checked_in":
        last = max(now.values(), key=lambda each: (each.ended_at or 0, each.since, each.id))
        step = _ENDS.get(last.state)
        if step is not None:
            yield _ended(before, last, *step, context)


def _ended(
    before: Reservation, last: Entry, operation: Operation, by: CancelledBy, context: Context
) -> Reservation:
    fields: dict[str, Any] = {"projected_at": None}
    if by:
        fields |= {"cancelled_by": by, "reason": last.reason, "revision": before.revision + 1}
    return moved(before, operation, context, **fields)


def _resumed(floor: Floor, before: Reservation, context: Context) -> Reservation:
    """Its customer is here and is served, whoever has the time by now."""
    fields: dict[str, Any] = {"cancelled_by": "", "reason": ""}
    if before.state != "completed" and not is_free(floor, before, context.now):
        fields["resources"] = []
    return moved(before, "resume", context, **fields)

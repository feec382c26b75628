"""What becomes of a reservation by what happens to the visit that checking in began.

| what happens to the visit                        | the reservation                            |
| ------------------------------------------------ | ------------------------------------------ |
| served to its end                                | `completed`                                |
| does not come when called; the day ends          | `no_show`                                  |
| cancelled by staff; the customer leaves          | `booked` again, as if never checked in     |
| that step taken back, or served on               | `checked_in`                               |
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from protocol.booking import ReservationState
from protocol.changes import Change, Put
from protocol.records import LIVE_STATES, Entry, EntryState, Reservation
from server.domain.context import Context
from server.domain.floor import Floor

_ENDS: Final[dict[EntryState, ReservationState]] = {
    "completed": "completed",
    "no_show": "no_show",
    "expired": "no_show",
    "cancelled": "booked",
    "left": "booked",
}


def reservations_followed(
    floor: Floor, changes: Iterable[Change], context: Context
) -> list[Change]:
    """The reservations as they are by changes that are decided and not applied yet."""
    records = [change.r for change in changes if isinstance(change, Put)]
    decided = {record.id for record in records if isinstance(record, Reservation)}
    visits: dict[str, list[Entry]] = {}
    for record in records:
        if isinstance(record, Entry):
            visits.setdefault(record.visit, []).append(record)
    found: list[Change] = []
    for visit, legs in visits.items():
        booked = _booked(floor, visit, legs)
        if booked is None or booked.id in decided:
            continue
        state = _state(floor, visit, legs)
        if state not in (None, booked.state):
            found.append(Put(_now(booked, state, visit, context)))
    return found


def _booked(floor: Floor, visit: str, legs: Sequence[Entry]) -> Reservation | None:
    """The reservation of a visit; one that has checked in anew since goes on with that."""
    named = floor.booked.by_visit.get(visit) or next(
        (leg.reservation for leg in legs if leg.reservation), None
    )
    booked = floor.get(Reservation, named)
    return booked if booked is not None and booked.visit in (None, visit) else None


def _state(floor: Floor, visit: str, legs: Sequence[Entry]) -> ReservationState | None:
    changed = {leg.id for leg in legs}
    live = floor.live.get(visit)
    if any(leg.state in LIVE_STATES for leg in legs) or (live and live.id not in changed):
        return "checked_in"
    return next((_ENDS[leg.state] for leg in legs if leg.state in _ENDS), None)


def _now(booked: Reservation, state: ReservationState, visit: str, context: Context) -> Reservation:
    return replace(
        booked,
        state=state,
        since=context.now,
        actor=context.actor.id,
        visit=None if state == "booked" else visit,
        version=booked.version + 1,
    )

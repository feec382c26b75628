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

from protocol.booking import TAKING, ReservationState
from protocol.changes import Change, Put
from protocol.records import LIVE_STATES, Entry, EntryState, Reservation, SlotHold
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
            found.append(Put(_now(floor, booked, state, visit, context)))
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


def _now(
    floor: Floor, booked: Reservation, state: ReservationState, visit: str, context: Context
) -> Reservation:
    again = state in TAKING and booked.state not in TAKING
    # It goes on at a desk now; its time may be another's by then.
    resources = [] if again and _is_taken(floor, booked) else booked.resources
    return replace(
        booked,
        state=state,
        resources=resources,
        since=context.now,
        actor=context.actor.id,
        visit=None if state == "booked" else visit,
        version=booked.version + 1,
    )


def _is_taken(floor: Floor, booked: Reservation) -> bool:
    """Whether somebody else has one of its resources at its time, or is offered it."""
    others: list[Reservation | SlotHold] = list(floor.of(SlotHold))
    others += [other for other in floor.of(Reservation) if other.state in TAKING]
    mine = set(booked.resources)
    return any(mine & set(other.resources) and _overlap(booked, other) for other in others)


def _overlap(one: Reservation, other: Reservation | SlotHold) -> bool:
    if (one.definition, one.start_at) == (other.definition, other.start_at):
        # They may share the slot, up to its seats: whether there is room is not looked for.
        return True
    after, before = max(one.after_min, other.before_min), max(other.after_min, one.before_min)
    return (
        one.start_at < other.end_at + before * 60_000
        and other.start_at < one.end_at + after * 60_000
    )

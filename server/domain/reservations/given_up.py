"""What was booked by somebody who is erased: nobody could be told of it, or asked who they are."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.records import Reservation, SlotHold, WaitListed
from server.domain.booked import OPEN_WISHES
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.outbox.making import void
from server.domain.reservations.states import TRANSITIONS, moved
from server.domain.reservations.taking_back import no_longer_kept


def given_up(floor: Floor, person: str, context: Context) -> list[Change]:
    """Their reservations that are to come are cancelled, without a message and without the way
    back, and what they wait for is over; the times are free for others. Whoever has checked in is
    served."""
    changes: list[Change] = []
    for booked in floor.of(Reservation):
        if booked.person == person:
            changes += [*void(floor, booked.id), *no_longer_kept(floor, booked.id, context.now)]
            if booked.state in TRANSITIONS["cancel"].allowed_from:
                changes += _cancelled(floor, booked, context)
    for listed in floor.of(WaitListed):
        if listed.person == person and listed.state in OPEN_WISHES:
            changes += void(floor, listed.id)
            if listed.hold is not None:
                changes.append(Gone("slot_hold", listed.hold))
            over = replace(listed, state="over", hold=None, version=listed.version + 1)
            changes.append(Put(over))
    return changes


def _cancelled(floor: Floor, booked: Reservation, context: Context) -> list[Change]:
    after = moved(
        booked,
        "cancel",
        context,
        revision=booked.revision + 1,
        cancelled_by="staff",
        earlier=False,
        access_needs=[],
        projected_at=None,
    )
    held = [
        hold
        for hold in floor.of(SlotHold)
        if booked.id in (hold.reservation, hold.offered_to) and not hold.kept_back
    ]
    return [*(Gone("slot_hold", hold.id) for hold in held), Put(after)]

"""Times that are kept for a moment for whoever takes back what has freed them.

Without that an offer to the wait list would be faster than any hand: who cancels by mistake would
have lost the time in the same instant.
"""

from __future__ import annotations

from typing import Final

from protocol.booking import UNDO_HOLD_S, Reservation, SlotHold
from protocol.booking_commands import CancelReservation, MissReservation, Reschedule
from protocol.changes import Change, Gone
from protocol.command import Command
from server.domain.context import Context
from server.domain.floor import Floor

_BY_HAND: Final = (CancelReservation, MissReservation, Reschedule)
"""What a person frees a time by and can take back; what is erased, or ended by time, cannot."""


def freed_by_hand(floor: Floor, command: Command) -> Reservation | None:
    """The reservation, as it was, whose time a command frees that can be taken back."""
    return floor.get(Reservation, command.reservation) if isinstance(command, _BY_HAND) else None


def kept(reservation: Reservation, context: Context) -> SlotHold:
    """Its time as it was, for nobody but whoever takes that back."""
    return SlotHold(
        id=context.new_id(),
        definition=reservation.definition,
        start_at=reservation.start_at,
        end_at=reservation.end_at,
        at=context.now,
        expires_at=context.now + UNDO_HOLD_S * 1000,
        resources=list(reservation.resources),
        before_min=reservation.before_min,
        after_min=reservation.after_min,
        seats=reservation.seats,
        reservation=reservation.id,
    )


def own(floor: Floor, reservation: str) -> frozenset[str]:
    """Ids of what is not in the way of a reservation: itself, and what is kept for it."""
    return frozenset({reservation, *(hold.id for hold in _kept_for(floor, reservation))})


def no_longer_kept(floor: Floor, reservation: str, now: int) -> list[Change]:
    """It has been taken back, or moved on; what is over by now goes as every hold does."""
    holds = _kept_for(floor, reservation)
    return [Gone("slot_hold", hold.id) for hold in holds if hold.expires_at > now]


def _kept_for(floor: Floor, reservation: str) -> list[SlotHold]:
    held = floor.of(SlotHold)
    return [hold for hold in held if hold.kept_back and hold.reservation == reservation]

"""By whom what was told of a booking can be erased from beside the audit."""

from __future__ import annotations

from typing import Final

from protocol.commands import Command
from protocol.outcomes import Answer, Refusal, Reserved, Saved
from protocol.records import Reservation, WaitListed
from server.domain.floor import Floor

SUBJECTS: Final = frozenset({
    "book", "update_reservation", "cancel_reservation", "check_in_reservation", "join_wait_list",
    "send_reservations",
})  # fmt: skip
"""Commands on bookings that tell something personal of a customer."""


def whose(floor: Floor, command: Command, answer: Answer) -> str | None:
    """The person of a reservation or of a place on the wait list; nobody where it was refused."""
    if isinstance(answer, Refusal):
        return None
    if isinstance(answer, Saved):
        listed = floor.get(WaitListed, answer.id)
        return listed.person if listed else None
    named = answer.reservation if isinstance(answer, Reserved) else None
    booked = floor.get(Reservation, named or getattr(command, "reservation", None))
    return booked.person if booked else None

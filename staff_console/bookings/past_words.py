"""What happened to a customer, as the history says it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from staff_console.speech import tr

_WORDS: Final[dict[str, Callable[[], str]]] = {
    "appointment_booked": lambda: tr("booked"),
    "appointment_rescheduled": lambda: tr("booking moved"),
    "appointment_restored": lambda: tr("booking restored"),
    "appointment_checked_in": lambda: tr("came to a booking"),
    "appointment_completed": lambda: tr("booking served"),
    "appointment_missed": lambda: tr("did not come to a booking"),
    "appointment_cancelled": lambda: tr("booking cancelled"),
    "appointment_deleted": lambda: tr("booking erased"),
    "queue_joined": lambda: tr("joined the line"),
    "queue_left": lambda: tr("left the line"),
    "queue_cancelled": lambda: tr("turn cancelled"),
    "queue_expired": lambda: tr("turn expired"),
    "queue_missed": lambda: tr("did not come when called"),
    "queue_completed": lambda: tr("served"),
    "queue_transferred": lambda: tr("sent on"),
    "queue_restored": lambda: tr("turn taken back"),
    "wait_list_joined": lambda: tr("asked for an earlier time"),
    "wait_list_left": lambda: tr("left the wait list"),
    "slot_offered": lambda: tr("offered a time"),
    "slot_offer_ended": lambda: tr("offer of a time ended"),
    "slot_accepted": lambda: tr("took an offered time"),
    "meeting_created": lambda: tr("video room made"),
    "meeting_failed": lambda: tr("no video room could be made"),
    "meeting_ended": lambda: tr("video ended"),
    "message_failed": lambda: tr("a message could not be sent"),
    "message_missed": lambda: tr("a message came too late to be sent"),
    "confirmation_sent": lambda: tr("confirmation sent"),
    "change_sent": lambda: tr("change sent"),
    "cancellation_sent": lambda: tr("cancellation sent"),
    "reminder_sent": lambda: tr("reminder sent"),
    "delay_told": lambda: tr("told of a delay"),
    "offer_sent": lambda: tr("offer sent"),
    "reservations_sent": lambda: tr("list of bookings sent"),
    "data_erased": lambda: tr("personal data erased"),
}
BAD: Final = frozenset(
    {"appointment_missed", "message_failed", "message_missed", "meeting_failed", "queue_missed"}
)


def happened(what: str) -> str:
    """What happened; what another version of the server records stays as it says it."""
    return _WORDS[what]() if what in _WORDS else what.replace("_", " ")

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
_OF_TICKETS: Final[dict[str, Callable[[], str]]] = {
    "ticket_opened": lambda: tr("ticket opened"),
    "ticket_answered": lambda: tr("wrote"),
    "ticket_replied": lambda: tr("was answered"),
    "ticket_commented": lambda: tr("internal comment"),
    "ticket_updated": lambda: tr("ticket changed"),
    "ticket_assigned": lambda: tr("ticket given to somebody"),
    "ticket_resolved": lambda: tr("ticket resolved"),
    "ticket_closed": lambda: tr("ticket closed"),
    "ticket_reopened": lambda: tr("ticket opened again"),
    "ticket_merged": lambda: tr("ticket merged into another"),
    "ticket_unmerged": lambda: tr("merge of the ticket taken back"),
    "ticket_split": lambda: tr("ticket taken out of another"),
    "ticket_rated": lambda: tr("rated"),
    "escalated": lambda: tr("escalated"),
    "sla_warned": lambda: tr("deadline came near"),
    "sla_breach": lambda: tr("deadline missed"),
    "sla_paused": lambda: tr("clock stopped"),
    "sla_resumed": lambda: tr("clock went on"),
    "rule_fired": lambda: tr("a rule acted"),
    "ticket_confirmation_sent": lambda: tr("confirmation sent"),
    "ticket_reply_sent": lambda: tr("answer sent"),
    "ticket_resolution_sent": lambda: tr("told that it is solved"),
    "tickets_sent": lambda: tr("links of tickets sent"),
    "contact_created": lambda: tr("contact made"),
    "contact_merged": lambda: tr("contacts merged"),
    "contact_unmerged": lambda: tr("contacts taken apart"),
    "event_planned": lambda: tr("event planned"),
    "event_changed": lambda: tr("event changed"),
    "event_done": lambda: tr("event held"),
    "event_cancelled": lambda: tr("event cancelled"),
    "event_reminded": lambda: tr("owner reminded of the event"),
}
WORDS: Final = _WORDS | _OF_TICKETS
BAD: Final = frozenset(
    {"appointment_missed", "message_failed", "message_missed", "meeting_failed", "queue_missed"}
    | {"sla_breach"}
)


def happened(what: str) -> str:
    """What happened; what another version of the server records stays as it says it."""
    return WORDS[what]() if what in WORDS else what.replace("_", " ")

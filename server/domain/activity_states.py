"""What the steps of records are called, in the past tense, and all that activities are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from protocol.records import (
    LIVE_STATES,
    Entry,
    Meeting,
    Message,
    Record,
    Reservation,
    WaitListed,
)
from server.domain import activity_of_contacts as contacts
from server.domain import activity_of_requests as requests
from server.domain import activity_of_tickets as tickets

Steps = Mapping[tuple[str, str], str]
"""From which state to which, and what that is called. `""` before is none, `*` is any other."""

_BACK: Final = {
    (ended, live): "queue_restored"
    for ended in ("left", "cancelled", "expired", "no_show", "completed", "transferred")
    for live in LIVE_STATES
}
QUEUE: Final[Steps] = _BACK | {
    ("", "waiting"): "queue_joined",
    ("*", "left"): "queue_left",
    ("*", "cancelled"): "queue_cancelled",
    ("*", "expired"): "queue_expired",
    ("*", "no_show"): "queue_missed",
    ("*", "completed"): "queue_completed",
    ("*", "transferred"): "queue_transferred",
}
APPOINTMENT: Final[Steps] = {
    ("", "booked"): "appointment_booked",
    ("*", "booked"): "appointment_restored",
    ("completed", "checked_in"): "appointment_restored",
    ("*", "checked_in"): "appointment_checked_in",
    ("*", "completed"): "appointment_completed",
    ("*", "no_show"): "appointment_missed",
    ("*", "cancelled"): "appointment_cancelled",
    ("*", ""): "appointment_deleted",
}
WAIT_LIST: Final[Steps] = {
    ("", "waiting"): "wait_list_joined",
    ("*", "offered"): "slot_offered",
    ("offered", "waiting"): "slot_offer_ended",
    ("*", "booked"): "slot_accepted",
    ("*", "over"): "wait_list_left",
}
MEETING: Final[Steps] = {
    ("*", "ready"): "meeting_created",
    ("", "ready"): "meeting_created",
    ("", "failed"): "meeting_failed",
    ("*", "failed"): "meeting_failed",
    ("*", "ended"): "meeting_ended",
}
MESSAGE: Final[Steps] = {
    ("*", "failed"): "message_failed",
    ("*", "missed"): "message_missed",
    ("", "missed"): "message_missed",
}
SENT: Final = {
    "confirmation": "confirmation_sent",
    "changed": "change_sent",
    "cancelled": "cancellation_sent",
    "reminder": "reminder_sent",
    "late": "delay_told",
    "offer": "offer_sent",
    "list": "reservations_sent",
    "ticket_opened": "ticket_confirmation_sent",
    "ticket_reply": "ticket_reply_sent",
    "ticket_resolved": "ticket_resolution_sent",
    "ticket_links": "tickets_sent",
    "request_opened": "request_receipt_sent",
    "estimate_sent": "estimate_told",
    "estimate_reminder": "estimate_reminder_sent",
    "estimate_expired": "estimate_expiry_told",
    "request_ready": "request_ready_told",
    "request_later": "request_delay_told",
}
STATES: Final[Mapping[type[Record], Steps]] = {
    Entry: QUEUE,
    Reservation: APPOINTMENT,
    WaitListed: WAIT_LIST,
    Meeting: MEETING,
    Message: MESSAGE,
}
"""By the kind of record whose state it is."""
OTHERS: Final = frozenset({"appointment_rescheduled", "slot_offered", "data_erased"})
"""What no change of a state tells."""
KINDS: Final = frozenset(
    {what for steps in STATES.values() for what in steps.values()}
    | {*SENT.values()}
    | OTHERS
    | tickets.KINDS
    | requests.KINDS
    | contacts.KINDS
)

"""The outbox: what is to be sent to a customer, written in the transaction that makes it due."""

from __future__ import annotations

from typing import Final, Literal

from protocol.record import Record

Channel = Literal["mail", "sms"]
MessageState = Literal["due", "sending", "sent", "skipped", "missed", "void", "failed", "joined"]
"""`skipped`: its time was past when it was made; `missed`: nobody could send it while it was of
use; `void`: what it was about has changed; `joined`: told in another message of the same time."""
MessageWhat = Literal[
    "confirmation",
    "changed",
    "cancelled",
    "reminder",
    "late",
    "offer",
    "list",
    "ticket_opened",
    "ticket_reply",
    "ticket_resolved",
    "ticket_links",
    "request_opened",
    "estimate_sent",
    "estimate_reminder",
    "estimate_expired",
    "request_ready",
    "request_later",
]
"""Of tickets: that it was opened, with its link; a message of its thread, whose `nth` is the
`revision`; that it is resolved, with what to rate it by; the links of all that one address has. Of
service requests: the receipt with its link; an estimate, whose `nth` is the `revision`, that it
expires soon, and that it has; that it is ready; that it will be later than was promised."""
UNSENT: Final[frozenset[MessageState]] = frozenset({"due", "sending"})


class Message(Record, frozen=True, kw_only=True, tag="message"):
    """One message to one customer by one channel; `id` is `subject.revision.what.step.channel`, so
    that there is one of each. What it says is made when it is sent, of what is true then."""

    subject_kind: Literal["reservation", "wait_listed", "person", "ticket", "service_request"]
    subject: str
    person: str
    what: MessageWhat
    channel: Channel
    due_at: int
    made_at: int
    revision: int = 1
    step_min: int = 0
    """Of a reminder: so long before the start."""
    useful_until: int | None = None
    """When nobody needs it any more, ms; None is never."""
    state: MessageState = "due"
    reason: str = ""
    """Why it was skipped, missed or failed, for staff."""
    tries: int = 0
    sent_at: int | None = None
    version: int = 1

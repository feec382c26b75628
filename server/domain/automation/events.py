"""What happened to tickets, as rules know it: told from what was decided, not by who decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from protocol.automation import RuleEvent
from protocol.changes import Change, Put
from protocol.records import Reservation, Ticket, TicketClock, TicketMessage
from protocol.sla import Fired, Metric
from protocol.tickets import WORKED_ON
from server.domain.tickets.pending import Pending

_CHANGED = (
    "status",
    "pause",
    "priority",
    "assignee",
    "team",
    "tags",
    "fields",
    "contact",
    "subject",
)
"""What of a ticket a rule may look at; that a message came is an event of its own."""
_SAID: dict[str, RuleEvent] = {"customer": "customer_replied", "reply": "staff_replied"}


class Event(NamedTuple):
    """One thing that happened; `subject` is the ticket, or the reservation of an appointment."""

    on: RuleEvent
    subject: str
    message: TicketMessage | None = None
    metric: Metric | None = None
    level: int = 0
    """The level of the policy whose time has come; 0 none."""

    @property
    def key(self) -> tuple[str, str, str, str, int]:
        """What makes it another than others."""
        message = self.message.id if self.message is not None else ""
        return self.on, self.subject, message, self.metric or "", self.level


def events_of(floor: Pending, changes: Iterable[Change]) -> list[Event]:
    """What these changes of the floor tell, in their order."""
    found: list[Event] = []
    for change in changes:
        if not isinstance(change, Put):
            continue
        record = change.r
        if isinstance(record, Ticket):
            found += _of_ticket(floor.get(Ticket, record.id), record)
        elif isinstance(record, TicketMessage):
            found += _of_message(floor, record)
        elif isinstance(record, TicketClock):
            found += _of_clock(floor.get(TicketClock, record.id), record)
        elif isinstance(record, Reservation):
            found += _of_reservation(floor.get(Reservation, record.id), record)
    return found


def _of_ticket(before: Ticket | None, after: Ticket) -> Iterator[Event]:
    if before is None:
        yield Event("ticket_opened", after.id)
        return
    if after.status == "resolved" and before.status in WORKED_ON:
        yield Event("ticket_resolved", after.id)
    if before.status not in WORKED_ON and after.status in WORKED_ON:
        yield Event("ticket_reopened", after.id)
    if after.level > before.level:
        yield Event("ticket_escalated", after.id)
    if after.rated_at != before.rated_at:
        yield Event("ticket_rated", after.id)
    if any(getattr(before, name) != getattr(after, name) for name in _CHANGED):
        yield Event("ticket_updated", after.id)


def _of_message(floor: Pending, message: TicketMessage) -> Iterator[Event]:
    known = floor.get(Ticket, message.ticket)
    on = _SAID.get(message.message_kind)
    if message.moved_from is not None or known is None:
        return
    if on is not None and message.nth > known.messages:
        yield Event(on, message.ticket, message)


def _of_clock(before: TicketClock | None, after: TicketClock) -> Iterator[Event]:
    known = before.fired if before is not None else []
    for fired in after.fired[len(known) :]:
        yield _of_fired(after.id, fired)


def _of_fired(ticket: str, fired: Fired) -> Event:
    if fired.what == "level":
        return Event("ticket_escalated", ticket, metric=fired.metric, level=fired.level)
    on: RuleEvent = "sla_breach" if fired.what == "breach" else "sla_warning"
    return Event(on, ticket, metric=fired.metric)


def _of_reservation(before: Reservation | None, after: Reservation) -> Iterator[Event]:
    if before is None or before.state == after.state:
        return
    if after.state == "cancelled":
        yield Event("appointment_cancelled", after.id)
    elif after.state == "no_show":
        yield Event("appointment_missed", after.id)

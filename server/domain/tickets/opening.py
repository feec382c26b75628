"""Opening a ticket: by a colleague, by a customer, or by a mail that answers nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from protocol.changes import Change, Put
from protocol.outcomes import Ticketed
from protocol.records import (
    Contact,
    Counter,
    Person,
    Reservation,
    ServiceRequest,
    Ticket,
    TicketMessage,
    Visit,
)
from protocol.ticket_commands import OpenTicket
from protocol.tickets import MessageKind, TicketChannel
from server.domain.contacts.finding import contact_of, primary
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import named, visible
from server.domain.tickets.fields import filled, tagged
from server.domain.tickets.files import taken, takes_tickets
from server.domain.tickets.known import colleague
from server.domain.tickets.mailing import HOUR_MS, told
from server.domain.tickets.threads import written

COUNTER: Final = "tickets"
"""The id of the counter of ticket numbers: they go on over the days, and none is given twice."""
CONFIRMED_MOST: Final = 5
"""So many new tickets of one customer are confirmed within an hour: a program that answers our
mails with new ones is not answered for ever."""
_STAFF_ALONE: Final[dict[str, Any]] = {
    "priority": "normal",
    "assignee": None,
    "team": "",
    "tags": [],
    "fields": {},
    "from_staff": False,
    "contact": None,
    "visit": None,
    "reservation": None,
    "request": None,
}
"""What only staff may tell, by what it is where it is not told."""


class Opened(NamedTuple):
    """A ticket that was opened, its first message, and all changes that make it so."""

    ticket: Ticket
    message: TicketMessage
    changes: list[Change]


def open_ticket(floor: Floor, command: OpenTicket, context: Context) -> Decision:
    """A new ticket of a contact who is known, or of the customer who is told. Customers are told
    by mail that it is there; what staff open, they tell themselves."""
    if not context.actor.is_staff:
        _only_as_customer(floor, command)
    _about(floor, command)
    contact, person, changes = _whose(floor, command, context)
    text = visible(command.text, lines=True)
    if not text:
        raise refuse("invalid", "Write what it is about.", field="text")
    kind: MessageKind = "comment" if command.from_staff else "customer"
    made = opened(
        floor,
        contact,
        named(command.subject, "subject"),
        text,
        context,
        kind=kind,
        author=context.actor.id if command.from_staff else "",
        channel=_channel(command, context),
        attachments=command.attachments,
        priority=command.priority,
        assignee=_assignee(floor, command),
        team=visible(command.team),
        tags=tagged(command.tags),
        fields=filled(floor, {}, command.fields),
        visit=command.visit,
        reservation=command.reservation,
        request=command.request,
        language=command.language or contact.language,
    )
    changes += made.changes
    if not context.actor.is_staff:
        changes += confirmed(floor, made.ticket, context, person)
    return Decision(answer(made.ticket, made.message, opened=True), changes)


def opened(
    floor: Floor,
    contact: Contact,
    subject: str,
    text: str,
    context: Context,
    *,
    kind: MessageKind = "customer",
    author: str = "",
    channel: TicketChannel = "staff",
    attachments: Sequence[str] = (),
    message: dict[str, Any] | None = None,
    **fields: Any,
) -> Opened:
    """A new ticket with its first message. `message`: more of that (`threads.written`); `fields`:
    more of the ticket. Raises `Refused` for attachments that are not there."""
    number, counter = next_number(floor)
    bare = Ticket(
        id=context.new_id(),
        number=number,
        contact=contact.id,
        subject=subject,
        status="open",
        since=context.now,
        opened_at=context.now,
        updated_at=context.now,
        channel=channel,
        version=0,
        **fields,
    )
    ticket, first = written(
        bare, kind, text, author, context,
        site=floor.site, via=channel, attachments=attachments, **(message or {}),
    )  # fmt: skip
    files = taken(floor, attachments, first, context)
    return Opened(ticket, first, [Put(counter), Put(ticket), Put(first), *files])


def confirmed(
    floor: Floor, ticket: Ticket, context: Context, person: Person | None = None
) -> list[Change]:
    """The mail to a customer who has opened a ticket themselves, while they do not open one after
    the other. `person` where the same command makes or changes it."""
    if len(recent(floor, ticket.contact, context.now)) >= CONFIRMED_MOST:
        return []
    return told(floor, ticket, "ticket_opened", 1, context, person)


def recent(floor: Floor, contact: str, now: int) -> list[Ticket]:
    """The tickets that a contact has had opened within the hour, the newest last; of those that
    were closed since some may lack."""
    found = (floor.get(Ticket, ident) for ident in floor.cases.by_contact.get(contact, ()))
    fresh = [each for each in found if each is not None and each.opened_at > now - HOUR_MS]
    return sorted(fresh, key=lambda each: each.number)


def next_number(floor: Floor) -> tuple[int, Counter]:
    """The next number of a ticket, and that it is given."""
    counter = floor.get(Counter, COUNTER)
    last = (counter.last if counter is not None else 0) + 1
    return last, Counter(id=COUNTER, day="", prefix="T", last=last)


def answer(ticket: Ticket, message: TicketMessage | None = None, opened: bool = False) -> Ticketed:
    """What whoever changed a ticket is answered."""
    return Ticketed(
        ticket=ticket.id,
        number=ticket.number,
        status=ticket.status,
        version=ticket.version,
        thread=ticket.thread,
        message=message.nth if message is not None else 0,
        opened=opened,
    )


def _only_as_customer(floor: Floor, command: OpenTicket) -> None:
    takes_tickets(floor)
    for field, untold in _STAFF_ALONE.items():
        if getattr(command, field) != untold:
            raise refuse("forbidden", f"Only staff tell {field}. Leave it out.", field=field)
    if command.customer is None or not command.customer.email.strip():
        raise refuse(
            "invalid",
            "Write your mail address: the answer goes there.",
            field="customer.email",
        )


def _whose(
    floor: Floor, command: OpenTicket, context: Context
) -> tuple[Contact, Person | None, list[Change]]:
    """The contact, its person as the changes make it, and these."""
    if command.contact is not None:
        contact = primary(floor, command.contact)
        if contact is None:
            raise refuse("unknown_contact", "There is no such contact.", field="contact")
        return contact, None, []
    if command.customer is None:
        raise refuse(
            "invalid", "Say whose ticket it is: a contact, or a customer.", field="customer"
        )
    language = command.language or floor.site.languages[0]
    return contact_of(floor, command.customer, context, language)


def _about(floor: Floor, command: OpenTicket) -> None:
    """The stay, the reservation or the service request that it is about must be on record."""
    if command.visit is not None and floor.get(Visit, command.visit) is None:
        raise refuse("unknown_visit", "There is no such visit.", field="visit")
    if command.reservation is not None and floor.get(Reservation, command.reservation) is None:
        raise refuse("unknown_reservation", "There is no such reservation.", field="reservation")
    if command.request is not None and floor.get(ServiceRequest, command.request) is None:
        raise refuse("unknown_request", "There is no such service request.", field="request")


def _assignee(floor: Floor, command: OpenTicket) -> str | None:
    if command.assignee is None:
        return None
    return colleague(floor, command.assignee, "assignee").id


def _channel(command: OpenTicket, context: Context) -> TicketChannel:
    if not context.actor.is_staff and command.channel in ("staff", "mail"):
        return "page"
    return command.channel

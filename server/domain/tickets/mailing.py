"""What customers of tickets are told by mail: rows of the outbox, of which the text is made when
they are sent. Of comments and notes there is none, and nobody without an address is written to."""

from __future__ import annotations

from typing import Final

from protocol.changes import Change, Put
from protocol.outbox import Message, MessageWhat
from protocol.records import Contact, Person, Ticket, TicketMessage
from server.domain.contacts.finding import primary
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.outbox import making
from server.domain.tickets.threads import ANSWERS

HOUR_MS: Final = 3_600_000


def addressee(floor: Floor, ticket: Ticket, person: Person | None = None) -> Person | None:
    """Whom a ticket's mails go to: its contact, or the one that this is the same as where it has no
    address itself. `person` where the same command makes or changes it."""
    contact = floor.get(Contact, ticket.contact)
    own = person or (floor.get(Person, contact.person) if contact is not None else None)
    if own is not None and own.email:
        return own
    same = primary(floor, ticket.contact)
    other = floor.get(Person, same.person) if same is not None else None
    return other if other is not None and other.email else None


def told_of_message(
    floor: Floor, ticket: Ticket, message: TicketMessage, context: Context
) -> list[Change]:
    """The mail that carries a message of the house to its customer; nothing of any other kind."""
    if message.message_kind not in ANSWERS:
        return []
    return told(floor, ticket, "ticket_reply", message.nth, context)


def told(
    floor: Floor,
    ticket: Ticket,
    what: MessageWhat,
    revision: int,
    context: Context,
    person: Person | None = None,
) -> list[Change]:
    """A mail about a ticket, due now."""
    to = addressee(floor, ticket, person)
    if to is None:
        return []
    return [
        Put(
            Message(
                id=making.message_id(ticket.id, revision, what, 0, "mail"),
                subject_kind="ticket",
                subject=ticket.id,
                person=to.id,
                what=what,
                channel="mail",
                due_at=context.now,
                made_at=context.now,
                revision=revision,
            )
        )
    ]

"""What of tickets goes with somebody who is erased, or with a ticket that is."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import TypeVar

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.outcomes import Saved
from protocol.records import (
    Attachment,
    BulkChange,
    CalendarEvent,
    Contact,
    Draft,
    Person,
    Record,
    Ticket,
    TicketMessage,
)
from protocol.ticket_commands import DeleteTicket
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.outbox.making import void
from server.domain.tickets.known import as_seen
from server.domain.tickets.states import moved
from server.domain.tickets.threads import touched

R = TypeVar("R", bound=Record)


def delete_ticket(floor: Floor, command: DeleteTicket, context: Context) -> Decision:
    """The ticket with its thread, its files and drafts; its customer too, if the house knows them
    by nothing else. That there was one stays in the audit."""
    ticket = as_seen(floor, command)
    changes: list[Change] = [*void(floor, ticket.id, "the ticket was erased")]
    changes += _beside(floor, {ticket.id})
    for message in floor.cases.thread(ticket.id):
        if message.moved_from is not None:
            # So that it is known where else it was written.
            changes.append(Put(without_texts(message)))
        changes.append(Gone("ticket_message", message.id))
    files = [each.id for each in floor.cases.files.values() if each.ticket == ticket.id]
    changes += [Gone("attachment", ident) for ident in files]
    for event in floor.of(CalendarEvent):
        if event.ticket == ticket.id:
            changes.append(Put(replace(event, ticket=None, version=event.version + 1)))
    for ident in ticket.links:
        other = floor.get(Ticket, ident)
        if other is not None:
            links = [each for each in other.links if each != ticket.id]
            changes.append(Put(touched(replace(other, links=links), context)))
    changes += _customer(floor, ticket, context)
    changes += [Gone("ticket_clock", ticket.id), Gone("ticket", ticket.id)]
    return Decision(Saved(id=ticket.id), changes)


def emptied(floor: Floor, person: str, context: Context) -> list[Change]:
    """The tickets of whoever is erased, closed and without their texts: they stay for the figures
    of the house, and nobody could be written to about them any more. Threads, and tickets that were
    closed, are emptied where they lie."""
    contacts = [contact.id for contact in floor.of(Contact) if contact.person == person]
    theirs = [ident for each in contacts for ident in floor.cases.by_contact.get(each, ())]
    changes = _beside(floor, set(theirs))
    for ident in theirs:
        ticket = floor.get(Ticket, ident)
        if ticket is not None:
            changes += void(floor, ident, "its customer was erased")
            ended = moved(ticket, "closed", context) if ticket.status != "closed" else ticket
            changes.append(Put(touched(without_texts(ended), context)))
    return changes


def without_texts(record: R) -> R:
    """A record of a ticket without what somebody wrote or sent, and what tells who it was."""
    match record:
        case Ticket():
            return replace(record, subject="", fields={})
        case TicketMessage():
            return replace(record, text="", quoted="", sender="", mail_id="", refers_to=[])
        case Attachment():
            return replace(record, name="", hash="")
        case Draft():
            return replace(record, text="")
    return record


def without_tickets(bulk: BulkChange, tickets: Iterable[str]) -> BulkChange:
    """A bulk change without what these tickets were before it."""
    gone = set(tickets)
    kept = [each for each in bulk.items if each.before.id not in gone]
    return bulk if len(kept) == len(bulk.items) else replace(bulk, items=kept)


def _beside(floor: Floor, tickets: Set[str]) -> list[Change]:
    """Drafts, files that no message has brought, and what could be taken back."""
    changes: list[Change] = []
    changes += [Gone("draft", each.id) for each in floor.of(Draft) if each.ticket in tickets]
    files = (each.id for each in floor.of(Attachment) if each.ticket in tickets)
    changes += [Gone("attachment", ident) for ident in files]
    for bulk in floor.of(BulkChange):
        left = without_tickets(bulk, tickets)
        if left != bulk:
            changes.append(Put(replace(left, version=bulk.version + 1)))
    return changes


def _customer(floor: Floor, ticket: Ticket, context: Context) -> list[Change]:
    """The contact, where nothing but this ticket has made it known and nobody looked after it."""
    contact = floor.get(Contact, ticket.contact)
    person = floor.get(Person, contact.person) if contact is not None else None
    if contact is None or person is None:
        return []
    kept = contact.owner or contact.tags or contact.merged_into or contact.contact_kind != "contact"
    if kept or person.staff_notes or person.notes or _is_needed(floor, contact, ticket):
        return []
    erased = Person(id=person.id, erased_at=context.now, version=person.version + 1)
    return [Put(erased), Gone("contact", contact.id)]


def _is_needed(floor: Floor, contact: Contact, ticket: Ticket) -> bool:
    """Whether something else is of a contact, as it was read for this (`reading.to_delete`)."""
    others = floor.cases.by_contact.get(contact.id, {}).keys() - {ticket.id}
    events = any(contact.id in (e.contact, *e.attendees) for e in floor.of(CalendarEvent))
    persons = any(p.contact == contact.id for p in floor.of(Person) if p.id != contact.person)
    return (
        bool(others)
        or bool(floor.requests.of_contact(contact.id))
        or events
        or persons
        or any(each.merged_into == contact.id for each in floor.of(Contact))
    )

"""Taking the texts of tickets and events out of the tables: of somebody who is erased, of a ticket
that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, and_, func, or_, select, update

from protocol.changes import Change, Gone, Put
from protocol.records import BulkChange, Record
from server.domain.tickets.erasing import without_texts, without_tickets
from server.store.reading import by_ids
from server.store.rows import write
from server.store.tables import SHAPES, from_row


def of_persons(connection: Connection, site: str, persons: Collection[str]) -> list[str]:
    """The ids of all tickets of contacts whose person is one of these."""
    ticket, contact = SHAPES["ticket"].table, SHAPES["contact"].table
    theirs = select(contact.c.id).where(contact.c.person.in_(persons))
    found = select(ticket.c.id).where(ticket.c.in_site == site, ticket.c.contact.in_(theirs))
    return list(connection.scalars(found))


def events_of(connection: Connection, site: str, persons: Collection[str]) -> list[str]:
    """The ids of all events with contacts whose person is one of these."""
    event, contact = SHAPES["calendar_event"].table, SHAPES["contact"].table
    theirs = select(contact.c.id).where(contact.c.person.in_(persons))
    found = select(event.c.id).where(event.c.in_site == site, event.c.contact.in_(theirs))
    return list(connection.scalars(found))


def empty_events(connection: Connection, site: str, events: Collection[str]) -> None:
    """Leave no word of these events."""
    if not events:
        return
    event = SHAPES["calendar_event"].table
    theirs = and_(event.c.in_site == site, event.c.id.in_(events))
    connection.execute(update(event).where(theirs).values(title="", place="", notes=""))


def empty(connection: Connection, site: str, tickets: Collection[str]) -> None:
    """Leave of these tickets and their threads what tells nothing, and of files and drafts nothing;
    so wherever they were before a change that could be taken back."""
    if not tickets:
        return
    changes: list[Change] = []
    for kind in ("ticket", "ticket_message"):
        column = "id" if kind == "ticket" else "ticket"
        for record in by_ids(connection, site, kind, tickets, column):
            bare = without_texts(record)
            if bare != record:
                changes.append(Put(bare))  # type: ignore[arg-type]
    for kind in ("attachment", "draft"):
        found = by_ids(connection, site, kind, tickets, "ticket")
        changes += [Gone(kind, record.id) for record in found]
    for record in _bulk_changes(connection, site, tickets):
        if isinstance(record, BulkChange):
            changes.append(Put(without_tickets(record, tickets)))
    write(connection, site, changes)


def _bulk_changes(connection: Connection, site: str, tickets: Iterable[str]) -> list[Record]:
    table = SHAPES["bulk_change"].table
    names = or_(*(func.instr(table.c["items"], ident) > 0 for ident in tickets))
    query = select(table).where(and_(table.c.in_site == site, names))
    return [from_row("bulk_change", dict(row)) for row in connection.execute(query).mappings()]

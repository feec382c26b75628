"""Taking the texts of tickets and events out of the tables: of somebody who is erased, of a ticket
that is."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, and_, select, update

from protocol.changes import Change, Gone, Put
from protocol.records import BulkChange
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
        changes.append(Put(without_tickets(record, tickets)))
    write(connection, site, changes)


def _bulk_changes(connection: Connection, site: str, tickets: Collection[str]) -> list[BulkChange]:
    """What was done at once that tells of any of these tickets. Of few there is anything: those
    that can be taken back no longer go after days."""
    table = SHAPES["bulk_change"].table
    found = connection.execute(select(table).where(table.c.in_site == site)).mappings()
    known = (from_row("bulk_change", dict(row)) for row in found)
    return [each for each in known if isinstance(each, BulkChange) and _tells_of(each, tickets)]


def _tells_of(bulk: BulkChange, tickets: Collection[str]) -> bool:
    return any(item.before.id in tickets for item in bulk.items)

"""Tickets and what belongs to them as memory needs them, from the tables."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, func, literal_column, or_, select

from protocol.changes import Key
from protocol.outbox import UNSENT
from protocol.records import (
    BulkChange,
    CalendarEvent,
    Contact,
    Message,
    Person,
    Record,
    RequestItem,
    Reservation,
    ServiceRequest,
    Site,
    Ticket,
    TicketMessage,
)
from server.domain.addresses import phone_keys
from server.domain.booked import day_began
from server.domain.reads import Find
from server.store import requests
from server.store.reading import by_ids
from server.store.tables import SHAPES, from_row
from server.store.ticket_indexes import NOTICE_KEPT

SAME_MOST: Final = 200
"""So many contacts are the same at most, as far as anybody looks."""
LOADED: Final = (
    "draft",
    "canned_response",
    "ticket_view",
    "sla_calendar",
    "sla_policy",
    "automation_rule",
    "webhook",
)
"""Kinds of which memory keeps all."""


def live(connection: Connection, site: str, of: Site, messages: list[Record]) -> list[Record]:
    """Tickets that are not closed, service requests that have not ended, and whatever else memory
    keeps (`domain/cases.is_kept`), with the contacts, persons and clocks that they name; so are
    tickets and requests that `messages` are of."""
    since = day_began(of)
    event, bulk = SHAPES["calendar_event"].table.c, SHAPES["bulk_change"].table.c
    to_come = or_(event.end_at >= since, event.recurs != "")
    kept: dict[str, ColumnElement[bool]] = {
        "ticket": SHAPES["ticket"].table.c.status != literal_column("'closed'"),
        "attachment": SHAPES["attachment"].table.c.message == literal_column("''"),
        "calendar_event": and_(event.state == "planned", to_come),
        "notice": NOTICE_KEPT,
        "bulk_change": and_(bulk.until >= since, bulk.undone.is_(False)),
    }
    found = [r for kind, wanted in kept.items() for r in _those(connection, site, kind, wanted)]
    found += requests.live(connection, site)
    unsent = [each for each in messages if isinstance(each, Message) and each.state in UNSENT]
    return [*found, *named(connection, site, [*found, *unsent])]


def found(connection: Connection, of: Site, find: Find) -> list[Record]:
    """What is asked for, without what it names."""
    if find.column == "kin":
        return [r for ident in find.values for r in _kin(connection, of.id, find.kind, str(ident))]
    if find.column == "same":
        return _of_same(connection, of.id, find)
    if find.column == "batch":
        return _of_batch(connection, of.id, find)
    if find.kind == "ticket" and find.column == "email_key":
        return _of_address(connection, of.id, find)
    if find.last:
        return [each for value in find.values for each in _last(connection, of.id, find, value)]
    if find.kind == "person" and find.column in ("email_key", "phone_key"):
        return _of_contacts(connection, of, find)
    return by_ids(connection, of.id, find.kind, find.values, find.column)


def _last(connection: Connection, site: str, find: Find, value: str | int) -> list[Record]:
    table = SHAPES[find.kind].table
    query = select(table).where(table.c[find.column] == value)
    rows = connection.execute(query.order_by(table.c.nth.desc()).limit(find.last)).mappings()
    return [from_row(find.kind, dict(row)) for row in rows if row["in_site"] == site]


def _kin(connection: Connection, site: str, kind: str, ticket: str) -> list[Record]:
    """One record that is of the contact of a ticket too: enough to know that there is any."""
    table, of = SHAPES[kind].table, SHAPES["ticket"].table
    whose = select(of.c.contact).where(and_(of.c.in_site == site, of.c.id == ticket))
    contact = connection.scalar(whose)
    if kind == "contact":
        query = select(table).where(table.c.merged_into == contact)
    elif kind == "person":
        own = SHAPES["contact"].table
        itself = select(own.c.person).where(and_(own.c.in_site == site, own.c.id == contact))
        query = select(table).where(table.c.contact == contact, table.c.id.not_in(itself))
    elif kind == "calendar_event":
        attends = func.instr(table.c.attendees, contact) > 0
        query = select(table).where(or_(table.c.contact == contact, attends))
    else:
        query = select(table).where(table.c.contact == contact, table.c.id != ticket)
    rows = connection.execute(query.limit(1)).mappings()
    return [from_row(kind, dict(row)) for row in rows if row["in_site"] == site]


def _of_same(connection: Connection, site: str, find: Find) -> list[Record]:
    """Contacts that are the same as these, or persons and events of theirs."""
    same = [each for ident in find.values for each in all_same(connection, site, str(ident))]
    if find.kind == "contact":
        return list(same)
    return by_ids(connection, site, find.kind, (each.id for each in same), "contact")


def all_same(connection: Connection, site: str, ident: str) -> list[Contact]:
    """The contacts that are the same as this one, the one that all were merged into first; empty
    where there is no such contact."""
    up: dict[str, Contact] = {}
    wanted = ident
    while wanted and wanted not in up:
        found = by_ids(connection, site, Contact.kind(), [wanted])
        if not found or not isinstance(found[0], Contact):
            break
        up[wanted] = found[0]
        wanted = found[0].merged_into or ""
    if not up:
        return []
    top = list(up.values())[-1]
    same, fresh = {top.id: top}, [top.id]
    while fresh and len(same) < SAME_MOST:
        below = by_ids(connection, site, Contact.kind(), fresh, "merged_into")
        fresh = [each.id for each in below if each.id not in same]
        same |= {each.id: each for each in below if isinstance(each, Contact)}
    return list(same.values())


def _of_batch(connection: Connection, site: str, find: Find) -> list[Record]:
    """Tickets of bulk changes; of their threads only where messages were moved."""
    tickets: dict[str, None] = {}
    for record in by_ids(connection, site, BulkChange.kind(), find.values):
        if isinstance(record, BulkChange) and (find.kind == "ticket" or record.moved):
            tickets |= dict.fromkeys(each.before.id for each in record.items)
    column = "id" if find.kind == "ticket" else "ticket"
    return by_ids(connection, site, find.kind, tickets, column)


def _of_address(connection: Connection, site: str, find: Find) -> list[Record]:
    """The newest tickets of contacts with these addresses, or of what those are the same as."""
    ticket, contact, person = (SHAPES[kind].table for kind in ("ticket", "contact", "person"))
    own = select(contact.c.id, contact.c.merged_into)
    own = own.join(person, contact.c.person == person.c.id)
    rows = connection.execute(own.where(person.c.email_key.in_(find.values))).all()
    theirs = {ident for row in rows for ident in row if ident}
    query = select(ticket).where(ticket.c.contact.in_(sorted(theirs)))
    query = query.order_by(ticket.c.id.desc()).limit(find.last)
    found = connection.execute(query).mappings()
    return [from_row("ticket", dict(row)) for row in found if row["in_site"] == site]


def _of_contacts(connection: Connection, of: Site, find: Find) -> list[Record]:
    """Of persons only those of contacts: a visit has a person of its own, and some telephones come
    often. Telephones are looked for in every way in which they may be kept."""
    person, contact = SHAPES["person"].table, SHAPES["contact"].table
    wanted = {str(value) for value in find.values}
    if find.column == "phone_key":
        wanted = {key for value in wanted for key in phone_keys(value, of.country)}
    # Without the site, which is every row's: SQLite would look through all.
    query = select(person).join(contact, contact.c.person == person.c.id)
    query = query.where(person.c[find.column].in_(sorted(wanted)))
    rows = connection.execute(query).mappings().all()
    own = (from_row("person", dict(row)) for row in rows if row["in_site"] == of.id)
    return sorted(own, key=lambda each: each.id)


def named(
    connection: Connection, site: str, records: Iterable[Record], known: Container[Key] = ()
) -> list[Record]:
    """What these records of cases name, and what that names: tickets and service requests of
    messages; contacts, clocks and what they were merged into of tickets; contacts of requests;
    persons of contacts. `known` is left out."""
    seen = {Key(record.kind(), record.id) for record in records}
    found: list[Record] = []
    fresh = list(records)
    while fresh:
        lacking: dict[str, list[str]] = {}
        for record in fresh:
            for key in names(record):
                if key.id and key not in seen and key not in known:
                    seen.add(key)
                    lacking.setdefault(key.kind, []).append(key.id)
        fresh = [r for kind, ids in lacking.items() for r in by_ids(connection, site, kind, ids)]
        found += fresh
    return found


def names(record: Record) -> list[Key]:
    """The keys of what a record of tickets or service requests names; an empty id is nothing."""
    match record:
        case TicketMessage():
            return [Key("ticket", record.ticket)]
        case Message():
            cases = ("ticket", "service_request")
            return [Key(kind, record.subject) for kind in cases if kind == record.subject_kind]
        case ServiceRequest():
            return [Key("contact", record.contact)]
        case RequestItem():
            return [Key("service_request", record.request)]
        case Ticket():
            return [
                Key("contact", record.contact),
                Key("ticket_clock", record.id),
                Key("ticket", record.merged_into or ""),
            ]
        case Contact():
            return [Key("person", record.person), Key("contact", record.merged_into or "")]
        case Person():
            return [Key("contact", record.contact)]
        case CalendarEvent():
            return [Key("contact", ident) for ident in (record.contact, *record.attendees)]
        case Reservation():
            return [Key("person", record.person or "")]
    return []


def _those(
    connection: Connection, site: str, kind: str, wanted: ColumnElement[bool]
) -> list[Record]:
    """In the order in which they came: ids sort by time."""
    table = SHAPES[kind].table
    query = select(table).where(and_(table.c.in_site == site, wanted)).order_by(table.c.id)
    return [from_row(kind, dict(row)) for row in connection.execute(query).mappings()]

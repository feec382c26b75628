"""Of every ticket what lists filter and sort by, read at once."""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, and_, select

from protocol.records import Person, Ticket
from protocol.tickets import TicketFilter, TicketSort
from server.store.store import Head, Store
from server.store.tables import SHAPES, site_counter


class Asked(NamedTuple):
    """Which list: `me` is who asks, `now` in ms."""

    shows: TicketFilter
    sort: TicketSort = "updated"
    descending: bool = False
    me: str = ""
    now: int = 0


class Line(NamedTuple):
    """A ticket, as far as lists ask. What is not set is empty; instants in ms."""

    id: str
    number: int
    contact: str
    status: str
    pause: str
    priority: str
    channel: str
    team: str
    policy: str
    assignee: str
    updated_at: int
    opened_at: int
    due_at: int | None
    unanswered: bool
    breached: bool
    tags: list[str]
    watchers: list[str]


class Contacts(NamedTuple):
    """What contacts are called, and whose names they bear: persons, by contact."""

    names: dict[str, str]
    persons: dict[str, str]


Lines = tuple[list[Line], Contacts]


def called(person: Person | None) -> str:
    """What a contact is called: its name, or its mail address or phone where it has none."""
    return (person.name or person.email or person.phone) if person is not None else ""


def line_of(ticket: Ticket) -> Line:
    """The same of a record."""
    return Line(
        ticket.id,
        ticket.number,
        ticket.contact,
        ticket.status,
        ticket.pause,
        ticket.priority,
        ticket.channel,
        ticket.team,
        ticket.policy,
        ticket.assignee or "",
        ticket.updated_at,
        ticket.opened_at,
        ticket.due_at,
        ticket.unanswered_since is not None,
        bool(ticket.breaches),
        ticket.tags,
        ticket.watchers,
    )


def all_lines(store: Store) -> tuple[Head, Lines]:
    """All tickets and their contacts, and where the log ended when they were so. Blocks."""
    ends = select(site_counter.c.epoch, site_counter.c.seq).where(site_counter.c.site == store.site)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            head = Head(*connection.execute(ends).one())
            found = _lines(connection, store.site), _contacts(connection, store.site)
        finally:
            connection.exec_driver_sql("COMMIT")
    return head, found


_TICKET: Final = SHAPES["ticket"].table.c
_COLUMNS: Final = [
    _TICKET[name]
    for name in Line._fields[: Line._fields.index("unanswered")]
    + ("unanswered_since", "breaches", "tags", "watchers")
]


def _lines(connection: Connection, site: str) -> list[Line]:
    found = []
    for row in connection.execute(select(*_COLUMNS).where(_TICKET.in_site == site)):
        *plain, assignee, updated_at, opened_at, due_at, since, breaches, tags, watchers = row
        told = (assignee or "", updated_at, opened_at, due_at, since is not None, breaches != "[]")
        found.append(Line._make((*plain, *told, _list(tags), _list(watchers))))
    return found


def _list(told: str) -> list[str]:
    return [] if told == "[]" else msgspec.json.decode(told, type=list[str])


def _contacts(connection: Connection, site: str) -> Contacts:
    """Of contacts that have tickets."""
    contact, person = SHAPES["contact"].table.c, SHAPES["person"].table.c
    its = and_(person.in_site == site, person.id == contact.person)
    query = select(contact.id, person.id, person.name, person.email, person.phone)
    has = select(_TICKET.id).where(_TICKET.contact == contact.id).exists()
    rows = connection.execute(query.join_from(contact.id.table, person.id.table, its).where(has))
    names, persons = {}, {}
    for ident, whose, name, email, phone in rows:
        names[ident], persons[ident] = name or email or phone, whose
    return Contacts(names, persons)

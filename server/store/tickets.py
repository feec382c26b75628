"""Tickets that memory may have forgotten, from the tables: windows of lists, whole tickets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from protocol.records import Contact, Person, Record, Ticket, TicketMessage
from protocol.tickets import PUBLIC_KINDS
from server.store.reading import by_ids
from server.store.store import Head, Store
from server.store.tables import SHAPES, from_row, site_counter

_TICKET: Final = SHAPES["ticket"].table
_MESSAGE: Final = SHAPES["ticket_message"].table
Read = tuple[Head, list[Record]]
"""Records, and where the log ended when they were so."""
MOST: Final = 200
"""Rows of one window."""


class Listed(NamedTuple):
    """A row of a list, with who it is of."""

    ticket: Ticket
    contact: Contact | None
    person: Person | None


class Window(NamedTuple):
    """A window of a list, and how many the whole list has."""

    total: int
    rows: list[Listed]


def rows(store: Store, ids: Sequence[str]) -> list[Listed]:
    """Rows of a list, in this order; without those that are gone meanwhile. Blocks."""
    with store.engine.connect() as connection:
        found = by_ids(connection, store.site, "ticket", ids)
        known = {
            each.ticket.id: each
            for each in listed([*found, *_along(connection, store.site, found)])
        }
    return [known[ident] for ident in ids if ident in known]


def lately(store: Store, most: int) -> Read:
    """The tickets that have changed last with their contacts and persons. Blocks."""
    newest = select(_TICKET).where(_TICKET.c.in_site == store.site)
    newest = newest.order_by(_TICKET.c.updated_at.desc(), _TICKET.c.id.desc()).limit(most)

    def read(connection: Connection) -> list[Record]:
        found = [from_row("ticket", dict(row)) for row in connection.execute(newest).mappings()]
        return [*found, *_along(connection, store.site, found)]

    return at_head(store, read)


def whole(store: Store, ident: str, most: int) -> Read:
    """A ticket with its clock, contact and person, its newest messages with their attachments, and
    the tickets that belong with it; nothing where there is none. Blocks."""

    def read(connection: Connection) -> list[Record]:
        tickets = by_ids(connection, store.site, "ticket", [ident])
        if not tickets:
            return []
        tickets += _related(connection, store.site, tickets[0])
        clock = by_ids(connection, store.site, "ticket_clock", [ident])
        thread = _thread(connection, store.site, ident, None, most)
        return [*tickets, *_along(connection, store.site, tickets), *clock, *thread]

    return at_head(store, read)


def public(store: Store, ident: str, most: int) -> Read:
    """A ticket with its newest messages that its customer may see, and their attachments; with the
    ticket that goes on with it. Blocks."""

    def read(connection: Connection) -> list[Record]:
        tickets = by_ids(connection, store.site, "ticket", [ident])
        goes_on = [each.merged_into or "" for each in tickets if isinstance(each, Ticket)]
        tickets += by_ids(connection, store.site, "ticket", filter(None, goes_on))
        only = _MESSAGE.c.message_kind.in_(sorted(PUBLIC_KINDS))
        return [*tickets, *_thread(connection, store.site, ident, only, most)]

    return at_head(store, read)


def thread(store: Store, ident: str, before: int, most: int) -> list[Record]:
    """The newest messages of a ticket before the one of that `nth`, oldest first, and then their
    attachments. Blocks."""
    with store.engine.connect() as connection:
        return _thread(connection, store.site, ident, _MESSAGE.c.nth < before, most)


def listed(records: list[Record]) -> list[Listed]:
    """The tickets among these records, each with who it is of."""
    contacts = {each.id: each for each in records if isinstance(each, Contact)}
    persons = {each.id: each for each in records if isinstance(each, Person)}
    found = []
    for each in records:
        if isinstance(each, Ticket):
            contact = contacts.get(each.contact)
            found.append(Listed(each, contact, persons.get(contact.person) if contact else None))
    return found


def _along(connection: Connection, site: str, tickets: list[Record]) -> list[Record]:
    contacts = by_ids(
        connection, site, "contact", [getattr(each, "contact", "") for each in tickets]
    )
    persons = [each.person for each in contacts if isinstance(each, Contact)]
    return [*contacts, *by_ids(connection, site, "person", persons)]


def _related(connection: Connection, site: str, ticket: Record) -> list[Record]:
    if not isinstance(ticket, Ticket):
        return []
    named = [ticket.merged_into or "", ticket.split_from or "", *ticket.links]
    c = _TICKET.c
    around = or_(c.merged_into == ticket.id, c.split_from == ticket.id)
    rows = connection.scalars(select(c.id).where(and_(c.in_site == site, around)).limit(MOST))
    others = dict.fromkeys((*filter(None, named), *rows))
    return by_ids(connection, site, "ticket", others)


def _thread(
    connection: Connection, site: str, ident: str, only: ColumnElement[bool] | None, most: int
) -> list[Record]:
    c = _MESSAGE.c
    own = and_(c.in_site == site, c.ticket == ident)
    query = select(_MESSAGE).where(own if only is None else and_(own, only))
    rows = connection.execute(query.order_by(c.nth.desc()).limit(most)).mappings().all()
    messages = [from_row("ticket_message", dict(row)) for row in reversed(rows)]
    files = [ident for m in messages if isinstance(m, TicketMessage) for ident in m.attachments]
    return [*messages, *by_ids(connection, site, "attachment", files)]


def at_head(store: Store, read: Callable[[Connection], list[Record]]) -> Read:
    """What is read at one moment, and where the log ended then. Blocks."""
    ends = select(site_counter.c.epoch, site_counter.c.seq).where(site_counter.c.site == store.site)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            head = Head(*connection.execute(ends).one())
            found = read(connection)
        finally:
            connection.exec_driver_sql("COMMIT")
    return head, found

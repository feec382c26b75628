"""Tickets that memory may have forgotten, from the tables: windows of lists, whole tickets."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from protocol.records import Contact, Person, Record, Ticket, TicketMessage
from protocol.sla import PRIORITIES
from protocol.tickets import PUBLIC_KINDS, TicketFilter, TicketSort
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


class Asked(NamedTuple):
    """Which list: `me` is who asks, `now` in ms."""

    shows: TicketFilter
    sort: TicketSort = "updated"
    descending: bool = False
    me: str = ""
    now: int = 0


def window(store: Store, asked: Asked, offset: int, most: int) -> Window:
    """The rows of a list from `offset` on, at most `most`. Blocks."""
    own = and_(_TICKET.c.in_site == store.site, *_wanted(asked))
    with store.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            total = connection.scalar(select(func.count()).select_from(_TICKET).where(own)) or 0
            query = select(_TICKET).where(own).order_by(*_order(asked)).offset(offset)
            rows = connection.execute(query.limit(min(most, MOST))).mappings()
            found = [from_row("ticket", dict(row)) for row in rows]
            known = _along(connection, store.site, found)
        finally:
            connection.exec_driver_sql("COMMIT")
    return Window(total, listed([*found, *known]))


def lately(store: Store, most: int) -> Read:
    """The tickets that have changed last with their contacts and persons. Blocks."""
    newest = select(_TICKET).where(_TICKET.c.in_site == store.site)
    newest = newest.order_by(_TICKET.c.updated_at.desc(), _TICKET.c.id.desc()).limit(most)

    def read(connection: Connection) -> list[Record]:
        found = [from_row("ticket", dict(row)) for row in connection.execute(newest).mappings()]
        return [*found, *_along(connection, store.site, found)]

    return _at_head(store, read)


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

    return _at_head(store, read)


def public(store: Store, ident: str, most: int) -> Read:
    """A ticket with its newest messages that its customer may see, and their attachments; with the
    ticket that goes on with it. Blocks."""

    def read(connection: Connection) -> list[Record]:
        tickets = by_ids(connection, store.site, "ticket", [ident])
        goes_on = [each.merged_into or "" for each in tickets if isinstance(each, Ticket)]
        tickets += by_ids(connection, store.site, "ticket", filter(None, goes_on))
        only = _MESSAGE.c.message_kind.in_(sorted(PUBLIC_KINDS))
        return [*tickets, *_thread(connection, store.site, ident, only, most)]

    return _at_head(store, read)


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


def _wanted(asked: Asked) -> list[ColumnElement[bool]]:
    shows, c = asked.shows, _TICKET.c
    found: list[ColumnElement[bool]] = []
    for column, values in (
        (c.status, shows.statuses),
        (c.pause, shows.pauses),
        (c.priority, shows.priorities),
        (c.team, shows.teams),
        (c.channel, shows.channels),
    ):
        if values:
            found.append(column.in_(sorted(set(values))))
    if shows.assignees:
        found.append(_assigned(shows.assignees, asked.me))
    found += [_holds(c.tags, tag) for tag in dict.fromkeys(shows.tags)]
    if shows.watching:
        found.append(_holds(c.watchers, asked.me))
    if shows.contact:
        found.append(c.contact == shows.contact)
    if shows.policy:
        found.append(c.policy == shows.policy)
    if shows.unanswered:
        found.append(c.unanswered_since.is_not(None))
    if shows.breached:
        found.append(c.breaches != "[]")
    if shows.due_within_min:
        found.append(c.due_at <= asked.now + shows.due_within_min * 60_000)
    if shows.text.strip():
        found.append(c.subject.contains(shows.text.strip(), autoescape=True))
    return found


def _assigned(assignees: list[str], me: str) -> ColumnElement[bool]:
    named = {me if each == "me" else each for each in assignees}
    somebody = _TICKET.c.assignee.in_(sorted(named - {""}))
    return or_(somebody, _TICKET.c.assignee.is_(None)) if "" in named else somebody


def _holds(column: Any, word: str) -> ColumnElement[bool]:
    """Whether a list, which lies as JSON, holds a word."""
    each = func.json_each(column).table_valued("value")
    return select(each.c.value).where(each.c.value == word).exists()


_RANK: Final = case(
    {name: rank for rank, name in enumerate(PRIORITIES)}, value=_TICKET.c.priority, else_=0
)


def _order(asked: Asked) -> list[Any]:
    """What has no deadline comes last, whichever way; of equals the number decides."""
    keys: dict[TicketSort, Any] = {
        "due": _TICKET.c.due_at,
        "updated": _TICKET.c.updated_at,
        "opened": _TICKET.c.opened_at,
        "number": _TICKET.c.number,
        "priority": _RANK,
        "name": _name(),
    }
    key = keys[asked.sort]
    if asked.descending:
        return [key.desc().nulls_last(), _TICKET.c.number.desc()]
    return [key.asc().nulls_last(), _TICKET.c.number]


def _name() -> Any:
    contact, person = SHAPES["contact"].table.c, SHAPES["person"].table.c
    its = and_(contact.id == _TICKET.c.contact, person.id == contact.person)
    return select(func.lower(person.name)).where(its).scalar_subquery()


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


def _at_head(store: Store, read: Any) -> Read:
    ends = select(site_counter.c.epoch, site_counter.c.seq).where(site_counter.c.site == store.site)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            head = Head(*connection.execute(ends).one())
            found: list[Record] = read(connection)
        finally:
            connection.exec_driver_sql("COMMIT")
    return head, found

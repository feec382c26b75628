"""Full-text search over tickets: subject, customer, number, and each message of the thread.

There is a document for each ticket and for each of its messages, written with the records in one
transaction, so that an answer costs one more document, however long its thread. Each has the
subject, the number and the name and addresses of the customer beside its own words: all words that
are sought must stand in one of them. What is erased is gone from the index with the row: documents
are kept, and FTS5 deletes for good (`secure-delete`).

SQLite has FTS5. PostgreSQL is not used yet; there the same functions stand on a table with these
columns and a `tsvector` of them, under a GIN index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from sqlalchemy import DDL, Connection, and_, event, select
from sqlalchemy.schema import ExecutableDDLElement

from protocol.changes import Change, Key, Put
from protocol.records import Contact, Person, Ticket, TicketMessage
from server.store.tables import SHAPES, metadata

if TYPE_CHECKING:
    from server.store.store import Store

MAKING: Final = (
    "CREATE VIRTUAL TABLE ticket_search USING fts5("
    "subject, who, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '3')",
    "INSERT INTO ticket_search (ticket_search, rank) VALUES ('secure-delete', 1)",
)
for _statement in MAKING:
    _ddl: ExecutableDDLElement = DDL(_statement)  # type: ignore[no-untyped-call]
    event.listen(metadata, "after_create", _ddl.execute_if(dialect="sqlite"))

MESSAGES: Final = 1 << 20
"""Document ids are `number * MESSAGES + nth`; 0 is the ticket's own."""
MOST: Final = 10_000
"""So many documents are looked at, the newest tickets first."""
MOST_WORDS: Final = 8
PREFIX_FROM: Final = 3
"""From so many characters on, the last word may be the beginning of one."""
AGAIN: Final = 200
"""So many messages of a ticket, the newest, are written anew where its customer is called
otherwise, and so many tickets of a customer; the others are still found by what was."""
AT_ONCE: Final = 500
_WORD: Final = re.compile(r"[^\W_]")
_TICKET: Final = SHAPES["ticket"].table.c
T = TypeVar("T")
_MESSAGE: Final = SHAPES["ticket_message"].table.c
_CONTACT: Final = SHAPES["contact"].table.c
_PERSON: Final = SHAPES["person"].table.c
_INSERT: Final = "INSERT INTO ticket_search (rowid, subject, who, words) VALUES (?, ?, ?, ?)"
_DELETE: Final = "DELETE FROM ticket_search WHERE rowid = ?"
_SAYS: Final = "SELECT rowid, subject, who FROM ticket_search WHERE rowid IN ({})"
_ALL: Final = "DELETE FROM ticket_search WHERE rowid BETWEEN ? AND ?"
_FOUND: Final = (
    "SELECT rowid FROM ticket_search WHERE ticket_search MATCH ? ORDER BY rowid DESC LIMIT ?"
)


class _Of(NamedTuple):
    """What all documents of a ticket say."""

    number: int
    subject: str
    who: str


Doc = tuple[int, str, str, str]


def found(store: Store, text: str) -> list[int]:
    """Numbers of the tickets with a document in which all words of a text stand, the newest first;
    as many as `MOST` documents have. The last word may be the beginning of one: of letters always,
    of an address or a number where nothing has it as it is. Blocks."""
    sought, begins, letters = query_of(text)
    if not sought:
        return []
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql(_FOUND, (sought, MOST)).all()
        # Where many have the word itself the newest of these will do: to look for all that begin
        # so reads every document of each.
        if begins and len(rows) < MOST and (letters or not rows):
            rows = connection.exec_driver_sql(_FOUND, (sought + "*", MOST)).all()
    return list(dict.fromkeys(row[0] // MESSAGES for row in rows))


class Sought(NamedTuple):
    """What FTS5 is asked for, and whether its last word may be the beginning of one, and is of
    letters alone."""

    query: str
    begins: bool = False
    letters: bool = False


def query_of(text: str) -> Sought:
    """What is asked for a text that somebody typed: each word quoted, so that nothing in it is
    taken for syntax; empty where it holds no word."""
    words = [word for word in text.split() if _WORD.search(word)][:MOST_WORDS]
    if not words:
        return Sought("")
    quoted = ['"' + word.replace('"', '""').replace("\0", "") + '"' for word in words]
    last = words[-1]
    begins = len(last) >= PREFIX_FROM and _WORD.match(last[-1]) is not None
    return Sought(" ".join(quoted), begins, last.isalpha())


def leave(connection: Connection, site: str, last: Mapping[Key, Change]) -> None:
    """Take the documents out of what is deleted; its rows are still there."""
    if connection.dialect.name != "sqlite":
        return
    gone = [key for key, change in last.items() if not isinstance(change, Put)]
    tickets = [key.id for key in gone if key.kind == "ticket"]
    messages = [key.id.rpartition(".") for key in gone if key.kind == "ticket_message"]
    numbers = _numbers(connection, site, [*tickets, *(ticket for ticket, _, _ in messages)])
    for ticket in tickets:
        if (number := numbers.get(ticket)) is not None:
            first = number * MESSAGES
            connection.exec_driver_sql(_ALL, (first, first + MESSAGES - 1))
    for ticket, _, nth in messages:
        if (number := numbers.get(ticket)) is not None:
            connection.exec_driver_sql(_DELETE, (number * MESSAGES + int(nth),))


def follow(connection: Connection, site: str, last: Mapping[Key, Change]) -> None:
    """Write the documents that follow from the last changes of a batch; its rows are written."""
    if connection.dialect.name != "sqlite":
        return
    messages: list[TicketMessage] = []
    tickets: list[str] = []
    for change in last.values():
        record = change.r if isinstance(change, Put) else None
        if isinstance(record, TicketMessage):
            messages.append(record)
        elif isinstance(record, Ticket):
            tickets.append(record.id)
        elif isinstance(record, Contact | Person) and record.version > 1:
            # Of whom nobody knew before no ticket is on record but those that are written now.
            tickets += _of_customer(connection, site, record)
    if not messages and not tickets:
        return
    known = _known(connection, site, {*tickets, *(message.ticket for message in messages)})
    docs = {
        doc[0]: doc
        for each in messages
        if each.ticket in known
        for doc in [_doc(known[each.ticket], each.nth, _said(each.message_kind, each.text))]
    }
    heads = [known[each].number * MESSAGES for each in dict.fromkeys(tickets) if each in known]
    looked = {*docs, *heads}
    there = _there(connection, looked)
    for ident in dict.fromkeys(tickets):
        if ident in known:
            said = there.get(known[ident].number * MESSAGES)
            for doc in _again(connection, site, ident, known[ident], said):
                docs.setdefault(doc[0], doc)
    # Those that are rewritten with their ticket were not looked for yet.
    there |= _there(connection, [ident for ident in docs if ident not in looked])
    _put(connection, list(docs.values()), there)


def _there(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Subject and customer of the documents that there are of these."""
    found: dict[int, tuple[str, str]] = {}
    for some in _some(ids):
        places = ", ".join("?" * len(some))
        rows = connection.exec_driver_sql(_SAYS.format(places), tuple(some))
        found |= {row[0]: (row[1], row[2]) for row in rows}
    return found


def _again(
    connection: Connection, site: str, ticket: str, of: _Of, said: tuple[str, str] | None
) -> Iterator[Doc]:
    """The documents of a ticket that said something else of subject or customer."""
    if said == (of.subject, of.who):
        return
    yield _doc(of, 0, "")
    if said is None:
        return
    newest = select(_MESSAGE.nth, _MESSAGE.message_kind, _MESSAGE.text).where(
        and_(_MESSAGE.in_site == site, _MESSAGE.ticket == ticket)
    )
    for each in connection.execute(newest.order_by(_MESSAGE.nth.desc()).limit(AGAIN)):
        yield _doc(of, each.nth, _said(each.message_kind, each.text))


def _doc(of: _Of, nth: int, words: str) -> Doc:
    return of.number * MESSAGES + nth, of.subject, of.who, words


def _said(kind: str, text: str) -> str:
    """Notes say what has happened, in words of the program."""
    return "" if kind == "note" else text


def _put(connection: Connection, docs: list[Doc], there: Mapping[int, object]) -> None:
    """Write documents, with nothing left of what was in their place; of a message without words
    there is none. `there` are those that are known to be there."""
    gone = [doc[0] for doc in docs if doc[0] in there]
    if gone:
        connection.exec_driver_sql(_DELETE, [(each,) for each in gone])
    said = [doc for doc in docs if doc[3] or doc[0] % MESSAGES == 0]
    if said:
        connection.exec_driver_sql(_INSERT, said)


def _known(connection: Connection, site: str, tickets: Iterable[str]) -> dict[str, _Of]:
    """What documents say of their tickets, by ticket."""
    found: dict[str, _Of] = {}
    for some in _some(tickets):
        its = and_(_CONTACT.in_site == site, _CONTACT.id == _TICKET.contact)
        whose = and_(_PERSON.in_site == site, _PERSON.id == _CONTACT.person)
        joined = _TICKET.id.table.outerjoin(_CONTACT.id.table, its).outerjoin(
            _PERSON.id.table, whose
        )
        told = [_PERSON[name] for name in ("name", "email", "phone", "phone_key", "company")]
        query = select(_TICKET.id, _TICKET.number, _TICKET.subject, *told).select_from(joined)
        wanted = and_(_TICKET.in_site == site, _TICKET.id.in_(some))
        for ident, number, subject, *who in connection.execute(query.where(wanted)):
            says = " ".join((f"T-{number}", *filter(None, who)))
            found[ident] = _Of(number, subject, says)
    return found


def _numbers(connection: Connection, site: str, tickets: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in _some(tickets):
        query = select(_TICKET.id, _TICKET.number)
        query = query.where(and_(_TICKET.in_site == site, _TICKET.id.in_(some)))
        found |= {ident: number for ident, number in connection.execute(query)}
    return found


def _of_customer(connection: Connection, site: str, record: Contact | Person) -> list[str]:
    """The tickets of a contact, or of the one whose name this person holds: the newest."""
    if isinstance(record, Person):
        if not record.contact:
            return []
        its = select(_CONTACT.id).where(
            and_(_CONTACT.in_site == site, _CONTACT.id == record.contact)
        )
        if connection.scalar(its.where(_CONTACT.person == record.id)) is None:
            return []
    contact = record.contact if isinstance(record, Person) else record.id
    query = select(_TICKET.id).where(_TICKET.contact == contact).order_by(_TICKET.number.desc())
    return list(connection.scalars(query.limit(AGAIN)))


def _some(ids: Iterable[T]) -> Iterator[list[T]]:
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), AT_ONCE):
        yield wanted[start : start + AT_ONCE]

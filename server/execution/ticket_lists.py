"""Windows of ticket lists: from columns in memory which of them, from the tables what they say."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from protocol.changes import Change, Put
from protocol.records import Contact, Person, Ticket
from server.execution.exactly import exactly
from server.store import ticket_search, tickets
from server.store.log import LogEntry
from server.store.store import Head, Store
from server.store.ticket_lines import Asked, Contacts, all_lines, called, line_of
from server.store.tickets import Window

if TYPE_CHECKING:
    from server.execution.tailer import Tailer
    from server.execution.ticket_columns import TicketColumns

_KINDS: Final = frozenset({"ticket", "contact", "person"})
MOST: Final = 200
"""Rows of one window."""


class TicketLists:
    """Read when a list is first asked for, and kept true by the log from then on."""

    def __init__(self, store: Store, tailer: Tailer) -> None:
        self._store = store
        self._tailer = tailer
        self._columns: TicketColumns | None = None
        self._names: dict[str, str] = {}
        """What contacts are called that have tickets."""
        self._persons: dict[str, str] = {}
        """The contact of whom this is the person."""
        self._reading = asyncio.Lock()

    async def window(self, asked: Asked, offset: int, most: int) -> Window:
        """The rows of a list from `offset` on, at most `most`."""
        columns, numbers = await self._ready(), None
        if asked.shows.text.strip():
            sought = asked.shows.text
            numbers = await asyncio.to_thread(ticket_search.found, self._store, sought)
        found = columns.window(asked, numbers, offset, min(most, MOST))
        rows = await asyncio.to_thread(tickets.rows, self._store, found.ids) if found.ids else []
        return Window(found.total, rows)

    def fold(self, entry: LogEntry) -> None:
        """Take an entry of the log in; most are of queues."""
        if self._columns is not None:
            self._fold(self._columns, entry)

    async def _ready(self) -> TicketColumns:
        async with self._reading:
            if self._columns is None:
                read, since = await exactly(self._tailer, self._store, self._read)
                columns, contacts = read
                self._names = contacts.names
                self._persons = {person: contact for contact, person in contacts.persons.items()}
                for entry in since:
                    self._fold(columns, entry)
                self._columns = columns
        return self._columns

    def _read(self) -> tuple[Head, tuple[TicketColumns, Contacts]]:
        """All columns, sorted. Blocks: it takes a while where there are many tickets."""
        # Imported here: what it computes with takes a while to load, and few houses use it at once.
        from server.execution.ticket_columns import TicketColumns

        head, (lines, contacts) = all_lines(self._store)
        columns = TicketColumns()
        for line in lines:
            columns.put(line, contacts.names.get(line.contact, ""))
        columns.sort()
        return head, (columns, contacts)

    def _fold(self, columns: TicketColumns, entry: LogEntry) -> None:
        told = [change for change in entry.changes if change.key.kind in _KINDS]
        # Whom they are of before what is of them.
        for change in sorted(told, key=lambda each: each.key.kind == "ticket"):
            self._take(columns, change)

    def _take(self, columns: TicketColumns, change: Change) -> None:
        record = change.r if isinstance(change, Put) else None
        if isinstance(record, Ticket):
            if record.contact not in self._names:
                self._meet(self._tailer.floor.get(Contact, record.contact))
            columns.put(line_of(record), self._names.get(record.contact, ""))
        elif change.key.kind == "ticket":
            columns.drop(change.key.id)
        elif isinstance(record, Contact) and record.id in self._names:
            self._meet(record)
            columns.rename(record.id, self._names[record.id])
        elif isinstance(record, Person) and record.id in self._persons:
            contact = self._persons[record.id]
            self._names[contact] = called(record)
            columns.rename(contact, self._names[contact])

    def _meet(self, contact: Contact | None) -> None:
        if contact is None:
            return
        person = self._tailer.floor.get(Person, contact.person)
        self._persons[contact.person] = contact.id
        self._names[contact.id] = called(person)

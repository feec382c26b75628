"""The tickets that have changed last, with whom they are of, whatever became of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import Final

from protocol.changes import Change, Key, Put
from protocol.records import Contact, Person, Record, Ticket
from protocol.ticket_views import TicketHead
from server.domain.floor import Floor
from server.sync.ticket_views import head

SHOWN: Final = 200
HELD: Final = 300
"""More than are shown, so that others come up where some are deleted."""


class RecentTickets:
    """Those that `store.tickets.lately` would find, kept true by the changes of the log."""

    def __init__(self, floor: Floor, past: Iterable[Record] = ()) -> None:
        self._tickets: dict[str, Ticket] = {}
        self._order: list[tuple[int, str]] = []
        self._contacts: dict[str, Contact] = {}
        self._persons: dict[str, Person] = {}
        records = list(past)
        for record in (*records, *(() if records else floor.of(Ticket))):
            if isinstance(record, Contact):
                self._contacts[record.id] = record
            elif isinstance(record, Person):
                self._persons[record.id] = record
            elif isinstance(record, Ticket):
                self._put(record)
        for ticket in self._tickets.values():
            self._meet(floor, ticket)

    def shown(self) -> Iterator[Key]:
        """The rows that are shown."""
        return (Key("ticket_head", ident) for _, ident in self._order[-SHOWN:])

    def head(self, ident: str) -> TicketHead | None:
        """The row of a ticket, while it is one of those."""
        ticket = self._tickets.get(ident)
        if ticket is None or self._rank(ticket) < len(self._order) - SHOWN:
            return None
        contact = self._contacts.get(ticket.contact)
        return head(ticket, self._persons.get(contact.person) if contact is not None else None)

    def fold(self, floor: Floor, change: Change) -> Iterable[Key]:
        """Take a change in; the rows that it may have changed."""
        record = change.r if isinstance(change, Put) else None
        kind, ident = change.key
        if kind == "ticket":
            before = self._edge()
            self._drop(ident)
            if isinstance(record, Ticket):
                self._put(record)
                self._meet(floor, record)
            return [Key("ticket_head", each) for each in {ident, *before, *self._edge()}]
        if kind == "contact" and ident in self._contacts:
            self._contacts.pop(ident)
            if isinstance(record, Contact):
                self._contacts[ident] = record
                self._greet(floor, record)
            return self._of({ident})
        if kind == "person" and ident in self._persons:
            self._persons.pop(ident)
            if isinstance(record, Person):
                self._persons[ident] = record
            return self._of({c.id for c in self._contacts.values() if c.person == ident})
        return ()

    def _of(self, contacts: set[str]) -> list[Key]:
        return [Key("ticket_head", t.id) for t in self._tickets.values() if t.contact in contacts]

    def _rank(self, ticket: Ticket) -> int:
        return bisect_left(self._order, (ticket.updated_at, ticket.id))

    def _edge(self) -> list[str]:
        """Those that stand where one is shown and the next is not."""
        at = len(self._order) - SHOWN
        return [ident for _, ident in self._order[max(0, at - 1) : max(0, at + 1)]]

    def _put(self, ticket: Ticket) -> None:
        self._tickets[ticket.id] = ticket
        insort(self._order, (ticket.updated_at, ticket.id))
        if len(self._order) > HELD:
            self._drop(self._order[0][1])

    def _drop(self, ident: str) -> None:
        gone = self._tickets.pop(ident, None)
        if gone is None:
            return
        del self._order[bisect_left(self._order, (gone.updated_at, gone.id))]
        if len(self._contacts) > 2 * HELD:
            self._part()

    def _meet(self, floor: Floor, ticket: Ticket) -> None:
        """Know whom a ticket is of."""
        contact = self._contacts.get(ticket.contact) or floor.get(Contact, ticket.contact)
        if contact is not None:
            self._contacts[contact.id] = contact
            self._greet(floor, contact)

    def _greet(self, floor: Floor, contact: Contact) -> None:
        person = floor.get(Person, contact.person)
        if person is not None:
            self._persons[person.id] = person

    def _part(self) -> None:
        """Forget of whom none of these tickets is."""
        named = {ticket.contact for ticket in self._tickets.values()}
        self._contacts = {i: each for i, each in self._contacts.items() if i in named}
        persons = {contact.person for contact in self._contacts.values()}
        self._persons = {i: each for i, each in self._persons.items() if i in persons}

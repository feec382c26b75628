"""One service request with all that belongs to it, kept true by the changes of the log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeVar

from protocol.changes import Change, Key, Put, State, key_of
from protocol.records import (
    Contact,
    CostEstimate,
    Invoice,
    Person,
    Record,
    RequestItem,
    RequestLine,
    RequestNote,
    ServiceRequest,
    Ticket,
)
from server.domain.floor import Floor
from server.sync.past import Past

R = TypeVar("R", bound=Record)
CHILDREN: Final = (RequestItem, RequestLine, RequestNote, CostEstimate)
"""What belongs to a request and is shown; what opens an item is never taken in."""
KINDS: Final = frozenset(each.kind() for each in (ServiceRequest, Invoice, *CHILDREN))
"""The request itself, and what is of one alone."""
_NAMED: Final = ("contact", "person")


class KeptRequest:
    """The floor has no ended requests, invoices or closed tickets: what the disk has of this one
    (`past.py`) is kept here, and changed as the log changes it."""

    def __init__(self, ident: str, past: Past | None = None) -> None:
        self.id = ident
        self._state: State = {}
        self.read(past)

    def read(self, past: Past | None) -> None:
        """Know what the disk has."""
        mine = (r for r in past or () if r.kind() in _NAMED or self._is_mine(r))
        self._state = {key_of(record): record for record in mine}
        self._part()

    @property
    def request(self) -> ServiceRequest | None:
        """The request itself, while there is one."""
        return self.get(ServiceRequest, self.id)

    def get(self, kind: type[R], ident: str) -> R | None:
        """A record that is of it."""
        found = self._state.get(Key(kind.kind(), ident))
        return found if isinstance(found, kind) else None

    def record(self, key: Key) -> Record | None:
        """Any record that is of it."""
        return self._state.get(key)

    def of(self, kind: type[R]) -> list[R]:
        """All records of a kind that are of it."""
        return [each for each in self._state.values() if isinstance(each, kind)]

    def keys(self) -> list[Key]:
        """Of all that is of it."""
        return list(self._state)

    def whose(self, contact: str) -> Person | None:
        """The person of one of its contacts."""
        known = self.get(Contact, contact)
        return self.get(Person, known.person) if known is not None else None

    @property
    def lacks(self) -> bool:
        """Whether it names a contact or person that is not known here."""
        return any(key not in self._state for key in self._whose())

    def meet(self, floor: Floor) -> None:
        """Know what memory has of it."""
        own = floor.get(ServiceRequest, self.id)
        if own is not None:
            self._keep(own)
            for each in (
                *floor.requests.items(self.id),
                *floor.requests.lines(self.id),
                *floor.requests.notes(self.id),
                *floor.requests.estimates(self.id),
            ):
                self._keep(each)
        if (invoice := floor.get(Invoice, self.id)) is not None:
            self._keep(invoice)
        for ticket in floor.of(Ticket):
            if ticket.request == self.id:
                self._keep(ticket)
        self._meet_named(floor)

    def fold(self, floor: Floor, change: Change) -> set[Key]:
        """Take a change in; the keys of what is otherwise, came or went."""
        key, record = change.key, change.r if isinstance(change, Put) else None
        before = set(self._state)
        named = key.kind in _NAMED and key in self._whose()
        if record is not None and (named or self._is_mine(record)):
            self._keep(record)
        elif self._state.pop(key, None) is None:
            return set()
        self._meet_named(floor)
        self._part()
        return {key, *(before ^ set(self._state))}

    def _is_mine(self, record: Record) -> bool:
        if isinstance(record, ServiceRequest | Invoice):
            return record.id == self.id
        return isinstance(record, (*CHILDREN, Ticket)) and record.request == self.id

    def _keep(self, record: Record) -> None:
        self._state[key_of(record)] = record

    def _whose(self) -> Iterator[Key]:
        """The contacts that it and its tickets are of, with their persons."""
        own = self.request
        contacts = [own.contact] if own is not None else []
        for ident in dict.fromkeys([*contacts, *(each.contact for each in self.of(Ticket))]):
            yield Key("contact", ident)
            contact = self.get(Contact, ident)
            if contact is not None:
                yield Key("person", contact.person)

    def _meet_named(self, floor: Floor) -> None:
        for key in self._whose():
            if key not in self._state and (found := floor.state.get(key)) is not None:
                self._state[key] = found

    def _part(self) -> None:
        """Forget who is not named any more."""
        whose = set(self._whose())
        gone = [key for key in self._state if key.kind in _NAMED and key not in whose]
        for key in gone:
            del self._state[key]

"""One contact as colleagues know it: with all who are the same, their persons, and their events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from protocol.changes import Change, Key, Put, key_of
from protocol.records import CalendarEvent, Contact, Person, Record
from server.domain.floor import Floor
from server.store.contacts import EVENTS_SHOWN, event_rank
from server.sync.past import Past


class ContactProjection:
    """The floor has few contacts and no ended events: `past` is what the disk has (`past.py`), kept
    true by the changes of the log. Whoever becomes the same as others brings what the log does not
    tell; the disk is read anew then."""

    def __init__(self, ident: str, past: Past | None = None) -> None:
        self._id = ident
        self.read(past)

    def read(self, past: Past | None) -> None:
        """Know what the disk has."""
        records = list(past or ())
        self._contacts = {each.id: each for each in records if isinstance(each, Contact)}
        self._persons = {each.id: each for each in records if isinstance(each, Person)}
        self._events = {each.id: each for each in records if isinstance(each, CalendarEvent)}
        self._part()
        self._more = len(self._events) > EVENTS_SHOWN
        """Whether the disk may have more events than are known here."""
        self.lacks = False
        """Whether the disk must be read anew."""

    def everything(self, floor: Floor) -> Iterable[Key]:
        """All of it."""
        return list(self._known())

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The record, if it is of this contact, and what comes and goes with it."""
        record = change.r if isinstance(change, Put) else None
        match change.key.kind:
            case "contact":
                return self._meet(change.key.id, record)
            case "person":
                return self._rename(change.key, record)
            case "calendar_event":
                return self._plan(change.key.id, record)
        return ()

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The record as it is."""
        match key.kind:
            case "contact":
                return self._contacts.get(key.id)
            case "person":
                return self._persons.get(key.id)
        return self._events.get(key.id) if key.id in self._shown else None

    def _known(self) -> Iterator[Key]:
        for records in (self._contacts, self._persons, self._events):
            yield from map(key_of, records.values())

    def _meet(self, ident: str, record: Record | None) -> Iterable[Key]:
        before = self._contacts.get(ident)
        if not isinstance(record, Contact):
            return ()  # The records of contacts stay, whatever becomes of them.
        if before is None and ident != self._id and record.merged_into not in self._contacts:
            return ()
        old = list(self._known())
        self._contacts[ident] = record
        if before is not None and _stands(before) == _stands(record):
            return (key_of(record),)
        self.lacks = True
        self._part()
        return (*old, *self._known())

    def _rename(self, key: Key, record: Record | None) -> Iterable[Key]:
        if all(each.person != key.id for each in self._contacts.values()):
            return ()
        if isinstance(record, Person):
            self._persons[key.id] = record
        else:
            self._persons.pop(key.id, None)
        return (key,)

    def _plan(self, ident: str, record: Record | None) -> Iterable[Key]:
        known = self._events.pop(ident, None)
        if isinstance(record, CalendarEvent) and record.contact in self._contacts:
            self._events[ident] = record
        elif known is None:
            return ()
        # One of those that were not read may be among the shown now.
        self.lacks = self.lacks or (self._more and known is not None)
        shown = self._shown
        self._rank()
        return (Key("calendar_event", ident), *_keys(shown ^ self._shown))

    def _part(self) -> None:
        """Forget who is not the same any more, with what is theirs."""
        same = self._same()
        self._contacts = {each.id: each for each in self._contacts.values() if each.id in same}
        named = {each.person for each in self._contacts.values()}
        self._persons = {each.id: each for each in self._persons.values() if each.id in named}
        self._events = {e.id: e for e in self._events.values() if e.contact in same}
        self._rank()

    def _same(self) -> set[str]:
        """All who are the same as this one, as far as they are known."""
        top, up = self._contacts.get(self._id), {self._id}
        while top is not None and top.merged_into not in (None, *up):
            up.add(top.merged_into or "")
            top = self._contacts.get(top.merged_into or "")
        same: set[str] = set()
        grown = up
        while len(grown) > len(same):
            same = grown
            below = (each.id for each in self._contacts.values() if each.merged_into in same)
            grown = same | set(below)
        return same

    def _rank(self) -> None:
        """Know which events are shown."""
        newest = sorted(self._events.values(), key=event_rank)[-EVENTS_SHOWN:]
        self._shown = {each.id for each in newest}


def _stands(contact: Contact) -> tuple[str | None, str]:
    """What decides what else is shown with it."""
    return contact.merged_into, contact.person


def _keys(events: Iterable[str]) -> Iterator[Key]:
    return (Key("calendar_event", ident) for ident in events)

"""What the floor knows of bookings, by what rules ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from protocol.booking import EXPECTED, TAKING
from protocol.changes import Key
from protocol.outbox import UNSENT, MessageWhat
from protocol.records import Message, Person, Record, Reservation, Site, WaitListed
from server.domain.days import day_span
from server.domain.to_come import ToCome

OPEN_WISHES: Final = frozenset({"waiting", "offered"})
"""The states in which somebody on the wait list still wants a time."""


LISTS: Final[frozenset[MessageWhat]] = frozenset({"list", "ticket_links"})


def is_kept(record: Reservation | WaitListed | Message, since: int) -> bool:
    """Whether memory keeps it: what is to come or takes a time, and what has changed since the
    business day began (ms), so that it can be taken back. `Store.live` reads the same."""
    if isinstance(record, WaitListed):
        return record.state in OPEN_WISHES
    if isinstance(record, Message):
        # Nobody is sent their reservations or the links of their tickets twice within the hour.
        return record.state in UNSENT or (record.what in LISTS and record.made_at >= since)
    if record.state in EXPECTED or record.since >= since:
        return True
    return record.state in TAKING and record.end_at >= since


def day_began(site: Site) -> int:
    """When the business day began that the hall is in, ms."""
    return day_span(site.day, site.zone, site.roll_hour)[0] if site.day else 0


def done_with(lists: Mapping[str, Mapping[str, Record]], site: Site) -> list[Key]:
    """Reservations, messages and places on the wait list that memory need not keep."""
    since, found = day_began(site), []
    for kind in ("reservation", "wait_listed", "message"):
        for record in lists.get(kind, {}).values():
            if isinstance(record, Reservation | WaitListed | Message) and not is_kept(
                record, since
            ):
                found.append(Key(kind, record.id))
                if kind == "reservation":
                    found.append(Key("meeting", record.id))
    return found


class Booked:
    """Indexes over reservations and their persons."""

    def __init__(self) -> None:
        self.by_number: dict[str, Reservation] = {}
        self.by_visit: dict[str, str] = {}
        """Ids of the reservations that have checked in, by visit."""
        self.by_person: dict[str, str] = {}
        """Each reservation has a person of its own."""
        self.earlier: dict[str, Reservation] = {}
        """Those that are booked and want an earlier time."""
        self.persons: dict[str, tuple[str, ...]] = {}
        """Ids of persons by what they are known again by: `email_key` and `phone_key`."""
        self.to_come = ToCome()
        """Those whose customer is not here yet."""

    def copy(self) -> Booked:
        """Another that goes its own way from here."""
        made = Booked()
        made.by_number, made.by_visit = dict(self.by_number), dict(self.by_visit)
        made.earlier = dict(self.earlier)
        made.by_person, made.persons = dict(self.by_person), dict(self.persons)
        made.to_come = self.to_come.copy()
        return made

    def put(self, before: Record | None, record: Record) -> None:
        """Take in a record that was so before, if it was."""
        if isinstance(record, Reservation):
            self.drop(before)
            self.by_number[record.number] = record
            self.to_come.put(record)
            if record.visit is not None:
                self.by_visit[record.visit] = record.id
            if record.person is not None:
                self.by_person[record.person] = record.id
            if record.earlier and record.state == "booked":
                self.earlier[record.id] = record
        elif isinstance(record, Person):
            self.drop(before)
            for key in _keys(record):
                self.persons[key] = (*self.persons.get(key, ()), record.id)

    def drop(self, record: Record | None) -> None:
        """Forget a record that was so."""
        if isinstance(record, Reservation):
            self.by_number.pop(record.number, None)
            self.to_come.drop(record)
            self.by_visit.pop(record.visit or "", None)
            self.by_person.pop(record.person or "", None)
            self.earlier.pop(record.id, None)
        elif isinstance(record, Person):
            for key in _keys(record):
                left = tuple(each for each in self.persons.get(key, ()) if each != record.id)
                if left:
                    self.persons[key] = left
                else:
                    self.persons.pop(key, None)


def _keys(person: Person) -> tuple[str, ...]:
    return tuple(key for key in (person.email_key, person.phone_key) if key)

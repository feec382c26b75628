"""A sample hall as the topic of staff carries it, for pictures and tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec

from protocol.records import (
    Call,
    Desk,
    Entry,
    Estimate,
    Person,
    Place,
    Record,
    Service,
    ServicePoint,
    Site,
    Staff,
    Undoable,
    Visit,
)

NOON: Final = 1_780_574_551_000
"""Thursday 4 June 2026, 14:02:31 in Berlin, ms."""
SECOND: Final = 1000
MINUTE: Final = 60_000
POINT: Final = "01900000-0000-7000-8000-0000000000a0"
MARA: Final = "01900000-0000-7000-8000-000000000001"
JONAS: Final = "01900000-0000-7000-8000-000000000002"
PRIYA: Final = "01900000-0000-7000-8000-000000000003"


def ident(kind: int, number: int) -> str:
    """An id of the sample."""
    return f"01900000-0000-7000-8000-{kind:04x}{number:08x}"


def desk_id(number: int) -> str:
    """The id of a desk."""
    return ident(0xD, number)


SITE: Final = Site(id=ident(1, 1), name="Riverside Repairs", zone="Europe/Berlin", day="2026-06-04")
COUNTER: Final = ServicePoint(
    id=POINT, name="Service counter", prefix="A", capacity=4, location="Hall 1"
)
STAFF: Final = (
    Staff(id=MARA, name="Mara Lindqvist", role="staff"),
    Staff(id=JONAS, name="Jonas Weber", role="staff"),
    Staff(id=PRIYA, name="Priya Nair", role="staff"),
)
SERVICES: Final = tuple(
    Service(id=ident(5, at), service_point=POINT, name=name, mean_s=mean, position=at)
    for at, (name, mean) in enumerate(
        (
            ("Repair intake", 540),
            ("Screen, while you wait", 1200),
            ("Pick-up", 180),
            ("Advice", 420),
            ("Data rescue", 600),
            ("Warranty", 480),
        )
    )
)
WAITING: Final = (
    ("A015", "Tomás Rey", 0, 24, 1),
    ("A016", "Noor Haddad", 1, 21, 1),
    ("C007", "Anneke Vos", 2, 20, 1),
    ("A017", "Lars Witt", 0, 18, 2),
    ("B004", "Felix Brandt", 4, 16, 1),
    ("A018", "", 3, 14, 1),
    ("A019", "Mei Tanaka", 0, 12, 1),
    ("C008", "Oskar Lund", 2, 11, 1),
    ("A020", "", 5, 9, 3),
    ("A021", "Yusuf Demir", 0, 7, 1),
    ("A022", "", 3, 5, 1),
    ("A023", "Ida Nowak", 0, 4, 1),
    ("A024", "Bea Rossi", 0, 3, 1),
    ("A025", "", 2, 1, 1),
)


@dataclass(frozen=True)
class Hall:
    """All records of the topic `staff`, of one service point."""

    desks: tuple[Desk, ...]
    entries: tuple[Entry, ...]
    visits: tuple[Visit, ...]
    people: tuple[Person, ...]
    calls: tuple[Call, ...] = ()
    undoables: tuple[Undoable, ...] = ()
    point: ServicePoint = COUNTER

    def records(self) -> list[Record]:
        """Everything, as a snapshot puts it."""
        line = [e.id for e in self.entries if e.state == "waiting"]
        places = [Place(e, at * 150, at * 240, at * 360) for at, e in enumerate(line)]
        estimate = Estimate(id=POINT, at=NOON, desks_open=3, line=places)
        fixed: list[Record] = [SITE, self.point, *STAFF, *SERVICES, estimate]
        return [
            *fixed,
            *self.desks,
            *self.entries,
            *self.visits,
            *self.people,
            *self.calls,
            *self.undoables,
        ]

    def entry(self, number: str) -> Entry:
        """The entry of that number."""
        return next(entry for entry in self.entries if entry.number == number)

    def with_entry(self, number: str, **fields: Any) -> Hall:
        """One entry is otherwise."""
        entries = tuple(
            msgspec.structs.replace(entry, **fields) if entry.number == number else entry
            for entry in self.entries
        )
        return replace(self, entries=entries)

    def with_desk(self, number: int, **fields: Any) -> Hall:
        """One desk is otherwise."""
        desks = tuple(
            msgspec.structs.replace(desk, **fields) if desk.number == number else desk
            for desk in self.desks
        )
        return replace(self, desks=desks)

    def without(self, number: str) -> Hall:
        """An entry is gone."""
        return replace(self, entries=tuple(e for e in self.entries if e.number != number))

    def called(self, number: str, ago_s: int, calls: int = 1, desk: int = 3) -> Hall:
        """Somebody is called to a desk, with a grace of two minutes."""
        at = NOON - ago_s * SECOND
        called = self.with_entry(
            number,
            state="called",
            since=at,
            called_at=at,
            calls=calls,
            grace_until=at + 120 * SECOND,
            desk=desk_id(desk),
            version=2,
        )
        news = call(number, desk, ago_s, "calling", nth=calls)
        return replace(called, calls=(news, *self.calls))

    def serving(self, number: str, ago_s: int, desk: int = 3) -> Hall:
        """Somebody is served at a desk."""
        at = NOON - ago_s * SECOND
        served = self.with_entry(
            number,
            state="serving",
            since=at,
            called_at=at - 40 * SECOND,
            started_at=at,
            calls=1,
            desk=desk_id(desk),
            version=3,
        )
        news = call(number, desk, ago_s + 40, "answered")
        return replace(served, calls=(news, *self.calls))

    def done(self, number: str, ago_s: int) -> Hall:
        """Somebody was completed by Mara, who can take it back for half a minute."""
        before = self.serving(number, 600).entry(number)
        at = NOON - ago_s * SECOND
        way_back = Undoable(
            id=before.id,
            number=number,
            desk=desk_id(3),
            actor=MARA,
            was="serving",
            now="completed",
            at=at,
            until=at + 30 * SECOND,
            before=before,
        )
        return replace(self.without(number), undoables=(way_back,))


def call(number: str, desk: int, ago_s: int, state: str, nth: int = 1) -> Call:
    """An announcement."""
    return Call(
        id=f"{number}-{nth}",
        entry=number,
        number=number,
        service_point=POINT,
        desk=desk_id(desk),
        desk_name=f"Desk {desk}",
        at=NOON - ago_s * SECOND,
        nth=nth,
        state=state,  # type: ignore[arg-type]
    )


def waiting(place: int, number: str, service: int, minutes: int) -> Entry:
    """Somebody who waits."""
    at = NOON - minutes * MINUTE - place * 7 * SECOND
    return Entry(
        id=ident(0xE, place),
        visit=ident(0xB, place),
        number=number,
        service_point=POINT,
        service=SERVICES[service].id,
        state="waiting",
        joined_at=at,
        eligible_at=at,
        since=at,
        present=True,
    )


def visit(place: int, number: str, minutes: int, party: int, named: bool) -> Visit:
    """The stay of somebody."""
    return Visit(
        id=ident(0xB, place),
        number=number,
        day="2026-06-04",
        arrived_at=NOON - minutes * MINUTE,
        tag=f"tag-{place}",
        source="phone" if place % 4 == 3 else "kiosk",
        person=ident(0xC, place) if named else None,
        party_size=party,
    )


PEOPLE: Final = (
    ("A012", "Sofia Almeida", 0, 40, 1),
    ("A014", "Ingrid Solheim", 0, 31, 1),
    ("B002", "Petra Kunz", 3, 26, 1),
    *WAITING,
)
"""Number, name, service, minutes since they joined, size of the party."""


def _desks() -> Iterator[Desk]:
    for number, who in enumerate((JONAS, PRIYA, MARA, None), 1):
        yield Desk(
            id=desk_id(number),
            service_point=POINT,
            number=number,
            name=f"Desk {number}",
            state="open" if who else "closed",
            staff=who,
            since=NOON - 57 * MINUTE,
        )


def _sample() -> Hall:
    people = tuple(enumerate(PEOPLE))
    hall = Hall(
        desks=tuple(_desks()),
        entries=tuple(waiting(at, n, service, m) for at, (n, _, service, m, _) in people),
        visits=tuple(visit(at, n, m, party, bool(name)) for at, (n, name, _, m, party) in people),
        people=tuple(
            Person(id=ident(0xC, at), name=name) for at, (_, name, _, _, _) in people if name
        ),
        calls=(
            call("A011", 2, 734, "over"),
            call("A010", 1, 1071, "over", nth=2),
            call("A010", 1, 1141, "over"),
            call("A009", 3, 1260, "withdrawn"),
        ),
    )
    hall = hall.serving("B002", 500, desk=1).serving("A012", 185, desk=2)
    return hall.with_entry("A023", present=False)


BUSY: Final = _sample()
"""Fifteen wait, Jonas and Priya serve, Mara at desk 3 is free: A014 is next."""
CALM: Final = replace(
    BUSY,
    entries=tuple(entry for entry in BUSY.entries if entry.state != "waiting"),
    visits=BUSY.visits[:3],
    people=BUSY.people[:3],
)
"""Nobody waits."""

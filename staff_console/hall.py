"""A sample hall as the topic of staff carries it, for pictures and tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec

from protocol.records import (
    Call,
    Desk,
    Entry,
    EntryState,
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
    more: tuple[Record, ...] = ()
    """What else there is, or is otherwise than the rest would make it."""

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
            *self.more,
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

    def that(self, **fields: Any) -> Hall:
        """The service point is otherwise."""
        return replace(self, point=msgspec.structs.replace(self.point, **fields))

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
        news = call(number, desk, ago_s, "calling", nth=calls, shown_ms=400)
        news = msgspec.structs.replace(news, entry=self.entry(number).id)
        back = self._way_back(number, "called", ago_s, desk)
        return replace(called, calls=(news, *self.calls), undoables=back)

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
        back = self._way_back(number, "serving", ago_s, desk)
        return replace(served, calls=(news, *self.calls), undoables=back)

    def done(self, number: str, ago_s: int) -> Hall:
        """Somebody was completed by Mara, who can take it back for half a minute."""
        served = self.serving(number, 600)
        back = served._way_back(number, "completed", ago_s, 3)
        return replace(self.without(number), undoables=back)

    def _way_back(
        self, number: str, now: EntryState, ago_s: int, desk: int
    ) -> tuple[Undoable, ...]:
        """Mara, who works at desk 3, can take her last step back for half a minute."""
        if desk != 3 or ago_s >= 30:
            return ()
        before = self.entry(number)
        at = NOON - ago_s * SECOND
        return (
            Undoable(
                id=before.id,
                number=number,
                desk=desk_id(desk),
                actor=MARA,
                now=now,
                at=at,
                until=at + 30 * SECOND,
                before=before,
            ),
        )


def call(
    number: str, desk: int, ago_s: int, state: str, nth: int = 1, shown_ms: int | None = None
) -> Call:
    """An announcement, shown by a wall so many milliseconds later."""
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
        confirmed_at=None if shown_ms is None else NOON - ago_s * SECOND + shown_ms,
        confirmed_by="" if shown_ms is None else "wall",
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
        source="phone" if place % 4 == 2 else "kiosk",
        person=ident(0xC, place) if named else None,
        party_size=party,
    )

"""The line as rows of a table. Pure; what changes with time alone is left to the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo
from typing import Literal, NamedTuple

from client.shelved import by_id
from protocol.records import Desk, Entry, Person, Place, Service, Visit
from protocol.replica import Replica
from staff_console.facts import Facts, errands_after, name_of, service_name
from staff_console.promised import broken, promises_of, standing, with_promise
from staff_console.slips import with_slip, without_paper
from staff_console.speech import tr
from staff_console.words import expected, isolated, minutes

Section = Literal["line", "away", "missed", "heading"]


Told = tuple[Place, int]
"""A place in the published line, and when that was published (ms)."""


class LineRow(NamedTuple):
    """Somebody who waits; their place is the row's own."""

    key: str
    """The id of the entry."""
    number: str
    name: str
    service: str
    why: str
    """Why they are where they are; empty for the ordinary course."""
    absent: bool
    """Joined by phone and not seen here yet."""
    since: int
    """Waiting since then, ms."""
    expected: str = ""
    """The wait that is left, as the customer is told; empty when none can be told."""
    ends_at: int | None = None
    """When the wait, or what a section counts, is over, ms."""
    begun_at: int = 0
    """Since when `ends_at` runs: the whole of the bar."""
    section: Section = "line"
    paperless: bool = False
    """The slip did not come out: they have no number in hand."""
    by: int | None = None
    """When they are to be called at the latest, as they were told, ms."""
    promised: str = ""
    """The same as a time of day."""
    broken: bool = False
    """What they were told at first does not hold."""


def line_row(
    replica: Replica,
    entry: Entry,
    why: str,
    told: Told | None = None,
    zone: tzinfo | None = None,
) -> LineRow:
    """The row of somebody who can be called, with what the published line tells of them, and what
    they were promised, in a zone.

    Rows are made for those who are looked at: nobody reads ten thousand.
    """
    place, at = told if told is not None else (None, 0)
    promises = promises_of(replica).of(entry.id) if zone is not None else ()
    promise = standing(promises)
    return LineRow(
        key=entry.id,
        number=entry.number,
        name=who(replica, entry),
        service=what(replica, entry),
        why=with_slip(replica, entry, with_promise(promises, why, zone)),
        absent=not entry.present,
        # A wait that a transfer has kept counts too; whoever was away counts all the same.
        since=min(entry.joined_at, entry.eligible_at),
        expected=expected(place.p50, place.p80) if place else "",
        ends_at=promise.by if promise else at + place.p80 * 1000 if place else None,
        begun_at=promise.at if promise else entry.joined_at,
        paperless=without_paper(replica, entry),
        by=promise.by if promise else None,
        promised=minutes(promise.by, zone) if promise else "",
        broken=broken(promises) is not None,
    )


def found_people(
    replica: Replica, people: Iterable[Entry], words: Sequence[str]
) -> Iterator[LineRow]:
    """Those who have all these words, in small letters, in number, name or service."""
    services = {service.id: service.name for service in replica.of(Service)}
    visits, persons = by_id(replica, Visit), by_id(replica, Person)
    guest = tr("Guest")
    for entry in people:
        visit = visits.get(entry.visit)
        person = persons.get(visit.person) if visit is not None and visit.person else None
        name = person.name if person is not None else guest
        said = f"{entry.number} {name} {services.get(entry.service)}".casefold()
        if all(map(said.__contains__, words)):
            yield line_row(replica, entry, "")


def who(replica: Replica, entry: Entry) -> str:
    """The name, or `Guest`, with those who came along: `Guest + 2`."""
    visit = replica.get(Visit, entry.visit)
    name = name_of(replica, entry) or tr("Guest")
    along = visit.party_size - 1 if visit else 0
    if along <= 0:
        return name
    return tr("{name} + {count}").format(name=isolated(name), count=along)


def what(replica: Replica, entry: Entry) -> str:
    """The services of this leg, and what comes after: `Passport, Photo, then Pick-up`."""
    services = service_name(replica, entry)
    after = errands_after(replica, replica.get(Visit, entry.visit))
    if not after:
        return services
    return tr("{services}, then {after}").format(services=services, after=after)


def whereabouts(replica: Replica, entry: Entry, facts: Facts) -> str:
    """Where somebody is who does not wait: `A012 is at Desk 2 since 13:59.`"""
    desk = replica.get(Desk, entry.desk)
    called = tr("{number} is called to {desk} since {at}.")
    said = called if entry.state == "called" else tr("{number} is at {desk} since {at}.")
    return said.format(
        number=entry.number,
        desk=desk.name if desk is not None else tr("a desk"),
        at=minutes(entry.since, facts.zone),
    )

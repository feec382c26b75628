"""The line as rows of a table. Pure; what changes with time alone is left to the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from protocol.records import Entry, Place, Service, Visit
from protocol.replica import Replica
from staff_console.facts import name_of, service_name
from staff_console.speech import tr
from staff_console.words import expected, isolated


class LineRow(NamedTuple):
    """Somebody who waits; their place is the row's own."""

    key: str
    """The id of the entry."""
    number: str
    name: str
    service: str
    state: str
    absent: bool
    """Joined by phone and not seen here yet."""
    since: int
    """Waiting since then, ms."""
    expected: str
    """The wait that is left, as the guest is told; empty when none can be told."""


def line_row(replica: Replica, entry: Entry, place: Place | None = None) -> LineRow:
    """The row of somebody who waits, with their place in the published line if they have one.

    Rows are made for those who are looked at: nobody reads ten thousand.
    """
    return LineRow(
        key=entry.id,
        number=entry.number,
        name=who(replica, entry),
        service=service_name(replica, entry),
        state=_state(entry),
        absent=not entry.present,
        since=entry.joined_at,
        expected=expected(place.p50, place.p80) if place else "",
    )


def found_people(
    replica: Replica, waiting: Iterable[Entry], words: Sequence[str]
) -> Iterator[LineRow]:
    """Those who wait and have all these words, in small letters, in number, name or service."""
    services = {service.id: service.name for service in replica.of(Service)}
    for entry in waiting:
        said = f"{entry.number} {who(replica, entry)} {services.get(entry.service, '')}".casefold()
        if all(word in said for word in words):
            yield line_row(replica, entry)


def who(replica: Replica, entry: Entry) -> str:
    """The name, or `Guest`, with those who came along: `Guest + 2`."""
    visit = replica.get(Visit, entry.visit)
    name = name_of(replica, entry) or tr("Guest")
    along = visit.party_size - 1 if visit else 0
    if along <= 0:
        return name
    return tr("{name} + {count}").format(name=isolated(name), count=along)


def _state(entry: Entry) -> str:
    if not entry.present:
        return tr("not here yet")
    return tr("back in line") if entry.calls else tr("here")

"""The line as rows of a table. Pure; what changes with time alone is left to the table."""

from __future__ import annotations

from typing import NamedTuple

from protocol.records import Entry, Estimate, Visit
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


def line_rows(replica: Replica, waiting: tuple[Entry, ...], point: str) -> tuple[LineRow, ...]:
    """The rows of a line, in its order."""
    estimate = replica.get(Estimate, point)
    places = {place.entry: place for place in estimate.line} if estimate else {}
    rows: list[LineRow] = []
    for entry in waiting:
        place = places.get(entry.id)
        rows.append(
            LineRow(
                key=entry.id,
                number=entry.number,
                name=who(replica, entry),
                service=service_name(replica, entry),
                state=_state(entry),
                absent=not entry.present,
                since=entry.joined_at,
                expected=expected(place.p50, place.p80) if place else "",
            )
        )
    return tuple(rows)


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

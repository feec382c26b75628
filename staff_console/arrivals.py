"""Arrivals: who is booked and expected, then who came when, from where, and is where. Pure."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from client.shelved import Shelved
from protocol.records import Desk, Entry, Visit
from protocol.replica import Replica
from staff_console.bookings.expected import Expected, expected
from staff_console.facts import Facts
from staff_console.line import who
from staff_console.speech import tr
from staff_console.words import minutes

SHOWN: Final = 8


@dataclass(frozen=True)
class ArrivalRow:
    """Somebody who came."""

    key: str
    at: str
    number: str
    who: str
    source: str
    state: str
    loud: bool
    """The state wants to be seen."""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        parts = (self.number, self.who, self.at, self.source, self.state)
        return ", ".join(part for part in parts if part)


class Joined:
    """An index of a replica's first legs by point and time of joining."""

    def __init__(self) -> None:
        self._by_point: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)

    def change(self, old: Entry | None, new: Entry | None) -> None:
        """An entry has become another one, is there for the first time, or is gone."""
        if old is not None and old.came_from is None:
            line, mark = self._by_point[old.service_point], (old.joined_at, old.id)
            del line[bisect_left(line, mark)]
        if new is not None and new.came_from is None:
            insort(self._by_point[new.service_point], (new.joined_at, new.id))

    def newest(self, point: str, count: int) -> Sequence[str]:
        """The ids of those who joined last, the newest first."""
        return [ident for _, ident in reversed(self._by_point[point][-count:])]


def arrival_rows(replica: Replica, facts: Facts, now: int) -> tuple[ArrivalRow, ...]:
    """Who is expected at my service point, then the newest who came."""
    booked = expected(replica, facts.point.id, now, facts.zone)
    return (*map(_booked, booked), *_came(replica, facts))


def _booked(guest: Expected) -> ArrivalRow:
    return ArrivalRow(guest.id, guest.at, "", guest.name, tr("booked"), guest.state, guest.late)


def _came(replica: Replica, facts: Facts) -> tuple[ArrivalRow, ...]:
    newest = _joined(replica).newest(facts.point.id, SHOWN)
    entries = (replica.get(Entry, ident) for ident in newest)
    return tuple(_row(replica, entry, facts) for entry in entries if entry is not None)


def _joined(replica: Replica) -> Joined:
    if isinstance(replica, Shelved):
        return replica.index(Entry, Joined)
    made = Joined()
    for entry in replica.of(Entry):
        made.change(None, entry)
    return made


def _row(replica: Replica, entry: Entry, facts: Facts) -> ArrivalRow:
    visit = replica.get(Visit, entry.visit)
    sources = {"kiosk": tr("kiosk"), "phone": tr("phone"), "staff": tr("desk"), "http": tr("web")}
    state, loud = _state(replica, entry)
    return ArrivalRow(
        key=entry.id,
        at=minutes(entry.joined_at, facts.zone),
        number=entry.number,
        who=who(replica, entry),
        source=sources[visit.source] if visit is not None else "",
        state=state,
        loud=loud,
    )


def _state(replica: Replica, entry: Entry) -> tuple[str, bool]:
    desk = replica.get(Desk, entry.desk)
    if entry.state in ("called", "serving") and desk is not None:
        said = tr("to {desk}") if entry.state == "called" else tr("at {desk}")
        return said.format(desk=desk.name), False
    if not entry.present and entry.state in ("waiting", "away"):
        return tr("not here"), True
    states = {
        "waiting": tr("here"),
        "away": tr("away"),
        "on_hold": tr("on hold"),
        "missed": tr("missed"),
        "completed": tr("served"),
    }
    return states.get(entry.state, tr("gone")), False

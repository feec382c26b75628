"""Entries by point and state, and who is first of each lane: kept by each change of a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from client.shelved import Shelved
from protocol.lanes import Lanes
from protocol.records import Entry, EntryState, Estimate
from protocol.replica import Replica
from staff_console.lineup import Lineup

_AT_A_DESK: Final = frozenset({"called", "serving"})
_NOBODY: Final[Mapping[str, Entry]] = {}


class Entries:
    """An index of a replica's entries."""

    def __init__(self) -> None:
        self._standing: defaultdict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
        self._at_desks: dict[str, Entry] = {}
        self._lanes: defaultdict[str, Lanes] = defaultdict(Lanes)
        self._lineups: dict[str, Lineup] = {}

    def change(self, old: Entry | None, new: Entry | None) -> None:
        """An entry has become another one, is there for the first time, or is gone."""
        if old is not None:
            self._forget(old, stays=new is not None and _place(old) == _place(new))
        if new is not None:
            self._keep(new)
        for point, lineup in self._lineups.items():
            was, now = _waits(old, point), _waits(new, point)
            if was or now:
                lineup.change(old if was else None, new if now else None)

    def standing(self, point: str, state: EntryState) -> Mapping[str, Entry]:
        """Those at a point in a state, by id; it changes with the records."""
        return self._standing.get((point, state), _NOBODY)

    def line(self, point: str, estimate: Estimate | None) -> tuple[Entry, ...]:
        """Those who wait at a point, in the order that every screen shows."""
        if point not in self._lineups:
            self._lineups[point] = Lineup(self._standing[point, "waiting"])
        return self._lineups[point].line(estimate)

    def at_desks(self) -> Iterable[Entry]:
        """Whoever is called to a desk or served at one, at all points."""
        return self._at_desks.values()

    def firsts(self, point: str) -> Iterator[Entry]:
        """Of those who wait at a point the first of each lane: whoever is next is among them, for
        whichever desk."""
        return self._lanes[point].firsts()

    def with_slots(self, point: str) -> Iterator[Entry]:
        """Of those who wait at a point who stand there by the time that they have booked."""
        return self._lanes[point].with_slots()

    def _keep(self, entry: Entry) -> None:
        # One that stays where it is keeps its place among the others.
        self._standing[_place(entry)][entry.id] = entry
        if entry.desk is not None and entry.state in _AT_A_DESK:
            self._at_desks[entry.id] = entry
        if entry.state == "waiting":
            self._lanes[entry.service_point].keep(entry)

    def _forget(self, entry: Entry, stays: bool) -> None:
        if not stays:
            self._standing[_place(entry)].pop(entry.id, None)
        self._at_desks.pop(entry.id, None)
        if entry.state == "waiting":
            self._lanes[entry.service_point].forget(entry)


def entries_of(replica: Replica) -> Entries:
    """The entries of a replica; only one that keeps indexes does not have to walk past all."""
    if isinstance(replica, Shelved):
        return replica.index(Entry, Entries)
    made = Entries()
    for entry in replica.of(Entry):
        made.change(None, entry)
    return made


def _waits(entry: Entry | None, point: str) -> bool:
    return entry is not None and entry.state == "waiting" and entry.service_point == point


def _place(entry: Entry) -> tuple[str, str]:
    return entry.service_point, entry.state

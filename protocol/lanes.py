"""Those who wait at one service point, so kept that whoever is next is found without a search.

Of two in one lane the elder is always called first, by whichever desk: only the first of each lane
has to be looked at. With access needs each visit counts by itself, and lanes do not serve. Whoever
has booked stands in none: a colleague may have been asked for.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from protocol.records import Entry

Lane = tuple[str, str, bool]
"""Class, service and presence."""


class Lanes:
    """An index, changed with each change of an entry that waits."""

    def __init__(self) -> None:
        self._lines: dict[Lane, list[Entry]] = {}
        self._apart: dict[str, Entry] = {}

    def keep(self, entry: Entry) -> None:
        """Somebody waits now."""
        lane = _lane(entry)
        if lane is None:
            self._apart[entry.id] = entry
        else:
            insort(self._lines.setdefault(lane, []), entry, key=_age)

    def forget(self, entry: Entry) -> None:
        """Somebody who was kept waits no more, or not as before."""
        lane = _lane(entry)
        if lane is None:
            del self._apart[entry.id]
            return
        line = self._lines[lane]
        del line[bisect_left(line, _age(entry), key=_age)]
        if not line:
            del self._lines[lane]

    def lines(self) -> Iterator[Sequence[Entry]]:
        """Each lane in its order, and each of those who stand in none as a line of one."""
        yield from self._lines.values()
        yield from ([entry] for entry in self._apart.values())

    def with_slots(self) -> Iterator[Entry]:
        """Those who stand here by the time that they have booked."""
        return (entry for entry in self._apart.values() if entry.slot_at is not None)

    def firsts(self) -> Iterator[Entry]:
        """Whoever is next is among them."""
        return (line[0] for line in self.lines())


def _lane(entry: Entry) -> Lane | None:
    """None for whom more than age decides: several services, having been put first or booked."""
    if entry.also or entry.standing != "keep":
        return None
    if entry.reservation is not None or entry.slot_at is not None:
        return None
    return entry.priority, entry.service, entry.present


def _age(entry: Entry) -> tuple[int, str]:
    return entry.eligible_at, entry.id

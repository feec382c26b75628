"""Those who wait at one point, in the order that every screen shows: kept by each change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from protocol.line import in_order
from protocol.records import Entry, Estimate

Rank = tuple[bool, int, str]


class Lineup:
    """The order of `protocol.line.in_order`, without sorting ten thousand for the one who joins."""

    def __init__(self, waiting: Mapping[str, Entry]) -> None:
        self._waiting = waiting
        self._estimate: Estimate | None = None
        self._published: dict[str, int] = {}
        self._line: list[Entry] = []
        self._sort()

    def line(self, estimate: Estimate | None) -> tuple[Entry, ...]:
        """All of them, by the estimate that was published last."""
        if estimate is not self._estimate:
            self._estimate = estimate
            named = dict.fromkeys(place.entry for place in estimate.line) if estimate else {}
            self._published = {key: place for place, key in enumerate(named)}
            self._sort()
        return tuple(self._line)

    def change(self, old: Entry | None, new: Entry | None) -> None:
        """Somebody who waits has become another one, comes, or goes; `_waiting` has it already."""
        if old is not None:
            del self._line[self._place(old)]
        if new is not None:
            self._line.insert(self._place(new), new)

    def _sort(self) -> None:
        order = {entry.id: entry.eligible_at for entry in self._waiting.values()}
        self._line = in_order(self._waiting, list(self._published), order)

    def _place(self, entry: Entry) -> int:
        return bisect_left(self._line, self._rank(entry), key=self._rank)

    def _rank(self, entry: Entry) -> Rank:
        place = self._published.get(entry.id)
        return (True, entry.eligible_at, entry.id) if place is None else (False, place, "")

"""The hours of a place or a colleague over a stretch of time, expanded once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from server.domain.hours import Span


class Timetable:
    """Spans in order that do not overlap; one may follow another without a gap."""

    def __init__(self, told: Iterable[Span]) -> None:
        self.spans: list[Span] = []
        for span in told:
            reached = self.spans[-1].closes_at if self.spans else span.opens_at
            opens_at = max(span.opens_at, reached)
            if opens_at < span.closes_at:
                self.spans.append(Span(opens_at, span.closes_at))
        self._opens = [span.opens_at for span in self.spans]

    def at(self, instant: int) -> Span | None:
        """The span that holds an instant (ms)."""
        found = bisect_right(self._opens, instant) - 1
        held = found >= 0 and instant < self.spans[found].closes_at
        return self.spans[found] if held else None

    def holds(self, start_at: int, end_at: int) -> bool:
        """Whether it holds all of a time."""
        found = bisect_right(self._opens, start_at) - 1
        if found < 0:
            return False
        reached = start_at
        for place in range(found, len(self.spans)):
            span = self.spans[place]
            if not span.opens_at <= reached < span.closes_at:
                return False
            reached = span.closes_at
            if reached >= end_at:
                return True
        return False

    def within(self, from_at: int, to_at: int) -> Iterator[Span]:
        """The spans that hold any of the time from one instant to another, whole."""
        first = max(bisect_right(self._opens, from_at) - 1, 0)
        for place in range(first, len(self.spans)):
            span = self.spans[place]
            if span.opens_at >= to_at:
                return
            if span.closes_at > from_at:
                yield span

"""How quickly the desks of a day called: what passed between two customers, and from a join to the
call where a desk stood free.

Both are a clerk's own pace, tidying up and short absences in it. They go with the customer before,
and with the customer who came, so that a replay has as much of it as the day had.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from server.domain.what_if.patience import NEVER
from server.domain.what_if.recorded import RecordedDay, RecordedDesk, RecordedLeg, Turn, Work

PACE_MS: Final = 300_000
"""What takes longer than this is no clerk's pace: nobody was at the desk."""
IN_VAIN_MS: Final = 60_000
"""A desk that lets somebody wait so long and calls nobody is not free to call."""
Able = Callable[[RecordedDesk, RecordedLeg], bool]


class Rhythm(NamedTuple):
    """What was measured, ms; what was not has no entry."""

    gaps: dict[tuple[str, int], int]
    """After a turn of a leg until the desk called the next of those who waited."""
    replies: dict[str, int]
    """From the join of a leg until a desk that stood free called it."""
    starts: dict[tuple[str, int], int]
    """From the beginning of a span at work, by desk and instant, until the first call."""
    absences: dict[str, list[tuple[int, int]]]
    """When nobody was at a desk that was open, though somebody waited."""


class _Taken(NamedTuple):
    turn: Turn
    leg: RecordedLeg
    place: int


def rhythm(day: RecordedDay, able: Able) -> Rhythm:
    """Measure it."""
    found = Rhythm({}, {}, {}, {})
    line = _Line(day.legs, able)
    taken: dict[str, list[_Taken]] = {}
    for leg in day.legs:
        for place, turn in enumerate(leg.turns):
            taken.setdefault(turn.desk, []).append(_Taken(turn, leg, place))
    for desk in day.desks:
        turns = sorted(taken.get(desk.desk.id, []), key=lambda t: t.turn.from_at)
        for work in desk.work:
            _measure(found, line, desk, work, [t for t in turns if _within(t.turn, work)])
    return found


def _within(turn: Turn, work: Work) -> bool:
    return work.from_at <= turn.from_at <= work.to_at


def _measure(
    found: Rhythm, line: _Line, desk: RecordedDesk, work: Work, turns: Sequence[_Taken]
) -> None:
    before: _Taken | None = None
    for taken in turns:
        free_at = before.turn.to_at if before else work.from_at
        called_at = taken.turn.from_at
        if called_at >= free_at:
            since = line.waited_for(desk, free_at, called_at)
            ready_at = called_at if since <= free_at else line.in_vain(desk, free_at, since)
            if ready_at is not None:
                _note(found, desk, work, before, (free_at, ready_at))
            if since > free_at and called_at - since > PACE_MS:
                found.absences.setdefault(desk.desk.id, []).append((since, called_at))
            elif since > free_at and taken.place == 0:
                found.replies[taken.leg.id] = called_at - since
        before = taken
    free_at = before.turn.to_at if before else work.from_at
    if line.in_vain(desk, free_at, work.to_at) is not None:
        found.absences.setdefault(desk.desk.id, []).append((free_at, work.to_at + 1))


def _note(
    found: Rhythm,
    desk: RecordedDesk,
    work: Work,
    before: _Taken | None,
    idle: tuple[int, int],
) -> None:
    """How long a desk let people wait before it called the next."""
    length = idle[1] - idle[0]
    if length > PACE_MS:
        found.absences.setdefault(desk.desk.id, []).append(idle)
    elif before is not None:
        found.gaps[before.leg.id, before.place] = length
    else:
        found.starts[desk.desk.id, work.from_at] = length


class _Line:
    """Who waited when."""

    def __init__(self, legs: Sequence[RecordedLeg], able: Able) -> None:
        self._legs = [leg for leg in legs if leg.end != "unserved"]
        self._joined = [leg.joined_at for leg in self._legs]
        self._longest = max((_left(leg) - leg.joined_at for leg in self._legs), default=0)
        self._able = able

    def waited_for(self, desk: RecordedDesk, from_at: int, to_at: int) -> int:
        """Since when in this span there was always somebody whom the desk could have called: whom
        another desk has called meanwhile this one did not keep waiting."""
        since = to_at
        spans = self._spans(desk, from_at, to_at)
        for begin, end in sorted(spans, key=itemgetter(1), reverse=True):
            if end < since:
                break
            since = min(since, begin)
        return since

    def in_vain(self, desk: RecordedDesk, from_at: int, to_at: int) -> int | None:
        """When in this span somebody whom the desk could have called had waited long, at the last;
        None where nobody did."""
        spans = self._spans(desk, from_at, to_at)
        return max((end for begin, end in spans if end - begin >= IN_VAIN_MS), default=None)

    def _spans(self, desk: RecordedDesk, from_at: int, to_at: int) -> list[tuple[int, int]]:
        """When in this span those waited whom the desk could have called."""
        return [
            (max(begin, from_at), min(end, to_at))
            for leg in self._between(from_at - self._longest, to_at)
            for begin, end in _waiting(leg)
            if begin <= to_at and end >= from_at and self._able(desk, leg)
        ]

    def _between(self, from_at: int, to_at: int) -> Iterator[RecordedLeg]:
        first = bisect_right(self._joined, from_at - 1)
        for place in range(first, bisect_right(self._joined, to_at)):
            yield self._legs[place]


def _left(leg: RecordedLeg) -> int:
    """When a leg left the line for the first time."""
    left = leg.called_at if leg.called_at is not None else leg.ended_at
    return NEVER if left is None else left


def _waiting(leg: RecordedLeg) -> Iterator[tuple[int, int]]:
    begin = leg.joined_at
    for gone, back in leg.away:
        yield begin, gone
        begin = back
    yield begin, _left(leg)

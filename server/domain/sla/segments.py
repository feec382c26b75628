"""Why a deadline is when it is: the way to it, cut where the clock ran, stood or it was closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from server.domain.sla.calendar import OpenTime, Table
from server.domain.sla.deadlines import Pauses, deadline
from server.domain.sla.pauses import Paused, last_turn, union

SegmentKind = Literal["open", "paused", "closed"]


class Segment(NamedTuple):
    """A piece of the way to a deadline, ms; an end of None is not known yet."""

    from_at: int
    to_at: int | None
    kind: SegmentKind
    """`open`: the clock ran; `paused`: it would have, but stood; `closed`: outside of the hours,
    paused or not."""


def segments(hours: OpenTime, start: int, target: int, pauses: Pauses = ()) -> list[Segment]:
    """The way from a start to its deadline (ms), without a gap. The open ones sum to the target, or
    to what has gone by of it where the last one goes on: paused still, or closed for good. Raises
    `ValueError` for a start outside of the years 1970 to 2199."""
    told = list(pauses)
    spans = union(told)
    due = deadline(hours, start, target, told)
    if due.at is not None:
        return cut(hours, start, due.at, told)
    if due.status == "paused":
        stands = max(start, last_turn(spans))
        return [*cut(hours, start, stands, told), Segment(stands, None, "paused")]
    table = hours.table(start)
    shut = max(start, table.closes[-1] if table.closes else 0)
    return [*_cut(table, start, shut, spans), Segment(shut, None, "closed")]


def cut(hours: OpenTime, from_at: int, to_at: int, pauses: Pauses = ()) -> list[Segment]:
    """A time (ms) in such pieces. Raises `ValueError` as `segments` does."""
    return list(_cut(hours.table(from_at, max(from_at, to_at)), from_at, to_at, union(pauses)))


def _cut(table: Table, start: int, end: int, spans: Sequence[Paused]) -> Iterator[Segment]:
    at = start
    for opens, closes in table.between(start, end):
        if at < opens:
            yield Segment(at, opens, "closed")
        yield from _stops(opens, closes, spans)
        at = closes
    if at < end:
        yield Segment(at, end, "closed")


def _stops(opens: int, closes: int, spans: Sequence[Paused]) -> Iterator[Segment]:
    at = opens
    for paused_at, runs_at in spans:
        begins, ends = max(paused_at, at), min(runs_at, closes)
        if begins < ends:
            if at < begins:
                yield Segment(at, begins, "open")
            yield Segment(begins, ends, "paused")
            at = ends
    if at < closes:
        yield Segment(at, closes, "open")

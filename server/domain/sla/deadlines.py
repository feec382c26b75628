"""When a target of business time is reached: the deadline that is told, and the instant by which a
breach is judged. All times are milliseconds; targets and amounts are too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from server.domain.sla.calendar import LAST_AT, OpenTime, Table
from server.domain.sla.pauses import FOREVER, Paused, last_turn, paused_still, union

Pauses = Iterable[tuple[int, int | None]]
"""Half-open spans (ms), in any order; None still goes on."""


class Deadline(NamedTuple):
    """What became of a target."""

    at: int | None
    """The earliest instant at which all of it has gone by, as it is told; None while it is paused
    before that, or out of reach."""
    latest: int | None
    """The last instant at which no more than it has gone by: who closes at five is in time until
    they open again. None when nothing brings the clock further."""
    status: Literal["ok", "paused", "unreachable"]
    left: int
    """What has not gone by when it is paused, or within the horizon; else 0."""


def deadline(hours: OpenTime, start: int, target: int, pauses: Pauses = ()) -> Deadline:
    """The deadline of a target that begins at an instant. Raises `ValueError` for a start outside
    of the years 1970 to 2199."""
    spans = union(pauses) if pauses else []
    table = hours.table(start, max(start, last_turn(spans))) if spans else hours.table(start)
    while True:
        found = _walked(table, start, target, spans) if spans else _plain(table, start, target)
        if found.latest is not None or found.status == "paused":
            return found
        if found.at is not None and paused_still(spans):
            return found
        longer = hours.longer(table, start)
        if longer is None:
            return found
        table = longer


def warn_at(
    hours: OpenTime, start: int, target: int, before: int, pauses: Pauses = ()
) -> int | None:
    """When so much business time is left before a deadline; the start where the target is no
    longer than that. None while it is paused before, or out of reach."""
    return deadline(hours, start, max(0, target - before), pauses).at


def elapsed(hours: OpenTime, from_at: int, to_at: int, pauses: Pauses = ()) -> int:
    """The open time that is not paused, from one instant to another; 0 when that is not later."""
    if to_at <= from_at:
        return 0
    to_at = min(to_at, LAST_AT - 1)
    table = hours.table(from_at, to_at)
    gone = table.used(to_at) - table.used(from_at)
    for begins, ends in union(pauses):
        begins, ends = max(begins, from_at), min(ends, to_at)
        if begins < ends:
            gone -= table.used(ends) - table.used(begins)
    return gone


def _plain(table: Table, start: int, target: int) -> Deadline:
    used = table.used(start)
    at = table.reached(used + target) if target > 0 else start
    if at is None:
        gone = table.used(table.to_at) - used
        return Deadline(None, None, "unreachable", target - gone)
    return Deadline(at, table.opening(at), "ok", 0)


def _walked(table: Table, start: int, target: int, spans: Sequence[Paused]) -> Deadline:
    """The same past pauses: from the end of one to the beginning of the next."""
    gone, left = table.used(start), target
    at: int | None = start if target <= 0 else None
    for begins, ends in spans:
        if at is not None or ends <= start:
            continue
        until = table.used(begins)
        if until - gone >= left:
            break
        left -= max(0, until - gone)
        if ends == FOREVER:
            return Deadline(None, None, "paused", left)
        gone = max(gone, table.used(ends))
    if at is None:
        at = table.reached(gone + left)
    if at is None:
        return Deadline(None, None, "unreachable", left - (table.used(table.to_at) - gone))
    return Deadline(at, _running(table, at, spans), "ok", 0)


def _running(table: Table, at: int, spans: Sequence[Paused]) -> int | None:
    """The first instant from one on at which it is open and not paused."""
    found = table.opening(at)
    for begins, ends in spans:
        if found is not None and begins <= found < ends:
            found = None if ends == FOREVER else table.opening(ends)
    return found

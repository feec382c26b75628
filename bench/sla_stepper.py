"""Deadlines by stepping minute by minute: what the prefix sums are measured against, and what the
tests hold them to. Written without a single sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from server.domain.hours import Calendar, minutes_of

MINUTE: Final = 60_000
_BACK: Final = 180
"""Minutes before a start from which the wall is watched: longer than any clock is set back."""

Pauses = Sequence[tuple[int, int | None]]


def stepped(
    calendar: Calendar, start: int, target: int, pauses: Pauses = (), days: int = 30
) -> tuple[int | None, int | None]:
    """The deadline of a target and the latest instant at which an answer is in time, in whole
    minutes (ms); None where so many days do not hold them."""
    gone, deadline = 0, start if target == 0 else None
    for at, runs in _minutes(calendar, start, pauses, days):
        if not runs:
            continue
        if deadline is not None:
            return deadline, at
        gone += MINUTE
        if gone == target:
            deadline = at + MINUTE
    return deadline, None


def stepped_elapsed(calendar: Calendar, from_at: int, to_at: int, pauses: Pauses = ()) -> int:
    """The open time (ms) of whole minutes that is not paused."""
    days = max(0, to_at - from_at) // 86_400_000 + 1
    return sum(
        MINUTE for at, runs in _minutes(calendar, from_at, pauses, days) if runs and at < to_at
    )


def _minutes(
    calendar: Calendar, start: int, pauses: Pauses, days: int
) -> Iterator[tuple[int, bool]]:
    """Each minute from a start on, and whether the clock runs in it."""
    zone, reached = ZoneInfo(calendar.zone), datetime.min
    windows: dict[date, list[tuple[datetime, datetime]]] = {}
    for minute in range(-_BACK, days * 1_440):
        at = start + minute * MINUTE
        wall = datetime.fromtimestamp(at / 1000, UTC).astimezone(zone).replace(tzinfo=None)
        reached = max(reached, wall)
        if minute < 0:
            continue
        day = reached.date()
        if day not in windows:
            windows[day] = list(_windows(calendar, day))
        is_open = any(opens <= reached < closes for opens, closes in windows[day])
        yield at, is_open and not any(a <= at and (b is None or at < b) for a, b in pauses)


def _windows(calendar: Calendar, day: date) -> Iterator[tuple[datetime, datetime]]:
    """Those that may be open on a day; the day before may go on past midnight."""
    exceptions = {each.day: each for each in calendar.exceptions}
    for begins in (day - timedelta(days=1), day):
        midnight = datetime.combine(begins, time())
        for opens, closes in minutes_of(calendar, exceptions, begins):
            yield midnight + timedelta(minutes=opens), midnight + timedelta(minutes=closes)

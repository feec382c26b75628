"""The occurrences of an event: of its series without those that do not take place, and with those
that were moved."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final, NamedTuple

from protocol.records import CalendarEvent
from server.domain.events.recurring import starts

MIN_MS: Final = 60_000
DAY_MS: Final = 86_400_000
WINDOW_MS: Final = 62 * DAY_MS
"""The longest time that is asked for at once."""
LONGEST_MS: Final = 14 * DAY_MS
"""The longest that one occurrence lasts."""
_FAR: Final = 4_102_444_800_000
"""The year 2100."""


class Occurring(NamedTuple):
    """One occurrence; `original_at` is the start that the series gives it (ms)."""

    original_at: int
    start_at: int
    end_at: int


def occurrences(event: CalendarEvent, from_at: int, to_at: int) -> list[Occurring]:
    """Those that lie at least partly from `from_at` to before `to_at` (ms), in the order of their
    starts. `ValueError` for more than 62 days."""
    if to_at - from_at > WINDOW_MS:
        raise ValueError("at most 62 days at once")
    found = (each for each in _around(event, from_at, to_at))
    inside = (o for o in found if o.start_at < to_at and max(o.end_at, o.start_at + 1) > from_at)
    return sorted(inside, key=lambda each: (each.start_at, each.original_at))


def _around(event: CalendarEvent, from_at: int, to_at: int) -> Iterator[Occurring]:
    lasts = event.end_at - event.start_at
    elsewhere = {each.original_at for each in event.moved} | set(event.except_at)
    series = series_of(event, to_at)
    for original in series[bisect_left(series, from_at - lasts) : bisect_left(series, to_at)]:
        if original not in elsewhere:
            yield Occurring(original, original, original + lasts)
    for moved in event.moved:
        if moved.start_at is not None and moved.end_at is not None:
            yield Occurring(moved.original_at, moved.start_at, moved.end_at)


def series_of(event: CalendarEvent, to_at: int) -> array[int]:
    """The starts that the series itself gives, past `to_at` (ms) if it goes on."""
    last = min(max(to_at, event.start_at), _FAR)
    year = datetime.fromtimestamp(last // 1_000, UTC).year + 1
    return starts(event.recurs, event.start_at, event.zone, year)


def to_remind(event: CalendarEvent, now: int) -> Occurring | None:
    """The occurrence that its owner is to be reminded of now: not of what has begun, and of each
    once."""
    ahead = event.remind_min * MIN_MS
    if event.state != "planned" or not ahead:
        return None
    after = max(now, event.reminded_at or 0)
    found = (o for o in occurrences(event, now, now + ahead + 1) if o.start_at > after)
    return next(found, None)


def reminds_at(event: CalendarEvent, now: int) -> int:
    """When its owner is to be reminded next, or when to look again (ms)."""
    ahead = event.remind_min * MIN_MS
    if event.state != "planned" or not ahead:
        return _FAR
    after = max(now, event.reminded_at or 0)
    for each in occurrences(event, now, now + ahead + DAY_MS):
        if each.start_at > after:
            return each.start_at - ahead
    return now + DAY_MS

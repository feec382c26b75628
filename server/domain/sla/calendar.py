"""Business time: the open hours of a calendar as merged spans with prefix sums, expanded as far as
anybody asks.

An edge of a window is the first instant at which the clock on the wall reads that minute or later:
one that is left out in spring is where the clock jumps, of one that comes twice it is the first.
What is expanded lives in memory alone. A new tz database is read when the server starts; whoever
compares the deadlines that are stored with these sees what it moved.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from protocol.records import DayException, Hours, Site
from protocol.sla import SlaCalendar
from server.domain.hours import Calendar, minutes_of, wall_instant

DAY: Final = 86_400_000
FIRST_AT: Final = 0
LAST_AT: Final = 7_258_118_400_000
"""The year 2200: what lies before 1970 or from then on is a slip of whoever typed it."""
HORIZON_DAYS: Final = 3_660
"""So long after a start open time is looked for, before its deadline is out of reach."""
_GROWS_BY_DAYS: Final = 400


class Table(NamedTuple):
    """Open spans (ms) in order that neither overlap nor touch, over a stretch of whole days.

    It never changes: one that reaches further begins with the same spans, so that amounts of open
    time since `from_at` mean the same in both.
    """

    from_at: int
    to_at: int
    to_day: date
    """The first local day that is not expanded; it begins at `to_at`."""
    opens: list[int]
    closes: list[int]
    before: list[int]
    """Open time (ms) before each span."""

    def used(self, at: int) -> int:
        """The open time (ms) from the beginning of the table to an instant."""
        place = bisect_right(self.opens, at) - 1
        if place < 0:
            return 0
        closes = self.closes[place]
        return self.before[place] + (at if at < closes else closes) - self.opens[place]

    def reached(self, amount: int) -> int | None:
        """The earliest instant at which so much open time (ms, more than 0) has gone by; None when
        it does not within the table."""
        place = bisect_left(self.before, amount) - 1
        if place < 0:
            return None
        at = self.opens[place] + amount - self.before[place]
        return at if at <= self.closes[place] else None

    def opening(self, at: int) -> int | None:
        """The first instant from one on at which it is open; None when none is in the table."""
        place = bisect_right(self.opens, at)
        if place and at < self.closes[place - 1]:
            return at
        return self.opens[place] if place < len(self.opens) else None

    def between(self, from_at: int, to_at: int) -> Iterator[tuple[int, int]]:
        """What is open of a time, in order: each from one instant to another."""
        for place in range(max(bisect_right(self.opens, from_at) - 1, 0), len(self.opens)):
            opens, closes = max(self.opens[place], from_at), min(self.closes[place], to_at)
            if opens >= to_at:
                return
            if opens < closes:
                yield opens, closes


class OpenTime:
    """A calendar that answers how much of a time it is open, and when so much of it has gone by."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._zone = ZoneInfo(calendar.zone)
        self._exceptions = {each.day: each for each in calendar.exceptions}
        self._table: Table | None = None

    def table(self, from_at: int, to_at: int | None = None) -> Table:
        """The spans around a time, or around an instant, and some of what follows. Raises
        `ValueError` for an instant before 1970 or after 2199."""
        to_at = from_at if to_at is None else to_at
        table = self._table
        if table is not None and table.from_at <= from_at and to_at < table.to_at:
            return table
        if not FIRST_AT <= from_at <= to_at < LAST_AT:
            raise ValueError(f"{from_at} to {to_at} is no time of the years 1970 to 2199")
        ends = self._day(to_at) + timedelta(days=_GROWS_BY_DAYS)
        if table is None or from_at < table.from_at:
            ends = ends if table is None else max(ends, table.to_day)
            begins = self._day(from_at) - timedelta(days=1)
            begins_at = wall_instant(begins, 0, self._zone, 0)
            table = Table(begins_at, begins_at, begins, [], [], [])
        return self._grown(table, ends)

    def longer(self, table: Table, start: int) -> Table | None:
        """A table that begins as that one and goes on; None where it holds already whatever a
        deadline from `start` may need."""
        if table.to_at >= min(start + HORIZON_DAYS * DAY, LAST_AT):
            return None
        days = max(_GROWS_BY_DAYS, (table.to_at - start) // DAY)
        return self._grown(table, table.to_day + timedelta(days=days))

    def _day(self, at: int) -> date:
        return datetime.fromtimestamp(at / 1000, UTC).astimezone(self._zone).date()

    def _grown(self, table: Table, to_day: date) -> Table:
        opens, closes, before = list(table.opens), list(table.closes), list(table.before)
        to_at = wall_instant(to_day, 0, self._zone, 0)
        for opens_at, closes_at in self._windows(table, to_day, to_at):
            if closes and opens_at <= closes[-1]:
                closes[-1] = max(closes[-1], closes_at)
                continue
            before.append(before[-1] + closes[-1] - opens[-1] if closes else 0)
            opens.append(opens_at)
            closes.append(closes_at)
        self._table = Table(table.from_at, to_at, to_day, opens, closes, before)
        return self._table

    def _windows(self, table: Table, to_day: date, to_at: int) -> list[tuple[int, int]]:
        """The windows of the days that follow a table, in order, cut to them: one that goes on past
        midnight of their last is joined when what follows is expanded."""
        found = []
        for ahead in range(-1, (to_day - table.to_day).days):
            day = table.to_day + timedelta(days=ahead)
            for minutes in minutes_of(self._calendar, self._exceptions, day):
                opens, closes = (wall_instant(day, each, self._zone, 0) for each in minutes)
                opens, closes = max(opens, table.to_at), min(closes, to_at)
                if opens < closes:
                    found.append((opens, closes))
        return sorted(found)


def open_time(calendar: SlaCalendar, site: Site) -> OpenTime:
    """The business time of a calendar. Those of the same zone, hours and holidays share one."""
    country, region = (site.country, site.region) if calendar.holidays else ("", "")
    dates = tuple((each.day, tuple(each.spans)) for each in calendar.exceptions)
    return _shared(calendar.zone, tuple(calendar.hours), dates, country, region)


@lru_cache(maxsize=256)
def _shared(
    zone: str,
    hours: tuple[Hours, ...],
    dates: tuple[tuple[str, tuple[tuple[int, int], ...]], ...],
    country: str,
    region: str,
) -> OpenTime:
    exceptions = [DayException(day, list(spans)) for day, spans in dates]
    return OpenTime(Calendar(hours, exceptions, zone, country, region))

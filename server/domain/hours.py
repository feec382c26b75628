"""Opening hours as instants: pure, by the wall clock of the site's zone, over changes of time.

A service point is open whenever the clock on the wall shows a time within its hours: in the hour
that comes twice both times, and hours that begin in one that is left out begin when it would have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from protocol.records import DayException, Hours, ServicePoint, Site
from server.domain.holidays import holiday_on

LOOK_AHEAD_DAYS: Final = 400
"""So far the next opening is looked for: every exception that there may be, and a week."""
NEVER_CLOSES_MS: Final = 8 * 86_400_000
"""Hours without a gap for more than a week have no end that anybody could name."""


class Span(NamedTuple):
    """Open from one instant (ms) to another, which is no longer in it."""

    opens_at: int
    closes_at: int


class Calendar(NamedTuple):
    """Hours: a week, the dates that differ, whose clock counts, and whose holidays close."""

    week: Sequence[Hours]
    exceptions: Sequence[DayException]
    zone: str
    country: str = ""
    """Whose public holidays are days without hours, but for an exception; empty: none are."""
    region: str = ""

    @property
    def rules(self) -> bool:
        """Whether hours open and close the point at all; else only people do."""
        return bool(self.week)


def point_calendar(site: Site, point: ServicePoint) -> Calendar:
    """The hours of a service point."""
    country, region = (site.country, site.region) if point.holidays else ("", "")
    return Calendar(point.hours, point.exceptions, site.zone, country, region)


def spans(calendar: Calendar, from_at: int, to_at: int) -> Iterator[Span]:
    """The spans that hold any of the time from one instant (ms) to another, in order, each as its
    day has it: one may follow the one before without a gap."""
    days = (to_at - from_at) // 86_400_000 + 3
    for span in _spans_from(calendar, from_at, days):
        if span.opens_at >= to_at:
            return
        if span.closes_at > from_at:
            yield span


def span_at(calendar: Calendar, now: int) -> Span | None:
    """The span that holds `now`, with those that follow it without a gap; None when closed."""
    held: Span | None = None
    for span in _spans_from(calendar, now):
        if held is None and span.opens_at <= now < span.closes_at:
            held = span
        elif held is not None and span.opens_at <= held.closes_at:
            held = Span(held.opens_at, max(held.closes_at, span.closes_at))
        elif span.opens_at > now:
            return held
        if held is not None and held.closes_at > now + NEVER_CLOSES_MS:
            return held
    return held


class Outlook(NamedTuple):
    """When the hours that hold end, if any do, and when they begin next (ms)."""

    closes_at: int | None
    opens_at: int | None

    @property
    def turns_at(self) -> int | None:
        """When the hours turn next."""
        return self.opens_at if self.closes_at is None else self.closes_at


def outlook(calendar: Calendar, now: int) -> Outlook:
    """What the hours say at `now`. No opening is named that is further off than 400 days."""
    held = span_at(calendar, now)
    after = held.closes_at if held is not None else now
    later = (span.opens_at for span in _spans_from(calendar, after) if span.opens_at > after)
    return Outlook(held.closes_at if held is not None else None, next(later, None))


def _spans_from(calendar: Calendar, now: int, days: int = LOOK_AHEAD_DAYS) -> Iterator[Span]:
    """The spans in order, from one day before that of `now`: hours may go on past midnight."""
    zone = ZoneInfo(calendar.zone)
    today = datetime.fromtimestamp(now / 1000, UTC).astimezone(zone).date()
    exceptions = {exception.day: exception for exception in calendar.exceptions}
    if not calendar.week and not exceptions:
        return
    for ahead in range(-1, days):
        day = today + timedelta(days=ahead)
        for opens, closes in minutes_of(calendar, exceptions, day):
            span = Span(wall_instant(day, opens, zone, 0), wall_instant(day, closes, zone, 1))
            if span.opens_at < span.closes_at:
                yield span


def minutes_of(
    calendar: Calendar, exceptions: Mapping[str, DayException], day: date
) -> list[tuple[int, int]]:
    """The hours of a local day, minutes and in order, each as it was entered; `exceptions` by
    day."""
    exception = exceptions.get(day.isoformat())
    if exception is not None:
        return sorted(exception.spans)
    if holiday_on(calendar.country, calendar.region, day):
        return []
    weekday = day.weekday()
    return sorted((span.opens, span.closes) for span in calendar.week if span.weekday == weekday)


@lru_cache(maxsize=1 << 14)
def wall_instant(day: date, minute: int, zone: ZoneInfo, fold: int) -> int:
    """The instant (ms) at which the wall shows that minute; of two the first or, by fold, the last.

    A minute that the clock leaves out is where it jumps.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    early, late = (_seconds(wall.replace(tzinfo=zone, fold=which)) for which in (0, 1))
    if early <= late:
        return (late if fold else early) * 1000
    # With the offset from before the jump the minute lies after it, and the other way round.
    before = datetime.fromtimestamp(late, zone).utcoffset()
    steps = range(late, early + 1)
    jump = bisect_left(
        steps, True, key=lambda at: datetime.fromtimestamp(at, zone).utcoffset() != before
    )
    return steps[jump] * 1000


def _seconds(wall: datetime) -> int:
    return int(wall.timestamp())

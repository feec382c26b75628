"""The clock of bookings: when a service point and a colleague can be had, and where starts lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from protocol.records import Hours, ServicePoint, Site, Staff
from server.domain.hours import Calendar, Span, point_calendar, spans

ALWAYS: Final = [Hours(weekday, 0, 24 * 60) for weekday in range(7)]
DAY: Final = 86_400_000


def staff_calendar(site: Site, colleague: Staff) -> Calendar:
    """When a colleague can be booked, as far as the service point is open; who has no hours of
    their own whenever it is. Holidays close places, not people."""
    return Calendar(colleague.hours or ALWAYS, colleague.exceptions, site.zone)


def opened(site: Site, point: ServicePoint, from_at: int, to_at: int) -> list[Span]:
    """The hours of a service point that touch a span, in order and each instant once."""
    found: list[Span] = []
    for span in spans(point_calendar(site, point), from_at - DAY, to_at):
        opens_at = max(span.opens_at, found[-1].closes_at) if found else span.opens_at
        if opens_at < span.closes_at:
            found.append(Span(opens_at, span.closes_at))
    return [span for span in found if span.closes_at > from_at]


def covers(held: Iterable[Span], start_at: int, end_at: int) -> bool:
    """Whether spans, in order, hold all of a time; they may follow without a gap."""
    reached = start_at
    for span in held:
        if span.opens_at <= reached < span.closes_at:
            reached = span.closes_at
        if reached >= end_at:
            return True
    return False


def starts(held: Iterable[Span], grid: int) -> Iterator[int]:
    """The starts within spans: every `grid` ms from the opening of each."""
    for span in held:
        yield from range(span.opens_at, span.closes_at, grid)


def local_day(at: int, zone: str) -> date:
    """The day that the clock on the wall shows."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone)).date()


def day_bounds(day: date, zone: str) -> tuple[int, int]:
    """When a local day begins and ends, ms."""
    begins, ends = (
        int(datetime.combine(each, time(), ZoneInfo(zone)).timestamp()) * 1000
        for each in (day, day + timedelta(days=1))
    )
    return begins, ends

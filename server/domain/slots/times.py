"""The clock of bookings: when a service point and a colleague can be had, and where starts lie."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from protocol.records import Hours, Site, Staff
from server.domain.hours import Calendar

ALWAYS: Final = [Hours(weekday, 0, 24 * 60) for weekday in range(7)]
DAY: Final = 86_400_000


def staff_calendar(site: Site, colleague: Staff) -> Calendar:
    """When a colleague can be booked, as far as the service point is open; who has no hours of
    their own whenever it is. Holidays close places, not people."""
    return Calendar(colleague.hours or ALWAYS, colleague.exceptions, site.zone)


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

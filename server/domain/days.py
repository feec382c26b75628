"""Business days: they roll at an hour of the site's own zone, never at UTC midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def known_zone(name: str) -> bool:
    """Whether the time zone exists."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def business_day(at: int, zone: str, roll_hour: int) -> str:
    """The business day (`YYYY-MM-DD`) of an instant (ms)."""
    return _day_of_minute(at // 60_000, zone, roll_hour)


def moment(at: int, now: int, zone: str) -> str:
    """When a later instant (ms) is, in words: `today at 08:00`, `on Monday at 08:00`."""
    then, today = (
        datetime.fromtimestamp(ms / 1000, UTC).astimezone(ZoneInfo(zone)) for ms in (at, now)
    )
    days = (then.date() - today.date()).days
    if days < 2:
        return f"{'tomorrow' if days == 1 else 'today'} at {then:%H:%M}"
    return f"on {then:%A}" + (f" {then.day} {then:%B}" if days > 6 else "") + f" at {then:%H:%M}"


def past_moment(at: int, now: int, zone: str) -> str:
    """When an earlier instant (ms) was, in words: `today at 08:00`, `on 3 November at 08:00`."""
    then, today = (
        datetime.fromtimestamp(ms / 1000, UTC).astimezone(ZoneInfo(zone)) for ms in (at, now)
    )
    if then.date() == today.date():
        return f"today at {then:%H:%M}"
    year = f" {then.year}" if then.year != today.year else ""
    return f"on {then.day} {then:%B}{year} at {then:%H:%M}"


def clock_time(at: int, zone: str) -> str:
    """The time of day of an instant (ms): `08:00`."""
    return f"{datetime.fromtimestamp(at / 1000, ZoneInfo(zone)):%H:%M}"


@lru_cache(maxsize=64)
def _day_of_minute(minute: int, zone: str, roll_hour: int) -> str:
    local = datetime.fromtimestamp(minute * 60, UTC).astimezone(ZoneInfo(zone))
    return (local.replace(tzinfo=None) - timedelta(hours=roll_hour)).date().isoformat()


def day_ends(at: int, zone: str, roll_hour: int) -> int:
    """When the business day of an instant ends, ms."""
    day = date.fromisoformat(business_day(at, zone, roll_hour)) + timedelta(days=1)
    return int(datetime.combine(day, time(roll_hour), ZoneInfo(zone)).timestamp()) * 1000


def day_span(day: str, zone: str, roll_hour: int) -> tuple[int, int]:
    """When a business day (`YYYY-MM-DD`) begins and ends, ms. Raises `ValueError`."""
    first = date.fromisoformat(day)
    if first == date.max:
        raise ValueError("there is no day after it on which it could end")
    begins, ends = (
        int(datetime.combine(each, time(roll_hour), ZoneInfo(zone)).timestamp()) * 1000
        for each in (first, first + timedelta(days=1))
    )
    return begins, ends


def hour_of_day(at: int, zone: str) -> int:
    """The hour of the local day of an instant (ms)."""
    return datetime.fromtimestamp(at / 1000, ZoneInfo(zone)).hour

"""Which days a topic of bookings is of, and what of it is today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

from protocol.booking import EXPECTED
from protocol.records import Definition, Reservation
from server.domain.days import business_day, day_span
from server.domain.floor import Floor

DAYS: Final = 7
YEARS: Final = range(1970, 2200)
DAY_MS: Final = 86_400_000


def days_from(first: str) -> list[str]:
    """Seven days, from this one on (`2026-11-23`). Raises `ValueError`, `OverflowError` where there
    are none such."""
    begins = date.fromisoformat(first)
    return [(begins + timedelta(days=each)).isoformat() for each in range(DAYS)]


def week_span(monday: str, zone: str, roll_hour: int) -> tuple[int, int]:
    """When the business days of a week begin and end, ms. Raises as `days_from` does."""
    days = days_from(monday)
    return day_span(days[0], zone, roll_hour)[0], day_span(days[-1], zone, roll_hour)[1]


def is_today(floor: Floor, booked: Reservation) -> bool:
    """Whether its customer is expected on the business day that the hall is in."""
    site = floor.site
    return (
        booked.state in EXPECTED
        and business_day(booked.start_at, site.zone, site.roll_hour) == site.day
    )


def is_week(day: str) -> bool:
    """Whether a week begins on that day: a Monday, of a year that every clock knows."""
    begins = date.fromisoformat(day)
    return begins.weekday() == 0 and begins.year in YEARS


def is_ahead(day: str, definition: Definition, now: int) -> bool:
    """Whether customers may look from that day on: not long past, nor beyond the horizon. Else any
    number of topics could be asked for."""
    begins = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1_000
    return now - DAYS * DAY_MS <= begins <= now + (definition.horizon_days + DAYS) * DAY_MS

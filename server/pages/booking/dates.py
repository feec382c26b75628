"""Days and times of bookings as a customer reads them, by the clock of the house. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from server.pages import says
from server.pages.words import Words

NOON = 12
EVENING = 17
"""When the afternoon begins, and the evening."""


def day_of(at: int, zone: str) -> date:
    """The day on which an instant (ms) falls in the house."""
    return datetime.fromtimestamp(at / 1000, says.zone_of(zone)).date()


def begins(day: date, zone: str) -> int:
    """The instant (ms) at which a day begins in the house."""
    return int(datetime.combine(day, time(), says.zone_of(zone)).timestamp() * 1000)


def read_day(text: str) -> date | None:
    """`2026-11-24` as a day; None for whatever is none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def week_of(day: date, today: date) -> date:
    """The first of the seven days, counted from today on, among which a day is; no past one."""
    return today + timedelta(days=max(0, (day - today).days) // 7 * 7)


def part_of_day(at: int, zone: str) -> str:
    """`morning`, `afternoon` or `evening`."""
    hour = datetime.fromtimestamp(at / 1000, says.zone_of(zone)).hour
    return "morning" if hour < NOON else "afternoon" if hour < EVENING else "evening"


def long_day(day: date, words: Words) -> str:
    """`Tuesday 24 November`."""
    return words.say(
        "book.day",
        weekday=words.say(f"weekday.{day.weekday()}"),
        day=day.day,
        month=words.say(f"month.{day.month}"),
    )


def day_and_time(at: int, zone: str, words: Words) -> str:
    """`Tuesday 24 November, 10:40`."""
    day = long_day(day_of(at, zone), words)
    return words.say("book.day_time", day=day, time=says.clock_time(at, zone))

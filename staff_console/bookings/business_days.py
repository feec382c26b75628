"""Days of the house: they roll at its hour, in its zone, and may have 23 or 25 hours. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

from client.instants import local

HOUR: Final = 3_600_000
MINUTE: Final = 60_000
WEEK: Final = 7


@dataclass(frozen=True)
class HourMark:
    """A line of the grid: an instant (ms), and how the clock of the house shows it."""

    at: int
    label: str


def day_at(at: int, zone: tzinfo, roll_hour: int) -> str:
    """The business day of an instant."""
    there = local(at, zone)
    back = 1 if there.hour < roll_hour else 0
    return (there.date() - timedelta(days=back)).isoformat()


def later(day: str, days: int) -> str:
    """The day so many days after one, or before it."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def monday(day: str) -> str:
    """The first day of a day's week: what the topic of its bookings is called by."""
    return later(day, -date.fromisoformat(day).weekday())


def week_of(day: str) -> tuple[str, ...]:
    """The seven days of a day's week."""
    first = monday(day)
    return tuple(later(first, at) for at in range(WEEK))


def instant(day: str, minute: int, zone: tzinfo) -> int:
    """When clocks show this minute of a day, ms; minutes after 1440 are of the night after it.

    Of a time that comes twice it is the first; of one that is left out, when clocks go on.
    """
    at = datetime.fromisoformat(day) + timedelta(minutes=minute)
    there = at.replace(tzinfo=zone)
    return round(there.astimezone(UTC).timestamp() * 1000)


def hour_marks(start_at: int, end_at: int, zone: tzinfo) -> tuple[HourMark, ...]:
    """Every full hour from one instant to another, as clocks show it; an hour that comes twice is
    there twice, and one that is left out is not."""
    first = local(start_at, zone)
    to_full = (60 - first.minute) % 60
    at = start_at + to_full * MINUTE - first.second * 1000
    marks = []
    while at <= end_at:
        marks.append(HourMark(at, f"{local(at, zone):%H:%M}"))
        at += HOUR
    return tuple(marks)

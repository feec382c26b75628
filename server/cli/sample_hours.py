"""Opening hours of the sample hall: those of an office, and open whenever somebody tries it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from protocol.records import Hours
from server.domain.days import business_day

HOUR: Final = 60
OPENS: Final = 8 * HOUR
CLOSES: Final = 18 * HOUR
LATEST: Final = 28 * HOUR
"""The latest minute of a day that hours may go on to."""
LUNCH_MIN: Final = 45
_WORKDAYS: Final = range(5)
_BEFORE: Final = 2 * HOUR
_AFTER: Final = 4 * HOUR
"""So long before and after it is made the hall is open, at whatever hour that is."""


def hall_week(now: int, zone: str, roll_hour: int) -> list[Hours]:
    """Workdays from eight to six, and the day and hour of `now` (ms) in any case."""
    today = date.fromisoformat(business_day(now, zone, roll_hour))
    wall = datetime.fromtimestamp(now / 1000, UTC).astimezone(ZoneInfo(zone))
    minute = (wall.date() - today).days * 24 * HOUR + wall.hour * HOUR + wall.minute
    week = {day: (OPENS, CLOSES) for day in _WORKDAYS}
    first = min(OPENS, max((minute - _BEFORE) // HOUR * HOUR, LATEST - 24 * HOUR))
    last = max(CLOSES, -(-(minute + _AFTER) // HOUR) * HOUR)
    week[today.weekday()] = first, min(last, LATEST)
    if last > LATEST:
        tomorrow = (today.weekday() + 1) % 7
        week[tomorrow] = LATEST - 24 * HOUR, week.get(tomorrow, (OPENS, CLOSES))[1]
    return [Hours(day, *week[day]) for day in sorted(week)]


def with_lunch(week: list[Hours], begins: int) -> list[Hours]:
    """The same hours with a lunch, which begins at that minute of the day."""
    ends = begins + LUNCH_MIN
    found: list[Hours] = []
    for day in week:
        if day.opens < begins and ends < day.closes:
            found += [Hours(day.weekday, day.opens, begins), Hours(day.weekday, ends, day.closes)]
        else:
            found.append(day)
    return found

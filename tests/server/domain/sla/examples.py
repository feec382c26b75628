"""Calendars, deadlines and tickets with what is expected of them, read from `vectors.json`."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from protocol.places import DayException, Hours
from server.domain.hours import Calendar
from server.domain.sla.calendar import OpenTime

MINUTE = 60_000
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TOLD: dict[str, Any] = msgspec.json.decode(
    Path(__file__).with_name("vectors.json").read_bytes(), type=dict[str, Any]
)


def at(text: str) -> int:
    """An instant, ms."""
    return int(datetime.fromisoformat(text).timestamp() * 1000)


def at_or_none(text: str | None) -> int | None:
    return None if text is None else at(text)


def pauses(vector: dict[str, Any]) -> list[tuple[int, int | None]]:
    return [(at(begins), at_or_none(ends)) for begins, ends in vector.get("pauses", ())]


@cache
def calendar(name: str) -> Calendar:
    told = TOLD["calendars"][name]
    week = [
        Hours(_DAYS.index(day), *map(_minute, window))
        for day, windows in told["weekly"].items()
        for window in windows
    ]
    dates = {day: [] for day in told.get("holidays", ())} | told.get("overrides", {})
    exceptions = [
        DayException(day, [(_minute(opens), _minute(closes)) for opens, closes in windows])
        for day, windows in dates.items()
    ]
    return Calendar(week, exceptions, told["tz"])


@cache
def hours(name: str) -> OpenTime:
    return OpenTime(calendar(name))


def _minute(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)

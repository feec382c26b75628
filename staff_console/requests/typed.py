"""What is typed in sheets of repairs: instants and amounts of money. Pure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo
from typing import Final

from client.instants import local
from staff_console.contacts.recurring import read_day
from staff_console.reports.days import WEEKDAYS
from staff_console.sheets.times import clock_time
from staff_console.speech import tr

_AMOUNT: Final = re.compile(r"\d{1,9}(\.\d{1,4})?", re.ASCII)
_QUANTITY: Final = re.compile(r"\d{1,4}(\.\d{1,3})?", re.ASCII)
LEAST_LETTERS: Final = 2
"""By so many letters a weekday is known."""


def when_hint() -> str:
    """How an instant may be typed."""
    return tr("like 15:00, Fri 15:00 or 27.11. 15:00")


def instant_typed(text: str, now: int, zone: tzinfo) -> int | None:
    """The instant (ms) of `15:00`, `Fri 15:00`, `tomorrow 15:00` or `27.11. 15:00`, always one that
    is to come; None for what is none."""
    said = text.strip()
    day, _, clock = said.rpartition(" ")
    at = clock_time(clock, now, zone)
    if at is None or not day:
        return at
    here, then = local(now, zone), local(at, zone)
    date = _day(day.strip(), here)
    if date is None:
        return None
    found = here.replace(
        year=date.year, month=date.month, day=date.day, hour=then.hour, minute=then.minute,
        second=0, microsecond=0,
    )  # fmt: skip
    if found <= here and _is_weekday(day):
        found += timedelta(days=7)
    return round(found.timestamp() * 1000) if found > here else None


def amount_typed(text: str) -> str | None:
    """`149.90` of `149,90` or `149.90`; empty for nothing, None for what is no amount."""
    return _number(text, _AMOUNT)


def quantity_typed(text: str) -> str | None:
    """`0.5` of `0,5` or `0.5`; empty for nothing, None for what is no quantity, or is zero."""
    said = _number(text, _QUANTITY)
    return None if said and not float(said) else said


def _number(text: str, form: re.Pattern[str]) -> str | None:
    said = text.strip().replace(",", ".")
    return said if not said or form.fullmatch(said) else None


def _day(text: str, here: datetime) -> datetime | None:
    said = text.casefold().rstrip(",")
    if said == tr("tomorrow"):
        return here + timedelta(days=1)
    place = _weekday(said)
    if place is not None:
        return here + timedelta(days=(place - here.weekday()) % 7)
    found = read_day(text, here.date())
    return None if found is None else datetime(found.year, found.month, found.day)


def _is_weekday(text: str) -> bool:
    return _weekday(text.casefold().rstrip(",")) is not None


def _weekday(said: str) -> int | None:
    """Its number, 0 is Monday; so many letters of its name are enough."""
    said = said.rstrip(".")
    if len(said) < LEAST_LETTERS:
        return None
    names = enumerate(name().casefold() for name in WEEKDAYS)
    return next((place for place, name in names if name.startswith(said)), None)

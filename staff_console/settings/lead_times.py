"""How long before: minutes, hours and days, as settings of bookings write them. Pure."""

from __future__ import annotations

import re
from typing import Final

from staff_console.settings.field import NotRead, Tidy
from staff_console.speech import tr

_TIME: Final = re.compile(r"(\d{1,6})\s*(min|m|hours|hour|h|days|day|d|)")
_MINUTES: Final = {"min": 1, "m": 1, "": 1, "h": 60, "d": 1_440, "hour": 60, "hours": 60,
                   "day": 1_440, "days": 1_440}  # fmt: skip


def lead_time(minutes: int) -> str:
    """So many minutes as they are written here: `45 min`, `2 h`, `3 days`."""
    if minutes and minutes % 1_440 == 0:
        days = minutes // 1_440
        return tr("1 day") if days == 1 else tr("{days} days").format(days=days)
    return f"{minutes // 60} h" if minutes and minutes % 60 == 0 else f"{minutes} min"


def lead_minutes(text: str) -> int:
    """The minutes of what was written. Raises `NotRead`."""
    typed = " ".join(text.lower().split())
    found = _TIME.fullmatch(typed)
    if found is not None:
        return int(found[1]) * _MINUTES[found[2]]
    number, _, unit = typed.partition(" ")
    days = {tr("1 day").lower(), tr("{days} days").format(days=number).lower()}
    if number.isascii() and number.isdigit() and unit and typed in days:
        return int(number) * 1_440
    raise NotRead(tr("Write a time such as 30 min, 2 h or 3 d."))


def between(least: int, most: int) -> Tidy:
    """Reads a time between these, in minutes."""

    def tidy(text: str) -> str:
        minutes = lead_minutes(text)
        if not least <= minutes <= most:
            said = tr("Write a time from {least} to {most}.")
            raise NotRead(said.format(least=lead_time(least), most=lead_time(most)))
        return lead_time(minutes)

    return tidy


def lead_times(text: str) -> list[int]:
    """Several, with commas between, the earliest first. Raises `NotRead`."""
    parts = (part.strip() for part in text.replace(";", ",").split(","))
    return sorted({lead_minutes(part) for part in parts if part}, reverse=True)


def as_lead_times(several: list[int]) -> str:
    """Several as they are written here."""
    return ", ".join(lead_time(each) for each in several)


def tidy_lead_times(text: str) -> str:
    """Reminders as they are written here. Raises `NotRead`."""
    times = lead_times(text)
    if len(times) > 4 or any(not 10 <= each <= 60 * 1_440 for each in times):
        raise NotRead(tr("Write four times at most, from 10 min to 60 days."))
    return as_lead_times(times)

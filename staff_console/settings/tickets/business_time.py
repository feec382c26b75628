"""Business time, as promises are written: hours and minutes. Pure."""

from __future__ import annotations

import re
from typing import Final

from staff_console.settings.field import NotRead
from staff_console.speech import tr

MOST: Final = 366 * 1_440
"""Minutes of a promise at most."""
_CLOCK: Final = re.compile(r"(\d{1,4})[:.](\d{2})")
_PLAIN: Final = re.compile(r"(?:(\d{1,4})\s*h(?:ours?)?)?\s*(?:(\d{1,5})\s*m(?:in)?)?")


def business_time(minutes: int) -> str:
    """So many minutes as they are written here: `4:00`."""
    return f"{minutes // 60}:{minutes % 60:02}"


def business_minutes(text: str) -> int:
    """The minutes of `4:00`, `4 h` or `30 min`; a bare number is hours. Raises `NotRead`."""
    typed = text.strip().lower()
    clock, plain = _CLOCK.fullmatch(typed), _PLAIN.fullmatch(typed)
    if clock is not None and int(clock[2]) < 60:
        return int(clock[1]) * 60 + int(clock[2])
    if plain is not None and (plain[1] or plain[2]):
        return int(plain[1] or 0) * 60 + int(plain[2] or 0)
    if typed.isascii() and typed.isdigit() and len(typed) < 5:
        return int(typed) * 60
    raise NotRead(tr("Write hours and minutes of business time, such as 4:00 or 0:30."))


def tidy_promise(text: str) -> str:
    """A promise as it is written here, or nothing. Raises `NotRead`."""
    if not text.strip():
        return ""
    minutes = business_minutes(text)
    if not 1 <= minutes <= MOST:
        raise NotRead(tr("Write from 0:01 to {most}, or nothing.").format(most=business_time(MOST)))
    return business_time(minutes)


def tidy_after(text: str) -> str:
    """How long after something, at once included. Raises `NotRead`."""
    minutes = business_minutes(text) if text.strip() else 0
    if minutes > 30 * 1_440:
        raise NotRead(tr("Write from 0:00 to {most}.").format(most=business_time(30 * 1_440)))
    return business_time(minutes)

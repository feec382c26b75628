"""How settings are written and read: lengths of time, hours of the clock, dates, words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from staff_console.settings.field import NotRead, Tidy
from staff_console.speech import tr

_LENGTH: Final = re.compile(r"(\d{1,5})\s*(s|sec|min|m|h|)")
_UNITS: Final = {"s": 1, "sec": 1, "min": 60, "m": 60, "": 60, "h": 3_600}
_TIME: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")
_DASH: Final = re.compile(r"\s*(?:-|–|—|to)\s*")
_LATEST: Final = 28 * 60
_DAY: Final = 24 * 60
_PREFIX: Final = re.compile(r"[A-Z]{1,3}")
_MAIL: Final = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")


def length(seconds: int) -> str:
    """A length of time: `90 s`, `15 min`, `2 h`."""
    if seconds and seconds % 3_600 == 0:
        return f"{seconds // 3_600} h"
    return f"{seconds // 60} min" if seconds % 60 == 0 else f"{seconds} s"


def seconds(text: str) -> int:
    """The seconds of a length of time; a bare number is minutes. Raises `NotRead`."""
    found = _LENGTH.fullmatch(text.strip().lower())
    if found is None:
        raise NotRead(tr("Write a time such as 90 s, 15 min or 2 h."))
    value = int(found[1]) * _UNITS[found[2]]
    if value > 86_400:
        raise NotRead(tr("A day is the most. Write less."))
    return value


def tidy_length(text: str) -> str:
    """A length of time as it is written here. Raises `NotRead`."""
    return length(seconds(text))


def whole(least: int, most: int) -> Tidy:
    """Reads a whole number between these."""

    def tidy(text: str) -> str:
        kept = text.strip()
        if not kept.isascii() or not kept.isdigit() or not least <= int(kept) <= most:
            said = tr("Write a whole number from {least} to {most}.")
            raise NotRead(said.format(least=least, most=most))
        return str(int(kept))

    return tidy


def decimal(least: float, most: float) -> Tidy:
    """Reads a number between these, with a point or a comma."""

    def tidy(text: str) -> str:
        try:
            value = float(text.strip().replace(",", "."))
        except ValueError:
            value = -1.0
        if not least <= value <= most:
            said = tr("Write a number from {least} to {most}.")
            raise NotRead(said.format(least=f"{least:g}", most=f"{most:g}"))
        return f"{value:g}"

    return tidy


def one_spaced(text: str) -> str:
    """Any text with single spaces, as the server keeps it."""
    return " ".join(text.split())


def capitals(text: str) -> str:
    """A short code, in capital letters."""
    return text.strip().upper()


def tidy_name(text: str) -> str:
    """A name. Raises `NotRead` for an empty one."""
    kept = " ".join(text.split())
    if not kept:
        raise NotRead(tr("Write a name."))
    return kept


def tidy_prefix(text: str) -> str:
    """The letters of a series. Raises `NotRead`."""
    kept = text.strip().upper()
    if not _PREFIX.fullmatch(kept):
        raise NotRead(tr("Write one to three letters from A to Z."))
    return kept


def tidy_own_prefix(text: str) -> str:
    """The letters of a series of its own, or nothing. Raises `NotRead`."""
    return tidy_prefix(text) if text.strip() else ""


def words(text: str) -> list[str]:
    """Words that commas part, each once, in small letters."""
    said = (" ".join(word.lower().split()) for word in text.replace(";", ",").split(","))
    return list(dict.fromkeys(word for word in said if word))


def as_words(several: Iterable[str]) -> str:
    """Words with commas between them."""
    return ", ".join(several)


def tidy_words(text: str) -> str:
    """Words as they are written here."""
    return as_words(words(text))


def clock(minute: int) -> str:
    """A minute of the day; past midnight the hours go on from 24."""
    return f"{minute // 60:02}:{minute % 60:02}"


def minute_of(text: str) -> int:
    """The minute of a time such as `8`, `8:30` or `26:00`. Raises `NotRead`."""
    found = _TIME.fullmatch(text.strip())
    minute = int(found[1]) * 60 + int(found[2] or 0) if found else -1
    if found is None or not 0 <= minute <= _LATEST or int(found[2] or 0) > 59:
        raise NotRead(tr("Write hours such as 8:00–12:00, 13:00–17:30; empty means closed."))
    return minute


def tidy_moment(text: str) -> str:
    """A time of the clock on the wall, or nothing. Raises `NotRead`."""
    if not text.strip():
        return ""
    try:
        minute = minute_of(text)
    except NotRead:
        minute = _DAY + 1
    if minute > _DAY:
        raise NotRead(tr("Write a time of the day, such as 20:00."))
    return clock(minute % _DAY)


def spans(text: str) -> list[tuple[int, int]]:
    """Hours of a day such as `8-12, 13-17:30`. Raises `NotRead`."""
    found: list[tuple[int, int]] = []
    for part in text.replace(";", ",").split(","):
        if not part.strip():
            continue
        ends = _DASH.split(part.strip())
        if len(ends) != 2:
            raise NotRead(tr("Write hours such as 8:00–12:00, 13:00–17:30; empty means closed."))
        found.append((minute_of(ends[0]), minute_of(ends[1])))
    return found


def as_spans(several: Iterable[tuple[int, int]]) -> str:
    """Hours of a day as they are written here."""
    return ", ".join(f"{clock(opens)}–{clock(closes)}" for opens, closes in several)


def tidy_spans(text: str) -> str:
    """Hours of a day as they are written here. Raises `NotRead`."""
    return as_spans(spans(text))


def tidy_day(text: str) -> str:
    """A date such as `2026-12-24` or `24.12.2026`. Raises `NotRead`."""
    parts = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text.strip())
    said = f"{parts[3]}-{parts[2]:0>2}-{parts[1]:0>2}" if parts else text.strip()
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        raise NotRead(tr("Write a day that exists, such as 2026-12-24.")) from None


def tidy_mail(typed: str) -> str:
    """A mail address, or nothing. Raises `NotRead`."""
    kept = typed.strip()
    if kept and not _MAIL.fullmatch(kept):
        raise NotRead(tr("Write an address such as help@example.org, or nothing."))
    return kept

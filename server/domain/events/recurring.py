"""When a series starts: RFC 5545 rules, read within bounds, at the same local time each time.

No question runs away: the parts that could are refused, a series has so many starts at most, and it
is reckoned in the last years that a calendar has. The calendar repeats after 400 years to the very
weekday, so the days are the same, and a rule that fits no day ends soon.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from server.domain.hours import wall_instant
from server.domain.refused import refuse

if TYPE_CHECKING:
    from dateutil.rrule import rrule

STARTS_MOST: Final = 3_660
"""So many starts a series has at most: ten years of days."""
COUNT_MOST: Final = 1_000
INTERVALS: Final = {"DAILY": 366, "WEEKLY": 53, "MONTHLY": 60, "YEARLY": 10}
"""How often a series may recur, and the longest step of each."""
_CYCLE: Final = 400
_ROOM: Final = 60
"""Years of a series, and more."""
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NUMBERS: Final = {"BYMONTHDAY": (-31, 31), "BYMONTH": (1, 12), "BYSETPOS": (-366, 366)}
_PARTS: Final = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST", *_NUMBERS}


class Recurrence(NamedTuple):
    """A rule that was read; `until` is UTC, or local and to the end of its day."""

    freq: str
    interval: int = 1
    times: int | None = None
    until: datetime | None = None
    days: tuple[tuple[int, int], ...] = ()
    """Weekday from Monday 0, and which of the month; 0 each."""
    numbers: tuple[tuple[str, tuple[int, ...]], ...] = ()
    week_from: int = 0


@lru_cache(maxsize=1_024)
def read(text: str) -> Recurrence:
    """The rule that a text writes. Raises `Refused`: `invalid`."""
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").split(";"):
        name, _, value = part.partition("=")
        if name not in _PARTS or not value or name in parts:
            raise _unread(f"{part or 'an empty part'} cannot be used here")
        parts[name] = value
    freq = parts.get("FREQ", "")
    if freq not in INTERVALS:
        raise _unread("it recurs daily, weekly, monthly or yearly (FREQ)")
    if "COUNT" in parts and "UNTIL" in parts:
        raise _unread("give COUNT or UNTIL, not both")
    return Recurrence(
        freq,
        _whole("INTERVAL", parts.get("INTERVAL", "1"), 1, INTERVALS[freq]),
        _whole("COUNT", parts["COUNT"], 1, COUNT_MOST) if "COUNT" in parts else None,
        _until(parts["UNTIL"]) if "UNTIL" in parts else None,
        tuple(_day(each, freq) for each in parts["BYDAY"].split(",")) if "BYDAY" in parts else (),
        tuple((name, _several(name, parts[name])) for name in sorted(_NUMBERS) if name in parts),
        _day(parts.get("WKST", "MO"), "WEEKLY")[0],
    )


@lru_cache(maxsize=4_096)
def starts(text: str, start_at: int, zone: str, year: int) -> array[int]:
    """The starts (ms, in order) of a series whose first is `start_at`, to the end of a local year;
    the first alone of what does not recur. Raises `Refused` for what is no rule of ours."""
    found = array("q", [start_at])
    if text:
        local = datetime.fromtimestamp(start_at // 1_000, ZoneInfo(zone)).replace(tzinfo=None)
        for day in islice(_days(text, local, zone, year), STARTS_MOST):
            at = _instant(day, local, zone) + start_at % 1_000
            if at > found[-1]:
                found.append(at)
    return found


def check(text: str, start_at: int, zone: str) -> None:
    """See that it is a rule, and that the series starts where it says. Raises `Refused`."""
    local = datetime.fromtimestamp(start_at // 1_000, ZoneInfo(zone)).replace(tzinfo=None)
    if next(_days(text, local, zone, local.year + _ROOM), None) != local.date():
        raise refuse(
            "invalid",
            "The first start is on no day of its rule. Move the start, or change how it recurs.",
            field="recurs",
        )


def _days(text: str, local: datetime, zone: str, year: int) -> Iterator[date]:
    """The local days of a series from its first, to the end of a year."""
    rule = read(text)
    shift = (9_999 - _ROOM - local.year) // _CYCLE * _CYCLE
    for found in _rule(rule, local.replace(year=local.year + shift), zone, shift):
        if found.year - shift > min(year, local.year + _ROOM):
            return
        yield found.date().replace(year=found.year - shift)


def _rule(rule: Recurrence, first: datetime, zone: str, shift: int) -> rrule:
    # Loaded with the first series: most houses have none.
    from dateutil import rrule as of

    by: dict[str, Any] = {name.lower(): list(values) for name, values in rule.numbers}
    if rule.days:
        by["byweekday"] = [of.weekday(day, nth or None) for day, nth in rule.days]
    until = rule.until
    if until is not None:
        if until.tzinfo is not None:
            until = until.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        until = until.replace(year=min(until.year + shift, 9_999))
    return of.rrule(
        getattr(of, rule.freq),
        dtstart=first,
        interval=rule.interval,
        wkst=rule.week_from,
        count=rule.times,
        until=until,
        **by,
    )


def _instant(day: date, local: datetime, zone: str) -> int:
    minute = local.hour * 60 + local.minute
    return wall_instant(day, minute, ZoneInfo(zone), 0) + local.second * 1_000


def _unread(why: str) -> Exception:
    return refuse("invalid", f"How it recurs was not understood: {why}.", field="recurs")


def _whole(name: str, text: str, least: int, most: int) -> int:
    digits = text.removeprefix("-").removeprefix("+")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 6):
        raise _unread(f"{name} takes whole numbers from {least} to {most}")
    if not least <= int(text) <= most or int(text) == 0:
        raise _unread(f"{name} goes from {least} to {most}")
    return int(text)


def _several(name: str, text: str) -> tuple[int, ...]:
    least, most = _NUMBERS[name]
    return tuple(_whole(name, each, least, most) for each in text.split(","))


def _day(text: str, freq: str) -> tuple[int, int]:
    nth, day = text[:-2], text[-2:]
    if day not in _DAYS:
        raise _unread(f"{text} is no day of the week")
    if nth and freq not in ("MONTHLY", "YEARLY"):
        raise _unread(f"{text} goes with months and years alone")
    return _DAYS.index(day), _whole("BYDAY", nth, -53, 53) if nth else 0


def _until(text: str) -> datetime:
    of_day = "T" not in text
    shape = "%Y%m%d" if of_day else "%Y%m%dT%H%M%SZ" if text.endswith("Z") else "%Y%m%dT%H%M%S"
    try:
        found = datetime.strptime(text, shape)
    except ValueError:
        found = datetime.min
    if not 1970 <= found.year < 2200:
        raise _unread(f"UNTIL is written as 20271231, not as {text}")
    if of_day:
        return found + timedelta(days=1, microseconds=-1)
    return found.replace(tzinfo=UTC) if text.endswith("Z") else found

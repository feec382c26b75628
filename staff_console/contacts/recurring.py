"""How an event recurs: in words that are chosen, and as the rule that is kept (RFC 5545). Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from staff_console.reports.days import day_name
from staff_console.speech import tr

EVERY: Final[dict[str, tuple[str, Callable[[], str]]]] = {
    "once": ("", lambda: tr("once")),
    "day": ("FREQ=DAILY", lambda: tr("every day")),
    "week": ("FREQ=WEEKLY", lambda: tr("every week")),
    "two_weeks": ("FREQ=WEEKLY;INTERVAL=2", lambda: tr("every two weeks")),
    "month": ("FREQ=MONTHLY", lambda: tr("every month")),
}
"""By name the rule without its end, and what it is called."""
OTHER: Final = "other"
"""A rule that was written elsewhere: it is kept as it is."""
TIMES_MOST: Final = 1_000
_DAY: Final = re.compile(r"(\d{1,2})[./ ](\d{1,2})[./ ]?(\d{4})?")


class Recurs(NamedTuple):
    """What was chosen, and when it ends: a count, a day, or empty for never."""

    every: str
    ends: str = ""


def read(rule: str) -> Recurs:
    """What a rule says."""
    parts = dict(part.partition("=")[::2] for part in rule.split(";") if part)
    count, until = parts.pop("COUNT", ""), parts.pop("UNTIL", "")
    if parts.get("INTERVAL") == "1":
        del parts["INTERVAL"]
    bare = ";".join(f"{name}={value}" for name, value in sorted(parts.items()))
    every = next((name for name, (known, _) in EVERY.items() if known == bare), OTHER)
    day = f"{until[:4]}-{until[4:6]}-{until[6:8]}" if until else ""
    return Recurs(every, count or day)


def rule_of(every: str, ends: str, today: date) -> str | None:
    """The rule; None where the end cannot be read."""
    begun = EVERY[every][0]
    said = ends.strip()
    if not begun or not said:
        return begun
    if said.isdecimal():
        return f"{begun};COUNT={int(said)}" if 0 < int(said) <= TIMES_MOST else None
    day = read_day(said, today)
    return f"{begun};UNTIL={day:%Y%m%d}" if day is not None else None


def read_day(text: str, today: date) -> date | None:
    """A day as it is typed: `2026-11-26`, or `26.11.` of this year or the next."""
    said = text.strip()
    try:
        return date.fromisoformat(said)
    except ValueError:
        found = _DAY.fullmatch(said)
    if found is None:
        return None
    year = int(found[3]) if found[3] else today.year
    try:
        day = date(year, int(found[2]), int(found[1]))
        past = not found[3] and (today - day).days > 183
        return day.replace(year=year + 1) if past else day
    except ValueError:
        return None


def words(rule: str, today: str) -> str:
    """`every week, 10 times`; empty for what does not recur."""
    every, ends = read(rule)
    if every == "once":
        return ""
    said = EVERY[every][1]() if every in EVERY else tr("by a rule of its own")
    if ends.isdecimal():
        return tr("{every}, {count} times").format(every=said, count=ends)
    if ends:
        return tr("{every} until {day}").format(every=said, day=day_name(ends, today))
    return said

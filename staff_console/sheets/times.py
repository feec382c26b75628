"""Times that a clerk types or picks: in ten minutes, or at 14:30."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from client.instants import local
from staff_console.sheets.form import Field, Option, Values, picked
from staff_console.speech import tr
from staff_console.words import minutes

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?")
MINUTE: Final = 60_000
AT: Final = "at"


def clock_time(text: str, now: int, zone: tzinfo) -> int | None:
    """The next instant (ms) at which a clock shows what was typed, like `14:30` or `1430`."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        return None
    here = local(now, zone)
    then = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if then <= here:
        then = _next_day(then)
    return round(then.timestamp() * 1000)


def _next_day(moment: datetime) -> datetime:
    return moment + timedelta(days=1)


@dataclass(frozen=True)
class Asks:
    """How a sheet asks for an end: the names of its two fields, the label of the first, and what
    stands there until it is answered."""

    step: str = "until"
    clock: str = "time"
    label: Callable[[], str] = lambda: tr("Back in")
    usual: str = ""
    typed: str = ""


UNTIL: Final = Asks()


def until_fields(
    values: Values,
    now: int,
    zone: tzinfo,
    steps: tuple[int, ...],
    open_end: str = "",
    asks: Asks = UNTIL,
) -> tuple[tuple[Field, ...], int | None, str]:
    """The question how long from `now`; the instant that was answered (ms), and what is missing.

    `open_end` is the title of an answer that names no time, where that is allowed.
    """
    options = tuple(
        Option(str(step), tr("{count} min").format(count=step), minutes(now + step * MINUTE, zone))
        for step in steps
    )
    options += (Option(AT, tr("At a time")),)
    if open_end:
        options += (Option("open", open_end),)
    chosen = picked(values, asks.step, options, asks.usual)
    asked: tuple[Field, ...] = (Field(asks.step, asks.label(), "one", chosen, options),)
    if chosen == "open":
        return asked, None, ""
    if chosen != AT:
        return asked, now + int(chosen) * MINUTE, ""
    typed = values.get(asks.clock, asks.typed)
    asked += (Field(asks.clock, tr("Time"), "text", typed, hint=tr("like 14:30"), most=5),)
    at = clock_time(typed, now, zone)
    return asked, at, "" if at is not None else tr("Type a time, like 14:30.")

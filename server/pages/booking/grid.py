"""The days and times among which a customer chooses, as a value. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, NamedTuple, Protocol
from urllib.parse import urlencode

from server.pages import says
from server.pages.booking import dates
from server.pages.words import Words

DAYS: Final = 7
"""The strip shows as many …"""
FEWEST: Final = 5
"""… and leaves out days on which the house is shut, as long as so many remain."""
PARTS: Final = ("morning", "afternoon", "evening")


class Start(Protocol):
    """A start that is free, ms, and the seats left there."""

    @property
    def start_at(self) -> int: ...

    @property
    def seats(self) -> int: ...


class Around(NamedTuple):
    """By what a grid is drawn: whose clock, what day it is, which days are open, the last that can
    be booked, and what else the addresses of its days carry."""

    zone: str
    today: date
    open_days: Collection[date]
    last: date
    query: Mapping[str, str]


@dataclass(frozen=True)
class DayCell:
    """A day of the strip; `note` is why it cannot be chosen, empty where it can."""

    day: str
    weekday: str
    number: int
    name: str
    note: str
    url: str
    chosen: bool


@dataclass(frozen=True)
class TimeCell:
    """A time that can be chosen; `note` says how many seats are left, where there are several."""

    at: int
    time: str
    note: str


@dataclass(frozen=True)
class Part:
    """The times of a part of the day."""

    name: str
    times: list[TimeCell] = field(default_factory=list)


@dataclass(frozen=True)
class Grid:
    """The strip, the chosen day and its times; an address that is empty leads nowhere."""

    day: str
    week: str
    heading: str
    days: list[DayCell]
    parts: list[Part]
    before: str
    after: str


def grid(day: date, free: Sequence[Start], around: Around, several: bool, words: Words) -> Grid:
    """The seven days among which `day` is, with the free starts among them.

    `several`: more than one customer can have the same start, so that seats are told.
    """
    first = dates.week_of(day, around.today)
    starts = [(dates.day_of(each.start_at, around.zone), each) for each in free]
    with_times = {of for of, _ in starts}
    shown = [first + timedelta(days=n) for n in range(DAYS)]
    shut = [each for each in shown if each not in around.open_days and each not in with_times]
    left_out = set(shut[: DAYS - FEWEST]) - {day}
    cells = [_day(each, day, with_times, around, words) for each in shown if each not in left_out]
    of_day = [each for of, each in starts if of == day]
    later = first + timedelta(days=DAYS)
    return Grid(
        day=day.isoformat(),
        week=first.isoformat(),
        heading=dates.long_day(day, words),
        days=cells,
        parts=_parts(of_day, around.zone, several, words),
        before=address(first - timedelta(days=DAYS), around.query) if first > around.today else "",
        after=address(later, around.query) if later <= around.last else "",
    )


def address(day: date, query: Mapping[str, str]) -> str:
    """The address of a day on the same page."""
    return f"?{urlencode({'day': day.isoformat(), **query})}"


def _day(
    each: date, chosen: date, with_times: Collection[date], around: Around, words: Words
) -> DayCell:
    note = ""
    if each not in with_times:
        kind = "not_yet" if each > around.last else "full" if each in around.open_days else "shut"
        note = words.say(f"book.{kind}")
    return DayCell(
        day=each.isoformat(),
        weekday=words.say(f"short_day.{each.weekday()}"),
        number=each.day,
        name=dates.long_day(each, words),
        note=note,
        url=address(each, around.query),
        chosen=each == chosen,
    )


def _parts(free: Sequence[Start], zone: str, several: bool, words: Words) -> list[Part]:
    found = {name: Part(words.say(f"book.{name}")) for name in PARTS}
    for each in sorted(free, key=lambda one: one.start_at):
        note = words.say("book.left", n=each.seats) if several else ""
        cell = TimeCell(each.start_at, says.clock_time(each.start_at, zone), note)
        found[dates.part_of_day(each.start_at, zone)].times.append(cell)
    return [part for part in found.values() if part.times]

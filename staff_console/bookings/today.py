"""The day in figures: who is booked, here, still to come, and what is left for walk-ins. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from staff_console.bookings.blocks import Block
from staff_console.bookings.business_days import HOUR
from staff_console.bookings.grid import Column, Grid
from staff_console.speech import tr
from staff_console.words import isolated, minutes


@dataclass(frozen=True)
class Line:
    """A figure with its label."""

    label: str
    text: str
    tone: str = "ink"


@dataclass(frozen=True)
class HourLeft:
    """An hour, and what of it nobody has booked; `share` of all there is, 0…1."""

    label: str
    share: float
    text: str
    tight: bool


@dataclass(frozen=True)
class Today:
    """The figures of the day that is shown."""

    booked: str
    lines: tuple[Line, ...]
    left: str
    hours: tuple[HourLeft, ...]


def today_of(grid: Grid, now: int) -> Today:
    """The figures of a day's grid at the server's time `now` (ms)."""
    blocks = {each.key: each for column in grid.columns for each in column.blocks}
    ours = [each for each in blocks.values() if each.bookable]
    counted = [each for each in ours if each.standing != "cancelled"]
    hours = _hours(grid.columns, now)
    left = sum(_free(column, now, now + 48 * HOUR) for column in grid.columns)
    return Today(
        booked=tr("{count} booked").format(count=len(counted)),
        lines=_lines(ours, grid, now),
        left=tr("{span} left").format(span=_span(left)) if hours else "",
        hours=hours,
    )


def _lines(ours: Sequence[Block], grid: Grid, now: int) -> tuple[Line, ...]:
    def of(*standings: str) -> list[Block]:
        return [each for each in ours if each.standing in standings]

    waiting, late = of("checked_in"), of("late")
    come = sorted(of("booked"), key=lambda each: each.start_at)
    here = str(len(of("checked_in", "serving", "completed")))
    if waiting:
        here = tr("{here}, of them {count} waiting").format(here=here, count=len(waiting))
    coming = str(len(come))
    if come and grid.columns:
        at = minutes(come[0].start_at, grid.columns[0].room.zone)
        coming = tr("{count}, next {name} {at}").format(
            count=coming, name=isolated(come[0].title), at=at
        )
    lines = [Line(tr("Here"), here), Line(tr("Still to come"), coming)]
    if late:
        lines.append(Line(tr("Not here yet"), str(len(late)), "warn"))
    lines.append(Line(tr("No-show"), str(len(of("no_show")))))
    gone = of("cancelled")
    return (*lines, Line(tr("Cancelled"), str(len(gone)))) if gone else tuple(lines)


def _hours(columns: Sequence[Column], now: int) -> tuple[HourLeft, ...]:
    if not columns:
        return ()
    room, found = columns[0].room, []
    at = room.start_at
    while at < room.end_at:
        end = min(at + HOUR, room.end_at)
        if end > now:
            free = sum(_free(column, max(at, now), end) for column in columns)
            there = sum(_open(column, max(at, now), end) for column in columns)
            share = free / there if there else 0.0
            label = f"{minutes(at, room.zone)}–{minutes(end, room.zone)}"
            said = _span(free) if free else tr("none")
            if there:
                found.append(HourLeft(label, share, said, share < 0.1))
        at = end
    return tuple(found)


def _free(column: Column, start: int, end: int) -> int:
    return sum(max(0, min(g.end_at, end) - max(g.start_at, start)) for g in column.gaps)


def _open(column: Column, start: int, end: int) -> int:
    shut = sum(max(0, min(s.end_at, end) - max(s.start_at, start)) for s in column.shades)
    return max(0, end - start - shut)


def _span(ms: int) -> str:
    hours, rest = divmod(ms // 60_000, 60)
    if hours:
        return tr("{hours} h {minutes}").format(hours=hours, minutes=f"{rest:02}")
    return tr("{minutes} min").format(minutes=rest)

"""What `what-if` prints: the day as it was, replayed, and changed, side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from protocol.queries import DayChange, DayFigures, HourWaits
from server.domain.what_if.recorded import RecordedDay
from server.domain.what_if.what_if import Compared

_LABEL: Final = 24
_COLUMN: Final = 13
_NONE: Final = "–"


def lines(day: RecordedDay, change: DayChange, runs: int, found: Compared) -> list[str]:
    """The whole answer."""
    on = date.fromisoformat(day.day)
    return [
        f"{day.point.name}, {on:%A} {on.day} {on:%B %Y}",
        f"What if: {', '.join(_words(change))}",
        "",
        *_figures(day, found),
        "",
        *_hours(found),
        "",
        f"that day: as it is on record; replayed: the same {_times(runs)} over, as it was;",
        "changed: replayed with the change. The difference is between those two.",
        *(line for note in found.notes for line in _wrapped(note)),
    ]


def _wrapped(note: str) -> list[str]:
    return textwrap.wrap(note, 90, initial_indent="- ", subsequent_indent="  ")


def _times(runs: int) -> str:
    return "once" if runs == 1 else f"{runs} times"


def _words(change: DayChange) -> Iterator[str]:
    if change.desks:
        count = abs(change.desks)
        desks = "desk" if count == 1 else "desks"
        yield f"{count} {'more' if change.desks > 0 else 'fewer'} {desks}{_when(change)}"
    for name, weight in change.weights.items():
        yield f"weight {weight:g} for {name}"
    if change.max_wait_s is not None:
        minutes = change.max_wait_s // 60
        yield (
            f"nobody waits over {minutes} min before going first" if minutes else "no longest wait"
        )
    if change.policy is not None:
        ways = {"weight": "by weight and wait", "ratio": "classes in turn by their shares"}
        yield f"who is next: {ways[change.policy]}"
    if change.service_percent != 100:
        yield f"services take {change.service_percent} %"
    if change.joins_percent != 100:
        yield f"{change.joins_percent} % of the customers"


def _when(change: DayChange) -> str:
    begin = "" if change.from_min is None else f" from {_clock(change.from_min)}"
    end = "" if change.to_min is None else f" to {_clock(change.to_min)}"
    return begin + end


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _figures(day: RecordedDay, found: Compared) -> Iterator[str]:
    recorded, before, after = found.as_recorded, found.before, found.after
    yield _row("", "that day", "replayed", "changed", "difference")
    counts = (
        ("joined", recorded.joined, before.joined, after.joined),
        ("served", recorded.served, before.served, after.served),
        ("left before their turn", recorded.left, before.left, after.left),
        ("did not come (no-show)", recorded.no_shows, before.no_shows, after.no_shows),
    )
    for name, was, again, then in counts:
        yield _row(name, f"{was:.0f}", f"{again:.1f}", f"{then:.1f}", _signed(then - again, ".1f"))
    waits = (
        ("half waited at most", recorded.p50_s, before.p50_s, after.p50_s),
        ("9 in 10 at most", recorded.p90_s, before.p90_s, after.p90_s),
    )
    for name, was, again, then in waits:
        difference = _signed((then - again) / 60, ".1f") + " min"
        yield _row(name, _min(was), _min(again), _min(then), difference)
    finishes = [_at(figures, day.zone) for figures in (recorded, before, after)]
    yield _row("the last was done at", *finishes, _later(before, after))
    hours = [figures.desk_s / 3600 for figures in (recorded, before, after)]
    yield _row(
        "hours of desks at work", *(f"{h:.1f}" for h in hours), _signed(hours[2] - hours[1], ".1f")
    )


def _hours(found: Compared) -> Iterator[str]:
    yield "Waits by the hour of joining, min: half at most / 9 in 10 at most"
    yield _row("", "that day", "replayed", "changed", "joined")
    recorded, before, after = (
        {each.hour: each for each in figures.by_hour}
        for figures in (found.as_recorded, found.before, found.after)
    )
    for hour in dict.fromkeys([*recorded, *before, *after]):
        there = after.get(hour)
        yield _row(
            f"{hour:02}:00",
            *(_both(each.get(hour)) for each in (recorded, before, after)),
            str(there.joined) if there else "0",
        )


def _both(waits: HourWaits | None) -> str:
    return f"{waits.p50_s / 60:.0f} / {waits.p90_s / 60:.0f}" if waits else _NONE


def _row(label: str, *cells: str) -> str:
    return f"{label:<{_LABEL}}{''.join(f'{cell:>{_COLUMN}}' for cell in cells)}".rstrip()


def _signed(value: float, form: str) -> str:
    text = format(value, f"+{form}")
    return text if float(text) else format(0.0, form)


def _min(seconds: int) -> str:
    return f"{seconds / 60:.1f} min"


def _at(figures: DayFigures, zone: str) -> str:
    if figures.finish_at is None:
        return _NONE
    return (
        f"{datetime.fromtimestamp(figures.finish_at / 1000, UTC).astimezone(ZoneInfo(zone)):%H:%M}"
    )


def _later(before: DayFigures, after: DayFigures) -> str:
    if before.finish_at is None or after.finish_at is None:
        return _NONE
    return _signed((after.finish_at - before.finish_at) / 60_000, ".0f") + " min"

"""Waits by the hour of joining as lines of a plot. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from protocol.queries import DayFigures, HourWaits
from staff_console.speech import tr
from staff_console.what_if.scale import whole_or_tenths

Style = Literal["solid", "faint", "dotted"]
"""As it was; replayed as it was; replayed with the change."""


@dataclass(frozen=True)
class Curve:
    """One line: minutes by hour, None where nobody joined."""

    style: Style
    tone: str
    values: tuple[float | None, ...]
    name: str = ""
    """Written at its end."""


@dataclass(frozen=True)
class Curves:
    """The plot."""

    hours: tuple[int, ...]
    lines: tuple[Curve, ...]
    most: float
    """The longest of all waits, min."""
    marked: int | None = None
    """The place of the hour that the headline is about."""
    said: tuple[str, ...] = ()
    """Of each hour, in words."""


def curves(
    was: DayFigures | None,
    before: DayFigures | None,
    after: DayFigures | None,
    roll_hour: int,
    marked: int | None,
) -> Curves:
    """What there is so far; the business day begins at `roll_hour`."""
    there = [each for each in (was, before, after) if each is not None]
    hours = _hours([hour.hour for each in there for hour in each.by_hour], roll_hour)
    lines: list[Curve] = []
    for figures, style in ((before, "faint"), (was, "solid"), (after, "dotted")):
        if figures is not None:
            lines += _lines(figures, style, hours)  # type: ignore[arg-type]
    values = [value for line in lines for value in line.values if value is not None]
    most = max(values, default=0.0)
    return Curves(
        hours=hours,
        lines=tuple(lines),
        most=most,
        marked=hours.index(marked) if marked in hours else None,
        said=tuple(_said(hour, was, after, most) for hour in hours),
    )


def _hours(found: Sequence[int], roll_hour: int) -> tuple[int, ...]:
    """All hours from the first to the last, in the order in which they pass."""
    places = [(hour - roll_hour) % 24 for hour in found]
    if not places:
        return ()
    return tuple((at + roll_hour) % 24 for at in range(min(places), max(places) + 1))


def _lines(figures: DayFigures, style: Style, hours: Sequence[int]) -> list[Curve]:
    by_hour = {each.hour: each for each in figures.by_hour}
    nine = tuple(_min(by_hour.get(hour), "p90_s") for hour in hours)
    if style == "faint":
        return [Curve(style, "line", nine)]
    half = tuple(_min(by_hour.get(hour), "p50_s") for hour in hours)
    names = (tr("nine in ten"), tr("half")) if style == "solid" else ("", "")
    return [Curve(style, "accent", nine, names[0]), Curve(style, "ink", half, names[1])]


def _min(hour: HourWaits | None, which: str) -> float | None:
    if hour is None or not hour.joined:
        return None
    value: int = getattr(hour, which)
    return value / 60


def _said(hour: int, was: DayFigures | None, after: DayFigures | None, most: float) -> str:
    parts = []
    for figures, text in (
        (was, tr("as it was {nine} min for nine in ten, {half} for half")),
        (after, tr("with the change {nine} and {half}")),
    ):
        found = next((h for h in figures.by_hour if h.hour == hour), None) if figures else None
        if found is not None:
            nine, half = (whole_or_tenths(s / 60, most) for s in (found.p90_s, found.p50_s))
            parts.append(text.format(nine=nine, half=half))
    said = "; ".join(parts) or tr("nobody joined")
    return tr("{hour}:00: {said}.").format(hour=hour, said=said)

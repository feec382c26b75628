"""A day as it was and as it would have been, side by side, and the one difference to tell. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final, NamedTuple

from protocol.queries import DayFigures, HourWaits
from staff_console.speech import tr
from staff_console.what_if.scale import whole_or_tenths
from staff_console.words import minutes

_LEAST_S: Final = 30
"""Waits that differ by less are about the same."""
_LEAST_MS: Final = 60_000
"""A finish that moves by less has not moved."""


@dataclass(frozen=True)
class FigureRow:
    """One figure: as it was, replayed as it was, and replayed with the change."""

    key: str
    name: str
    was: str
    replayed: str
    changed: str
    difference: str
    tone: str = "muted"
    """`ok` where it is better, `warn` where it is worse."""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        if self.key == HEADING:
            return ""
        said = tr("{name}: as it was {was}; replayed {replayed}, with the change {changed}")
        whole = said.format(
            name=self.name, was=self.was, replayed=self.replayed, changed=self.changed
        )
        return f"{whole}, {self.difference}"


HEADING: Final = "heading"


class _Kind(NamedTuple):
    """A figure: how it is read, how it is written, and whether less of it is better."""

    key: str
    name: Callable[[], str]
    value: Callable[[DayFigures], float | None]
    write: Callable[[float, float], str]
    """Of a value, and the largest beside it."""
    unit: Callable[[], str] = lambda: ""
    better: int = 0
    """-1 where less is better, 1 where more is, 0 where neither."""
    least: float = 0.5
    """Less of a difference is chance."""


def _count(value: float, most: float) -> str:
    """`189`, `4.2`; whole where it is large or whole."""
    shown = round(value, 1)
    return str(round(value)) if shown >= 10 or shown == int(shown) else f"{shown:.1f}"


def _hours(value: float, most: float) -> str:
    return f"{value:.1f}"


_KINDS: Final = (
    _Kind("p90", lambda: tr("Waited, nine in ten"), lambda f: f.p90_s / 60, whole_or_tenths,
          lambda: tr("min"), -1),
    _Kind("p50", lambda: tr("Waited, half of them"), lambda f: f.p50_s / 60, whole_or_tenths,
          lambda: tr("min"), -1),
    _Kind("left", lambda: tr("Left before their turn"), lambda f: f.left, _count, better=-1),
    _Kind("no_shows", lambda: tr("No-shows"), lambda f: f.no_shows, _count, better=-1),
    _Kind("served", lambda: tr("Served"), lambda f: f.served, _count, better=1),
    _Kind("desks", lambda: tr("Desk hours"), lambda f: f.desk_s / 3600, _hours,
          lambda: tr("h"), least=0.05),
)  # fmt: skip


def heading() -> FigureRow:
    """What the columns are."""
    return FigureRow(
        HEADING, "", tr("as it was"), tr("replayed"), tr("with change"), tr("difference")
    )


def rows(
    was: DayFigures, before: DayFigures, after: DayFigures, zone: tzinfo
) -> tuple[FigureRow, ...]:
    """The figures below each other; the difference is that of the two replays."""
    found = [_row(kind, was, before, after) for kind in _KINDS]
    found.insert(-1, _finish(was, before, after, zone))
    return (heading(), *found)


def _row(kind: _Kind, was: DayFigures, before: DayFigures, after: DayFigures) -> FigureRow:
    unit = f" {kind.unit()}" if kind.unit() else ""
    values = [kind.value(each) or 0.0 for each in (was, before, after)]
    most = max(values)
    old, same, new = (kind.write(value, most) + unit for value in values)
    # Of what is shown, so that whoever reckons it finds the same.
    by = float(kind.write(values[2], most)) - float(kind.write(values[1], most))
    difference, tone = tr("the same"), "muted"
    if abs(by) >= kind.least:
        difference = f"{'+' if by > 0 else '−'}{kind.write(abs(by), most)}{unit}"
        tone = "ink" if not kind.better else "ok" if by * kind.better > 0 else "warn"
    return FigureRow(kind.key, kind.name(), old, same, new, difference, tone)


def _finish(was: DayFigures, before: DayFigures, after: DayFigures, zone: tzinfo) -> FigureRow:
    ends = [each.finish_at for each in (was, before, after)]
    old, same, new = (minutes(at, zone) if at is not None else "–" for at in ends)
    difference, tone = tr("the same"), "muted"
    if ends[1] is not None and ends[2] is not None and abs(ends[2] - ends[1]) >= _LEAST_MS:
        by = round((ends[2] - ends[1]) / 60_000)
        text = tr("{count} min later") if by > 0 else tr("{count} min earlier")
        difference, tone = text.format(count=abs(by)), "warn" if by > 0 else "ok"
    return FigureRow("finish", tr("The last was done"), old, same, new, difference, tone)


@dataclass(frozen=True)
class Headline:
    """The one difference that a manager asks for: `Nine in ten at 14:00: 33 → 24 min`."""

    text: str
    hour: int | None = None
    """The hour of it; None where waits are about the same all day."""


def headline(before: DayFigures, after: DayFigures) -> Headline:
    """The hour whose waits change most; the busier of two that change alike."""
    then = {each.hour: each for each in after.by_hour}
    pairs = [(each, then[each.hour]) for each in before.by_hour if each.hour in then]
    most = max(pairs, key=_weight, default=None)
    if most is None or abs(most[0].p90_s - most[1].p90_s) < _LEAST_S:
        return Headline(tr("Waits are about the same all day."))
    hour, minutes = most[0].hour, [each.p90_s / 60 for each in most]
    said = tr("Nine in ten who join at {hour}:00 wait up to {before} → {after} min.")
    one, other = (whole_or_tenths(each, max(minutes)) for each in minutes)
    return Headline(said.format(hour=hour, before=one, after=other), hour)


def _weight(pair: tuple[HourWaits, HourWaits]) -> tuple[int, int]:
    one, other = pair
    return abs(one.p90_s - other.p90_s), one.joined

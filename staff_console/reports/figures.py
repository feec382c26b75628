"""The figures of a promise report as they are drawn and read aloud. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from protocol.queries import HourHeld, PromiseReport, Reliability, ToldAndWaited
from staff_console.chance import (
    FEW,
    PROMISED,
    band,
    percent,
    percent_of,
    whole,
    worse_than_chance,
)
from staff_console.speech import tr

FEW_IN_AN_HOUR: Final = 5
"""An hour with fewer promises is told as it is counted: one that broke would be 0 %."""
Standing = Literal["held", "broken", "few"]


@dataclass(frozen=True)
class HourMark:
    """One hour of the day."""

    hour: int
    percent: float
    standing: Standing
    """Whether 80 % held; `few` where nothing can be said of that yet."""
    label: str
    said: str
    """The whole figure, for whoever asks for it."""


@dataclass(frozen=True)
class Hours:
    """Promises held by hour."""

    marks: tuple[HourMark, ...]
    floor: int
    """Where the scale begins, in percent."""
    spoken: str


@dataclass(frozen=True)
class Reached:
    """How often waits were below one of the percentiles that we reckon."""

    percent: int
    below: float
    low: float
    high: float
    by_chance: bool
    """Whether chance alone explains the difference."""
    label: str
    said: str


@dataclass(frozen=True)
class Calibration:
    """The reliability plot."""

    points: tuple[Reached, ...]
    judged: int
    spoken: str


@dataclass(frozen=True)
class ToldRow:
    """Promises whose range ended at the same bound, and the waits that followed; minutes."""

    key: str
    told: str
    judged: str
    held: str
    standing: Standing
    half: str
    nine: str
    told_min: int
    half_min: float
    nine_min: float
    most_min: float
    """The longest of all rows: the end of the scale."""
    spoken: str


def hours(rows: Sequence[HourHeld]) -> Hours:
    """The plot of the hours, the first hour first; those without a promise are left out."""
    marks = [_hour(row) for row in sorted(rows, key=lambda row: row.hour) if row.judged]
    floor = 50 if all(mark.percent >= 50 for mark in marks) else 0
    return Hours(tuple(marks), floor, " ".join(mark.said for mark in marks))


def _hour(row: HourHeld) -> HourMark:
    share = percent_of(row.held, row.judged)
    few = row.judged < FEW_IN_AN_HOUR
    count = tr("{held} of {judged}").format(held=row.held, judged=row.judged)
    said = tr("{hour}:00: {count} held, {percent}.")
    if few:
        said = tr("{hour}:00: {count} held.")
    return HourMark(
        hour=row.hour,
        percent=share,
        standing="few" if few else "held" if share >= PROMISED else "broken",
        label=count if few else str(whole(share)),
        said=said.format(hour=row.hour, count=count, percent=percent(share)),
    )


def calibration(rows: Sequence[Reliability]) -> Calibration:
    """The reliability plot, the lowest percentile first."""
    known = sorted((row for row in rows if row.judged), key=lambda row: row.percent)
    points = tuple(map(_reached, known))
    judged = max((row.judged for row in known), default=0)
    return Calibration(points, judged, " ".join(point.said for point in points))


def _reached(row: Reliability) -> Reached:
    share, chance = percent_of(row.below, row.judged), band(row.percent, row.judged)
    said = tr(
        "At most the {nominal}th percentile: {share} of waits. Chance explains {low} to {high}."
    )
    return Reached(
        percent=row.percent,
        below=share,
        low=chance.low,
        high=chance.high,
        by_chance=chance.holds(share),
        label=str(whole(share)),
        said=said.format(
            nominal=row.percent,
            share=percent(share),
            low=round(chance.low),
            high=round(chance.high),
        ),
    )


def told_rows(rows: Sequence[ToldAndWaited]) -> tuple[ToldRow, ...]:
    """The table of what was told, the shortest first."""
    known = sorted((row for row in rows if row.judged), key=lambda row: row.up_to_min)
    most = max((max(row.up_to_min, row.p90_s / 60) for row in known), default=0)
    return tuple(_told(row, most) for row in known)


def _told(row: ToldAndWaited, most: float) -> ToldRow:
    share, few = percent_of(row.held, row.judged), row.judged < FEW_IN_AN_HOUR
    held = percent(share)
    if few:
        held = tr("{held} of {judged}").format(held=row.held, judged=row.judged)
    half, nine = round(row.p50_s / 60), round(row.p90_s / 60)
    said = tr(
        "Told up to {told} min: {judged} promises, {held} held. Half waited {half} min at most, "
        "nine in ten {nine} min."
    )
    return ToldRow(
        key=str(row.up_to_min),
        told=tr("up to {told} min").format(told=row.up_to_min),
        judged=str(row.judged),
        held=held,
        standing="few" if few else "held" if share >= PROMISED else "broken",
        half=tr("{minutes} min").format(minutes=half),
        nine=tr("{minutes} min").format(minutes=nine),
        told_min=row.up_to_min,
        half_min=row.p50_s / 60,
        nine_min=row.p90_s / 60,
        most_min=most,
        spoken=said.format(told=row.up_to_min, judged=row.judged, held=held, half=half, nine=nine),
    )


@dataclass(frozen=True)
class Figure:
    """A line of the right pane."""

    label: str
    value: str
    more: str = ""
    tone: str = "ink"


def figures(report: PromiseReport) -> tuple[Figure, ...]:
    """What became of all promises."""
    late = report.judged - report.held
    return (
        Figure(tr("Judged"), str(report.judged)),
        Figure(tr("Held"), str(report.held)),
        Figure(tr("Broken"), str(late)),
        Figure(tr("Left before it was due"), str(report.left)),
        Figure(tr("Not judged"), str(report.void), tr("away, moved, cancelled")),
    )


def headline(report: PromiseReport, of_a_day: bool) -> tuple[str, str, str]:
    """The one figure, what it is of, and how much of it is chance; few are told as counted."""
    if not report.judged:
        return "", "", ""
    if report.judged < FEW:
        number = tr("{held} of {judged}").format(held=report.held, judged=report.judged)
        return (
            number,
            tr("promises held"),
            tr("Too few to say more; we promise {share} % or more.").format(share=PROMISED),
        )
    of = (
        tr("of the day's {count} promises held")
        if of_a_day
        else tr("of the last {count} promises held")
    )
    about = tr("We promise {share} % or more. Down to {low} % may be chance.")
    if worse_than_chance(report.held, report.judged):
        about = tr("We promise {share} % or more. Below {low} % is more than chance.")
    return (
        percent(percent_of(report.held, report.judged)),
        of.format(count=report.judged),
        about.format(share=PROMISED, low=round(band(PROMISED, report.judged).low)),
    )

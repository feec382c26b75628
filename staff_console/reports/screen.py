"""The page of promises as a value: how many were held, when, how well, and why not. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final, Literal

from protocol.queries import PromiseReport
from protocol.records import Interval, Site
from protocol.replica import Replica
from staff_console.answers import IDLE, AnswerLine
from staff_console.chance import worse_than_chance
from staff_console.facts import points_of, zone
from staff_console.reports.days import day_name
from staff_console.reports.figures import (
    Calibration,
    Figure,
    Hours,
    ToldRow,
    calibration,
    figures,
    headline,
    hours,
    told_rows,
)
from staff_console.reports.misses import MissDetail, MissRow, miss_detail, miss_row
from staff_console.speech import tr
from staff_console.words import minutes

Phase = Literal["asking", "told", "none", "refused"]
LAST: Final = 200
"""So many promises are judged where no day is chosen."""


@dataclass(frozen=True)
class Local:
    """What is known here alone."""

    point: str = ""
    """The service point that is looked at; empty for all."""
    day: str = ""
    """The business day; empty for the last promises."""
    report: PromiseReport | None = None
    told_at: int | None = None
    """When the server has answered, ms."""
    days: Sequence[str] = ()
    """The business days that there is anything of, newest first."""
    failed: str = ""
    """Why there is no answer, in the server's words."""
    connected: bool = True
    chosen: str = ""
    """The broken promise that is looked at, by its key."""
    spans: Sequence[Interval] | None = None
    """How that customer's stay went on; None while nobody has asked for it."""
    answer: AnswerLine = IDLE


@dataclass(frozen=True)
class Step:
    """A key that shows other figures, and what it leads to; not there where it leads nowhere."""

    does: str
    short: str
    """The same where there is little room."""
    cap: str
    there: bool


@dataclass(frozen=True)
class PromisesScreen:
    """All that the page draws."""

    phase: Phase
    title: str
    about: str
    note: str
    """What is said in place of plots, or beside them: that figures are old, or awaited."""
    faded: bool
    """The figures are old."""
    before: Step
    after: Step
    point: Step
    export: Step
    headline: str
    headline_text: str
    headline_about: str
    late: bool
    """Fewer were held than chance explains."""
    figures: tuple[Figure, ...]
    hours: Hours
    calibration: Calibration
    told: tuple[ToldRow, ...]
    misses: tuple[MissRow, ...]
    misses_in_all: str
    chosen: MissDetail
    answer: AnswerLine


def promises_screen(replica: Replica, here: Local, now: int) -> PromisesScreen:
    """The page at the server's time `now` (ms)."""
    report = here.report or PromiseReport(judged=0, held=0, left=0, void=0)
    where, today = zone(replica), _today(replica)
    phase = _phase(here)
    misses = [miss_row(miss, replica, now) for miss in report.worst]
    number, text, about = headline(report, bool(here.day))
    return PromisesScreen(
        phase=phase,
        title=_title(here, today),
        about=_about(replica, here.point),
        note=_note(phase, here, where),
        faded=phase == "told" and (not here.connected or bool(here.failed)),
        **_steps(here, phase, len(points_of(replica))),
        headline=number,
        headline_text=text,
        headline_about=about,
        late=worse_than_chance(report.held, report.judged),
        figures=figures(report) if phase == "told" else (),
        hours=hours(report.by_hour),
        calibration=calibration(report.reliability),
        told=told_rows(report.told),
        misses=tuple(misses),
        misses_in_all=_in_all(report, len(misses)),
        chosen=miss_detail(report.worst, here.chosen, here.spans, here.connected, replica),
        answer=here.answer,
    )


def _steps(here: Local, phase: Phase, points: int) -> dict[str, Step]:
    """What keys lead to, by the field of the page."""
    there, days = here.connected, here.days
    newest = not newer(days, here.day)
    after = tr("Last {count}").format(count=LAST) if newest else tr("Day after")
    return {
        "before": Step(
            tr("Day before"), tr("Before"), "Alt+Left", there and older(days, here.day) is not None
        ),
        "after": Step(
            after, after if newest else tr("After"), "Alt+Right", there and bool(here.day)
        ),
        "point": Step(tr("Service point"), tr("Point"), "Alt+Down", there and points > 1),
        "export": Step(tr("CSV"), tr("CSV"), "Ctrl+S", phase == "told"),
    }


def older(days: Sequence[str], day: str) -> str | None:
    """The day before one (after none: the newest) that there is anything of."""
    return next((each for each in days if not day or each < day), None)


def newer(days: Sequence[str], day: str) -> str:
    """The day after one that there is anything of; empty after the newest: the last promises."""
    return next((each for each in reversed(days) if day and each > day), "")


def _phase(here: Local) -> Phase:
    report = here.report
    if report is None:
        return "refused" if here.failed else "asking"
    return "told" if report.judged or report.left or report.void else "none"


def _title(here: Local, today: str) -> str:
    if here.day:
        name = day_name(here.day, today)
        return tr("Today, {day}").format(day=name) if here.day == today else name
    if here.report is not None and here.report.judged < LAST:
        return tr("Promises so far")
    return tr("The last {count} promises").format(count=LAST)


def _about(replica: Replica, point: str) -> str:
    name = next((each.name for each in points_of(replica) if each.id == point), "")
    return name or tr("all service points")


def next_point(replica: Replica, point: str, step: int) -> str:
    """The service point after one, or before it; empty is all of them."""
    ids = ["", *(each.id for each in points_of(replica))]
    here = ids.index(point) if point in ids else 0
    return ids[(here + step) % len(ids)] if len(ids) > 2 else point


def _note(phase: Phase, here: Local, where: tzinfo) -> str:
    at = minutes(here.told_at, where) if here.told_at is not None else ""
    if phase == "refused":
        return here.failed
    if phase == "asking":
        return tr("Counting …") if here.connected else tr("The server is away. No figures yet.")
    if phase == "none" and not here.day:
        return tr("No promises yet: they begin with the first number given while a desk is open.")
    if phase == "none":
        return tr("No promises on this day.")
    if not here.connected:
        return tr("As of {at}: the server is away.").format(at=at)
    if here.failed:
        return tr("As of {at}: {why}").format(at=at, why=here.failed)
    return ""


def _in_all(report: PromiseReport, shown: int) -> str:
    broken = max(report.judged - report.held, shown)
    if broken > shown:
        return tr("{shown} of {count}").format(shown=shown, count=broken)
    return tr("{count} in all").format(count=broken) if broken else tr("none")


def _today(replica: Replica) -> str:
    site = next(replica.of(Site), None)
    return site.day if site is not None else ""

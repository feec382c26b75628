"""What came of a replay, or how far it is, as the page shows it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from protocol.queries import WhatIf
from protocol.records import ServicePoint, Site
from staff_console.reports.days import day_name
from staff_console.speech import tr
from staff_console.what_if.curves import Curves, curves
from staff_console.what_if.figures import FigureRow, Headline, headline, rows
from staff_console.what_if.job import Asked, Phase
from staff_console.what_if.telling import change_words

RUN: Final = "Ctrl+Enter"
RUNS: Final = 200
"""So often a day is replayed, if the server does not say otherwise."""


@dataclass(frozen=True)
class Progress:
    """How far a replay is."""

    share: float
    text: str


@dataclass(frozen=True)
class Result:
    """The larger part of the page."""

    phase: Phase
    title: str
    """What was replayed."""
    about: str = ""
    """Of which day and service point."""
    progress: Progress | None = None
    said: str = ""
    """The one difference, or in place of figures how it stands."""
    curves: Curves | None = None
    rows: tuple[FigureRow, ...] = ()
    notes: tuple[str, ...] = ()


def nothing_yet() -> Result:
    """Before anything was asked."""
    said = tr(
        "Choose a day and what would have been otherwise. The day is replayed {runs} times by the "
        "rules of the hall, as it was and as it would have been, and both are compared."
    )
    return Result("none", tr("What would have been?"), said=said.format(runs=RUNS))


def result_of(
    asked: Asked, point: ServicePoint, site: Site, zone: tzinfo, now: int, away: bool
) -> Result:
    """What is known of what was asked, at the server's time `now` (ms)."""
    told = asked.answer or WhatIf(job="", day=asked.day, service_point=asked.point, done=0, of=RUNS)
    was, before, after = told.as_recorded, told.before, told.after
    head: Headline | None = None
    figures: tuple[FigureRow, ...] = ()
    if was is not None and before is not None and after is not None:
        head, figures = headline(before, after), rows(was, before, after, zone)
    marked = head.hour if head is not None else None
    plot = curves(was, before, after, site.roll_hour, marked) if was is not None else None
    day = day_name(asked.day, site.day)
    return Result(
        phase=asked.phase,
        title=change_words(asked.change, point),
        about=tr("{day}, {point}").format(day=day, point=point.name),
        progress=_progress(asked, told, now),
        said=head.text if head is not None else _standing(asked, told, away),
        curves=plot,
        rows=figures,
        notes=tuple(told.notes) if figures else (),
    )


def _progress(asked: Asked, told: WhatIf, now: int) -> Progress | None:
    if asked.phase == "failed":
        return None
    took = max(0, (asked.ended_at if asked.ended_at is not None else now) - asked.begun_at) / 1000
    text = tr("{done} of {of}, {seconds} s")
    said = text.format(done=told.done, of=told.of, seconds=f"{took:.1f}")
    return Progress(told.done / max(1, told.of), said)


def _standing(asked: Asked, told: WhatIf, away: bool) -> str:
    """In place of figures: how it stands."""
    if asked.phase == "failed":
        return asked.why
    if asked.phase == "cancelled":
        text = tr("Cancelled after {done} of {of} replays. {cap} begins again.")
        return text.format(done=told.done, of=told.of, cap=RUN)
    if away:
        return tr("The server is away. It is asked again as soon as it is back.")
    return tr("The day is replayed, as it was and with the change. Esc cancels.")

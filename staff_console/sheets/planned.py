"""A break that is planned: said beforehand, so that nobody is told a wait that forgets it."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from protocol.commands import PlanPause
from protocol.desk_states import PLAN_EARLY_MS
from protocol.records import Desk
from staff_console.sheets.form import Field, Scene, Values
from staff_console.sheets.times import AT, MINUTE, Asks, clock_time, until_fields
from staff_console.speech import tr
from staff_console.words import minutes

STEPS: Final = (15, 30, 45, 60)
LONGEST_MS: Final = 12 * 60 * MINUTE
"""A clock time that lies further ahead is one that has passed today."""


def planned_span(desk: Desk, zone: tzinfo) -> str:
    """`12:00–12:30`; empty where no break is planned."""
    if desk.pause_at is None or desk.pause_until is None:
        return ""
    return clock_span(desk.pause_at, desk.pause_until, zone)


def clock_span(at: int, until: int, zone: tzinfo) -> str:
    """`12:00–12:30`, of instants (ms)."""
    return f"{minutes(at, zone)}–{minutes(until, zone)}"


def planned_end(desk: Desk, now: int) -> int | None:
    """When a break that begins now is to end, as it was planned; None if that tells nothing."""
    at, until = desk.pause_at, desk.pause_until
    if at is None or until is None or now < at - PLAN_EARLY_MS or until < now + MINUTE:
        return None
    return until


def plan(scene: Scene, values: Values) -> tuple[tuple[Field, ...], PlanPause | None, str, str]:
    """When the break begins and ends: the questions, the command, what is missing, the span."""
    desk, now, zone = scene.facts.desk, scene.now, scene.facts.zone
    before = minutes(desk.pause_at, zone) if desk.pause_at is not None else ""
    typed = values.get("begins", before)
    begins = Field("begins", tr("Begins at"), "text", typed, hint=tr("like 12:00"), most=5)
    at = clock_time(typed, now, zone)
    if at is None:
        return (begins,), None, tr("Type when it begins, like 12:00."), ""
    if at - now > LONGEST_MS:
        passed = tr("{at} has passed. Type a time that is still to come.")
        return (begins,), None, passed.format(at=minutes(at, zone)), ""
    asked, until, why = until_fields(values, at, zone, STEPS, asks=_how_long(desk, zone))
    if until is None:
        return (begins, *asked), None, why, ""
    if until - at > LONGEST_MS:
        return (begins, *asked), None, tr("It must end after it begins."), ""
    command = PlanPause(desk=desk.id, at=at, until=until)
    return (begins, *asked), command, "", clock_span(at, until, zone)


def _how_long(desk: Desk, zone: tzinfo) -> Asks:
    ends = minutes(desk.pause_until, zone) if desk.pause_until is not None else ""
    return Asks("length", "ends", lambda: tr("How long"), AT if ends else "30", ends)

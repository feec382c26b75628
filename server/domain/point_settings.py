"""What the settings of a service point must be: hours, dates, classes, names in languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final

import msgspec

from protocol.commands import Command
from protocol.place_commands import PointSettings
from protocol.records import STANDARD, DayException, Hours, PriorityClass, ServicePoint
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import named, named_in, visible

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY: Final = 24 * 60
_WEEK: Final = 7 * _DAY

_Span = tuple[int, int, str, str]
"""Opens, closes (minutes), when that is in words, and the field."""


def settings(floor: Floor, point: ServicePoint, command: PointSettings) -> dict[str, Any]:
    """The settings that the command gives, as they are kept. Raises `Refused`."""
    fields = given(command, *PointSettings.__struct_fields__)
    if command.hours is not None:
        fields["hours"] = week_of(command.hours)
    if command.exceptions is not None:
        fields["exceptions"] = dates_of(command.exceptions)
    if command.classes is not None:
        fields["classes"] = _classes(floor, point, command.classes)
    if command.zone is not None:
        fields["zone"] = " ".join(visible(command.zone).split())
    for name in ("names", "locations"):
        if name in fields:
            fields[name] = named_in(fields[name], name)
    if command.asks is not None:
        fields["asks"] = list(dict.fromkeys(command.asks))
    _late(fields.get("late_s", point.late_s), fields.get("lost_s", point.lost_s), command)
    return fields


def _late(late_s: int, lost_s: int, command: PointSettings) -> None:
    if lost_s < late_s:
        raise refuse(
            "invalid",
            f"Whoever comes {late_s // 60} min late would still have the slot, but no weight after "
            f"{lost_s // 60} min. Let the second be as long as the first, or longer.",
            field="lateSeconds" if command.lost_s is None else "lostSeconds",
        )


def given(command: Command, *names: str) -> dict[str, Any]:
    """Those of the fields that the command names."""
    return {name: value for name in names if (value := getattr(command, name)) is not None}


def clock(minute: int) -> str:
    """A minute of the day as clocks show it; past midnight as the hour of the next day."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def week_of(hours: list[Hours]) -> list[Hours]:
    """Weekly hours in order. Raises `Refused` for spans that overlap or end before they begin."""
    spans: list[_Span] = []
    for place, span in enumerate(hours):
        start = span.weekday * _DAY
        day = _DAYS[span.weekday]
        spans.append((start + span.opens, start + span.closes, day, f"hours[{place}]"))
    _in_order(spans, _WEEK)
    return sorted(hours, key=lambda span: (span.weekday, span.opens))


def dates_of(exceptions: list[DayException]) -> list[DayException]:
    """Dates of their own in order. Raises `Refused` for days that are none or are there twice, and
    for spans that overlap or end before they begin."""
    kept: dict[str, DayException] = {}
    for place, told in enumerate(exceptions):
        field = f"exceptions[{place}]"
        try:
            date.fromisoformat(told.day)
        except ValueError:
            raise refuse(
                "invalid", f"There is no day {told.day}. Write one that exists.", field=field
            ) from None
        if told.day in kept:
            raise refuse("invalid", f"{told.day} is there twice. Keep one of them.", field=field)
        _in_order([(opens, closes, told.day, field) for opens, closes in told.spans])
        spans, note = sorted(told.spans), visible(told.note)
        kept[told.day] = msgspec.structs.replace(told, spans=spans, note=note)
    return [kept[day] for day in sorted(kept)]


def _in_order(spans: Iterable[_Span], round_min: int | None = None) -> None:
    """Each span ends after it begins and before the next begins; `round_min`: also the last."""
    ordered = sorted(spans)
    for opens, closes, when, field in ordered:
        if closes <= opens:
            raise refuse(
                "invalid",
                f"{when}: {clock(closes % _DAY)} is not after {clock(opens % _DAY)}. "
                "Let it close later than it opens.",
                field=field,
            )
    pairs = list(pairwise(ordered))
    if round_min is not None and len(ordered) > 1:
        first = ordered[0]
        pairs.append((ordered[-1], (first[0] + round_min, first[1] + round_min, *first[2:])))
    for (_, closes, before, _), (opens, _, when, field) in pairs:
        if opens < closes:
            raise refuse(
                "invalid",
                f"{when}: what opens at {clock(opens % _DAY)} begins before {clock(closes % _DAY)},"
                f" when the hours before it{'' if before == when else f' ({before})'} end. "
                "Make one of both, or let the second begin later.",
                field=field,
            )


def _classes(
    floor: Floor, point: ServicePoint, classes: Sequence[PriorityClass]
) -> list[PriorityClass]:
    names = [one.name for one in classes]
    for place, name in enumerate(names):
        if name in names[:place]:
            raise refuse(
                "invalid",
                f"Two classes are called {name}. Give one another name.",
                field=f"classes[{place}]",
            )
    if STANDARD not in names:
        raise refuse(
            "invalid",
            f"The class {STANDARD} is of whoever has no other. Keep it.",
            field="classes",
        )
    here = [e for e in floor.live.values() if e.service_point == point.id]
    for gone in point.classes:
        held = [e.number for e in here if e.priority == gone.name]
        if gone.name not in names and held:
            raise refuse(
                "in_use",
                f"{gone.title} goes when nobody has it: {held[0]} "
                f"{f'and {len(held) - 1} more are' if held[1:] else 'is'} in it. "
                "Put them into another class first.",
                field="classes",
            )
    return [
        msgspec.structs.replace(one, title=named(one.title, f"classes[{place}]"))
        for place, one in enumerate(classes)
    ]

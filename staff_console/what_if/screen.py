"""The what-if page as a value: what is asked, how far it is, and what would have been. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from protocol.queries import DayChange
from protocol.records import ServicePoint, Site
from protocol.replica import Replica
from staff_console.answers import IDLE, AnswerLine
from staff_console.facts import points_of, zone
from staff_console.settings.field import Fault, Field
from staff_console.speech import tr
from staff_console.what_if.fields import DEFAULT, fields, read
from staff_console.what_if.job import Asked
from staff_console.what_if.result import Result, nothing_yet, result_of


@dataclass(frozen=True)
class Local:
    """What is known here alone."""

    texts: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT))
    days: tuple[str, ...] = ()
    """The business days that there is anything of, newest first."""
    asked: Asked | None = None
    away: bool = False
    answer: AnswerLine = IDLE


@dataclass(frozen=True)
class FieldFace:
    """A field, what stands in it, and what is wrong with that."""

    field: Field
    value: str
    error: str = ""


@dataclass(frozen=True)
class Question:
    """What would be asked as it stands."""

    point: str
    day: str
    change: DayChange


@dataclass(frozen=True)
class WhatIfScreen:
    """All that the page draws."""

    point: str
    """The service point that is looked at; empty where there is none."""
    fields: tuple[FieldFace, ...]
    question: Question | None
    """None where nothing can be replayed now."""
    why_not: str
    does: str
    can_reset: bool
    result: Result
    answer: AnswerLine


def what_if_screen(replica: Replica, here: Local, now: int) -> WhatIfScreen:
    """The page at the server's time `now` (ms)."""
    points, site = points_of(replica), next(replica.of(Site), None)
    if not points or site is None:
        why = tr("There is no service point yet.")
        return WhatIfScreen("", (), None, why, "", False, nothing_yet(), here.answer)
    point = _named(points, here.texts.get("point", ""))
    shown = _shown(points, point, site, here)
    texts = _texts(shown, here.texts)
    change, faults = read(shown, texts)
    why = _why_not(change, faults, here)
    asked = here.asked
    result = nothing_yet()
    if asked is not None:
        of = next((each for each in points if each.id == asked.point), None)
        of = of or replace(point, name=tr("a service point that was removed"))
        result = result_of(asked, of, site, zone(replica), now, here.away)
    return WhatIfScreen(
        point=point.id,
        fields=tuple(_face(each, texts, faults) for each in shown),
        question=Question(point.id, texts["day"], change) if not why else None,
        why_not=why,
        does=tr("Replay the day") if asked is None else tr("Replay again"),
        can_reset=begin_again(here.texts) != {k: v for k, v in here.texts.items() if v},
        result=result,
        answer=here.answer,
    )


def begin_again(texts: Mapping[str, str]) -> dict[str, str]:
    """The fields as they are in the beginning; where and when stay."""
    return DEFAULT | {name: texts[name] for name in ("point", "day") if texts.get(name)}


def _named(points: Sequence[ServicePoint], ident: str) -> ServicePoint:
    return next((each for each in points if each.id == ident), points[0])


def _shown(
    points: Sequence[ServicePoint], point: ServicePoint, site: Site, here: Local
) -> tuple[Field, ...]:
    """The fields as they are now: there is nothing to choose where there is but one."""
    days = here.days if site.day in here.days or not site.day else (site.day, *here.days)
    made = fields(points, point, days, site.day, here.texts.get("policy", ""))
    return tuple(each for each in made if each.name != "point" or len(points) > 1)


def _texts(shown: Sequence[Field], texts: Mapping[str, str]) -> dict[str, str]:
    """What stands in each field: the first of its options where none of them was chosen."""
    found = {}
    for each in shown:
        keys = [option.key for option in each.options]
        text = texts.get(each.name, "")
        found[each.name] = keys[0] if keys and text not in keys else text
    return found


def _face(field: Field, texts: Mapping[str, str], faults: Sequence[Fault]) -> FieldFace:
    error = next((fault.text for fault in faults if fault.field == field.name), "")
    return FieldFace(field, texts[field.name], error)


def _why_not(change: DayChange, faults: Sequence[Fault], here: Local) -> str:
    """Why nothing can be replayed now; mostly empty."""
    if here.away:
        return tr("The server is away. What you chose is kept here until it is back.")
    if faults:
        return faults[0].text
    if change == DayChange():
        return tr("Nothing is otherwise yet: change something.")
    return ""

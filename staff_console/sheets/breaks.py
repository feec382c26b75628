"""A break, now or later, or the end of the shift: why, until when, what becomes of who is held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, cast

from protocol.commands import AnyCommand, PlanPause, SetDesk
from protocol.records import DeskState
from staff_console.facts import Facts
from staff_console.sheets.form import Field, Form, Option, Scene, Values, picked
from staff_console.sheets.planned import plan, planned_end, planned_span
from staff_console.sheets.times import AT, UNTIL, Asks, until_fields
from staff_console.speech import tr
from staff_console.words import minutes

STEPS: Final = (10, 15, 30, 60)
Holds = Literal["keep", "requeue", "hand_over"]


def take_break(scene: Scene, values: Values) -> Form:
    """The sheet of F10."""
    desk = scene.facts.desk
    what = _what(scene.facts, values)
    fields, command, why, does, place = _ANSWERS[what.value](scene, values)
    return Form(
        name="break",
        title=tr("Break at {desk}").format(desk=desk.name),
        fields=(what, *fields),
        does=does,
        command=command if not why else None,
        number=desk.name,
        why=why,
        place=place,
    )


_Answer = tuple[tuple[Field, ...], AnyCommand | None, str, str, str]
"""Further questions, the command, what is missing, the verb, and the span of a planned break."""


def _now(scene: Scene, values: Values) -> _Answer:
    facts, desk = scene.facts, scene.facts.desk
    asked, reason, why = _reason(values)
    ends = planned_end(desk, scene.now)
    asks = Asks(usual=AT, typed=minutes(ends, facts.zone)) if ends is not None else UNTIL
    more, until, missing = until_fields(
        values, scene.now, facts.zone, STEPS, open_end=tr("Not known"), asks=asks
    )
    held, command = _set_desk(scene, values, "paused", reason, until)
    return (*asked, *more, *held), command, why or missing, tr("Begin the break"), ""


def _later(scene: Scene, values: Values) -> _Answer:
    fields, command, why, span = plan(scene, values)
    return fields, command, why, tr("Plan the break"), span


def _never(scene: Scene, values: Values) -> _Answer:
    command = PlanPause(desk=scene.facts.desk.id)
    return (), command, "", tr("Take the plan back"), ""


def _closing(scene: Scene, values: Values) -> _Answer:
    return *_set_desk(scene, values, "closing"), "", tr("Close after this customer"), ""


def _closed(scene: Scene, values: Values) -> _Answer:
    does = tr("Close {desk}").format(desk=scene.facts.desk.name)
    return *_set_desk(scene, values, "closed"), "", does, ""


_ANSWERS: Final[dict[str, Callable[[Scene, Values], _Answer]]] = {
    "paused": _now,
    "later": _later,
    "never": _never,
    "closing": _closing,
    "closed": _closed,
}


def _set_desk(
    scene: Scene, values: Values, state: DeskState, reason: str = "", until: int | None = None
) -> tuple[tuple[Field, ...], SetDesk]:
    holds = _holds(scene.facts, values)
    kept = cast(Holds, holds.value) if holds is not None else None
    desk = scene.facts.desk.id
    command = SetDesk(desk=desk, state=state, reason=reason, until=until, holds=kept)
    return (holds,) if holds is not None else (), command


def _what(facts: Facts, values: Values) -> Field:
    number = facts.customer.number if facts.customer is not None else ""
    busy = tr("{number} is at your desk").format(number=number) if number else ""
    span = planned_span(facts.desk, facts.zone)
    options = [
        Option("paused", tr("A break now"), busy, usable=not busy),
        Option("later", tr("A break later"), span),
        Option(
            "closing",
            tr("Close after {number}").format(number=number) if number else tr("Close later"),
            "" if number else tr("nobody is at your desk"),
            usable=bool(number),
        ),
        Option("closed", tr("Close now"), busy, usable=not busy),
    ]
    if span:
        at = span.partition("–")[0]
        options.insert(2, Option("never", tr("No break at {at}").format(at=at)))
    # Whoever is busy and has no plan means the end of the shift, as ever.
    usual = "" if not number else "later" if span else "closing"
    return Field(
        "what", tr("What"), "one", picked(values, "what", tuple(options), usual), tuple(options)
    )


def _reason(values: Values) -> tuple[tuple[Field, ...], str, str]:
    titles = (tr("Break"), tr("Lunch"), tr("Back office"), tr("Meeting"))
    options = (*(Option(title, title) for title in titles), Option("other", tr("Something else")))
    chosen = picked(values, "reason", options)
    asked: tuple[Field, ...] = (Field("reason", tr("Reason"), "one", chosen, options),)
    if chosen != "other":
        return asked, chosen, ""
    typed = values.get("other", "")
    asked += (Field("other", tr("Which"), "text", typed, hint=tr("colleagues see it"), most=80),)
    return asked, typed.strip(), "" if typed.strip() else tr("Say why, in a word or two.")


def _holds(facts: Facts, values: Values) -> Field | None:
    mine = [entry for entry in facts.held if entry.owner == facts.me.id]
    if not mine:
        return None
    numbers = ", ".join(entry.number for entry in mine)
    options = (
        Option("keep", tr("Stay mine"), tr("until you are back")),
        Option("hand_over", tr("Hand over"), tr("any colleague may go on")),
        Option("requeue", tr("Back into the line"), tr("by the time waited")),
    )
    label = tr("On hold: {numbers}").format(numbers=numbers)
    return Field("holds", label, "one", picked(values, "holds", options), options)

"""A break, or the end of the shift: why, until when, and what becomes of those on hold."""

from __future__ import annotations

from typing import Final, Literal, cast

from protocol.commands import SetDesk
from protocol.records import DeskState
from staff_console.facts import Facts
from staff_console.sheets.form import Field, Form, Option, Scene, Values, picked
from staff_console.sheets.times import until_fields
from staff_console.speech import tr

STEPS: Final = (10, 15, 30, 60)
Holds = Literal["keep", "requeue", "hand_over"]


def take_break(scene: Scene, values: Values) -> Form:
    """The sheet of F10."""
    facts, desk = scene.facts, scene.facts.desk
    what = _what(facts, values)
    state = cast(DeskState, what.value)
    fields: tuple[Field, ...] = (what,)
    until, why, reason = None, "", ""
    if state == "paused":
        asked, reason, why = _reason(values)
        more, until, missing = until_fields(
            values, scene.now, facts.zone, STEPS, open_end=tr("Not known")
        )
        fields, why = (*fields, *asked, *more), why or missing
    holds = _holds(facts, values)
    if holds is not None:
        fields += (holds,)
    kept = cast(Holds, holds.value) if holds is not None else None
    command = SetDesk(desk=desk.id, state=state, reason=reason, until=until, holds=kept)
    titles = {
        "paused": tr("Begin the break"),
        "closing": tr("Close after this customer"),
        "closed": tr("Close {desk}").format(desk=desk.name),
    }
    return Form(
        name="break",
        title=tr("Break at {desk}").format(desk=desk.name),
        fields=fields,
        does=titles[state],
        command=command if not why else None,
        number=desk.name,
        why=why,
    )


def _what(facts: Facts, values: Values) -> Field:
    number = facts.customer.number if facts.customer is not None else ""
    busy = tr("{number} is at your desk").format(number=number) if number else ""
    options = (
        Option("paused", tr("A break"), busy, usable=not busy),
        Option(
            "closing",
            tr("Close after {number}").format(number=number) if number else tr("Close later"),
            "" if number else tr("nobody is at your desk"),
            usable=bool(number),
        ),
        Option("closed", tr("Close now"), busy, usable=not busy),
    )
    return Field("what", tr("What"), "one", picked(values, "what", options), options)


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

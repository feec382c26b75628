"""Something said to all who wait, on phones and walls."""

from __future__ import annotations

from typing import Final

from protocol.commands import Broadcast
from staff_console.sheets.form import Field, Form, Option, Scene, Values, picked
from staff_console.speech import tr
from staff_console.words import minutes

_MOST: Final = 200


def broadcast(scene: Scene, values: Values) -> Form:
    """The sheet of Ctrl+B."""
    facts = scene.facts
    point, count = facts.point, len(facts.waiting) + len(facts.away)
    what = _what(point.notice, values)
    taking = what is not None and what.value == "clear"
    text = values.get("text", point.notice)
    fields: tuple[Field, ...] = (what,) if what is not None else ()
    if not taking:
        hint = tr("like: The lift is out of order, use the ramp in hall 2.")
        fields += (Field("text", tr("Text"), "lines", text, hint=hint, most=_MOST),)
    said = "" if taking else " ".join(text.split())
    same = said == point.notice
    why = tr("Write what they are to read.") if not said else tr("They read that already.")
    does = tr("Tell {count} who wait").format(count=count)
    since = ""
    if point.notice:
        since = tr("They read since {at}: {text}").format(
            at=minutes(point.notice_at, facts.zone), text=point.notice
        )
    return Form(
        name="broadcast",
        title=tr("Tell all who wait at {point}").format(point=point.name),
        text=since or tr("It stands on their phones and on the walls until it is taken away."),
        fields=fields,
        does=tr("Take it away") if taking else does,
        command=None if same else Broadcast(service_point=point.id, text=said),
        number=point.name,
        why=why if same else "",
    )


def _what(notice: str, values: Values) -> Field | None:
    if not notice:
        return None
    options = (Option("say", tr("Say something else")), Option("clear", tr("Take it away")))
    return Field("what", tr("What"), "one", picked(values, "what", options), options)

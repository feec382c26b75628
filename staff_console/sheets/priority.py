"""Another class for somebody who waits."""

from __future__ import annotations

from protocol.commands import SetPriority
from protocol.records import PriorityClass
from staff_console.sheets.form import Field, Form, Option, Scene, Values, picked
from staff_console.speech import tr


def priority(scene: Scene, values: Values) -> Form:
    """The sheet of Ctrl+P."""
    entry, point = scene.subject, scene.facts.point
    assert entry is not None
    options = tuple(class_option(each, point.policy == "ratio") for each in point.classes)
    chosen = picked(values, "class", options, entry.priority)
    reason = values.get("reason", "")
    command = SetPriority(
        entry=entry.id, expected=entry.version, priority=chosen, reason=reason.strip()
    )
    title = next((option.title for option in options if option.key == chosen), "")
    same = chosen == entry.priority
    return Form(
        name="priority",
        title=tr("Class of {number}").format(number=entry.number),
        fields=(
            Field("class", tr("Class"), "one", chosen, options),
            Field("reason", tr("Reason"), "text", reason, hint=tr("for the record, if any")),
        ),
        does=tr("Set the class"),
        command=None if same else command,
        number=entry.number,
        place=title,
        why=tr("That is the class already.") if same else "",
    )


def class_option(each: PriorityClass, in_turn: bool) -> Option:
    """A class, with what it is worth."""
    if in_turn:
        return Option(each.name, each.title, tr("{count} in turn").format(count=each.share))
    weight = f"{each.weight:g}"
    about = "" if each.weight == 1 else tr("each minute counts {weight}×").format(weight=weight)
    return Option(each.name, each.title, about)

"""Hold: the customer comes back at about a time, and the desk is free meanwhile."""

from __future__ import annotations

from protocol.commands import Hold
from staff_console.sheets.form import Field, Form, Scene, Values
from staff_console.sheets.times import until_fields
from staff_console.speech import tr
from staff_console.words import minutes

STEPS = (10, 20, 30, 60)


def hold(scene: Scene, values: Values) -> Form:
    """The sheet of F6."""
    entry, facts = scene.subject, scene.facts
    assert entry is not None
    asked, until, why = until_fields(values, scene.now, facts.zone, STEPS)
    note = values.get("note", "")
    command = None
    does = tr("Hold")
    if until is not None:
        does = tr("Hold until {at}").format(at=minutes(until, facts.zone))
        command = Hold(entry=entry.id, expected=entry.version, until=until, note=note.strip())
    hint = tr("why, for whoever goes on")
    return Form(
        name="hold",
        title=tr("Hold {number}").format(number=entry.number),
        text=tr("{desk} is free meanwhile. The number stays with them.").format(
            desk=facts.desk.name
        ),
        fields=(*asked, Field("note", tr("Note"), "text", note, hint=hint)),
        does=does,
        command=command,
        number=entry.number,
        why=why,
    )

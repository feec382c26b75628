"""Back into the line: somebody at my desk, on hold, or who missed a call; or elsewhere in it."""

from __future__ import annotations

from protocol.commands import Requeue
from staff_console.sheets.form import Field, Form, Scene, Values
from staff_console.sheets.standing import standing_field
from staff_console.speech import tr


def requeue(scene: Scene, values: Values) -> Form:
    """The sheet of Ctrl+U."""
    entry = scene.subject
    assert entry is not None
    asked, standing = standing_field(values)
    reason = values.get("reason", "")
    waits = entry.state == "waiting"
    title = tr("{number} elsewhere in the line") if waits else tr("{number} back into the line")
    return Form(
        name="requeue",
        title=title.format(number=entry.number),
        fields=(
            asked,
            Field("reason", tr("Reason"), "text", reason, hint=tr("for the record, if any")),
        ),
        does=tr("Put there") if waits else tr("Back into the line"),
        command=Requeue(
            entry=entry.id, expected=entry.version, standing=standing, reason=reason.strip()
        ),
        number=entry.number,
    )

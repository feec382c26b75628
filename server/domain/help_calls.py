"""Calls for a person: somebody at a kiosk cannot go on alone, and a colleague goes there."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Put
from protocol.commands import AnswerHelp, AskForHelp
from protocol.help_states import HELP_TRANSITIONS
from protocol.outcomes import Saved
from protocol.records import Help, Staff
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import words


def ask_for_help(floor: Floor, command: AskForHelp, context: Context) -> Decision:
    """A kiosk calls for a person. While its call runs, asking again changes nothing."""
    kiosk = context.actor
    before = floor.get(Help, kiosk.id)
    if before is not None and before.state != "done":
        return Decision(Saved(id=before.id, version=before.version), [])
    call = Help(
        id=kiosk.id,
        device_name=kiosk.name,
        state=HELP_TRANSITIONS["asked"][before.state if before else ""],
        at=context.now,
        since=context.now,
        language=command.language or floor.site.languages[0],
        access_needs=words(command.access_needs, "accessNeeds"),
        version=before.version + 1 if before else 1,
    )
    return Decision(Saved(id=call.id, version=call.version), [Put(call)])


def answer_help(floor: Floor, command: AnswerHelp, context: Context) -> Decision:
    """A colleague goes, or is done there; the kiosk itself may only say that all is well again."""
    actor, staff = context.actor, context.actor.is_staff
    call = floor.get(Help, command.device)
    if call is None:
        raise refuse("not_found", "No such kiosk has called for a person today.", field="device")
    if not staff and (call.id != actor.id or command.state != "done"):
        raise refuse("forbidden", "A kiosk ends its own call, nothing else. Ask at a desk.")
    to = HELP_TRANSITIONS[command.state].get(call.state)
    if to is None:
        raise refuse(
            "wrong_state", f"The call of {call.device_name} is done. Nobody needs to go there."
        )
    if command.state == "coming" and call.by not in (None, actor.id):
        raise refuse("conflict", _comes_already(floor, call))
    if to == call.state:
        return Decision(Saved(id=call.id, version=call.version), [])
    after = replace(
        call,
        state=to,
        since=context.now,
        by=call.by or (actor.id if staff else None),
        version=call.version + 1,
    )
    return Decision(Saved(id=call.id, version=after.version), [Put(after)])


def _comes_already(floor: Floor, call: Help) -> str:
    colleague = floor.get(Staff, call.by)
    name = colleague.name if colleague else "A colleague"
    return f"Somebody goes to {call.device_name} already: {name}. You need not."

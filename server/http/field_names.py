"""What a body calls the field that a rule found at fault: refusals name those of commands."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol import commands as c
from protocol.commands import AnyCommand
from protocol.outcomes import Refusal

_SLOT: Final = {"startAt": "slot.start", "endAt": "slot.end"}
_NAMES: Final[dict[type, dict[str, str]]] = {
    c.Book: {**_SLOT, "definition": "definitionId"},
    c.HoldSlot: {"startAt": "start", "definition": "definitionId"},
    c.JoinWaitList: {"fromAt": "start", "toAt": "end", "definition": "definitionId"},
    c.Reschedule: {**_SLOT, "reservation": "id"},
    c.UpdateReservation: {"startAt": "seats", "reservation": "id"},
    c.RestoreReservation: {"startAt": "state", "reservation": "id"},
    c.PutDefinition: {"remindersMin": "reminderMinutes", "durationMin": "durationMinutes"},
    c.DeleteDefinition: {"definition": "id"},
}


def as_sent(refusal: Refusal, command: AnyCommand) -> Refusal:
    """The refusal of a command with the field as its route has it."""
    named = _NAMES.get(type(command), {}).get(refusal.field or "")
    return replace(refusal, field=named) if named else refusal

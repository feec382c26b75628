"""What a body calls the field that a rule found at fault: refusals name those of commands."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol import commands as c
from protocol import repair_settings as p
from protocol import request_commands as r
from protocol import support_commands as s
from protocol import ticket_commands as t
from protocol.commands import AnyCommand
from protocol.contact_commands import DeleteContact, DeleteEvent, PutContact, PutEvent
from protocol.outcomes import Refusal

_SLOT: Final = {"startAt": "slot.start", "endAt": "slot.end"}
_OF_PATHS: Final[tuple[type, ...]] = (
    t.Reply,
    t.Comment,
    t.EscalateTicket,
    t.CalculateSla,
    t.RunMacro,
    t.AnswerTicket,
    t.SolveTicket,
    t.RateTicket,
)
"""Commands whose ticket stands in the address."""
_OF_REQUESTS: Final[tuple[type, ...]] = (
    r.UpdateRequest,
    r.StepRequest,
    r.DropItem,
    r.NoteRequest,
    r.StepLine,
    r.SendEstimate,
    r.DeleteRequest,
)
"""Commands whose request does."""
_NAMES: Final[dict[type, dict[str, str]]] = {
    c.Book: {**_SLOT, "definition": "definitionId"},
    c.HoldSlot: {"startAt": "start", "definition": "definitionId"},
    c.JoinWaitList: {"fromAt": "start", "toAt": "end", "definition": "definitionId"},
    c.Reschedule: {**_SLOT, "reservation": "id"},
    c.UpdateReservation: {"startAt": "seats", "reservation": "id"},
    c.RestoreReservation: {"startAt": "state", "reservation": "id"},
    c.PutDefinition: {"remindersMin": "reminderMinutes", "durationMin": "durationMinutes"},
    c.DeleteDefinition: {"definition": "id"},
    t.UpdateTicket: {"ticket": "id"},
    t.DeleteTicket: {"ticket": "id"},
    **{each: {"ticket": "ticketId"} for each in _OF_PATHS},
    t.AddAttachment: {"attachment": "file", "size": "file", "ticket": "ticketId"},
    t.DropAttachment: {"attachment": "id"},
    PutContact: {"contact": "id", "contactKind": "kind"},
    DeleteContact: {"contact": "id"},
    PutEvent: {
        "event": "id",
        "startAt": "start",
        "endAt": "end",
        "eventKind": "kind",
        "remindMin": "remindMinutes",
    },
    DeleteEvent: {"event": "id"},
    **{each: {"request": "id"} for each in _OF_REQUESTS},
    r.PutItem: {"request": "id", "spec": "what"},
    r.PutLine: {"request": "id", "lineKind": "kind"},
    r.JoinPickup: {"request": "id"},
    r.AskAboutRequest: {"request": "id"},
    r.AnswerEstimate: {"request": "id"},
    r.SeeEstimate: {"request": "id"},
    p.PutPart: {"part": "id"},
    p.DeletePart: {"part": "id"},
    p.PutSupplier: {"supplier": "id"},
    p.DeleteSupplier: {"supplier": "id"},
    p.PutRepairTerms: {
        "turnaroundMin": "turnaroundMinutes",
        "warnMin": "warnMinutes",
        "diagnosisMin": "diagnosisMinutes",
        "validH": "validHours",
    },
    s.PutCanned: {"canned": "id"},
    s.DeleteCanned: {"canned": "id"},
    s.PutTicketView: {"view": "id"},
    s.DeleteTicketView: {"view": "id"},
    s.PutSlaCalendar: {"calendar": "id"},
    s.DeleteSlaCalendar: {"calendar": "id"},
    s.PutSlaPolicy: {"policy": "id", "warnMin": "warnMinutes"},
    s.DeleteSlaPolicy: {"policy": "id"},
    s.PutRule: {"rule": "id", "afterMin": "afterMinutes"},
    s.DeleteRule: {"rule": "id"},
    s.PutWebhook: {"webhook": "id"},
    s.DeleteWebhook: {"webhook": "id"},
}


def as_sent(refusal: Refusal, command: AnyCommand) -> Refusal:
    """The refusal of a command with the field as its route has it."""
    head, *rest = (refusal.field or "").split("_")
    field = head + "".join(each.capitalize() for each in rest)
    named = _NAMES.get(type(command), {}).get(field)
    return replace(refusal, field=named) if named else refusal

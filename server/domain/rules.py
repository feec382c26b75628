"""The table of operations: who may ask for each, what it reads, and the rule that decides it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from protocol import commands as c
from protocol.changes import Key
from protocol.commands import Command
from protocol.outcomes import Moved
from protocol.records import Role
from server.domain import (
    by_hand,
    calling,
    desk_settings,
    desks,
    ending,
    help_calls,
    holding,
    joining,
    opening,
    passing,
    people,
    points,
    receipts,
    service_settings,
    site_settings,
    slips,
    staff_settings,
    telling,
    timers,
    transfer,
    undoing,
)
from server.domain.context import Context, Decision
from server.domain.desk_spans import spans_ended
from server.domain.floor import Floor
from server.domain.promising import followed
from server.domain.refused import Refused
from server.domain.turned_away import turned_away

_STAFF: Final[frozenset[Role]] = frozenset({"staff", "manager", "admin"})
_MANAGERS: Final[frozenset[Role]] = frozenset({"manager", "admin"})
_TIMER: Final[frozenset[Role]] = frozenset({"timer"})
_KIOSK: Final[frozenset[Role]] = frozenset({"kiosk"})
_JOINERS: Final[frozenset[Role]] = _STAFF | _KIOSK | {"public"}
_OWN: Final[frozenset[Role]] = _STAFF | {"visitor"}


class Rule(NamedTuple):
    """One row."""

    decide: Callable[[Floor, Any, Context], Decision]
    roles: frozenset[Role]
    reads: Callable[[Any], list[Key]]


def _nothing(command: Command) -> list[Key]:
    return []


def _its_entry(command: c.EntryCommand) -> list[Key]:
    return [Key("entry", command.entry)]


def _its_visit(command: c.ReportSlip) -> list[Key]:
    return [Key("visit", command.visit)]


RULES: Final[dict[type[Command], Rule]] = {
    c.JoinQueue: Rule(joining.join, _JOINERS, _nothing),
    c.CheckIn: Rule(holding.check_in, _OWN | _KIOSK, _its_entry),
    c.Away: Rule(holding.away, _OWN, _its_entry),
    c.TellPhone: Rule(people.tell_phone, frozenset({"visitor"}), _its_entry),
    c.CallNext: Rule(calling.call_next, _STAFF, _nothing),
    c.CallEntry: Rule(calling.call, _STAFF, _its_entry),
    c.Recall: Rule(calling.recall, _STAFF, _its_entry),
    c.Start: Rule(calling.start, _STAFF, _its_entry),
    c.ConfirmCall: Rule(receipts.confirm, frozenset({"display", "visitor"}), _nothing),
    c.Hold: Rule(holding.hold, _STAFF, _its_entry),
    c.Resume: Rule(holding.resume, _STAFF, _its_entry),
    c.Requeue: Rule(holding.requeue, _STAFF, _its_entry),
    c.Transfer: Rule(transfer.transfer, _STAFF, _its_entry),
    c.Complete: Rule(ending.complete, _STAFF, _its_entry),
    c.NoShow: Rule(ending.no_show, _STAFF, _its_entry),
    c.Leave: Rule(ending.leave, _OWN | _KIOSK, _its_entry),
    c.Cancel: Rule(ending.cancel, _STAFF, _its_entry),
    c.Expire: Rule(ending.expire, _MANAGERS, _its_entry),
    c.ExpireWaiting: Rule(ending.expire_waiting, _MANAGERS, _nothing),
    c.Reopen: Rule(undoing.reopen, _STAFF, _its_entry),
    c.Undo: Rule(undoing.undo, _STAFF, _its_entry),
    c.SetPriority: Rule(holding.set_priority, _STAFF, _its_entry),
    c.Note: Rule(people.note, _STAFF, _nothing),
    c.ReportByHand: Rule(by_hand.report_by_hand, _STAFF, _its_entry),
    c.Broadcast: Rule(telling.broadcast, _STAFF, _nothing),
    c.PrintSlip: Rule(slips.print_slip, _STAFF, _nothing),
    c.ReportSlip: Rule(slips.report_slip, _KIOSK, _its_visit),
    c.AskForHelp: Rule(help_calls.ask_for_help, _KIOSK, _nothing),
    c.AnswerHelp: Rule(help_calls.answer_help, _STAFF | _KIOSK, _nothing),
    c.SetDesk: Rule(desks.set_desk, _STAFF, _nothing),
    c.PlanPause: Rule(desks.plan_pause, _STAFF, _nothing),
    c.CreateServicePoint: Rule(points.create_point, _MANAGERS, _nothing),
    c.UpdateServicePoint: Rule(points.update_point, _MANAGERS, _nothing),
    c.SetPoint: Rule(opening.set_point, _STAFF, _nothing),
    c.DeleteServicePoint: Rule(points.delete_point, _MANAGERS, _nothing),
    c.DeleteService: Rule(service_settings.delete_service, _MANAGERS, _nothing),
    c.UpdateDesk: Rule(desk_settings.update_desk, _MANAGERS, _nothing),
    c.UpdateSite: Rule(site_settings.update_site, _MANAGERS, _nothing),
    c.ConfirmAddress: Rule(site_settings.confirm_address, frozenset({"public"}), _nothing),
    c.PutStaff: Rule(staff_settings.put_staff, frozenset({"admin"}), _nothing),
    c.UpdateStaff: Rule(staff_settings.update_staff, _MANAGERS, _nothing),
    c.PublishEstimate: Rule(timers.publish_estimate, _TIMER, _nothing),
    c.RollDay: Rule(timers.roll_day, _TIMER, _nothing),
    c.PassTime: Rule(passing.pass_time, _TIMER, _nothing),
    c.Sweep: Rule(timers.sweep, _TIMER, _nothing),
}


def decide(floor: Floor, command: Command, context: Context) -> Decision:
    """The rule's decision, with what follows from it for promises and for the record of desks;
    names of colleagues are for colleagues alone. Raises `Refused`."""
    rule = RULES[type(command)]
    if context.actor.role not in rule.roles:
        raise turned_away(context.actor, rule.roles)
    try:
        outcome, changes = rule.decide(floor, command, context)
    except Refused as refused:
        if context.actor.is_staff:
            raise
        raise Refused(replace(refused.refusal, holder=None)) from None
    if isinstance(outcome, Moved) and not context.actor.is_staff:
        outcome = replace(outcome, pick="")
    follows = followed(floor, changes, context.now) + spans_ended(floor, changes, context.now)
    return Decision(outcome, changes + follows)

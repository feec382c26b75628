"""The table of commands: what each reads, and the rule that decides it (who may: `access.py`)."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol import commands as c
from protocol.changes import Key
from protocol.commands import Command
from protocol.outcomes import Bulked, Moved, Requested, Ticketed
from protocol.request_commands import PassRequestTime
from server.domain import (
    by_hand,
    calling,
    desk_settings,
    desks,
    devices,
    ending,
    erasing,
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
from server.domain.access import permit
from server.domain.activity import activities
from server.domain.automation.rules import AUTOMATION_RULES
from server.domain.contacts.finding import find_contact_reads
from server.domain.contacts.linking import linked
from server.domain.contacts.rules import CONTACT_RULES
from server.domain.context import Context, Decision
from server.domain.desk_spans import spans_ended
from server.domain.events.rules import EVENT_RULES
from server.domain.floor import Floor
from server.domain.outbox import rules as outbox
from server.domain.promising import followed
from server.domain.reads import Find, Read
from server.domain.refused import Refused
from server.domain.requests.cost_table import COST_RULES
from server.domain.requests.following import as_it_is as as_request_is
from server.domain.requests.following import followed as requests_followed
from server.domain.requests.passing import pass_request_time
from server.domain.requests.table import REQUEST_RULES
from server.domain.reservations import (
    booking,
    checking_in,
    definitions,
    holds,
    meetings,
    moving,
    projecting,
    wait_list,
)
from server.domain.reservations import ending as giving_up
from server.domain.reservations.following import followed as reservations_followed
from server.domain.reservations.offering import offered_onward
from server.domain.rule import Rule
from server.domain.sla.rules import SLA_RULES
from server.domain.tickets.bulk import as_they_are
from server.domain.tickets.following import as_it_is
from server.domain.tickets.following import followed as tickets_followed
from server.domain.tickets.settings_table import DESK_SETTINGS
from server.domain.tickets.table import TICKETS


def _nothing(command: Command) -> list[Key]:
    return []


def _its_entry(command: c.EntryCommand) -> list[Key]:
    return [Key("entry", command.entry)]


def _told(command: c.JoinQueue | c.Book | c.JoinWaitList) -> list[Find]:
    return find_contact_reads(command.customer)


def _told_phone(command: c.TellPhone) -> list[Read]:
    return [*_its_entry(command), *find_contact_reads(c.Customer(phone=command.phone))]


def _told_of_reservation(command: c.UpdateReservation) -> list[Read]:
    return [*_its_reservation(command), *find_contact_reads(command.customer)]


def _its_person(command: c.ErasePerson) -> list[Key]:
    return [Key("person", command.person)]


def _these_persons(command: c.ForgetPersons) -> list[Key]:
    persons = [Key("person", ident) for ident in (*command.contacts, *command.notes)]
    tickets = [Key("ticket", ident) for ident in command.tickets]
    return [*persons, *tickets, *(Key("service_request", ident) for ident in command.requests)]


def _its_visit(command: c.ReportSlip) -> list[Key]:
    return [Key("visit", command.visit)]


def _its_reservation(command: c.ReservationCommand) -> list[Key]:
    return [Key("reservation", command.reservation)]


def _its_wish(command: c.LeaveWaitList) -> list[Key]:
    return [Key("wait_listed", command.wait_listed)]


def _its_message(command: c.MarkMessage) -> list[Key]:
    return [Key("message", command.message)]


RULES: Final[dict[type[Command], Rule]] = {
    c.JoinQueue: Rule(joining.join, _told),
    c.CheckIn: Rule(holding.check_in, _its_entry),
    c.Away: Rule(holding.away, _its_entry),
    c.TellPhone: Rule(people.tell_phone, _told_phone),
    c.CallNext: Rule(calling.call_next, _nothing),
    c.CallEntry: Rule(calling.call, _its_entry),
    c.Recall: Rule(calling.recall, _its_entry),
    c.Start: Rule(calling.start, _its_entry),
    c.ConfirmCall: Rule(receipts.confirm, _nothing),
    c.Hold: Rule(holding.hold, _its_entry),
    c.Resume: Rule(holding.resume, _its_entry),
    c.Requeue: Rule(holding.requeue, _its_entry),
    c.Transfer: Rule(transfer.transfer, _its_entry),
    c.Complete: Rule(ending.complete, _its_entry),
    c.NoShow: Rule(ending.no_show, _its_entry),
    c.Leave: Rule(ending.leave, _its_entry),
    c.Cancel: Rule(ending.cancel, _its_entry),
    c.Expire: Rule(ending.expire, _its_entry),
    c.ExpireWaiting: Rule(ending.expire_waiting, _nothing),
    c.Reopen: Rule(undoing.reopen, _its_entry),
    c.Undo: Rule(undoing.undo, _its_entry),
    c.SetPriority: Rule(holding.set_priority, _its_entry),
    c.Note: Rule(people.note, _nothing),
    c.ReportByHand: Rule(by_hand.report_by_hand, _its_entry),
    c.Broadcast: Rule(telling.broadcast, _nothing),
    c.PrintSlip: Rule(slips.print_slip, _nothing),
    c.ReportSlip: Rule(slips.report_slip, _its_visit),
    c.AskForHelp: Rule(help_calls.ask_for_help, _nothing),
    c.AnswerHelp: Rule(help_calls.answer_help, _nothing),
    c.SetDesk: Rule(desks.set_desk, _nothing),
    c.PlanPause: Rule(desks.plan_pause, _nothing),
    c.CreateServicePoint: Rule(points.create_point, _nothing),
    c.UpdateServicePoint: Rule(points.update_point, _nothing),
    c.SetPoint: Rule(opening.set_point, _nothing),
    c.DeleteServicePoint: Rule(points.delete_point, _nothing),
    c.DeleteService: Rule(service_settings.delete_service, _nothing),
    c.UpdateDesk: Rule(desk_settings.update_desk, _nothing),
    c.UpdateSite: Rule(site_settings.update_site, _nothing),
    c.ConfirmAddress: Rule(site_settings.confirm_address, _nothing),
    c.PutStaff: Rule(staff_settings.put_staff, _nothing),
    c.PutDevice: Rule(devices.put_device, _nothing),
    c.RevokeDevice: Rule(devices.revoke_device, _nothing),
    c.ErasePerson: Rule(erasing.erase_person, _its_person),
    c.UpdateStaff: Rule(staff_settings.update_staff, _nothing),
    c.PublishEstimate: Rule(timers.publish_estimate, _nothing),
    c.RollDay: Rule(timers.roll_day, _nothing),
    c.PassTime: Rule(passing.pass_time, _nothing),
    c.Sweep: Rule(timers.sweep, _nothing),
    c.SeeDevice: Rule(devices.see_device, _nothing),
    c.ForgetPersons: Rule(erasing.forget_persons, _these_persons),
    c.PutDefinition: Rule(definitions.put_definition, _nothing),
    c.DeleteDefinition: Rule(definitions.delete_definition, _nothing),
    c.HoldSlot: Rule(holds.hold_slot, _nothing),
    c.ReleaseHold: Rule(holds.release_hold, _nothing),
    c.Book: Rule(booking.book, _told),
    c.Reschedule: Rule(moving.reschedule, _its_reservation),
    c.UpdateReservation: Rule(moving.update_reservation, _told_of_reservation),
    c.CancelReservation: Rule(giving_up.cancel_reservation, _its_reservation),
    c.RestoreReservation: Rule(giving_up.restore_reservation, _its_reservation),
    c.MissReservation: Rule(giving_up.miss_reservation, _its_reservation),
    c.CompleteReservation: Rule(giving_up.complete_reservation, _its_reservation),
    c.DeleteReservation: Rule(giving_up.delete_reservation, _its_reservation),
    c.JoinWaitList: Rule(wait_list.join_wait_list, _told),
    c.LeaveWaitList: Rule(wait_list.leave_wait_list, _its_wish),
    c.PutMeeting: Rule(meetings.put_meeting, _its_reservation),
    c.CheckInReservation: Rule(checking_in.check_in, _its_reservation),
    c.ProjectReservations: Rule(projecting.project, _nothing),
    c.SendReminder: Rule(outbox.send_reminder, _its_reservation),
    c.SendReservations: Rule(outbox.send_reservations, _nothing),
    c.ClaimMessages: Rule(outbox.claim_messages, _nothing),
    c.MarkMessage: Rule(outbox.mark_message, _its_message),
    PassRequestTime: Rule(pass_request_time, _nothing),
    **CONTACT_RULES,
    **EVENT_RULES,
    **TICKETS,
    **DESK_SETTINGS,
    **SLA_RULES,
    **AUTOMATION_RULES,
    **COST_RULES,
    **REQUEST_RULES,
}


def decide(floor: Floor, command: Command, context: Context) -> Decision:
    """The rule's decision, with what follows from it for promises, the record of desks and
    contacts; names of colleagues are for colleagues alone. Raises `Refused`."""
    rule = RULES[type(command)]
    permit(context.actor, command.op(), floor.site.id)
    try:
        outcome, changes = rule.decide(floor, command, context)
    except Refused as refused:
        if context.actor.is_staff:
            raise
        raise Refused(replace(refused.refusal, holder=None)) from None
    changes = tickets_followed(floor, command, linked(floor, changes), context)
    changes = requests_followed(floor, command, changes, context)
    if isinstance(outcome, Ticketed):
        outcome = as_it_is(outcome, changes)
    elif isinstance(outcome, Requested):
        outcome = as_request_is(outcome, changes)
    elif isinstance(outcome, Bulked):
        outcome, changes = as_they_are(outcome, changes)
    if isinstance(outcome, Moved) and not context.actor.is_staff:
        outcome = replace(outcome, pick="")
    follows = followed(floor, changes, context.now) + spans_ended(floor, changes, context.now)
    follows += reservations_followed(floor, changes, context)
    follows += offered_onward(floor, command, [*changes, *follows], context)
    follows += activities(floor, command, [*changes, *follows], context)
    return Decision(outcome, changes + follows)

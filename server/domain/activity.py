"""What happened to a contact, for whoever keeps their history: each step of a record that is of a
person, in the past tense. Nothing personal is in it, so it stays when the person is erased.

Written where all decisions come together, so that no rule can forget it. Nobody without a contact
has any: most joins cost one look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from protocol.changes import Change, Put
from protocol.commands import Command, ErasePerson
from protocol.contact_commands import DeleteContact
from protocol.records import (
    Activity,
    BulkChange,
    CalendarEvent,
    Contact,
    CostEstimate,
    Entry,
    Invoice,
    Meeting,
    Message,
    Notice,
    Person,
    Record,
    RequestItem,
    RequestLine,
    RequestNote,
    Reservation,
    ServiceRequest,
    SlotHold,
    Ticket,
    TicketClock,
    TicketMessage,
    UnlockCode,
    Visit,
    WaitListed,
)
from protocol.request_commands import ReadUnlock
from server.domain import activity_of_contacts as contacts
from server.domain import activity_of_requests as requests
from server.domain import activity_of_tickets as tickets
from server.domain.activity_states import (
    APPOINTMENT,
    MEETING,
    MESSAGE,
    QUEUE,
    SENT,
    WAIT_LIST,
    Steps,
)
from server.domain.activity_step import Step
from server.domain.context import Context
from server.domain.floor import Floor


def activities(
    floor: Floor, command: Command, changes: Iterable[Change], context: Context
) -> list[Change]:
    """What a decision does to contacts, as changes of their own; the floor is as it was before.

    The same done to several at once bears one `batch`; what else follows has the first as `cause`.
    """
    steps: list[Step] = []
    batch = ""
    for change in changes:
        # By exact type: every change of every command comes by here.
        if type(change) is Put:
            kind = type(change.r)
            if kind in _READS:
                before = floor.lists[kind.kind()].get(change.r.id)
                steps += _READS[kind](floor, command, before, change.r, changes)
            elif kind is BulkChange:
                batch = change.r.id
        elif change.key.kind in _GONE:
            gone = floor.state.get(change.key)
            if gone is not None:
                steps += _READS[type(gone)](floor, command, gone, None, changes)
    if isinstance(command, ReadUnlock):
        steps += requests.of_reading(floor, command, list(changes))
    return _recorded(steps, batch, context) if steps else []


def _recorded(steps: Sequence[Step], batch: str, context: Context) -> list[Change]:
    if len(steps) > 1:
        # What was written goes before what the ticket is by it.
        steps = sorted(steps, key=lambda step: step.what not in tickets.WRITTEN)
    first = context.new_id()
    alike = len(steps) > 1 and len({step.what for step in steps}) == 1
    made: list[Change] = []
    for nth, step in enumerate(steps):
        led = first if nth and not alike and not batch and _follows(step, steps[0]) else ""
        made.append(
            Put(
                Activity(
                    id=context.new_id() if nth else first,
                    at=context.now,
                    contact=step.contact,
                    what=step.what,
                    subject_kind=step.kind,
                    subject=step.subject,
                    actor="" if context.actor.is_guest else context.actor.id,
                    role=context.actor.role,
                    cause=step.cause or led,
                    batch=batch or (first if alike else ""),
                    data=step.data,
                )
            )
        )
    return made


def _follows(step: Step, first: Step) -> bool:
    """A freed time leads to what becomes of others; tickets that time has come for do not."""
    return step.kind != "ticket" or step.subject == first.subject


def _entry(
    floor: Floor, _: Command, before: Any, after: Any, changes: Iterable[Change]
) -> Iterable[Step]:
    if before is not None and before.state == after.state:
        return ()
    visit = floor.lists["visit"].get(after.visit)
    if before is None and visit is not None:
        return ()  # the next leg: where the first has ended says so
    visit = visit or _made(Visit, after.visit, changes)
    if not isinstance(visit, Visit) or visit.person is None:
        return ()
    what = _step(QUEUE, before, after)
    facts = {"number": after.number, "day": visit.day, "service": after.service}
    return (Step(what, visit.person, "visit", visit.id, facts),) if what else ()


def _reservation(
    floor: Floor, _: Command, before: Any, after: Any, changes: Iterable[Change]
) -> Iterable[Step]:
    known: Reservation = after or before
    what = _step(APPOINTMENT, before, after)
    facts = {"number": known.number, "definition": known.definition, "start_at": _ms(known)}
    if before is not None and after is not None and before.state == after.state:
        moved = (before.start_at, before.end_at, before.resources)
        if moved == (after.start_at, after.end_at, after.resources):
            return
        what = "appointment_rescheduled"
        facts["from_at"] = _ms(before)
    if after is not None and after.cancelled_by:
        facts["cancelled_by"] = after.cancelled_by
    person = known.person or (before.person if before is not None else None)
    if what and person is not None:
        yield Step(what, person, "reservation", known.id, facts)


def _wait_listed(
    floor: Floor, _: Command, before: Any, after: Any, changes: Iterable[Change]
) -> Iterable[Step]:
    what = _step(WAIT_LIST, before, after)
    if what and after.person is not None:
        facts = {"definition": after.definition}
        yield Step(what, after.person, "wait_listed", after.id, facts)


def _hold(
    floor: Floor, _: Command, before: Any, after: Any, changes: Iterable[Change]
) -> Iterable[Step]:
    """An earlier time is offered to whoever has asked for one."""
    asked = floor.get(Reservation, after.offered_to) if before is None else None
    if asked is not None and asked.person is not None:
        facts = {"definition": after.definition, "start_at": _ms(after)}
        yield Step("slot_offered", asked.person, "reservation", asked.id, facts)


def _meeting(
    floor: Floor, _: Command, before: Any, after: Any, changes: Iterable[Change]
) -> Iterable[Step]:
    what = _step(MEETING, before, after)
    booked = floor.get(Reservation, after.id)
    if what and booked is not None and booked.person is not None:
        yield Step(what, booked.person, "reservation", booked.id, {"provider": after.provider})


def _message(
    floor: Floor, _: Command, before: Any, after: Any, changes: Iterable[Change]
) -> Iterable[Step]:
    sent = after.state == "sent" and (before is None or before.state != "sent")
    what = SENT[after.what] if sent else _step(MESSAGE, before, after)
    if what:
        facts = {"message": after.what, "channel": after.channel}
        yield Step(what, after.person, after.subject_kind, after.subject, facts)


def _person(
    floor: Floor, command: Command, before: Any, after: Any, changes: Iterable[Change]
) -> Iterable[Step]:
    erases = isinstance(command, DeleteContact) or (
        isinstance(command, ErasePerson) and command.person == after.id
    )
    if erases and after.erased_at and (before is None or before.erased_at != after.erased_at):
        yield Step("data_erased", after.id, "person", after.id, {})


_READS: Final[dict[type[Record], Callable[..., Iterable[Step]]]] = {
    Entry: _entry,
    Reservation: _reservation,
    WaitListed: _wait_listed,
    SlotHold: _hold,
    Meeting: _meeting,
    Message: _message,
    Person: _person,
    Ticket: tickets.of_ticket,
    TicketMessage: tickets.of_message,
    TicketClock: tickets.of_clock,
    Notice: tickets.of_notice,
    Contact: contacts.of_contact,
    CalendarEvent: contacts.of_event,
    ServiceRequest: requests.of_request,
    RequestItem: requests.of_item,
    RequestNote: requests.of_note,
    RequestLine: requests.of_line,
    CostEstimate: requests.of_estimate,
    Invoice: requests.of_invoice,
    UnlockCode: requests.of_code,
}
_GONE: Final = frozenset(
    {"reservation", "ticket", "calendar_event", "service_request", "request_item", "unlock_code"}
)
"""Kinds of which it is told that they were removed."""


def _step(steps: Steps, before: Any, after: Any) -> str | None:
    was = before.state if before is not None else ""
    now = after.state if after is not None else ""
    if was == now:
        return None
    return steps.get((was, now)) or (steps.get(("*", now)) if was else None)


def _made(kind: type[Visit], ident: str, changes: Iterable[Change]) -> Visit | None:
    for change in changes:
        if type(change) is Put and type(change.r) is kind and change.r.id == ident:
            return change.r
    return None


def _ms(record: Reservation | SlotHold) -> str:
    return str(record.start_at)

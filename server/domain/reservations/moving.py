"""Changing a reservation: to another time, and what is written down of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from protocol.booking import Definition, Reservation, SlotHold
from protocol.booking_commands import Reschedule, UpdateReservation
from protocol.changes import Change, Gone, Put
from protocol.records import Person
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.outbox import messages_of
from server.domain.refused import refuse
from server.domain.reservations.booking import Taken, held_for, take
from server.domain.reservations.customers import keys, told
from server.domain.reservations.slot import expired, slot
from server.domain.reservations.states import answer, definition_of, guarded, moved
from server.domain.reservations.taking_back import no_longer_kept, own
from server.domain.slots import Wanted, explain
from server.domain.text import visible

MINUTE_MS = 60_000


def reschedule(floor: Floor, command: Reschedule, context: Context) -> Decision:
    """Move it: the number stays, the revision rises. Its own time is not in its way, nor
    the one that it has just been moved from."""
    before = guarded(floor, command.reservation, command.expected, "reschedule", context)
    definition = definition_of(floor, before.definition)
    staff = context.actor.is_staff
    if not staff and (command.end_at is not None or command.desk is not None):
        raise refuse("forbidden", "Only staff choose the end or the desk. Leave them out.")
    in_time(floor, before, definition.reschedule_min, "moved", context)
    hold = held_for(floor, command.hold, context, "")
    # Without an end it lasts as long as it did, also where staff have stretched it.
    wanted = Wanted(
        definition,
        command.start_at,
        end_at=command.end_at or command.start_at + before.end_at - before.start_at,
        seats=before.seats,
        staff=command.staff,
        desk=command.desk,
        without=own(floor, before.id),
        customer=keys(floor.get(Person, before.person)),
        by="staff" if staff else "customer",
    )
    if _as_it_is(before, wanted):
        return Decision(answer(before), [])
    wanted = _as_asked(floor, wanted, before, context.now, hold)
    found = take(floor, wanted, hold, command.hold is not None, context)
    after = _at(before, found, _asked(before, command, found, context), context)
    changes: list[Change] = expired(floor, context.now)
    if found.hold is not None:
        changes.append(Gone("slot_hold", found.hold.id))
    changes += [*no_longer_kept(floor, before.id, context.now), Put(after)]
    changes += messages_of(floor, before, after, definition, context)
    return Decision(answer(after), changes)


def _as_asked(
    floor: Floor, wanted: Wanted, before: Reservation, now: int, hold: SlotHold | None = None
) -> Wanted:
    """With the colleague who was asked for, where no other is named and that one is free then."""
    if wanted.staff is not None or before.asked_staff is None:
        return wanted
    held = {hold.id} if hold is not None else set[str]()
    asked = wanted._replace(staff=before.asked_staff, without=wanted.without | held)
    return asked if explain(floor, asked, now).offered else wanted


def _asked(before: Reservation, command: Reschedule, found: Taken, context: Context) -> str | None:
    """The colleague whom it is for now. Who is asked for stays so while having it; a clerk who
    moves it within the column of a colleague has not chosen that one."""
    had = command.staff in before.resources
    if command.staff is not None and not (context.actor.is_staff and had):
        return command.staff
    return before.asked_staff if before.asked_staff in found.resources else None


def _at(before: Reservation, found: Taken, asked: str | None, context: Context) -> Reservation:
    accepted = found.hold is not None and found.hold.offered_to == before.id
    return moved(
        before,
        "reschedule",
        context,
        start_at=found.start_at,
        end_at=found.end_at,
        resources=found.resources,
        before_min=found.before_min,
        after_min=found.after_min,
        asked_staff=asked,
        revision=before.revision + 1,
        earlier=before.earlier and not accepted,
        projected_at=None,
        told_late_at=None,
        told_start_at=None,
    )


def _as_it_is(before: Reservation, wanted: Wanted) -> bool:
    chosen = {each for each in (wanted.staff, wanted.desk) if each is not None}
    same = (wanted.start_at, wanted.end_at) == (before.start_at, before.end_at)
    return same and chosen <= set(before.resources)


def in_time(
    floor: Floor, reservation: Reservation, window_min: int, what: str, context: Context
) -> None:
    """Refuse a customer who is later than the definition allows. Raises `Refused`: `too_late`."""
    until = reservation.start_at - window_min * MINUTE_MS
    if context.actor.is_staff or context.now < until:
        return
    last = datetime.fromtimestamp(until / 1000, ZoneInfo(floor.site.zone))
    raise refuse(
        "too_late",
        f"It could be {what} until {last:%H:%M} on {last:%A} {last.day} {last:%B}. "
        "Please call us, or tell us when you are here.",
    )


def update_reservation(floor: Floor, command: UpdateReservation, context: Context) -> Decision:
    """What is written down of it, its seats, and whether an earlier time is wanted."""
    before = guarded(floor, command.reservation, command.expected, "update", context)
    fields: dict[str, Any] = {}
    if command.earlier is not None:
        fields["earlier"] = command.earlier
    if command.seats is not None and command.seats != before.seats:
        fields |= _seats(floor, before, command.seats, context)
    person = _person(floor, before, command, context)
    if person is not None:
        fields["person"] = person.id
    if not fields:
        return Decision(answer(before), [])
    after = moved(before, "update", context, **fields)
    changes: list[Change] = [Put(after)]
    if person is not None:
        changes.insert(0, Put(person))
        definition = floor.get(Definition, before.definition)
        if definition is not None:  # else it is over, and nobody is to be told of it
            changes += messages_of(floor, before, after, definition, context, person)
    return Decision(answer(after), changes)


def _seats(floor: Floor, before: Reservation, seats: int, context: Context) -> dict[str, Any]:
    if before.state != "booked":
        raise refuse("wrong_state", "Seats change while it is booked. It is no more.")
    definition = definition_of(floor, before.definition)
    wanted = Wanted(
        definition,
        before.start_at,
        end_at=before.end_at,
        seats=seats,
        without=own(floor, before.id),
        by="staff",
    )
    found = slot(floor, _as_asked(floor, wanted, before, context.now), context.now)
    return {
        "seats": seats,
        "resources": list(found.resources),
        "before_min": definition.before_min,
        "after_min": definition.after_min,
    }


def _person(
    floor: Floor, before: Reservation, command: UpdateReservation, context: Context
) -> Person | None:
    """The person as told now; None where nothing is told."""
    if command.customer is None and command.notes is None and command.staff_notes is None:
        return None
    known = floor.get(Person, before.person) or Person(id=context.new_id(), version=0)
    person = known
    if command.customer is not None:
        person = told(person, command.customer, context.actor, floor.site.country)
    if command.notes is not None:
        person = replace(person, notes=visible(command.notes, lines=True))
    if command.staff_notes is not None:
        text = visible(command.staff_notes, lines=True)
        person = replace(person, staff_notes=text, noted_at=context.now)
    return replace(person, version=known.version + 1)

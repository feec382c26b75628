"""Booking a time: a hold becomes a reservation in place, or the time is taken if it is free."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from protocol.booking import Definition, Reservation, SlotHold
from protocol.booking_commands import Book
from protocol.changes import Change, Gone, Put
from protocol.records import Person, WaitListed
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.outbox import messages_of
from server.domain.refused import refuse
from server.domain.reservations.customers import keys, source, told
from server.domain.reservations.holds import has
from server.domain.reservations.slot import PROMISED, expired, refused, slot
from server.domain.reservations.states import answer, definition_of
from server.domain.slots import Explanation, Wanted, explain
from server.domain.text import visible, words

MOST_MS = 86_400_000
"""The longest reservation; the store's triggers look no further around."""


class Taken(NamedTuple):
    """A time that is had now with its gaps, and the hold that it was kept by."""

    start_at: int
    end_at: int
    resources: list[str]
    hold: SlotHold | None
    before_min: int
    after_min: int


def book(floor: Floor, command: Book, context: Context) -> Decision:
    """Book a time. Raises `Refused`, with the next starts that are free."""
    staff = context.actor.is_staff
    definition = definition_of(floor, command.definition)
    if not staff and (command.end_at is not None or command.desk is not None):
        raise refuse("forbidden", "Only staff choose the end or the desk. Leave them out.")
    hold = held_for(floor, command.hold, context, command.browser)
    offered = floor.get(WaitListed, hold.offered_to) if hold is not None else None
    person = _person(floor, command, context, offered)
    wanted = Wanted(
        definition,
        command.start_at,
        end_at=command.end_at,
        seats=command.seats,
        staff=command.staff,
        desk=command.desk,
        customer=keys(person),
        by="staff" if staff else "customer",
    )
    found = take(floor, wanted, hold, command.hold is not None, context)
    booked = _reservation(floor, command, context, definition, person, found)
    changes: list[Change] = expired(floor, context.now)
    if found.hold is not None:
        changes.append(Gone("slot_hold", found.hold.id))
    if offered is not None and found.hold is not None:
        over = replace(offered, state="booked", hold=None, version=offered.version + 1)
        changes.append(Put(over))
    changes += [Put(person), Put(booked)]
    changes += messages_of(floor, None, booked, definition, context, person)
    return Decision(answer(booked), changes)


def held_for(floor: Floor, ident: str | None, context: Context, browser: str) -> SlotHold | None:
    """The hold that whoever asks has still."""
    hold = floor.get(SlotHold, ident)
    if hold is None or hold.expires_at <= context.now or not has(hold, context, browser):
        return None
    return hold


def take(
    floor: Floor, wanted: Wanted, hold: SlotHold | None, was_held: bool, context: Context
) -> Taken:
    """The time that was held, in place, or another or one whose hold is over if it is free.
    Raises `Refused`: also `hold_expired`, where somebody else has it now."""
    within_reach(wanted)
    if hold is not None:
        wanted = wanted._replace(without=wanted.without | {hold.id})
        if _is_of(hold, wanted):
            return _in_place(floor, wanted._replace(end_at=hold.end_at), hold, context)
    found = explain(floor, wanted, context.now)
    if not found.offered:
        lost = was_held and hold is None and _is_taken(found)
        code = "hold_expired" if lost else None
        raise refused(floor, wanted, found, context.now, code)
    return _as_offered(found, wanted.definition, hold)


def _in_place(floor: Floor, wanted: Wanted, hold: SlotHold, context: Context) -> Taken:
    """What is held, whatever rule has come since; of those who can be had no longer another."""
    found = slot(floor, wanted, context.now, ignoring=PROMISED)
    if not found.offered:
        # Such rules are not of staff: what is left in their way is of who is there and free.
        found = slot(floor, wanted._replace(by="staff"), context.now, ignoring=PROMISED)
    if found.offered:
        return _as_offered(found, wanted.definition, hold)
    return Taken(hold.start_at, hold.end_at, hold.resources, hold, hold.before_min, hold.after_min)


def _as_offered(found: Explanation, definition: Definition, hold: SlotHold | None) -> Taken:
    gaps = definition.before_min, definition.after_min
    return Taken(found.start_at, found.end_at, list(found.resources), hold, *gaps)


def within_reach(wanted: Wanted) -> None:
    """Refuse an end before the start, and one that is more than a day later."""
    end = wanted.end_at
    if end is not None and not 0 < end - wanted.start_at <= MOST_MS:
        raise refuse(
            "invalid",
            "It must end after it begins, and within a day. Choose another end.",
            field="endAt",
        )


def _is_taken(found: Explanation) -> bool:
    return all(reason.kind in ("taken", "held", "seats") for reason in found.reasons)


def _is_of(hold: SlotHold, wanted: Wanted) -> bool:
    """Whether a hold is of what is wanted, so that it can become that in place. What is held for
    moving a reservation may lie over that one's own time: only it goes there."""
    if hold.reservation is not None and hold.reservation not in wanted.without:
        return False
    chosen = {each for each in (wanted.staff, wanted.desk) if each is not None}
    return (
        (hold.definition, hold.start_at, hold.seats)
        == (wanted.definition.id, wanted.start_at, wanted.seats)
        and wanted.end_at in (None, hold.end_at)
        and chosen <= set(hold.resources)
    )


def _person(floor: Floor, command: Book, context: Context, offered: WaitListed | None) -> Person:
    """Who books: a new person, or the one on the wait list, who need not tell all again."""
    listed = floor.get(Person, offered.person) if offered is not None else None
    customer = command.customer
    if listed is not None:
        customer = replace(
            customer,
            name=customer.name or listed.name,
            phone=customer.phone or listed.phone,
            email=customer.email or listed.email,
        )
    known = listed or Person(id=context.new_id(), version=0)
    person = told(known, customer, context.actor, floor.site.country)
    notes = visible(command.notes, lines=True) or person.notes
    return replace(person, notes=notes, version=person.version + 1)


def _reservation(
    floor: Floor,
    command: Book,
    context: Context,
    definition: Definition,
    person: Person,
    found: Taken,
) -> Reservation:
    return Reservation(
        id=context.new_id(),
        number=_number(floor, context),
        definition=definition.id,
        service_point=definition.service_point,
        start_at=found.start_at,
        end_at=found.end_at,
        state="booked",
        since=context.now,
        made_at=context.now,
        source=source(context.actor, command.browser),
        resources=found.resources,
        asked_staff=command.staff,
        before_min=found.before_min,
        after_min=found.after_min,
        seats=command.seats,
        person=person.id,
        language=command.language or floor.site.languages[0],
        access_needs=words(command.access_needs, "accessNeeds"),
        price=definition.price,
        currency=definition.currency,
        earlier=command.earlier,
        actor=None if context.actor.is_guest else context.actor.id,
    )


def _number(floor: Floor, context: Context) -> str:
    """A number that no reservation has; of those that memory lacks the store's index says so."""
    while True:
        number = context.random_number()
        if number not in floor.reservations_by_number:
            return number

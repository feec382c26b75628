"""Checking in: a reservation becomes a visit, with a number and a place in the line."""

from __future__ import annotations

from typing import NamedTuple

from protocol.booking_commands import AsWhat
from protocol.changes import Change, Put
from protocol.commands import CheckInReservation
from protocol.dues import expected_at
from protocol.next_in_line import Order
from protocol.places import RESERVED, STANDARD
from protocol.records import Definition, Entry, Reservation, Service, ServicePoint, Visit
from server.domain.context import Context, Decision
from server.domain.days import business_day, clock_time, moment
from server.domain.floor import Floor
from server.domain.joining import (
    SOURCES,
    fresh_tag,
    joined,
    next_number,
    own_place,
    promised,
    quote_of,
)
from server.domain.opening import takes_none
from server.domain.refused import Refused, refuse
from server.domain.reservations.states import moved, unknown
from server.domain.seating import known_point
from server.domain.text import words

_OVER = {
    "cancelled": "This reservation was cancelled. Book another time, or take a number.",
    "no_show": "This reservation was given up, as nobody came. Staff can restore it.",
    "completed": "Whoever has this reservation has been served.",
}


class _Place(NamedTuple):
    """How somebody stands in line who checks in."""

    priority: str
    eligible_at: int
    slot_at: int | None = None


def check_in(floor: Floor, command: CheckInReservation, context: Context) -> Decision:
    """Give whoever has a reservation a number; twice answers the same."""
    booked = floor.get(Reservation, command.reservation)
    if booked is None:
        raise unknown()
    again = own_place(floor, live) if (live := floor.live.get(booked.visit or "")) else None
    if again is not None:
        return Decision(again, [])
    _can_still(floor, booked, command, context)
    point = known_point(floor, booked.service_point)
    place = _place(floor, point, booked, command.as_what, context)
    _is_taken(floor, point, booked, context.now)
    return _given(floor, command, booked, point, place, context)


def _can_still(
    floor: Floor, booked: Reservation, command: CheckInReservation, context: Context
) -> None:
    """Refuse what is over, of another day, or held by video."""
    if booked.state in _OVER:
        raise refuse("wrong_state", _OVER[booked.state])
    if command.expected is not None and command.expected != booked.version:
        raise refuse(
            "version_mismatch",
            "This reservation changed meanwhile. Look again and repeat if you still want it.",
        )
    site = floor.site
    if business_day(booked.start_at, site.zone, site.roll_hour) != site.day:
        when = moment(booked.start_at, context.now, site.zone)
        past = booked.start_at < context.now
        raise refuse(
            "too_late" if past else "not_due",
            "This reservation was for another day. Book anew."
            if past
            else f"This reservation is {when}. Come back then, or move it to today.",
        )
    definition = floor.get(Definition, booked.definition)
    if definition is not None and definition.video:
        raise refuse(
            "wrong_state", "This is held by video. Open the link in the confirmation instead."
        )


def _place(
    floor: Floor,
    point: ServicePoint,
    booked: Reservation,
    wanted: AsWhat | None,
    context: Context,
) -> _Place:
    """The place in line, by how late somebody comes, or as staff choose. Raises `Refused`."""
    if wanted is not None and not context.actor.is_staff:
        raise refuse("forbidden", "Only staff choose the place in line.", field="asWhat")
    now = context.now
    # Where we are late ourselves, nobody else is before that.
    late_ms = now - max(expected_at(booked), booked.projected_at or 0)
    if wanted is None:
        if late_ms > point.lost_s * 1000:
            raise _too_late(floor, point, booked, context)
        wanted = "slot" if late_ms <= point.late_s * 1000 else "reserved"
    if wanted == "slot":
        return _Place(RESERVED, booked.start_at, booked.start_at)
    return _Place(RESERVED if wanted == "reserved" else STANDARD, now)


def _too_late(floor: Floor, point: ServicePoint, booked: Reservation, context: Context) -> Refused:
    at = clock_time(booked.start_at, floor.site.zone)
    kept = f"The reservation was for {at} and was kept for {point.lost_s // 60} minutes."
    ask = (
        "Choose whether it still counts, or let them wait as anybody."
        if context.actor.is_staff
        else "Please ask the staff."
    )
    return refuse("too_late", f"{kept} {ask}")


def _is_taken(floor: Floor, point: ServicePoint, booked: Reservation, now: int) -> None:
    """A point that has ended its intake still takes who has booked; one that is closed takes who
    comes early, unless it stays closed past the slot."""
    stays_closed = point.opens_at is not None and point.opens_at > booked.start_at
    if point.state == "closed" and (stays_closed or booked.start_at <= now):
        raise takes_none(floor, point, now)


def _given(
    floor: Floor,
    command: CheckInReservation,
    booked: Reservation,
    point: ServicePoint,
    place: _Place,
    context: Context,
) -> Decision:
    service = _service(floor, booked, point)
    number, counter = next_number(floor, service.prefix or point.prefix)
    visit = _visit(floor, command, booked, number, context)
    entry = Entry(
        id=context.new_id(),
        visit=visit.id,
        number=number,
        service_point=point.id,
        service=service.id,
        state="waiting",
        joined_at=context.now,
        eligible_at=place.eligible_at,
        since=context.now,
        present=True,
        priority=place.priority,
        actor=context.actor.id,
        reservation=booked.id,
        slot_at=place.slot_at,
    )
    after = moved(booked, "check_in", context, visit=visit.id, projected_at=None)
    changes: list[Change] = [Put(counter), Put(after), Put(visit), Put(entry)]
    # Who has booked waits for the slot, which is no wait of somebody who joins: a timer tells one.
    quote = quote_of(floor, entry) if place.slot_at is None else None
    if quote is not None:
        changes.append(Put(promised(floor, entry, quote)))
    return Decision(
        joined(visit, entry, _position(floor, point, entry, context.now), quote), changes
    )


def _visit(
    floor: Floor,
    command: CheckInReservation,
    booked: Reservation,
    number: str,
    context: Context,
) -> Visit:
    return Visit(
        id=context.new_id(),
        number=number,
        day=floor.site.day,
        arrived_at=context.now,
        tag=fresh_tag(context),
        source=SOURCES.get(context.actor.role, "http"),
        person=booked.person,
        # A number that was given up for it does not come back beside this one.
        joiners=[context.mark(f"reservation:{booked.id}")],
        language=command.language or booked.language,
        party_size=booked.seats,
        access_needs=words([*booked.access_needs, *command.access_needs], "accessNeeds"),
    )


def _service(floor: Floor, booked: Reservation, point: ServicePoint) -> Service:
    """What is waited for; where that was removed meanwhile, whatever is done there."""
    definition = floor.get(Definition, booked.definition)
    service = floor.get(Service, definition.service if definition else None)
    if service is not None and service.service_point == point.id:
        return service
    others = floor.services(point.id)
    if not others:
        raise refuse("unknown_service", f"{point.name} has no services yet.")
    return others[0]


def _position(floor: Floor, point: ServicePoint, entry: Entry, now: int) -> int:
    order = Order(point, now)
    mine = order.rank(entry)
    return 1 + sum(order.rank(other) < mine for other in floor.waiting[point.id].values())

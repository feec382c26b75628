"""The rules of a time by itself: hours, grid, notice, horizon and limits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from protocol.booking import EXPECTED
from protocol.records import Reservation
from server.domain.days import moment
from server.domain.slots.asked import Asked
from server.domain.slots.claims import MINUTE
from server.domain.slots.closed import closed
from server.domain.slots.times import DAY, day_bounds, local_day
from server.domain.slots.wanted import Reason

FURTHEST_DAYS: Final = 1_100
"""Beyond this nobody books anything."""
LONGEST: Final = DAY
"""The longest that anything is booked, ms."""


def lasting(asked: Asked) -> Iterator[Reason]:
    """What stands in the way of every start."""
    definition, wanted = asked.definition, asked.wanted
    if asked.duration <= 0:
        yield Reason("off_grid", "It ends before it begins. Let it end later.")
    elif asked.duration > LONGEST:
        yield Reason("off_grid", "It lasts longer than a day. Let it end sooner.")
    if wanted.seats > definition.seats:
        most = f"{definition.seats} people" if definition.seats > 1 else "one booking"
        yield Reason("seats", f"{definition.name} has room for {most} at a time. Take fewer seats.")
    if asked.by_staff:
        return
    if not definition.open:
        yield Reason("not_open", f"{definition.name} is booked by staff only.")
    if definition.per_customer and _held_by_customer(asked) >= definition.per_customer:
        count = definition.per_customer
        yield Reason(
            "customer_limit",
            f"This customer has {count} {'booking' if count == 1 else 'bookings'} of "
            f"{definition.name} to come, and there may be no more. Move or cancel one.",
        )


def span_offered(asked: Asked) -> tuple[int, int]:
    """The first start (ms) that notice leaves, and the first that the horizon leaves out."""
    day = local_day(asked.now, asked.zone)
    if asked.by_staff:
        return asked.now, day_bounds(day + timedelta(days=FURTHEST_DAYS), asked.zone)[0]
    last = day + timedelta(days=asked.definition.horizon_days)
    return asked.now + asked.definition.notice_min * MINUTE, day_bounds(last, asked.zone)[1]


def of_start(asked: Asked, start_at: int, end_at: int) -> Iterator[Reason]:
    """What stands in the way of one start, whoever is free."""
    first, beyond = span_offered(asked)
    if start_at < asked.now if not asked.by_staff else end_at <= asked.now:
        yield Reason("past", "This time is past. Choose a later one.")
        return
    if start_at >= beyond:
        days = FURTHEST_DAYS if asked.by_staff else asked.definition.horizon_days
        yield Reason(
            "horizon", f"{asked.definition.name} is booked {days} days ahead at most.", None
        )
        return
    if start_at < first and not asked.by_staff:
        yield Reason(
            "notice",
            f"{asked.definition.name} is booked at least {asked.definition.notice_min} minutes "
            f"before. The first that can be booked begins "
            f"{moment(first, asked.now, asked.zone)} or later.",
        )
    yield from _hours(asked, start_at, end_at)
    if not asked.by_staff and full_day(asked, start_at):
        yield Reason(
            "day_limit",
            f"{asked.definition.name} is booked {asked.definition.per_day} times a day at most, "
            "and is that day. Choose another day.",
        )


def full_day(asked: Asked, at: int) -> bool:
    """Whether there may be no more of it on the local day of an instant."""
    if not asked.definition.per_day:
        return False
    begins, ends = day_bounds(local_day(at, asked.zone), asked.zone)
    there = asked.agenda.starting(asked.definition.id, begins, ends)
    return sum(1 for claim in there if asked.live(claim)) >= asked.definition.per_day


def _hours(asked: Asked, start_at: int, end_at: int) -> Iterator[Reason]:
    point = asked.point
    if point is None:
        yield Reason("closed", "Its service point is no more. Choose another one for it.")
        return
    hours = asked.timetables(start_at, end_at).of_point(point)
    if not hours.holds(start_at, end_at):
        yield closed(asked, point, start_at, end_at)
        return
    span = hours.at(start_at)
    grid = asked.definition.grid_min
    if not asked.by_staff and span is not None and (start_at - span.opens_at) % (grid * MINUTE):
        yield Reason(
            "off_grid",
            f"{asked.definition.name} begins every {grid} minutes from the opening on. "
            "Choose one of these times.",
        )


def _held_by_customer(asked: Asked) -> int:
    """How many of it are still to come, by whoever is known by these keys."""
    booked, found = asked.floor.booked, 0
    persons = {each for key in asked.wanted.customer for each in booked.persons.get(key, ())}
    for person in persons:
        reservation = asked.floor.get(Reservation, booked.by_person.get(person))
        if (
            reservation is not None
            and reservation.definition == asked.definition.id
            and reservation.state in EXPECTED
            and reservation.end_at > asked.now
            and reservation.id not in asked.wanted.without
        ):
            found += 1
    return found

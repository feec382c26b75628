"""Days with bookings made out of numbers, on a hall where two things can be booked."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from protocol.booking import Requirement
from protocol.commands import (
    Book,
    CancelReservation,
    CheckInReservation,
    CompleteReservation,
    Customer,
    DeleteReservation,
    ErasePerson,
    HoldSlot,
    JoinWaitList,
    LeaveWaitList,
    MissReservation,
    PassTime,
    PutDefinition,
    PutMeeting,
    ReleaseHold,
    Reschedule,
    RestoreReservation,
    RollDay,
    UpdateReservation,
    UpdateServicePoint,
    UpdateSite,
    UpdateStaff,
)
from protocol.records import Definition, Hours, Reservation, ServicePoint, SlotHold, Staff
from server.domain.actor import PUBLIC, TIMER
from server.domain.slots import Wanted, next_free
from tests.agreement.screens import NOBODY, SECRET, Asked
from tests.hall import ADMIN, ANN, BEN, KIOSK, NOON, Hall
from tests.server.domain.reservations.salon import cut, salon

HOUR = 3_600_000
MONDAY = "2026-11-23"
TODAY = "2026-11-24"
WEEKDAYS = [Hours(day, 9 * 60, 17 * 60) for day in range(7)]
KINDS = 21
_steps = st.tuples(
    st.integers(0, KINDS - 1), st.integers(0, 30), st.booleans(), st.integers(0, 900)
)
booked_plans = st.lists(_steps, min_size=8, max_size=20)


def booked_hall() -> Hall:
    """A point that is open all week, two colleagues, a talk with one and a course at a desk."""
    at = salon()
    cut(at, name="Talk")
    desk = [Requirement("desk")]
    cut(at, name="Course", duration_min=60, requires=desk, seats=3, per_day=4, grid_min=30)
    return at


def definitions(at: Hall) -> list[str]:
    """What can be booked, in the order in which it was made."""
    return [each.id for each in at.floor.of(Definition)]


def book(at: Hall, minutes: int, definition: str = "", **fields: Any) -> Book:
    """A booking that begins so long after noon."""
    told = Customer(name=SECRET, phone="+4791234567", email=f"{SECRET}@example.org")
    wanted = definition or definitions(at)[0]
    asked: dict[str, Any] = {"customer": told, "notes": SECRET, **fields}
    return Book(definition=wanted, start_at=NOON + minutes * 60_000, **asked)


def booked_step(at: Hall, kind: int, which: int) -> Asked:
    """A command out of two numbers; it may well be refused."""
    wanted = definitions(at)[which % 2]
    booked = [each.id for each in at.floor.of(Reservation)]
    mine = booked[which % len(booked)] if booked else NOBODY
    return [*_of_times(at, which, wanted), *_of_one(at, which, mine), *_of_rules(at, which)][kind]


def _of_times(at: Hall, which: int, wanted: str) -> list[Asked]:
    start_at = _start(at, which, wanted)
    minutes = (start_at - NOON) // 60_000
    hold = next(iter(at.floor.lists["slot_hold"]), NOBODY)
    held = at.floor.get(SlotHold, hold)
    kept = {"hold": hold, "browser": "b"} if held is not None else {}
    at_hold = (held.start_at - NOON) // 60_000 if held is not None else minutes
    of_hold = held.definition if held is not None else wanted
    told = Customer(name=SECRET, email=f"{SECRET}@example.org")
    evening = NOON + (which % 3) * 24 * HOUR + 6 * HOUR
    span: dict[str, Any] = {"from_at": evening, "to_at": evening + HOUR}
    return [
        (book(at, minutes, wanted), PUBLIC),
        (book(at, minutes, wanted), ANN),
        (book(at, at_hold, of_hold, **kept), PUBLIC),
        (HoldSlot(definition=wanted, start_at=start_at, browser="b"), PUBLIC),
        (ReleaseHold(hold=hold, browser="b"), PUBLIC),
        (JoinWaitList(definition=wanted, customer=told, **span), PUBLIC),
        (LeaveWaitList(wait_listed=next(iter(at.floor.lists["wait_listed"]), NOBODY)), ANN),
    ]


def _start(at: Hall, which: int, wanted: str) -> int:
    """A time that is free, or else one that may not be."""
    definition = at.floor.get(Definition, wanted)
    assert definition is not None
    begins = at.clock.now() + (1 + which % 3) * 8 * HOUR
    found = next_free(at.floor, Wanted(definition, begins), at.clock.now(), 1)
    return found[0].start_at if found and which % 4 else NOON + which * HOUR


def _of_one(at: Hall, which: int, mine: str) -> list[Asked]:
    start_at = _start(at, which, definitions(at)[0])
    booked = at.floor.get(Reservation, mine)
    person = booked.person if booked is not None and booked.person else NOBODY
    room = PutMeeting(
        reservation=mine, provider="local", opens_at=NOON, ends_at=NOON + HOUR, state="ready"
    )
    return [
        (Reschedule(reservation=mine, start_at=start_at), ANN),
        (UpdateReservation(reservation=mine, staff_notes=SECRET, earlier=True), BEN),
        (CancelReservation(reservation=mine, reason=SECRET), ANN),
        (RestoreReservation(reservation=mine), ANN),
        (CheckInReservation(reservation=mine), KIOSK),
        (MissReservation(reservation=mine), ANN),
        (CompleteReservation(reservation=mine), BEN),
        (DeleteReservation(reservation=mine), ADMIN)
        if which % 3
        else (ErasePerson(person=person), ADMIN),
        (room, TIMER),
    ]


def _of_rules(at: Hall, which: int) -> list[Asked]:
    ann, point = at.floor.get(Staff, ANN.id), at.floor.get(ServicePoint, at.point)
    talk = at.floor.get(Definition, definitions(at)[0])
    assert ann is not None and point is not None and talk is not None
    shorter = [each for each in WEEKDAYS if each.weekday != which % 7]
    return [
        (UpdateStaff(staff=ann.id, version=ann.version, hours=shorter), ADMIN),
        (UpdateServicePoint(service_point=point.id, version=point.version, hours=shorter), ADMIN),
        (PutDefinition(definition=talk.id, version=talk.version, open=bool(which % 4)), ADMIN),
        (UpdateSite(zone=("UTC", "Europe/Oslo", "Asia/Kolkata")[which % 3]), ADMIN),
        (PassTime(), TIMER) if which % 4 else (RollDay(), TIMER),
    ]

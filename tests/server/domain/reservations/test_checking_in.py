"""Checking in with a reservation, and what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from protocol.changes import Put
from protocol.commands import (
    CallEntry,
    Cancel,
    CheckInReservation,
    Complete,
    Leave,
    NoShow,
    Reopen,
    RollDay,
    Start,
    Transfer,
    Undo,
)
from protocol.records import Definition, ServicePoint, Visit
from server.domain.actor import TIMER
from tests.hall import ANN, KIOSK, Hall, hall
from tests.server.domain.reservations.appointments import (
    MIN,
    booked,
    checks_in,
    now_so,
    reservation,
)
from tests.server.domain.walking import entry_of, join, licence


def point_is(at: Hall, **fields: Any) -> None:
    point = at.floor.get(ServicePoint, at.point)
    assert point is not None
    at.floor.apply([Put(replace(point, **fields))])


def test_whoever_is_early_waits_from_the_time_of_the_slot_on() -> None:
    at = hall()
    ident = booked(at, 40, seats=3, language="de", access_needs=["wheelchair"])
    given = checks_in(at, ident)
    entry, slot = entry_of(at, given.entry), reservation(at, ident).start_at
    assert (given.number, given.p80) == ("A001", None)
    assert (entry.eligible_at, entry.slot_at, entry.priority) == (slot, slot, "reserved")
    assert (entry.present, entry.reservation) == (True, ident)
    visit = at.floor.get(Visit, given.visit)
    assert visit is not None and visit.person == reservation(at, ident).person
    assert (visit.party_size, visit.language, visit.access_needs) == (3, "de", ["wheelchair"])
    assert (reservation(at, ident).state, reservation(at, ident).visit) == ("checked_in", visit.id)


def test_checking_in_twice_answers_the_same_number() -> None:
    at = hall()
    ident = booked(at, 10)
    first = checks_in(at, ident)
    join(at)
    again = checks_in(at, ident, ANN)
    assert (again.entry, again.number, again.visit) == (first.entry, first.number, first.visit)


@pytest.mark.parametrize(
    "late_min, slot, priority",
    [(10, True, "reserved"), (10.1, False, "reserved"), (30, False, "reserved")],
)
def test_who_is_late_keeps_the_slot_for_a_while_then_the_weight(
    late_min: float, slot: bool, priority: str
) -> None:
    at = hall()
    ident = booked(at, 0)
    at.clock.advance(late_min * 60)
    entry = entry_of(at, checks_in(at, ident).entry)
    assert (entry.slot_at is not None, entry.priority) == (slot, priority)
    assert entry.eligible_at == (reservation(at, ident).start_at if slot else at.clock.now())


def test_who_is_far_too_late_asks_staff_and_they_choose() -> None:
    at = hall()
    ident = booked(at, 0)
    at.clock.advance(31 * 60)
    asked = CheckInReservation(reservation=ident)
    assert at.refused(asked, KIOSK).code == "too_late"
    assert "ask the staff" in at.refused(asked, KIOSK).detail
    assert "Choose" in at.refused(asked, ANN).detail
    chosen = CheckInReservation(reservation=ident, as_what="walk_in")
    assert at.refused(chosen, KIOSK).code == "forbidden"
    entry = entry_of(at, checks_in(at, ident, ANN, as_what="walk_in").entry)
    assert (entry.priority, entry.slot_at) == ("standard", None)


def test_our_own_delay_makes_nobody_late() -> None:
    at = hall()
    ident, told = booked(at, 0), booked(at, 0)
    now_so(at, ident, projected_at=at.clock.now() + 25 * MIN)
    # It goes faster again, but this customer was told to come later.
    now_so(at, told, told_late_at=at.clock.now(), told_start_at=at.clock.now() + 25 * MIN)
    at.clock.advance(35 * 60)
    assert entry_of(at, checks_in(at, ident).entry).slot_at is not None
    assert entry_of(at, checks_in(at, told).entry).slot_at is not None


def test_of_another_day_it_is_said_when() -> None:
    at = hall()
    refused = at.refused(CheckInReservation(reservation=booked(at, 24 * 60)), KIOSK)
    assert (refused.code, "tomorrow at 12:00" in refused.detail) == ("not_due", True)
    late = at.refused(CheckInReservation(reservation=booked(at, -24 * 60)), ANN)
    assert late.code == "too_late"
    # After midnight it is still the business day that began in the morning.
    assert checks_in(at, booked(at, 15 * 60))


@pytest.mark.parametrize("state", ["cancelled", "no_show", "completed"])
def test_what_is_over_is_refused_with_what_to_do(state: str) -> None:
    at = hall()
    ident = booked(at, 10, state=state)
    assert at.refused(CheckInReservation(reservation=ident), KIOSK).code == "wrong_state"
    nobody = CheckInReservation(reservation=at.ids())
    assert at.refused(nobody, KIOSK).code == "unknown_reservation"


def test_a_reservation_that_is_held_by_video_gets_no_number() -> None:
    at = hall()
    ident = booked(at, 10)
    of = at.floor.get(Definition, reservation(at, ident).definition)
    assert of is not None
    at.floor.apply([Put(replace(of, video=True))])
    assert "by video" in at.refused(CheckInReservation(reservation=ident), KIOSK).detail


def test_a_point_that_drains_still_takes_who_has_booked() -> None:
    at = hall()
    ident = booked(at, 10)
    point_is(at, state="draining", max_waiting=1)
    assert checks_in(at, ident)


def test_a_closed_point_takes_who_comes_early_unless_it_stays_closed() -> None:
    at = hall()
    early, later = booked(at, 30), booked(at, 40)
    point_is(at, state="closed", opens_at=at.clock.now() + 20 * MIN)
    assert checks_in(at, early)
    point_is(at, state="closed", opens_at=at.clock.now() + 24 * 60 * MIN)
    assert at.refused(CheckInReservation(reservation=later), KIOSK).code == "queue_closed"


def test_what_happens_to_the_visit_happens_to_the_reservation() -> None:
    at = hall()
    ident = booked(at, 0)
    entry = checks_in(at, ident).entry
    at.do(Start(entry=entry, desk=at.desk(1)), ANN)
    at.do(Complete(entry=entry), ANN)
    assert reservation(at, ident).state == "completed"
    at.do(Reopen(entry=entry), ANN)
    assert reservation(at, ident).state == "checked_in"
    leg = at.moved(Transfer(entry=entry, service_point=at.point, service=licence(at)), ANN).opened
    assert reservation(at, ident).state == "checked_in"
    assert leg is not None and entry_of(at, leg).priority == "reserved"
    at.do(Start(entry=leg, desk=at.desk(1)), ANN)
    at.do(Complete(entry=leg), ANN)
    assert reservation(at, ident).state == "completed"


def test_a_number_that_is_given_up_leaves_the_reservation_as_it_was() -> None:
    at = hall()
    ident = booked(at, 10)
    first = checks_in(at, ident)
    at.do(Cancel(entry=first.entry, reason="by mistake"), ANN)
    assert reservation(at, ident).state == "booked"
    at.do(Undo(entry=first.entry), ANN)
    assert (reservation(at, ident).state, reservation(at, ident).visit) == (
        "checked_in",
        first.visit,
    )
    at.do(Cancel(entry=first.entry, reason="again"), ANN)
    second = checks_in(at, ident)
    assert second.number == "A002"
    # The number before does not come back beside this one.
    assert at.refused(Undo(entry=first.entry), ANN).code == "already_waiting"
    assert reservation(at, ident).visit == second.visit
    at.do(Leave(entry=second.entry), ANN)
    assert (reservation(at, ident).state, reservation(at, ident).cancelled_by) == (
        "cancelled",
        "customer",
    )


def test_a_no_show_that_was_none_takes_no_time_that_another_has_booked_meanwhile() -> None:
    at = hall()
    ident = booked(at, 0, resources=[ANN.id])
    entry = checks_in(at, ident).entry
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    at.clock.advance(121)
    at.do(NoShow(entry=entry), ANN)
    assert reservation(at, ident).state == "no_show"
    booked(at, 15, resources=[ANN.id])
    at.do(Undo(entry=entry), ANN)
    assert (reservation(at, ident).state, reservation(at, ident).resources) == ("checked_in", [])


def test_whoever_still_waits_when_the_day_ends_was_let_down_by_us() -> None:
    at = hall()
    ident = booked(at, 10)
    checks_in(at, ident)
    at.clock.advance(20 * 3_600)
    at.do(RollDay(), TIMER)
    assert reservation(at, ident).cancelled_by == "staff"

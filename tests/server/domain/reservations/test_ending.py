"""Cancelling a reservation, no-shows, what took place, and taking that back; deleting."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.booking_commands import (
    CancelReservation,
    CheckInReservation,
    CompleteReservation,
    DeleteReservation,
    MissReservation,
    RestoreReservation,
)
from protocol.changes import Put
from protocol.commands import RollDay
from protocol.outcomes import Joined
from protocol.records import Message, Person, Reservation
from server.domain.actor import TIMER
from tests.hall import ADMIN, ANN
from tests.server.domain.reservations.salon import (
    ALAN,
    books,
    cut,
    done,
    o_clock,
    reservation,
    salon,
    visitor,
)


def test_a_cancellation_is_taken_back_for_ten_minutes_while_the_time_is_free() -> None:
    at = salon()
    ident = cut(at)
    told = books(at, ident, o_clock(10), staff=ANN.id)
    gone = done(at, CancelReservation(reservation=told.reservation, reason=" ill "), visitor(told))
    found = reservation(at, told)
    assert (gone.state, gone.revision, found.cancelled_by, found.reason) == (
        "cancelled", 2, "customer", "ill",
    )  # fmt: skip
    assert gone.undo_until == at.clock.now() + 600_000
    back = done(at, RestoreReservation(reservation=told.reservation), visitor(told))
    assert (back.state, back.revision, back.undo_until) == ("booked", 3, None)
    done(at, CancelReservation(reservation=told.reservation), visitor(told))
    other = books(at, ident, o_clock(10), staff=ANN.id, customer=ALAN)
    refusal = at.refused(RestoreReservation(reservation=told.reservation), visitor(told))
    assert refusal.code == "slot_taken" and refusal.starts
    done(at, CancelReservation(reservation=other.reservation), ANN)
    ours = at.refused(RestoreReservation(reservation=other.reservation), visitor(other))
    assert ours.code == "forbidden"
    at.clock.advance(601)
    late = at.refused(RestoreReservation(reservation=other.reservation), ANN)
    assert late.code == "undo_expired"


def test_nobody_is_a_no_show_before_they_could_not_come_any_more() -> None:
    at = salon()
    ident = cut(at)
    told = books(at, ident, o_clock(14, 0), staff=ANN.id)
    miss = MissReservation(reservation=told.reservation)
    at.clock.advance(2 * 3_600 + 1_799)
    refusal = at.refused(miss, ANN)
    assert (refusal.code, refusal.retry_after) == ("grace_running", 1)
    assert "today at 14:30" in refusal.detail
    at.clock.advance(1)
    missed = done(at, miss)
    assert missed.state == "no_show" and missed.undo_until is not None
    back = done(at, RestoreReservation(reservation=told.reservation))
    assert back.state == "booked" and reservation(at, told).resources == [ANN.id]


def test_what_took_place_without_the_queue_is_completed_from_shortly_before_its_start() -> None:
    at = salon()
    told = books(at, cut(at), o_clock(14, 0), staff=ANN.id)
    complete = CompleteReservation(reservation=told.reservation)
    at.clock.advance(2 * 3_600 - 901)
    refusal = at.refused(complete, ANN)
    assert (refusal.code, refusal.retry_after) == ("not_due", 1)
    assert "today at 13:45" in refusal.detail
    at.clock.advance(1)
    completed = done(at, complete)
    assert completed.state == "completed" and completed.resources == [ANN.id]
    assert {each.state for each in at.floor.of(Message)} <= {"void", "skipped"}
    assert at.refused(RestoreReservation(reservation=told.reservation), visitor(told)).code == (
        "forbidden"
    )
    back = done(at, RestoreReservation(reservation=told.reservation))
    assert (back.state, back.undo_until) == ("booked", None)
    assert {each.state for each in at.floor.of(Message)} <= {"void", "skipped"}, "nobody is told"
    done(at, complete)
    at.clock.advance(86_400)
    assert at.refused(RestoreReservation(reservation=told.reservation), ANN).code == "undo_expired"


def test_whoever_has_checked_in_is_completed_in_the_queue_and_opened_again_there() -> None:
    at = salon()
    told = books(at, cut(at), o_clock(14, 0), staff=ANN.id)
    at.clock.advance(2 * 3_600)
    here = at.do(CheckInReservation(reservation=told.reservation), ANN)
    assert isinstance(here, Joined)
    complete = CompleteReservation(reservation=told.reservation)
    refusal = at.refused(complete, ANN)
    assert refusal.code == "wrong_state" and here.number in refusal.detail
    # A check-in that has lost its visit is not lost with it.
    at.floor.apply([Put(replace(reservation(at, told), visit="gone"))])
    assert done(at, complete).state == "completed"
    at.floor.apply([Put(replace(reservation(at, told), undo_until=None))])
    refusal = at.refused(RestoreReservation(reservation=told.reservation), ANN)
    assert refusal.code == "wrong_state" and "queue" in refusal.detail


def test_what_nobody_has_said_of_a_reservation_for_a_week_time_says() -> None:
    at = salon()
    told = books(at, cut(at), o_clock(10))
    for days, state in ((2, "booked"), (7, "no_show")):
        at.clock.advance(days * 86_400)
        at.do(RollDay(), TIMER)
        assert reservation(at, told).state == state


def test_deleting_erases_the_customer_and_frees_the_time() -> None:
    at = salon()
    ident = cut(at)
    told = books(at, ident, o_clock(10), staff=ANN.id)
    person = reservation(at, told).person
    assert at.refused(DeleteReservation(reservation=told.reservation), ANN).code == "forbidden"
    at.do(DeleteReservation(reservation=told.reservation), ADMIN)
    left = at.floor.get(Person, person)
    assert left is not None and (left.name, left.email, left.email_key) == ("", "", "")
    assert at.floor.get(Reservation, told.reservation) is None
    assert told.number not in at.floor.reservations_by_number
    books(at, ident, o_clock(10), staff=ANN.id)

"""Moving a reservation, changing what is written down of it, and the table of its states."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from protocol.booking import ReservationState
from protocol.booking_commands import (
    CancelReservation,
    CompleteReservation,
    DeleteDefinition,
    MissReservation,
    PutDefinition,
    Reschedule,
    RestoreReservation,
    UpdateReservation,
)
from protocol.changes import Put
from protocol.commands import Command, DeleteService, DeleteServicePoint
from protocol.outcomes import Refusal
from protocol.records import Person
from server.domain.reservations.states import TRANSITIONS, Operation
from tests.hall import ANN, BEN
from tests.server.domain.reservations.salon import (
    ALAN,
    books,
    cut,
    done,
    held,
    holds,
    no_book,
    o_clock,
    reservation,
    salon,
    visitor,
)


def test_a_colleague_who_was_chosen_is_asked_for_and_one_who_was_found_is_not() -> None:
    at = salon()
    ident = cut(at)
    chosen, found = books(at, ident, o_clock(10), staff=ANN.id), books(at, ident, o_clock(11))
    assert [reservation(at, each).asked_staff for each in (chosen, found)] == [ANN.id, None]
    # Whom the system has found stays so where a clerk moves it within that column …
    (whose,) = found.resources
    column = Reschedule(reservation=found.reservation, start_at=o_clock(12), staff=whose)
    done(at, column)
    assert reservation(at, found).asked_staff is None
    # … and is asked for where it is moved onto another column, or the customer says so.
    other = BEN.id if whose == ANN.id else ANN.id
    done(at, replace(column, start_at=o_clock(13), staff=other))
    assert reservation(at, found).asked_staff == other


def test_another_time_alone_leaves_the_colleague_who_was_asked_for_where_that_one_is_free() -> None:
    at = salon()
    ident = cut(at)
    told = books(at, ident, o_clock(10), staff=BEN.id)
    move = Reschedule(reservation=told.reservation, start_at=o_clock(11))
    assert done(at, move, visitor(told)).resources == [BEN.id]
    assert reservation(at, told).asked_staff == BEN.id
    # Whom nobody could have then was asked for in vain: anybody has it, and anybody serves it.
    books(at, ident, o_clock(12), staff=BEN.id, customer=ALAN)
    done(at, replace(move, start_at=o_clock(12)), visitor(told))
    assert reservation(at, told).asked_staff is None


def test_whoever_moves_keeps_the_number_and_frees_the_time() -> None:
    at = salon()
    ident = cut(at)
    told = books(at, ident, o_clock(10), staff=ANN.id)
    moved = done(
        at, Reschedule(reservation=told.reservation, start_at=o_clock(10.25)), visitor(told)
    )
    assert (moved.number, moved.revision, moved.resources) == (told.number, 2, [ANN.id])
    assert (moved.start_at, moved.end_at) == (o_clock(10.25), o_clock(10.75))
    later = done(at, Reschedule(reservation=told.reservation, start_at=o_clock(14)), visitor(told))
    assert later.revision == 3
    books(at, ident, o_clock(10), staff=ANN.id, customer=ALAN)
    taken = at.refused(
        Reschedule(reservation=told.reservation, start_at=o_clock(10), staff=ANN.id), ANN
    )
    assert taken.code == "slot_taken" and taken.starts
    same = done(at, Reschedule(reservation=told.reservation, start_at=o_clock(14)), visitor(told))
    assert same.version == later.version


def test_staff_stretch_it_and_give_it_to_another_and_customers_do_neither() -> None:
    at = salon()
    told = books(at, cut(at), o_clock(10), staff=ANN.id)
    longer = Reschedule(reservation=told.reservation, start_at=o_clock(10), end_at=o_clock(11))
    assert at.refused(longer, visitor(told)).code == "forbidden"
    assert done(at, longer).end_at == o_clock(11)
    to_ben = Reschedule(reservation=told.reservation, start_at=o_clock(12), staff=BEN.id)
    moved = done(at, to_ben)
    assert (moved.resources, moved.end_at) == ([BEN.id], o_clock(13))


def test_a_time_that_was_held_for_moving_is_moved_to_in_place() -> None:
    at = salon()
    ident = cut(at)
    told = books(at, ident, o_clock(10), staff=ANN.id)
    kept = holds(
        at, ident, o_clock(10.25), visitor(told), reservation=told.reservation, staff=ANN.id
    )
    move = Reschedule(reservation=told.reservation, start_at=o_clock(10.25), hold=kept.hold)
    assert done(at, move, visitor(told)).resources == [ANN.id]
    assert held(at) == []


def test_a_course_and_a_stretched_time_are_held_for_moving_as_they_are() -> None:
    at = salon()
    ident = cut(at, seats=3)
    told = books(at, ident, o_clock(10), ANN, seats=2, end_at=o_clock(11.5))
    kept = holds(at, ident, o_clock(13), ANN, reservation=told.reservation)
    assert (kept.seats, kept.end_at) == (2, o_clock(14.5))
    move = Reschedule(reservation=told.reservation, start_at=o_clock(13), hold=kept.hold)
    assert done(at, move).end_at == o_clock(14.5) and held(at) == []


def test_a_time_that_was_held_for_moving_is_nobody_elses_to_book() -> None:
    at = salon()
    ident = cut(at)
    told = books(at, ident, o_clock(10), staff=ANN.id)
    kept = holds(at, ident, o_clock(10.25), ANN, reservation=told.reservation, staff=ANN.id)
    refusal = no_book(at, ident, o_clock(10.25), ANN, hold=kept.hold, staff=ANN.id)
    assert refusal.code == "slot_taken"


def test_customers_move_and_cancel_within_the_windows_and_nobody_elses() -> None:
    at = salon()
    ident = cut(at, cancel_min=1_440, reschedule_min=2_880, notice_min=0)
    told = books(at, ident, o_clock(10, 3))
    other = books(at, ident, o_clock(11, 3), customer=ALAN)
    cancel = CancelReservation(reservation=told.reservation)
    assert at.refused(cancel, visitor(other)).code == "unknown_reservation"
    at.clock.advance(21 * 3_600)
    move = Reschedule(reservation=told.reservation, start_at=o_clock(12, 3))
    done(at, move, visitor(told))
    at.clock.advance(27 * 3_600)
    refusal = at.refused(replace(move, start_at=o_clock(13, 3)), visitor(told))
    assert refusal.code == "too_late" and "12:00 on Wednesday 25 November" in refusal.detail
    assert at.refused(cancel, visitor(told)).code == "too_late"
    assert done(at, cancel).state == "cancelled"


def test_what_is_written_down_changes_and_seats_while_there_are_any() -> None:
    at = salon()
    ident = cut(at, seats=3)
    told = books(at, ident, o_clock(10), seats=2)
    books(at, ident, o_clock(10), seats=1, customer=ALAN, staff=told.resources[0])
    own = reservation(at, told)
    assert at.refused(UpdateReservation(reservation=own.id, seats=4), ANN).code == "slot_taken"
    done(at, UpdateReservation(reservation=own.id, seats=1, earlier=True, staff_notes="late"))
    after = reservation(at, told)
    assert (after.seats, after.earlier, after.revision) == (1, True, 1)
    other = at.floor.get(Person, after.person)
    assert other is not None and (other.name, other.staff_notes) == ("Grace", "late")
    done(at, UpdateReservation(reservation=own.id, customer=ALAN, notes="hat"))
    other = at.floor.get(Person, after.person)
    assert other is not None and (other.name, other.email, other.notes) == ("Alan", "", "hat")


def test_what_is_booked_is_not_removed() -> None:
    at = salon()
    ident = cut(at)
    told = books(at, ident, o_clock(10))
    service = at.floor.services(at.point)[0].id
    for command in (
        DeleteDefinition(definition=ident),
        DeleteService(service=service),
        DeleteServicePoint(service_point=at.point),
    ):
        assert at.refused(command).code == "in_use", command
    done(at, CancelReservation(reservation=told.reservation))
    at.do(DeleteDefinition(definition=ident))
    assert no_book(at, ident, o_clock(10)).code == "unknown_definition"


def test_what_could_never_be_booked_is_refused() -> None:
    at = salon()
    ident = cut(at)
    kept = PutDefinition(definition=ident, version=1)
    for change, field in (
        (replace(kept, requires=[["desk", "", 3]]), "requires"),
        (replace(kept, reminders_min=[60, 60]), "remindersMin"),
        (replace(kept, service=ident), "service"),
        (replace(kept, service_point=ident), "servicePoint"),
        (replace(kept, name=" "), "name"),
        (replace(kept, version=3), "version"),
        (PutDefinition(name="Cut"), "servicePoint"),
    ):
        read = msgspec.convert(msgspec.to_builtins(change), PutDefinition)
        assert at.refused(read).field == field


def test_what_is_over_can_be_noted_on_when_its_service_is_booked_no_more() -> None:
    at = salon()
    ident = cut(at)
    told = books(at, ident, o_clock(10))
    at.do(CancelReservation(reservation=told.reservation), ANN)
    at.do(DeleteDefinition(definition=ident))
    at.do(UpdateReservation(reservation=told.reservation, staff_notes="called, moves away"), ANN)
    person = at.floor.get(Person, reservation(at, told).person)
    assert person is not None and person.staff_notes == "called, moves away"


@pytest.mark.parametrize("state", ["booked", "checked_in", "completed", "no_show", "cancelled"])
def test_each_command_goes_by_the_table_of_states(state: ReservationState) -> None:
    at = salon()
    told = books(at, cut(at), o_clock(10))
    at.floor.apply([Put(replace(reservation(at, told), state=state))])
    commands: dict[Operation, Command] = {
        "reschedule": Reschedule(reservation=told.reservation, start_at=o_clock(11)),
        "cancel": CancelReservation(reservation=told.reservation),
        "restore": RestoreReservation(reservation=told.reservation),
        "miss": MissReservation(reservation=told.reservation),
        "complete": CompleteReservation(reservation=told.reservation),
    }
    for operation, command in commands.items():
        answer = at.ask(replace(command, expected=99), ANN)  # type: ignore[arg-type, call-arg]
        assert isinstance(answer, Refusal)
        allowed = state in TRANSITIONS[operation].allowed_from
        assert answer.code == ("version_mismatch" if allowed else "wrong_state"), operation

"""What happened to a contact is recorded with each step, and nothing personal with it."""

from __future__ import annotations

from typing import Any

import msgspec

from protocol.changes import Put
from protocol.commands import (
    AnyCommand,
    Book,
    CancelReservation,
    CheckInReservation,
    Complete,
    Customer,
    DeleteReservation,
    ErasePerson,
    ExpireWaiting,
    JoinQueue,
    JoinWaitList,
    Leave,
    Reschedule,
    RestoreReservation,
    Start,
    Undo,
    UpdateReservation,
)
from protocol.outcomes import Joined, Reserved, Saved
from protocol.records import Activity, Entry, Visit
from server.domain.activity_states import KINDS
from server.domain.actor import PUBLIC, Actor
from server.domain.context import Context
from server.domain.rules import decide
from tests.hall import ADMIN, ANN, KIOSK, Hall, hall
from tests.server.domain.reservations.salon import GRACE, cut, o_clock, salon

SECRET = "canary"
OLA = Customer(name=SECRET, phone="+4791234567", email=f"{SECRET}@example.org")


def does(at: Hall, command: AnyCommand, actor: Actor = ADMIN) -> tuple[Any, list[Activity]]:
    """What is answered, and what was recorded of contacts."""
    context = Context(actor, at.clock.now(), at.ids, lambda text: f"mark {text}")
    outcome, changes = decide(at.floor, command, context)
    at.floor.apply(changes)
    found = [c.r for c in changes if isinstance(c, Put) and isinstance(c.r, Activity)]
    assert SECRET.encode() not in msgspec.json.encode(found)
    assert not at.floor.lists["activity"], "no rule reads them: they are for the record"
    return outcome, found


def said(found: list[Activity]) -> list[str]:
    assert {each.what for each in found} <= KINDS
    return [each.what for each in found]


def test_whoever_tells_nothing_has_no_past() -> None:
    at = hall()
    joined, found = does(at, JoinQueue(service_point=at.point), KIOSK)
    assert isinstance(joined, Joined) and found == []
    assert does(at, Leave(entry=joined.entry), ANN)[1] == []


def test_a_visit_of_somebody_known_is_recorded_from_joining_to_its_end_and_back() -> None:
    at = hall()
    joined, (first,) = does(at, JoinQueue(service_point=at.point, customer=OLA), PUBLIC)
    visit = at.floor.get(Visit, joined.visit)
    assert visit is not None
    assert (first.what, first.contact, first.subject) == ("queue_joined", visit.person, visit.id)
    assert (first.actor, first.role, first.data["number"]) == ("", "public", "A001")
    assert said(does(at, Start(entry=joined.entry, desk=at.desk(1)), ANN)[1]) == []
    _, (done,) = does(at, Complete(entry=joined.entry), ANN)
    assert (done.what, done.actor, done.role) == ("queue_completed", ANN.id, "staff")
    assert said(does(at, Undo(entry=joined.entry), ADMIN)[1]) == ["queue_restored"]


def test_all_who_are_sent_home_at_once_bear_one_batch() -> None:
    at = hall()
    for _ in range(2):
        at.clock.advance(1)
        does(at, JoinQueue(service_point=at.point, customer=Customer(name=SECRET)), ANN)
    _, found = does(at, ExpireWaiting(service_point=at.point, reason=SECRET))
    assert said(found) == ["queue_expired"] * 2
    assert {each.batch for each in found} == {found[0].id}


def test_each_step_of_a_reservation_is_recorded_with_its_time() -> None:
    at = salon()
    told = Book(definition=cut(at), start_at=o_clock(14, 0), customer=OLA, notes=SECRET)
    booked, (first,) = does(at, told, PUBLIC)
    assert isinstance(booked, Reserved)
    ident = booked.reservation
    assert (first.what, first.subject) == ("appointment_booked", ident)
    assert first.data["start_at"] == str(o_clock(14, 0))
    _, (moved,) = does(at, Reschedule(reservation=ident, start_at=o_clock(15, 0)), ANN)
    assert (moved.what, moved.data["from_at"]) == (
        "appointment_rescheduled",
        first.data["start_at"],
    )
    assert does(at, UpdateReservation(reservation=ident, staff_notes=SECRET), ANN)[1] == []
    _, (ended,) = does(at, CancelReservation(reservation=ident, reason=SECRET), ANN)
    assert (ended.what, ended.data["cancelled_by"]) == ("appointment_cancelled", "staff")
    _, (back,) = does(at, RestoreReservation(reservation=ident), ANN)
    assert back.what == "appointment_restored"
    at.clock.advance((o_clock(15, 0) - at.clock.now()) // 1000)
    joined, found = does(at, CheckInReservation(reservation=ident), KIOSK)
    assert sorted(said(found)) == ["appointment_checked_in", "queue_joined"]
    assert found[1].cause == found[0].id
    does(at, Start(entry=joined.entry, desk=at.desk(1)), ANN)
    entry = at.floor.get(Entry, joined.entry)
    assert entry is not None
    _, found = does(at, Complete(entry=entry.id), ANN)
    assert said(found) == ["queue_completed", "appointment_completed"]
    _, found = does(at, DeleteReservation(reservation=ident), ADMIN)
    assert "appointment_deleted" in said(found)


def test_a_freed_time_that_is_offered_onward_names_what_freed_it() -> None:
    at = salon()
    wanted = cut(at, per_day=1)
    booked, _ = does(at, Book(definition=wanted, start_at=o_clock(10), customer=GRACE), PUBLIC)
    wish = JoinWaitList(definition=wanted, from_at=o_clock(9), to_at=o_clock(16), customer=OLA)
    saved, found = does(at, wish, PUBLIC)
    assert isinstance(saved, Saved) and said(found) == ["wait_list_joined"]
    _, found = does(at, DeleteReservation(reservation=booked.reservation), ADMIN)
    assert said(found)[0] == "appointment_deleted" and said(found)[-1] == "slot_offered"
    assert found[-1].cause == found[0].id and found[-1].contact != found[0].contact


def test_that_somebody_was_erased_is_recorded_and_what_ended_with_it() -> None:
    at = salon()
    _, (first,) = does(at, Book(definition=cut(at), start_at=o_clock(10), customer=OLA), PUBLIC)
    _, found = does(at, ErasePerson(person=first.contact), ADMIN)
    assert sorted(said(found)) == ["appointment_cancelled", "data_erased"]

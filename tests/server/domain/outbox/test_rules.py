"""Claiming and marking messages, reminders by hand, lists by mail; what is still to be sent."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Put
from protocol.commands import ClaimMessages, MarkMessage, SendReminder, SendReservations
from protocol.outbox import Message
from protocol.outcomes import Saved
from protocol.records import Person
from server.clock import ManualClock
from server.domain.actor import PUBLIC, TIMER
from server.domain.outbox.still import verdict
from tests.hall import ANN, Hall, make_ids
from tests.server.letters.bookings import BOOKED, MIN, PERSON, SITE, START, booked, message

HOUR = 60 * MIN


def at(before_start: int = 3 * HOUR, *messages: Message) -> Hall:
    made = Hall(booked(), ManualClock(START - before_start))
    made.ids = make_ids()
    made.floor.apply([Put(replace(SITE, day="2026-11-30")), *map(Put, messages)])
    return made


def state(hall: Hall, ident: str) -> str:
    found = hall.floor.get(Message, ident)
    assert found is not None
    return found.state


def reminder(step: int, due_before: int) -> Message:
    of = message("reminder")
    return replace(
        of, id=of.id.replace(".0.", f".{step}."), step_min=step, due_at=START - due_before
    )


def test_a_message_is_claimed_once_and_only_when_it_is_due() -> None:
    due, later = reminder(1_440, 24 * HOUR), reminder(120, 2 * HOUR)
    hall = at(3 * HOUR, due, later)
    hall.do(ClaimMessages(messages=[due.id, later.id, "gone"]), TIMER)
    assert (state(hall, due.id), state(hall, later.id)) == ("sending", "due")
    hall.do(ClaimMessages(messages=[due.id]), TIMER)
    found = hall.floor.get(Message, due.id)
    assert found is not None and found.tries == 1


def test_what_is_sent_stands_for_reminders_that_are_due_by_then() -> None:
    confirmation, day = message("confirmation"), reminder(1_440, 24 * HOUR)
    hours = reminder(120, 2 * HOUR)
    hall = at(3 * HOUR, confirmation, day, hours)
    hall.do(ClaimMessages(messages=[confirmation.id]), TIMER)
    hall.do(MarkMessage(message=confirmation.id, state="sent"), TIMER)
    assert state(hall, confirmation.id) == "sent"
    assert (state(hall, day.id), state(hall, hours.id)) == ("joined", "due")
    assert hall.refused(MarkMessage(message=confirmation.id, state="due"), TIMER).code == (
        "wrong_state"
    )


def test_nothing_is_marked_sent_that_was_not_claimed() -> None:
    due = message("confirmation")
    hall = at(3 * HOUR, due)
    assert hall.refused(MarkMessage(message=due.id, state="sent"), TIMER).code == "wrong_state"
    assert hall.refused(MarkMessage(message="x", state="sent"), TIMER).code == "unknown_message"


def test_a_reminder_by_hand_goes_at_once_and_not_twice() -> None:
    hall = at()
    first, second = (hall.do(SendReminder(reservation=BOOKED.id), ANN) for _ in range(2))
    assert isinstance(first, Saved) and isinstance(second, Saved) and first.id == second.id
    made = hall.floor.get(Message, first.id)
    assert made is not None and made.due_at == hall.clock.now()
    hall.do(ClaimMessages(messages=[first.id]), TIMER)
    hall.do(MarkMessage(message=first.id, state="sent"), TIMER)
    again = hall.do(SendReminder(reservation=BOOKED.id), ANN)
    assert isinstance(again, Saved) and again.id != first.id


def test_nobody_is_reminded_without_an_address_or_of_what_is_over() -> None:
    hall = at()
    hall.floor.apply([Put(replace(PERSON, email="", phone_key=""))])
    assert hall.refused(SendReminder(reservation=BOOKED.id), ANN).code == "no_address"
    hall.clock.at = START + 1
    assert hall.refused(SendReminder(reservation=BOOKED.id), ANN).code == "wrong_state"


def test_a_list_is_mailed_once_an_hour_and_the_answer_tells_nothing() -> None:
    hall = at()
    asked, stranger = (SendReservations(email=who) for who in (" JM@Mail.example ", "x@y.example"))
    assert hall.do(asked, PUBLIC) == hall.do(stranger, PUBLIC) == Saved(id=SITE.id)
    (made,) = hall.floor.of(Message)
    assert (made.what, made.subject_kind, made.person) == ("list", "person", PERSON.id)
    hall.do(ClaimMessages(messages=[made.id]), TIMER)
    hall.do(MarkMessage(message=made.id, state="sent"), TIMER)
    hall.floor.forget_ended()
    hall.clock.advance(59 * 60)
    hall.do(asked, PUBLIC)
    assert [each.id for each in hall.floor.of(Message)] == [made.id]
    hall.clock.advance(60)
    hall.do(asked, PUBLIC)
    assert len(list(hall.floor.of(Message))) == 2
    assert hall.refused(SendReservations(email="nobody"), PUBLIC).code == "invalid"


def test_before_it_is_sent_a_message_is_held_against_what_is_true_then() -> None:
    told = message("reminder")
    hall = at(3 * HOUR, told)
    now = hall.clock.now()
    assert verdict(hall.floor, told, now) is None
    for other in (replace(BOOKED, revision=2), replace(BOOKED, state="checked_in")):
        hall.floor.apply([Put(other)])
        found = verdict(hall.floor, told, now)
        assert found is not None and found.state == "void"
    hall.floor.apply([Put(BOOKED)])
    late = verdict(hall.floor, replace(told, reason="450 later"), BOOKED.end_at)
    assert late is not None and late.state == "missed" and "450 later" in late.reason
    in_time = verdict(hall.floor, message("late"), now)
    assert in_time is not None and in_time.state == "void"
    hall.floor.apply([Put(Person(id=PERSON.id))])
    gone = verdict(hall.floor, told, now)
    assert gone is not None and gone.state == "void"


def test_a_reminder_that_became_late_wakes_nobody() -> None:
    night = START - 7 * HOUR  # 04:40
    late = replace(reminder(120, 15 * HOUR), useful_until=START)
    hall = at(7 * HOUR, late)
    found = verdict(hall.floor, late, night)
    assert found is not None and (found.state, found.due_at) == ("due", START - 220 * MIN)
    early = replace(late, useful_until=night + HOUR)
    assert verdict(hall.floor, early, night) is None
    hall.floor.apply([Put(replace(PERSON, email=""))])
    by_sms = verdict(hall.floor, replace(early, channel="sms"), night)
    assert by_sms is not None and by_sms.state == "missed"

"""Taking a step back: who may, until when, what is as before and what walls show."""

from __future__ import annotations

import pytest

from protocol.commands import (
    CallEntry,
    CallNext,
    Cancel,
    CheckIn,
    Complete,
    JoinQueue,
    NoShow,
    PassTime,
    Recall,
    ReportByHand,
    Requeue,
    SetDesk,
    Start,
    Sweep,
    Undo,
    UpdateServicePoint,
)
from protocol.records import Call, Turns, Undoable
from server.domain.actor import PUBLIC, TIMER
from tests.hall import ADMIN, ANN, BEN, Hall, hall
from tests.server.domain.walking import entry_of, in_state, join


def calls(at: Hall) -> list[str]:
    return [call.state for call in at.floor.of(Call)]


def test_a_called_customer_is_back_at_the_same_place_and_the_call_is_withdrawn() -> None:
    at = hall()
    first, second = join(at), join(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    at.do(Undo(entry=first.entry), ANN)
    assert calls(at) == ["withdrawn"]
    assert at.moved(CallNext(desk=at.desk(1)), ANN).number == first.number
    assert at.floor.waiting[at.point].keys() == {second.entry}


def test_a_class_has_its_turn_again_when_the_call_is_taken_back_and_other_calls_count_on() -> None:
    at = hall()
    at.do(UpdateServicePoint(service_point=at.point, version=1, policy="ratio"))
    for priority in ("standard", "priority", "priority", "standard"):
        join(at, ADMIN, priority=priority)
    first = at.moved(CallNext(desk=at.desk(1)), ANN)
    at.do(Undo(entry=first.entry), ANN)
    assert at.moved(CallNext(desk=at.desk(1)), ANN).number == first.number == "A002"
    assert at.moved(CallNext(desk=at.desk(2)), BEN).number == "A001"
    at.do(Undo(entry=first.entry), ANN)
    turns = at.floor.get(Turns, at.point)
    # Of a share of 3 to 1, one standard customer alone was called.
    assert turns is not None and turns.credit == {"standard": -3, "priority": 3}


def test_a_call_that_was_repeated_is_withdrawn_once() -> None:
    at = hall()
    entry = in_state(at, "called")
    at.do(Recall(entry=entry), ANN)
    at.do(Undo(entry=entry), ANN)
    assert calls(at) == ["over", "withdrawn"]


def test_a_start_that_was_a_slip_leaves_the_wall() -> None:
    at = hall()
    entry = in_state(at, "serving")
    at.do(Undo(entry=entry), ANN)
    assert entry_of(at, entry).state == "waiting"
    assert calls(at) == ["withdrawn"]


def test_after_a_started_or_given_up_call_is_taken_back_the_wall_calls_on() -> None:
    for step in (Start, NoShow):
        at = hall()
        entry = in_state(at, "called")
        at.clock.advance(121)
        at.do(step(entry=entry), ANN)
        assert "calling" not in calls(at)
        at.do(Undo(entry=entry), ANN)
        assert entry_of(at, entry).state == "called"
        assert calls(at) == ["calling"]


@pytest.mark.parametrize(
    ("before", "step"),
    [("serving", Complete), ("called", NoShow), ("waiting", Cancel), ("serving", Cancel)],
)
def test_undo_restores_all_but_the_version(before: str, step: type) -> None:
    at = hall()
    entry = in_state(at, before)
    at.clock.advance(200)
    was = entry_of(at, entry)
    more = {"reason": "a slip"} if step is Cancel else {}
    at.do(step(entry=entry, **more), ANN)
    at.do(Undo(entry=entry), ANN)
    now = entry_of(at, entry)
    assert now.version == was.version + 2
    for field in ("state", "since", "desk", "called_at", "started_at", "ended_at", "reason"):
        assert getattr(now, field) == getattr(was, field), field
    assert at.refused(Undo(entry=entry), ANN).code == "nothing_to_undo"


def test_whoever_checked_in_after_the_call_is_still_here_when_it_is_taken_back() -> None:
    at = hall()
    entry = join(at, PUBLIC, browser="b1").entry
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    at.do(CheckIn(entry=entry), ANN)
    at.do(Undo(entry=entry), ANN)
    assert entry_of(at, entry).present
    absent = join(at, PUBLIC, browser="b2").entry
    at.do(Start(entry=absent, desk=at.desk(1)), ANN)
    at.do(Undo(entry=absent), ANN)
    assert not entry_of(at, absent).present


def test_whoever_checked_in_after_being_put_back_is_still_here_when_that_is_taken_back() -> None:
    at = hall()
    entry = join(at, PUBLIC, browser="b1").entry
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    at.do(Requeue(entry=entry), ANN)
    at.do(CheckIn(entry=entry), ANN)
    at.do(Undo(entry=entry), ANN)
    assert (entry_of(at, entry).state, entry_of(at, entry).present) == ("called", True)


def test_undo_is_for_the_one_who_did_it_for_thirty_seconds_and_for_a_manager_longer() -> None:
    at = hall()
    entry = in_state(at, "called")
    assert at.refused(Undo(entry=entry), BEN).code == "forbidden"
    at.clock.advance(30)
    assert at.ask(Undo(entry=entry, expected=99), ANN).code == "version_mismatch"  # type: ignore[union-attr]
    at.clock.advance(1)
    assert at.refused(Undo(entry=entry), ANN).code == "undo_expired"
    at.clock.advance(15 * 60 - 31)
    assert at.moved(Undo(entry=entry), ADMIN).state == "waiting"


def test_after_fifteen_minutes_not_even_a_manager_can_and_the_sweep_forgets_it() -> None:
    at = hall()
    entry = in_state(at, "completed")
    at.clock.advance(15 * 60 + 1)
    assert at.refused(Undo(entry=entry), ADMIN).code == "undo_expired"
    at.do(Sweep(), TIMER)
    assert not list(at.floor.of(Undoable))
    assert at.refused(Undo(entry=entry), ADMIN).code == "nothing_to_undo"


def test_nobody_comes_back_to_a_desk_that_has_somebody_else() -> None:
    at = hall()
    entry = in_state(at, "completed")
    in_state(at, "called")
    refusal = at.refused(Undo(entry=entry), ANN)
    assert refusal.code == "desk_busy"
    assert refusal.holder is not None and refusal.holder.number == "A002"


def test_nobody_comes_back_to_a_desk_that_was_removed() -> None:
    at = hall(capacity=3)
    entry = join(at).entry
    at.do(SetDesk(desk=at.desk(3), state="open"), ADMIN)
    at.do(Start(entry=entry, desk=at.desk(3)), ADMIN)
    at.do(Complete(entry=entry), ADMIN)
    at.do(SetDesk(desk=at.desk(3), state="closed"), ADMIN)
    at.do(UpdateServicePoint(service_point=at.point, version=1, capacity=2))
    assert at.refused(Undo(entry=entry), ADMIN).code == "unknown_desk"


def test_what_a_customer_did_and_what_a_clerk_did_not_end_is_not_undone() -> None:
    for state in ("waiting", "left", "expired"):
        at = hall()
        entry = in_state(at, state)
        assert at.refused(Undo(entry=entry), ADMIN).code == "nothing_to_undo"


def test_nobody_comes_back_to_a_desk_that_was_closed() -> None:
    at = hall()
    entry = in_state(at, "completed")
    at.do(SetDesk(desk=at.desk(1), state="closed"), ANN)
    assert at.refused(Undo(entry=entry), ANN).code == "desk_closed"
    at.do(SetDesk(desk=at.desk(1), state="open"), ANN)
    assert at.moved(Undo(entry=entry), ANN).state == "serving"


def test_whoever_has_joined_again_does_not_get_the_former_place_back_too() -> None:
    at = hall()
    first = join(at, PUBLIC, browser="b1")
    at.do(Cancel(entry=first.entry, reason="a slip"), ANN)
    again = join(at, PUBLIC, browser="b1")
    assert at.refused(Undo(entry=first.entry), ANN).code == "already_waiting"
    at.do(Cancel(entry=again.entry, reason="twice"), ANN)
    assert at.moved(Undo(entry=first.entry), ANN).state == "waiting"
    own = at.refused(JoinQueue(service_point=at.point, browser="b1"), PUBLIC).own
    assert own is not None and own.entry == first.entry
    assert at.refused(Undo(entry=again.entry), ANN).code == "already_waiting"


def test_with_access_needs_there_is_twice_the_time_to_take_back() -> None:
    at = hall()
    entry = join(at, access_needs=["wheelchair"]).entry
    moved = at.moved(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    assert moved.undo_until == at.clock.now() + 60_000
    at.clock.advance(60)
    assert at.moved(Undo(entry=entry), ANN).state == "waiting"


def test_whom_a_timer_gave_up_is_not_given_up_again_as_soon_as_that_is_taken_back() -> None:
    at = hall()
    missed = in_state(at, "missed")
    at.clock.advance(1)
    for _ in range(3):
        at.do(Complete(entry=in_state(at, "serving")), ANN)
    at.clock.advance(1_800)
    at.do(PassTime(), TIMER)
    assert entry_of(at, missed).state == "no_show"
    at.do(Undo(entry=missed), ADMIN)
    at.do(PassTime(), TIMER)
    assert entry_of(at, missed).state == "missed"
    at.clock.advance(1_800)
    at.do(PassTime(), TIMER)
    assert entry_of(at, missed).state == "no_show"


def test_a_place_that_was_held_too_long_is_held_anew_when_that_is_taken_back() -> None:
    at = hall(call_absent=False)
    entry = join(at, PUBLIC, browser="b1").entry
    join(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    at.clock.advance(900)
    at.do(PassTime(), TIMER)
    assert entry_of(at, entry).state == "no_show"
    at.do(Undo(entry=entry), ADMIN)
    at.do(PassTime(), TIMER)
    assert entry_of(at, entry).state == "waiting"


def test_what_was_done_by_voice_is_announced_once_it_is_taken_back() -> None:
    for did, state, shown in (("no_show", "called", "calling"), ("served", "serving", "answered")):
        at = hall()
        entry = join(at).entry
        at.clock.advance(300)
        now = at.clock.now()
        told = ReportByHand(
            entry=entry,
            desk=at.desk(1),
            did=did,
            called_at=now - 200_000,
            ended_at=now,  # type: ignore[arg-type]
        )
        at.do(told, ANN)
        at.do(Undo(entry=entry), ANN)
        assert (entry_of(at, entry).state, calls(at)) == (state, [shown])
        at.clock.advance(120)
        at.do(PassTime(), TIMER)
        assert entry_of(at, entry).state == ("missed" if state == "called" else "serving")


def test_no_place_is_held_any_more_for_whoever_checked_in_under_a_step_that_was_a_slip() -> None:
    at = hall(call_absent=False)
    entry = join(at, PUBLIC, browser="b1").entry
    join(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    assert entry_of(at, entry).until is not None
    at.do(Requeue(entry=entry, standing="next"), ANN)
    at.do(CheckIn(entry=entry), BEN)
    at.do(Undo(entry=entry), ANN)
    back = entry_of(at, entry)
    assert (back.present, back.until) == (True, None)


def test_whose_grace_ran_out_under_a_step_that_was_a_slip_has_it_anew() -> None:
    at = hall()
    entry = in_state(at, "called")
    at.clock.advance(119)
    at.do(Start(entry=entry), ANN)
    at.clock.advance(5)
    at.do(Undo(entry=entry), ANN)
    at.do(PassTime(), TIMER)
    assert entry_of(at, entry).state == "called"
    at.clock.advance(120)
    at.do(PassTime(), TIMER)
    assert entry_of(at, entry).state == "missed"


def test_a_reason_that_shows_nothing_is_refused() -> None:
    at = hall()
    blank = Cancel(entry=join(at).entry, reason=" \u3000")
    assert (at.refused(blank, ANN).code, at.refused(blank, ANN).field) == ("invalid", "reason")

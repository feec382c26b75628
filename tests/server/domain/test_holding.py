"""Away for a while, on hold, and back into the line."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from protocol.commands import (
    Away,
    CallEntry,
    CallNext,
    CheckIn,
    Complete,
    CreateServicePoint,
    Hold,
    Leave,
    PassTime,
    Requeue,
    Resume,
    SetDesk,
    SetPriority,
    Undo,
)
from protocol.outcomes import Saved
from protocol.records import Call, Desk
from server.domain.actor import PUBLIC, TIMER, Actor
from server.domain.days import day_ends
from server.sync.views import public_call
from tests.hall import ADMIN, ANN, BEN, KIOSK, NOON, Hall, hall
from tests.server.domain.walking import entry_of, in_state, join


def on_the_wall(at: Hall) -> list[tuple[str, str]]:
    calls = [public_call(at.floor, call.id) for call in at.floor.of(Call)]
    return [(call.desk_name, call.state) for call in calls if call is not None]


def test_whoever_is_away_keeps_the_place_and_is_called_once_back() -> None:
    at = hall()
    first, second = join(at), join(at)
    visitor = Actor(first.visit, "visitor", visit=first.visit)
    at.do(Away(entry=first.entry, minutes=5), visitor)
    assert entry_of(at, first.entry).until == at.clock.now() + 300_000
    assert at.moved(CallNext(desk=at.desk(1)), ANN).number == second.number
    at.do(CheckIn(entry=first.entry), visitor)
    back = entry_of(at, first.entry)
    assert (back.state, back.until, back.eligible_at) == ("waiting", None, first.joined_at)
    assert at.moved(CallNext(desk=at.desk(2)), BEN).number == first.number


def test_more_minutes_can_be_asked_for_again_and_again_up_to_an_hour() -> None:
    at = hall()
    mine = join(at, PUBLIC)
    visitor = Actor(mine.visit, "visitor", visit=mine.visit)
    start = at.clock.now()
    for minutes in (10, 20, 30, 40, 50, 60):
        at.do(Away(entry=mine.entry), visitor)
        assert entry_of(at, mine.entry).until == start + minutes * 60_000
    refused = at.refused(Away(entry=mine.entry), visitor)
    assert (refused.code, refused.field) == ("invalid", "minutes")
    assert entry_of(at, mine.entry).until == start + 3_600_000


def test_a_button_that_was_tapped_twice_gives_the_minutes_once() -> None:
    at = hall()
    mine = join(at, PUBLIC)
    visitor = Actor(mine.visit, "visitor", visit=mine.visit)
    twice = Away(entry=mine.entry, expected=entry_of(at, mine.entry).version)
    at.do(twice, visitor)
    assert at.refused(twice, visitor).code == "version_mismatch"
    assert entry_of(at, mine.entry).until == at.clock.now() + 600_000


def test_only_the_customer_and_staff_may_say_that_somebody_is_away() -> None:
    at = hall()
    mine, other = join(at, PUBLIC), join(at, PUBLIC)
    visitor = Actor(mine.visit, "visitor", visit=mine.visit)
    for command in (Away(entry=other.entry), CheckIn(entry=other.entry)):
        assert at.refused(command, visitor).code == "unknown_entry"
    assert at.refused(Away(entry=mine.entry), KIOSK).code == "forbidden"


def test_a_kiosk_checks_in_whoever_shows_the_own_link_at_it() -> None:
    at = hall(call_absent=False)
    mine, other = join(at, PUBLIC), join(at, PUBLIC)
    scanned = Actor(KIOSK.id, "kiosk", visit=mine.visit)
    at.do(CheckIn(entry=mine.entry), scanned)
    assert entry_of(at, mine.entry).present
    assert at.refused(CheckIn(entry=other.entry), scanned).code == "forbidden"
    at.do(Away(entry=mine.entry), ANN)
    at.do(CheckIn(entry=mine.entry), scanned)
    assert at.refused(Leave(entry=mine.entry), KIOSK).code == "forbidden", "the link has gone"


def test_whoever_missed_a_call_and_checks_in_waits_again_as_if_never_called() -> None:
    at = hall()
    entry = in_state(at, "missed")
    assert entry_of(at, entry).until is not None
    at.do(CheckIn(entry=entry), ANN)
    back = entry_of(at, entry)
    assert (back.state, back.present, back.until, back.desk) == ("waiting", True, None, None)
    assert (back.called_at, back.calls, back.grace_until) == (None, 0, None)
    assert at.moved(CallNext(desk=at.desk(1)), ANN).entry == entry


def test_a_hold_has_an_owner_a_time_and_a_note_and_leaves_the_desk_free() -> None:
    at = hall()
    entry = in_state(at, "serving")
    until = at.clock.now() + 600_000
    at.do(Hold(entry=entry, until=until, note=" fills in \x07the form "), ANN)
    held = entry_of(at, entry)
    assert (held.owner, held.until, held.reason) == (ANN.id, until, "fills in  the form")
    assert on_the_wall(at) == [("Desk 1", "over")]
    join(at)
    assert at.moved(CallNext(desk=at.desk(1)), ANN).number == "A002"


@pytest.mark.parametrize("until", [0, NOON, NOON + 86_400_000])
def test_a_hold_ends_in_the_future_and_today(until: int) -> None:
    at = hall()
    entry = in_state(at, "serving")
    refusal = at.refused(Hold(entry=entry, until=until), ANN)
    assert (refusal.code, refusal.field) == ("invalid", "until")


def test_a_hold_may_last_until_the_business_day_rolls() -> None:
    at = hall()
    entry = in_state(at, "serving")
    ends = day_ends(at.clock.now(), "UTC", 4)
    assert ends == NOON + 16 * 3_600_000
    assert at.refused(Hold(entry=entry, until=ends + 1), ANN).field == "until"
    at.do(Hold(entry=entry, until=ends), ANN)


def test_service_goes_on_at_the_desk_that_held_it_or_at_a_colleague_of_it() -> None:
    for number, clerk, desk in ((None, ANN, "Desk 1"), (2, BEN, "Desk 2")):
        at = hall()
        entry = in_state(at, "on_hold")
        at.clock.advance(60)
        moved = at.moved(Resume(entry=entry, desk=at.desk(number) if number else None), clerk)
        assert (moved.state, moved.desk_name) == ("serving", desk)
        resumed = entry_of(at, entry)
        assert (resumed.owner, resumed.until, resumed.reason) == (None, None, "")
        assert on_the_wall(at)[-1] == (desk, "answered")


def test_a_hold_is_resumed_at_an_open_free_desk_of_its_own_service_point() -> None:
    at = hall(capacity=3)
    entry = in_state(at, "on_hold")
    other = at.do(CreateServicePoint(name="Cash", prefix="C", capacity=1))
    assert isinstance(other, Saved)
    cash = at.floor.desks(other.id)[0].id
    at.do(SetDesk(desk=cash, state="open"), ADMIN)
    assert at.refused(Resume(entry=entry, desk=cash), ADMIN).field == "desk"
    assert at.refused(Resume(entry=entry, desk=at.desk(3)), ADMIN).code == "desk_closed"
    in_state(at, "called")
    refusal = at.refused(Resume(entry=entry), ANN)
    assert refusal.code == "desk_busy"
    assert refusal.holder is not None and refusal.holder.number == "A002"


def test_a_hold_that_was_resumed_elsewhere_leaves_one_true_line_on_the_wall() -> None:
    at = hall()
    entry = in_state(at, "on_hold")
    at.do(Resume(entry=entry, desk=at.desk(2)), BEN)
    at.do(Complete(entry=entry), BEN)
    at.do(Undo(entry=entry), BEN)
    assert on_the_wall(at) == [("Desk 1", "over"), ("Desk 2", "answered")]


def test_whoever_goes_back_into_the_line_stands_first_as_before_or_last() -> None:
    for standing, expected in (("next", 0), ("keep", 1), ("last", 2)):
        at = hall()
        early = join(at)
        at.clock.advance(10)
        mine = in_state(at, "serving")
        at.clock.advance(10)
        late = join(at)
        at.clock.advance(10)
        at.do(Requeue(entry=mine, standing=standing, reason="needs a form"), ANN)  # type: ignore[arg-type]
        back = entry_of(at, mine)
        assert (back.state, back.desk, back.calls, back.reason) == (
            "waiting", None, 0, "needs a form",
        )  # fmt: skip
        order = [at.moved(CallNext(desk=at.desk(1)), ANN).entry]
        order.append(at.moved(CallNext(desk=at.desk(2)), BEN).entry)
        order += at.floor.waiting[at.point]
        assert order.index(mine) == expected
        assert {early.entry, late.entry} < set(order)


def test_whoever_waits_is_put_first_or_last_with_a_reason_and_that_is_taken_back() -> None:
    for standing, expected in (("next", 0), ("keep", 1), ("last", 2)):
        at = hall()
        line = []
        for _ in range(3):
            line.append(join(at).entry)
            at.clock.advance(10)
        before = entry_of(at, line[1])
        at.do(Requeue(entry=line[1], standing=standing, reason="has a train"), ANN)  # type: ignore[arg-type]
        assert entry_of(at, line[1]).reason == "has a train"
        order = [at.moved(CallNext(desk=at.desk(1)), ANN).entry]
        order.append(at.moved(CallNext(desk=at.desk(2)), BEN).entry)
        order += at.floor.waiting[at.point]
        assert order.index(line[1]) == expected
        if expected == 2:
            at.do(Undo(entry=line[1]), ANN)
            assert replace(entry_of(at, line[1]), version=1) == before


def test_a_place_that_is_held_is_not_held_longer_for_being_put_elsewhere() -> None:
    at = hall(call_absent=False)
    mine = join(at, PUBLIC, browser="b1").entry
    join(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    until = entry_of(at, mine).until
    assert until is not None
    at.do(Requeue(entry=mine, standing="last"), ANN)
    assert entry_of(at, mine).until == until


def test_whoever_comes_after_somebody_put_last_stands_behind() -> None:
    at = hall()
    mine = in_state(at, "called")
    at.do(Requeue(entry=mine, standing="last"), ANN)
    at.clock.advance(1)
    join(at)
    assert at.moved(CallNext(desk=at.desk(1)), ANN).entry == mine


def test_being_called_uses_up_having_been_put_first() -> None:
    at = hall()
    early, mine = join(at), in_state(at, "serving")
    at.do(Requeue(entry=mine, standing="next"), ANN)
    at.do(CallEntry(entry=mine, desk=at.desk(1)), ANN)
    assert entry_of(at, mine).standing == "keep"
    at.clock.advance(121)
    at.do(PassTime(), TIMER)
    at.do(CheckIn(entry=mine), ANN)
    assert at.moved(CallNext(desk=at.desk(1)), ANN).entry == early.entry


def test_a_class_is_changed_to_one_that_the_service_point_has() -> None:
    at = hall()
    entry = join(at).entry
    at.do(SetPriority(entry=entry, priority="priority", reason="with a baby"), ANN)
    changed = entry_of(at, entry)
    assert (changed.priority, changed.reason, changed.version) == ("priority", "with a baby", 2)
    refusal = at.refused(SetPriority(entry=entry, priority="gold"), ANN)
    assert (refusal.code, refusal.field) == ("invalid", "priority")
    assert "Standard, Priority" in refusal.detail
    stale = SetPriority(entry=entry, priority="standard", expected=1)
    assert at.refused(stale, ANN).code == "version_mismatch"


def test_a_class_given_after_a_call_outlives_the_undoing_of_the_call() -> None:
    at = hall()
    entry = in_state(at, "called")
    at.do(SetPriority(entry=entry, priority="priority"), ANN)
    at.do(Undo(entry=entry), ANN)
    assert entry_of(at, entry).priority == "priority"
    ended = in_state(at, "left")
    assert at.refused(SetPriority(entry=ended, priority="priority"), ANN).code == "wrong_state"


def test_a_desk_that_is_gone_cannot_resume() -> None:
    at = hall()
    entry = in_state(at, "on_hold")
    desk = at.floor.get(Desk, at.desk(1))
    assert desk is not None
    at.do(SetDesk(desk=desk.id, state="closed", holds="keep"), ANN)
    assert at.refused(Resume(entry=entry), ANN).code == "desk_closed"
    assert at.moved(Resume(entry=entry, desk=at.desk(2)), BEN).desk == at.desk(2)

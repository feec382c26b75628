"""The life of a queue entry."""

from __future__ import annotations

import msgspec
import pytest

from protocol.commands import (
    AnyCommand,
    CallEntry,
    CallNext,
    Cancel,
    CheckIn,
    Complete,
    Leave,
    NoShow,
    PutStaff,
    Recall,
    RollDay,
    Start,
    Undo,
)
from protocol.outcomes import Holder
from protocol.records import Call, Entry
from server.domain.actor import PUBLIC, TIMER, Actor
from server.sync.views import public_call
from tests.hall import ANN, BEN, KIOSK, Hall, hall, person
from tests.server.domain.walking import entry_of, in_state, join


def test_who_waited_longest_is_called_first_and_the_reason_is_kept() -> None:
    at = hall()
    first = join(at)
    at.clock.advance(1)
    join(at)
    moved = at.moved(CallNext(desk=at.desk(1)), ANN)
    assert (moved.number, moved.desk_name) == (first.number, "Desk 1")
    assert moved.pick == "A001: longest eligible"


def test_the_second_of_two_clerks_learns_who_has_the_entry_where_and_since_when() -> None:
    at = hall()
    at.do(PutStaff(staff=BEN.id, name="Ben", role="staff"))
    entry = join(at).entry
    at.do(CallEntry(entry=entry, desk=at.desk(2)), BEN)
    since = at.clock.now()
    at.clock.advance(5)
    for command in (CallEntry(entry=entry, desk=at.desk(1)), Start(entry=entry, desk=at.desk(1))):
        refusal = at.refused(command, ANN)
        assert refusal.code == "conflict"
        assert refusal.detail.startswith("Desk 2 (Ben) has called A001.")
        assert refusal.holder == Holder(at.desk(2), "Desk 2", "Ben", since, "A001")
    at.do(Start(entry=entry), BEN)
    assert "is serving" in at.refused(CallEntry(entry=entry, desk=at.desk(1)), ANN).detail


def test_a_customer_with_access_needs_has_twice_the_grace() -> None:
    at = hall()
    join(at, access_needs=["wheelchair"])
    moved = at.moved(CallNext(desk=at.desk(1)), ANN)
    assert entry_of(at, moved.entry).grace_until == at.clock.now() + 240_000


def test_an_older_version_is_refused_and_changes_nothing() -> None:
    at = hall()
    entry = join(at).entry
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    assert at.refused(Start(entry=entry, expected=1), ANN).code == "version_mismatch"
    assert at.moved(Start(entry=entry, expected=2), ANN).state == "serving"


def test_a_no_show_waits_for_the_grace_and_says_how_long() -> None:
    at = hall()
    entry = join(at).entry
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    at.clock.advance(72)
    refusal = at.refused(NoShow(entry=entry), ANN)
    assert (refusal.code, refusal.retry_after) == ("grace_running", 48)
    at.clock.advance(48)
    assert at.moved(NoShow(entry=entry), ANN).state == "no_show"


def test_a_repeated_call_does_not_lengthen_the_grace() -> None:
    at = hall()
    entry = join(at).entry
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    before = at.floor.get(Entry, entry)
    at.clock.advance(30)
    at.do(Recall(entry=entry), ANN)
    after = at.floor.get(Entry, entry)
    assert before is not None and after is not None
    assert after.grace_until == before.grace_until
    assert [c.nth for c in at.floor.of(Call)] == [1, 2]


@pytest.mark.parametrize("step", [Complete(entry="?"), Cancel(entry="?", reason="a slip")])
def test_when_service_ends_the_wall_has_the_customer_no_longer_at_the_desk(
    step: AnyCommand,
) -> None:
    at = hall()
    entry = in_state(at, "serving")
    assert on_the_wall(at) == ["answered"]
    at.do(msgspec.structs.replace(step, entry=entry), ANN)
    assert on_the_wall(at) == ["over"]
    # Staff still see that somebody came.
    assert [call.state for call in at.floor.of(Call)] == ["served"]
    at.do(Undo(entry=entry), ANN)
    assert on_the_wall(at) == ["answered"]


def on_the_wall(at: Hall) -> list[str]:
    calls = [public_call(at.floor, call.id) for call in at.floor.of(Call)]
    return [call.state for call in calls if call is not None]


def test_a_phone_has_the_longer_grace_until_it_checks_in() -> None:
    at = hall()
    entry = join(at, PUBLIC, browser="b1").entry
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    assert at.refused(NoShow(entry=entry), ANN).retry_after == 300


def test_a_busy_desk_calls_nobody_else() -> None:
    at = hall()
    join(at), join(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    refusal = at.refused(CallNext(desk=at.desk(1)), ANN)
    assert refusal.code == "desk_busy"
    assert "A001" in refusal.detail


def test_a_private_link_reaches_no_other_place() -> None:
    at = hall()
    mine, other = join(at, PUBLIC), join(at, PUBLIC)
    visitor = Actor(mine.visit, "visitor", visit=mine.visit)
    assert at.refused(Leave(entry=other.entry), visitor).code == "unknown_entry"


def test_a_kiosk_gives_back_a_number_of_its_own_that_nobody_has_touched() -> None:
    at = hall()
    other_kiosk = Actor(person(9).id, "kiosk", "Other")
    mine, called, other = join(at), join(at), join(at, other_kiosk)
    at.do(CallEntry(entry=called.entry, desk=at.desk(1)), ANN)
    assert at.moved(Leave(entry=mine.entry), KIOSK).state == "left"
    assert at.refused(Leave(entry=called.entry), KIOSK).code == "forbidden"
    assert at.refused(Leave(entry=other.entry), KIOSK).code == "forbidden"


def test_whoever_is_not_here_is_passed_over_where_the_point_asks_for_check_in() -> None:
    at = hall(call_absent=False)
    absent = join(at, PUBLIC, browser="b1")
    assert at.refused(CallNext(desk=at.desk(1)), ANN).code == "nobody_waiting"
    at.do(CheckIn(entry=absent.entry), ANN)
    assert at.moved(CallNext(desk=at.desk(1)), ANN).number == absent.number


def test_the_next_business_day_begins_with_an_empty_hall() -> None:
    at = hall()
    entry = join(at).entry
    at.do(CallNext(desk=at.desk(1)), ANN)
    at.clock.advance(86_400)
    at.do(RollDay(), TIMER)
    found = at.floor.get(Entry, entry)
    assert found is not None and found.state == "expired"
    assert not at.floor.live and not list(at.floor.of(Call))

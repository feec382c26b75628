"""The life of a queue entry."""

from __future__ import annotations

import pytest

from protocol.commands import (
    CallEntry,
    CallNext,
    Cancel,
    CheckIn,
    Complete,
    Customer,
    JoinQueue,
    Leave,
    NoShow,
    Recall,
    RollDay,
    Start,
    Undo,
    UpdateServicePoint,
)
from protocol.lifecycle import STATES, TRANSITIONS
from protocol.outcomes import Joined
from protocol.records import Call, Entry, Person, Visit
from server.domain.actor import PUBLIC, TIMER, Actor
from tests.hall import ADMIN, ANN, BEN, KIOSK, Hall, hall


def join(at: Hall, actor: Actor = KIOSK, **fields: object) -> Joined:
    outcome = at.do(JoinQueue(service_point=at.point, **fields), actor)  # type: ignore[arg-type]
    assert isinstance(outcome, Joined)
    return outcome


def in_state(at: Hall, state: str) -> str:
    """An entry brought to a state by commands alone."""
    entry = join(at).entry
    if state in ("called", "no_show"):
        at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    if state in ("serving", "completed"):
        at.do(Start(entry=entry, desk=at.desk(1)), ANN)
    if state == "completed":
        at.do(Complete(entry=entry), ANN)
    if state == "no_show":
        at.clock.advance(121)
        at.do(NoShow(entry=entry), ANN)
    if state == "left":
        at.do(Leave(entry=entry), ANN)
    if state == "cancelled":
        at.do(Cancel(entry=entry, reason="gone home"), ANN)
    if state == "expired":
        at.clock.advance(86_400)
        at.do(RollDay(), TIMER)
    return entry


def command_for(at: Hall, operation: str, entry: str) -> object:
    return {
        "check_in": CheckIn(entry=entry),
        "call": CallEntry(entry=entry, desk=at.desk(1)),
        "recall": Recall(entry=entry),
        "start": Start(entry=entry, desk=at.desk(1)),
        "complete": Complete(entry=entry),
        "no_show": NoShow(entry=entry),
        "leave": Leave(entry=entry),
        "cancel": Cancel(entry=entry, reason="mistake"),
    }[operation]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("operation", [name for name in TRANSITIONS if name != "expire"])
def test_an_operation_works_from_the_states_of_the_table_and_from_no_other(
    operation: str, state: str
) -> None:
    at = hall()
    entry = in_state(at, state)
    at.clock.advance(600)
    answer = at.ask(command_for(at, operation, entry), ANN)  # type: ignore[arg-type]
    row = TRANSITIONS[operation]  # type: ignore[index]
    found = at.floor.get(Entry, entry)
    assert found is not None
    if state in row.allowed_from:
        assert found.state == (row.leads_to or state)
    else:
        assert getattr(answer, "code", "") in ("wrong_state", "conflict")
        assert found.state == state


def test_numbers_count_up_in_each_series_and_start_again_on_the_next_business_day() -> None:
    at = hall()
    licence = at.floor.services(at.point)[1].id
    numbers = [join(at).number, join(at).number, join(at, service=licence).number]
    assert numbers == ["A001", "A002", "B001"]
    at.clock.advance(86_400)
    at.do(RollDay(), TIMER)
    assert join(at).number == "A001"


def test_who_waited_longest_is_called_first_and_the_reason_is_kept() -> None:
    at = hall()
    first = join(at)
    at.clock.advance(1)
    join(at)
    moved = at.moved(CallNext(desk=at.desk(1)), ANN)
    assert (moved.number, moved.desk_name) == (first.number, "Desk 1")
    assert moved.pick == "A001: longest waiting"


def test_the_second_of_two_clerks_learns_who_has_the_entry() -> None:
    at = hall()
    entry = join(at).entry
    at.do(CallEntry(entry=entry, desk=at.desk(2)), BEN)
    refusal = at.refused(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    assert refusal.code == "conflict"
    assert refusal.holder is not None
    assert (refusal.holder.desk_name, refusal.holder.staff) == ("Desk 2", "")
    assert "Desk 2" in refusal.detail


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


def test_a_phone_has_the_longer_grace_until_it_checks_in() -> None:
    at = hall()
    entry = join(at, PUBLIC, browser="b1").entry
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    assert at.refused(NoShow(entry=entry), ANN).retry_after == 300


def test_undo_puts_a_called_customer_back_at_the_same_place_and_withdraws_the_call() -> None:
    at = hall()
    first, second = join(at), join(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    at.do(Undo(entry=first.entry), ANN)
    assert [c.state for c in at.floor.of(Call)] == ["withdrawn"]
    assert at.moved(CallNext(desk=at.desk(1)), ANN).number == first.number
    assert at.floor.waiting[at.point].keys() == {second.entry}


def test_undo_is_for_the_one_who_did_it_for_thirty_seconds_and_for_a_manager_longer() -> None:
    at = hall()
    entry = join(at).entry
    at.do(CallNext(desk=at.desk(1)), ANN)
    assert at.refused(Undo(entry=entry), BEN).code == "forbidden"
    at.clock.advance(31)
    assert at.refused(Undo(entry=entry), ANN).code == "undo_expired"
    assert at.moved(Undo(entry=entry), ADMIN).state == "waiting"


def test_a_busy_desk_calls_nobody_else() -> None:
    at = hall()
    join(at), join(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    refusal = at.refused(CallNext(desk=at.desk(1)), ANN)
    assert refusal.code == "desk_busy"
    assert "A001" in refusal.detail


def test_the_same_phone_joins_once_however_it_is_written() -> None:
    at = hall()
    own = join(at, PUBLIC, customer=Customer(phone="+47 912 34 567"))
    again = at.refused(
        JoinQueue(service_point=at.point, customer=Customer(phone="+4791234567")), PUBLIC
    )
    assert again.code == "already_waiting"
    assert again.own is not None and again.own.number == own.number


def test_after_leaving_the_same_browser_may_join_again() -> None:
    at = hall()
    own = join(at, PUBLIC, browser="b1")
    visitor = Actor(own.visit, "visitor", visit=own.visit)
    at.do(Leave(entry=own.entry), visitor)
    assert join(at, PUBLIC, browser="b1").number == "A002"


def test_a_private_link_reaches_no_other_place() -> None:
    at = hall()
    mine, other = join(at, PUBLIC), join(at, PUBLIC)
    visitor = Actor(mine.visit, "visitor", visit=mine.visit)
    assert at.refused(Leave(entry=other.entry), visitor).code == "forbidden"


def test_a_full_queue_and_a_closed_one_say_so() -> None:
    at = hall(max_waiting=1)
    join(at)
    assert at.refused(JoinQueue(service_point=at.point), KIOSK).code == "queue_full"
    at.do(UpdateServicePoint(service_point=at.point, version=1, state="closed"))
    assert at.refused(JoinQueue(service_point=at.point), KIOSK).code == "queue_closed"


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


def test_names_in_any_script_are_kept_as_they_are() -> None:
    at = hall()
    told = join(at, PUBLIC, customer=Customer(name="ليلى 👩‍🔧 O'Neill"))
    visit = at.floor.get(Visit, told.visit)
    assert visit is not None and visit.person is not None
    kept = at.floor.get(Person, visit.person)
    assert kept is not None and kept.name == "ليلى 👩‍🔧 O'Neill"

"""What time alone brings about, once and never twice."""

from __future__ import annotations

import msgspec
import pytest

from protocol.changes import Put
from protocol.commands import (
    CallEntry,
    CallNext,
    Complete,
    NoShow,
    PassTime,
    Recall,
    Start,
    Undo,
    UpdateServicePoint,
)
from protocol.records import Call, Entry, EntryState, ServicePoint
from server.domain.actor import TIMER
from server.domain.passing import due
from tests.hall import ANN, BEN, Hall, hall
from tests.server.domain.walking import entry_of, in_state, join


def pass_time(at: Hall, seconds: float = 0) -> None:
    """The clock goes on, and the timer comes round."""
    at.clock.advance(seconds)
    if due(at.floor, at.clock.now()):
        at.do(PassTime(), TIMER)


def second_by_second(at: Hall, seconds: int) -> None:
    for _ in range(seconds):
        pass_time(at, 1)


def calls(at: Hall) -> list[tuple[int, str]]:
    return [(call.nth, call.state) for call in at.floor.of(Call)]


def setting(at: Hall, **fields: object) -> None:
    point = at.floor.get(ServicePoint, at.point)
    assert point is not None
    at.do(UpdateServicePoint(service_point=point.id, version=point.version, **fields))  # type: ignore[arg-type]


def be(at: Hall, entry: str, state: EntryState, **fields: object) -> None:
    """The entry is in this state from now on."""
    now: dict[str, object] = {"state": state, "since": at.clock.now(), **fields}
    at.floor.apply([Put(msgspec.structs.replace(entry_of(at, entry), **now))])


def test_an_unanswered_call_is_announced_three_times_and_then_missed() -> None:
    at = hall()
    entry = in_state(at, "called")
    second_by_second(at, 39)
    assert calls(at) == [(1, "calling")]
    second_by_second(at, 1)
    assert calls(at) == [(1, "over"), (2, "calling")]
    second_by_second(at, 79)
    assert calls(at) == [(1, "over"), (2, "over"), (3, "calling")]
    assert entry_of(at, entry).calls == 3
    assert entry_of(at, entry).state == "called"
    second_by_second(at, 1)
    assert entry_of(at, entry).state == "missed"
    assert calls(at) == [(1, "over"), (2, "over"), (3, "over")]
    assert not at.floor.at_desk[at.desk(1)], "the desk is free for the next"


def test_a_repeat_is_no_reason_to_refuse_the_clerk_who_starts_just_then() -> None:
    at = hall()
    entry = in_state(at, "called")
    seen = entry_of(at, entry).version
    second_by_second(at, 41)
    assert at.moved(Start(entry=entry, expected=seen), ANN).state == "serving"


def missed_just_now(at: Hall) -> tuple[str, int]:
    """An entry whose grace has just ended, and the version in which its desk saw it called."""
    entry = in_state(at, "called")
    seen = entry_of(at, entry).version
    pass_time(at, 120)
    assert entry_of(at, entry).state == "missed"
    return entry, seen


@pytest.mark.parametrize(
    ("step", "leads_to"), [(Start, "serving"), (Recall, "called"), (NoShow, "no_show")]
)
def test_the_end_of_the_grace_is_no_reason_to_refuse_the_desk_that_called(
    step: type[Start | Recall | NoShow], leads_to: EntryState
) -> None:
    at = hall()
    entry, seen = missed_just_now(at)
    assert at.moved(step(entry=entry, expected=seen), ANN).state == leads_to
    assert entry_of(at, entry).desk == at.desk(1)


def test_a_call_that_is_repeated_as_the_grace_ends_is_a_new_call_with_its_own_grace() -> None:
    at = hall()
    entry, seen = missed_just_now(at)
    at.do(Recall(entry=entry, expected=seen), ANN)
    assert entry_of(at, entry).grace_until == at.clock.now() + 120_000
    assert calls(at)[-1] == (1, "calling")
    pass_time(at, 120)
    assert at.refused(Recall(entry=entry), ANN).code == "wrong_state"


def test_after_the_grace_another_desk_looks_again_and_so_does_who_saw_something_older() -> None:
    at = hall()
    entry, seen = missed_just_now(at)
    elsewhere = Start(entry=entry, desk=at.desk(2), expected=seen, take_over=True)
    assert at.refused(elsewhere, BEN).code == "version_mismatch"
    for step in (Start, NoShow):
        assert at.refused(step(entry=entry, expected=seen - 1), ANN).code == "version_mismatch"
    join(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    assert at.refused(Recall(entry=entry, expected=seen), ANN).code == "desk_busy"


def test_a_call_by_hand_counts_and_the_next_repeat_comes_after_it() -> None:
    at = hall()
    entry = in_state(at, "called")
    second_by_second(at, 30)
    at.do(Recall(entry=entry), ANN)
    second_by_second(at, 39)
    assert [nth for nth, _ in calls(at)] == [1, 2]
    second_by_second(at, 1)
    assert [nth for nth, _ in calls(at)] == [1, 2, 3]


@pytest.mark.parametrize("quiet", [{"repeat_s": 0}, {"calls_most": 1}])
def test_a_service_point_may_call_but_once(quiet: dict[str, int]) -> None:
    at = hall()
    setting(at, **quiet)
    in_state(at, "called")
    second_by_second(at, 119)
    assert calls(at) == [(1, "calling")]


def test_whoever_missed_a_call_can_be_called_or_started_all_the_same() -> None:
    for step in (CallEntry, Start):
        at = hall()
        entry = in_state(at, "called")
        pass_time(at, 121)
        assert entry_of(at, entry).state == "missed"
        moved = at.moved(step(entry=entry, desk=at.desk(2)), BEN)
        assert moved.desk_name == "Desk 2"
        assert entry_of(at, entry).until is None
        at.do(Undo(entry=entry), BEN)
        assert entry_of(at, entry).state == "missed"
        assert calls(at)[-1][1] == "withdrawn"


def test_a_missed_call_ends_after_its_time_and_three_later_calls_whichever_is_later() -> None:
    at = hall()
    missed = in_state(at, "called")
    pass_time(at, 121)
    for _ in range(2):
        join(at)
        at.clock.advance(1)
        at.do(Start(entry=at.moved(CallNext(desk=at.desk(1)), ANN).entry), ANN)
        at.do(PassTime(), TIMER)
        free(at)
    pass_time(at, 3600)
    assert entry_of(at, missed).state == "missed", "only two were called since"
    join(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    pass_time(at)
    ended = entry_of(at, missed)
    assert (ended.state, ended.reason) == ("no_show", "missed the call and did not come")


def test_three_later_calls_alone_do_not_end_a_missed_call() -> None:
    at = hall()
    setting(at, missed_calls=1)
    missed = in_state(at, "called")
    pass_time(at, 121)
    join(at)
    at.clock.advance(1)
    at.do(CallNext(desk=at.desk(1)), ANN)
    pass_time(at, 1700)
    assert entry_of(at, missed).state == "missed"
    pass_time(at, 100)
    assert entry_of(at, missed).state == "no_show"


def test_later_calls_are_counted_however_many_announcements_other_points_make() -> None:
    at = hall()
    setting(at, missed_calls=1)
    missed = in_state(at, "called")
    pass_time(at, 121)
    join(at)
    at.clock.advance(1)
    later = at.moved(CallNext(desk=at.desk(1)), ANN).entry
    for _ in range(80):
        at.do(Recall(entry=later), ANN)
    pass_time(at, 1801)
    assert entry_of(at, missed).state == "no_show"
    assert len(list(at.floor.of(Call))) <= 52


def test_whoever_was_away_is_back_in_the_line_at_the_old_place() -> None:
    at = hall()
    first, _second = join(at).entry, join(at)
    be(at, first, "away", until=at.clock.now() + 600_000)
    pass_time(at, 599)
    assert entry_of(at, first).state == "away"
    pass_time(at, 1)
    back = entry_of(at, first)
    assert (back.state, back.until) == ("waiting", None)
    assert at.moved(CallNext(desk=at.desk(1)), ANN).entry == first


def test_a_place_that_was_held_for_somebody_who_never_came_ends_with_its_reason() -> None:
    at = hall()
    held = join(at).entry
    be(at, held, "waiting", present=False, until=at.clock.now() + 900_000)
    here = join(at).entry
    be(at, here, "waiting", present=True, until=at.clock.now() + 900_000)
    pass_time(at, 900)
    ended = entry_of(at, held)
    assert (ended.state, ended.reason) == ("no_show", "was not here within 15 min of their turn")
    assert entry_of(at, here).state == "waiting"


def test_after_an_hour_without_a_server_everything_is_done_once_and_nothing_at_a_stroke() -> None:
    at = hall(capacity=3)
    called, missed, away = (join(at).entry for _ in range(3))
    at.do(CallEntry(entry=called, desk=at.desk(1)), ANN)
    be(at, missed, "missed", until=at.clock.now() + 1_800_000)
    be(at, away, "away", until=at.clock.now() + 600_000)
    pass_time(at, 3_600)
    states = [entry_of(at, entry).state for entry in (called, missed, away)]
    assert states == ["missed", "missed", "waiting"], "half an hour to come begins now"
    assert calls(at) == [(1, "over")], "nobody is called thirty times for the hour"
    assert entry_of(at, called).until == at.clock.now() + 1_800_000
    assert not due(at.floor, at.clock.now())
    before = dict(at.floor.state)
    at.do(PassTime(), TIMER)
    assert at.floor.state == before


def free(at: Hall) -> None:
    """Whoever is served at desk 1 is done."""
    for entry in list(at.floor.at_desk[at.desk(1)].values()):
        at.do(Complete(entry=entry.id), ANN)


def test_an_entry_that_nobody_called_is_left_alone() -> None:
    at = hall()
    for _ in range(3):
        join(at)
    in_state(at, "serving")
    pass_time(at, 10_000)
    assert not due(at.floor, at.clock.now())
    assert {e.state for e in at.floor.of(Entry)} == {"waiting", "serving"}

"""The queue for the stage, on a clock moved by hand."""

from __future__ import annotations

import msgspec

from display.announcements import Announcements, Stage
from protocol.records import CallState
from protocol.views import PublicCall

NOW = 1_000_000


def call(
    number: str, desk: int = 1, age_s: float = 0.0, nth: int = 1, state: CallState = "calling"
) -> PublicCall:
    return PublicCall(
        id=f"call-{number}",
        number=number,
        service_point="p",
        desk=f"desk-{desk}",
        desk_name=f"Desk {desk}",
        at=NOW - round(age_s * 1000),
        nth=nth,
        state=state,
    )


def again(before: PublicCall, **changes: object) -> PublicCall:
    return msgspec.structs.replace(before, **changes)


def shown(stage: Stage) -> tuple[str | None, str | None]:
    return stage.what, stage.call.number if stage.call else None


def test_a_call_has_the_stage_for_eight_seconds_and_is_then_no_news() -> None:
    queue = Announcements()
    queue.see([call("A001")], NOW)
    assert shown(queue.step(0.0)) == ("call", "A001")
    assert shown(queue.step(7.9)) == ("call", "A001")
    assert shown(queue.step(8.0)) == (None, None)


def test_two_quick_calls_are_each_said_once_and_each_shown_five_seconds_at_least() -> None:
    queue = Announcements()
    first, second = call("A001", 1, age_s=1), call("A002", 2)
    queue.see([second, first], NOW)
    stages = [queue.step(at / 10) for at in range(0, 200)]
    assert [shown(stages[at * 10]) for at in (0, 4, 5, 12)] == [
        ("call", "A001"),
        ("call", "A001"),
        ("call", "A002"),
        ("call", "A002"),
    ]
    assert shown(stages[140]) == (None, None)
    assert stages[-1].serial == 2


def test_many_calls_at_once_take_turns_faster() -> None:
    queue = Announcements()
    queue.see([call(f"A00{place}", place, age_s=9 - place) for place in range(5)], NOW)
    numbers = [shown(queue.step(at))[1] for at in (0.0, 3.0, 6.0, 11.0, 16.0, 24.0)]
    assert numbers == ["A000", "A001", "A002", "A003", "A004", None]


def test_the_same_news_twice_is_said_once() -> None:
    queue = Announcements()
    for _ in range(3):
        queue.see([call("A001")], NOW)
    assert queue.step(0.0).serial == 1
    assert queue.step(20.0).serial == 1
    assert queue.step(40.0).serial == 1


def test_a_recall_is_said_again_even_while_the_first_call_is_on_the_stage() -> None:
    queue = Announcements()
    queue.see([call("A001")], NOW)
    queue.step(0.0)
    queue.see([call("A001", nth=2)], NOW + 1_000)
    later = queue.step(8.0)
    assert (shown(later), later.serial) == (("call", "A001"), 2)
    assert later.call is not None
    assert later.call.nth == 2


def test_a_recall_under_an_id_of_its_own_is_said_again_too() -> None:
    queue = Announcements()
    first = call("A001")
    queue.see([first], NOW)
    queue.step(0.0)
    queue.see([first, again(first, id="other", nth=2)], NOW)
    assert queue.step(8.0).serial == 2


def test_calls_that_are_old_at_first_sight_are_not_said() -> None:
    queue = Announcements()
    queue.see([call("A001", age_s=61), call("A002", age_s=3600)], NOW)
    assert shown(queue.step(0.0)) == (None, None)


def test_a_call_of_the_last_minute_is_said_after_a_restart() -> None:
    queue = Announcements()
    queue.see([call("A001", age_s=59)], NOW)
    assert shown(queue.step(0.0)) == ("call", "A001")


def test_age_counts_in_real_seconds_when_the_servers_clock_runs_faster() -> None:
    queue = Announcements()
    queue.see([call("A001", age_s=600)], NOW, rate=60.0)
    assert shown(queue.step(0.0)) == ("call", "A001")


def test_whoever_has_come_while_waiting_for_the_stage_is_not_called_any_more() -> None:
    queue = Announcements()
    first, second = call("A001", 1, age_s=1), call("A002", 2)
    queue.see([first, second], NOW)
    queue.step(0.0)
    queue.see([first, again(second, state="answered")], NOW)
    assert shown(queue.step(8.0)) == (None, None)


def test_a_withdrawn_call_is_taken_from_the_stage_at_once_and_said_to_be_withdrawn() -> None:
    queue = Announcements()
    queue.see([call("A001")], NOW)
    queue.step(0.0)
    queue.see([call("A001", state="withdrawn")], NOW)
    assert shown(queue.step(1.0)) == ("withdrawn", "A001")
    assert shown(queue.step(8.9)) == ("withdrawn", "A001")
    assert shown(queue.step(9.0)) == (None, None)


def test_a_withdrawn_call_that_only_stands_in_the_list_is_said_after_the_present_one() -> None:
    queue = Announcements()
    old, new = call("A001", 1, age_s=100), call("A002", 2)
    queue.see([old, new], NOW)
    queue.step(0.0)
    queue.see([again(old, state="withdrawn"), new], NOW)
    assert shown(queue.step(1.0)) == ("call", "A002")
    assert shown(queue.step(5.0)) == ("withdrawn", "A001")


def test_a_call_withdrawn_before_it_was_said_leaves_without_a_word() -> None:
    queue = Announcements()
    first, second = call("A001", 1, age_s=1), call("A002", 2)
    queue.see([first, second], NOW)
    queue.step(0.0)
    queue.see([first, again(second, state="withdrawn")], NOW)
    assert shown(queue.step(8.0)) == (None, None)


def test_a_call_first_seen_as_withdrawn_says_nothing() -> None:
    queue = Announcements()
    queue.see([call("A001", state="withdrawn")], NOW)
    assert shown(queue.step(0.0)) == (None, None)


def test_after_the_server_was_away_only_what_is_new_is_said() -> None:
    queue = Announcements()
    first, waiting = call("A001", 1, age_s=1), call("A002", 2)
    queue.see([first, waiting], NOW)
    queue.step(0.0)
    queue.hush()
    assert shown(queue.step(1.0)) == (None, None)
    queue.see([first, waiting, call("A003", 3)], NOW + 30_000)
    assert shown(queue.step(40.0)) == ("call", "A003")


def test_an_undone_start_does_not_call_again() -> None:
    queue = Announcements()
    queue.see([call("A001")], NOW)
    queue.step(0.0)
    queue.see([call("A001", state="answered")], NOW)
    queue.step(9.0)
    queue.see([call("A001")], NOW)
    assert shown(queue.step(10.0)) == (None, None)


def test_a_new_name_of_the_desk_shows_on_the_stage() -> None:
    queue = Announcements()
    queue.see([call("A001")], NOW)
    queue.step(0.0)
    queue.see([again(call("A001"), desk_name="Room 7")], NOW)
    stage = queue.step(1.0)
    assert stage.call is not None
    assert (stage.call.desk_name, stage.serial) == ("Room 7", 1)


def moved(before: PublicCall, **changes: object) -> PublicCall:
    """The call of another desk that took this one over, a second later."""
    there: dict[str, object] = {"id": f"{before.id}-moved", "desk": "desk-2", "desk_name": "Desk 2"}
    return again(before, at=before.at + 1_000, moved_from=before.desk_name, **there | changes)


def test_a_call_that_another_desk_took_over_is_said_as_moved_and_not_as_withdrawn() -> None:
    queue = Announcements()
    first = call("A001")
    queue.see([first], NOW)
    queue.step(0.0)
    queue.see([again(first, state="withdrawn"), moved(first)], NOW + 1_000)
    stages = [queue.step(float(at)) for at in range(1, 20)]
    assert {shown(stage) for stage in stages} == {("call", "A001"), (None, None)}
    assert stages[0].call is not None
    assert (stages[0].call.desk_name, stages[0].call.moved_from) == ("Desk 2", "Desk 1")
    assert stages[-1].serial == 2


def test_it_is_said_too_when_the_other_desk_has_begun_at_once() -> None:
    queue = Announcements()
    first = call("A001")
    queue.see([first], NOW)
    queue.step(0.0)
    queue.see([again(first, state="withdrawn"), moved(first, state="answered")], NOW + 1_000)
    stage = queue.step(1.0)
    assert shown(stage) == ("call", "A001")
    assert stage.call is not None and stage.call.desk_name == "Desk 2"


def test_a_take_over_that_is_taken_back_is_said_once_more() -> None:
    queue = Announcements()
    first = call("A001")
    second = moved(first)
    third = moved(second, id="third", desk="desk-1", desk_name="Desk 1")
    queue.see([first], NOW)
    queue.step(0.0)
    gone = [again(first, state="withdrawn")]
    queue.see([*gone, second], NOW + 1_000)
    queue.step(1.0)
    queue.see([*gone, again(second, state="withdrawn"), third], NOW + 2_000)
    stage = queue.step(2.0)
    assert shown(stage) == ("call", "A001")
    assert stage.call is not None
    assert (stage.call.desk_name, stage.call.moved_from) == ("Desk 1", "Desk 2")


def test_a_call_that_is_withdrawn_after_it_moved_is_withdrawn_all_the_same() -> None:
    queue = Announcements()
    first = call("A001")
    second = moved(first)
    queue.see([again(first, state="withdrawn"), second], NOW + 1_000)
    queue.step(0.0)
    queue.see([again(first, state="withdrawn"), again(second, state="withdrawn")], NOW + 2_000)
    assert shown(queue.step(1.0)) == ("withdrawn", "A001")


def test_whoever_is_called_anew_is_not_kept_waiting_by_their_withdrawn_call() -> None:
    queue = Announcements()
    first = call("A001", 1, age_s=5)
    queue.see([first], NOW)
    queue.step(0.0)
    gone = again(first, state="withdrawn")
    queue.see([gone], NOW)
    assert shown(queue.step(1.0)) == ("withdrawn", "A001")
    anew = again(first, id="call-anew", at=NOW, desk_name="Desk 2")
    queue.see([gone, anew], NOW)
    assert shown(queue.step(2.0)) == ("call", "A001")
    assert queue.step(2.0).call == anew


def test_a_withdrawal_that_waits_for_the_stage_is_no_news_once_they_are_called_anew() -> None:
    queue = Announcements()
    first, other = call("A001", 1, age_s=9), call("A002", 2, age_s=1)
    queue.see([first], NOW)
    queue.step(0.0)
    queue.see([first, other], NOW)
    queue.step(9.0)
    gone, anew = again(first, state="withdrawn"), again(first, id="call-anew", at=NOW)
    queue.see([gone, other], NOW)
    queue.see([gone, other, anew], NOW)
    said = [shown(queue.step(at)) for at in (10.0, 15.0, 24.0)]
    assert ("withdrawn", "A001") not in said and ("call", "A001") in said

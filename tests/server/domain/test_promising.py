"""The life of a promise: told at joining, open while its holder waits, then judged."""

from __future__ import annotations

from typing import Literal

import pytest

from protocol.commands import (
    AnyCommand,
    Away,
    CallEntry,
    CallNext,
    Cancel,
    CheckIn,
    Complete,
    Expire,
    Leave,
    PassTime,
    ReportByHand,
    Requeue,
    SetPriority,
    Start,
    Transfer,
    Undo,
)
from protocol.lifecycle import TRANSITIONS, Operation
from protocol.records import Cause
from protocol.views import Apology
from server.domain.actor import PUBLIC, TIMER, Actor
from server.domain.promising import standing, told
from server.sync.views import own_entry
from tests.hall import ADMIN, ANN, BEN, NOON, Hall, hall
from tests.server.domain.promised import MIN, anew, only, outcomes, tell
from tests.server.domain.walking import entry_of, join, licence

Did = Literal["served", "serving", "no_show"]
BY_MIN = 20
"""What `tell` says at most: a P80 of 18 minutes, rounded up."""


def told_hall() -> tuple[Hall, str]:
    """A hall in which somebody was told a wait of 20 minutes at most."""
    at = hall()
    tell(at)
    return at, join(at).entry


def test_whoever_takes_a_number_is_promised_the_upper_bound_that_the_slip_says() -> None:
    at, entry = told_hall()
    promise = only(at, entry)
    assert (promise.id, promise.number) == (f"{entry}.1", "A001")
    assert (promise.at, promise.by) == (NOON, NOON + BY_MIN * 60_000)
    assert (promise.p20, promise.p50, promise.p80) == (240, 480, 1080)
    assert (promise.grounds, promise.outcome, promise.nth) == ([1.0, 2.5], "open", 1)


def test_where_no_wait_can_be_told_nothing_is_promised() -> None:
    at = hall()
    assert outcomes(at, join(at).entry) == []


WAYS: dict[Operation, tuple[AnyCommand, Actor]] = {
    "call": (CallEntry(entry="", desk=""), ANN),
    "start": (Start(entry="", desk=""), ANN),
    "away": (Away(entry=""), ANN),
    "requeue": (Requeue(entry="", standing="last"), ANN),
    "transfer": (Transfer(entry="", service=""), ANN),
    "leave": (Leave(entry=""), ADMIN),
    "cancel": (Cancel(entry="", reason="went home"), ANN),
    "expire": (Expire(entry="", reason="a power cut"), ADMIN),
}
ENDS: dict[Operation, tuple[str, str, str]] = {
    "call": ("held", "late", "late"),
    "start": ("held", "late", "late"),
    "away": ("void", "void", "late"),
    "requeue": ("void", "void", "late"),
    "transfer": ("void", "void", "late"),
    "leave": ("left", "late", "late"),
    "cancel": ("void", "void", "late"),
    "expire": ("void", "void", "late"),
}
"""By operation from waiting: the outcome in time, past the time, and broken."""
NO_END: set[Operation] = {"check_in"}
BY_TIME: set[Operation] = {"no_show"}
"""A place that was held; its promise ended as the place began to be held."""


def does(at: Hall, entry: str, operation: Operation) -> None:
    """The operation, on this entry."""
    command, actor = WAYS[operation]
    known = {"entry": entry, "desk": at.desk(1), "service": licence(at)}
    named = {name: getattr(command, name) for name in command.__struct_fields__}
    at.do(type(command)(**named | {n: known[n] for n in known if n in named}), actor)


def test_the_table_of_ends_has_all_that_leads_out_of_the_line() -> None:
    out = {row.operation for row in TRANSITIONS.values() if "waiting" in row.leads_to}
    assert out == ENDS.keys() | NO_END | BY_TIME


@pytest.mark.parametrize("operation", ENDS)
def test_what_takes_somebody_out_of_the_line_ends_the_promise(operation: Operation) -> None:
    for broken, passed, outcome in zip(
        (False, False, True), (1, 21, 21), ENDS[operation], strict=True
    ):
        at, entry = told_hall()
        at.clock.advance(passed * MIN)
        if broken:
            tell(at, anew(entry, 5, 20))
        does(at, entry, operation)
        assert outcomes(at, entry)[0] == outcome, (passed, broken)
        assert "open" not in outcomes(at, entry)


@pytest.mark.parametrize("operation", [each for each in ENDS if TRANSITIONS[each].undoable])
def test_a_step_taken_back_opens_the_promise_again(operation: Operation) -> None:
    at, entry = told_hall()
    before = only(at, entry)
    at.clock.advance(MIN)
    does(at, entry, operation)
    assert only(at, entry).ended_at == at.clock.now()
    at.clock.advance(10)
    at.do(Undo(entry=entry), ADMIN)
    assert only(at, entry) == before


def test_what_leaves_somebody_where_they_were_leaves_the_promise() -> None:
    at, entry = told_hall()
    for command in (
        Requeue(entry=entry, standing="next"),
        Requeue(entry=entry),
        CheckIn(entry=entry),
        SetPriority(entry=entry, priority="priority"),
    ):
        at.do(command, ANN)
    assert outcomes(at, entry) == ["open"]


def test_whoever_is_put_back_after_a_call_was_called_in_time_and_is_promised_nothing_more() -> None:
    at, entry = told_hall()
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    at.do(Requeue(entry=entry), ANN)
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    assert outcomes(at, entry) == ["held"]


def test_what_a_phone_was_told_while_a_call_was_put_back_by_mistake_is_void_once_it_is_called() -> (
    None
):
    at = hall()
    tell(at)
    entry = join(at, PUBLIC, browser="b").entry
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    at.clock.advance(5)
    at.do(Requeue(entry=entry), ANN)
    at.clock.advance(5)
    tell(at, anew(entry, 1, 4))
    assert outcomes(at, entry) == ["held", "open"]
    at.do(Undo(entry=entry), ANN)
    assert (entry_of(at, entry).state, outcomes(at, entry)) == ("called", ["held", "void"])


def test_whoever_was_put_last_by_mistake_has_the_promise_of_before() -> None:
    at = hall()
    tell(at)
    entry = join(at, PUBLIC, browser="b").entry
    at.clock.advance(5)
    at.do(Requeue(entry=entry, standing="last"), ANN)
    at.clock.advance(5)
    tell(at, anew(entry, 1, 40))
    assert outcomes(at, entry) == ["void", "open"]
    at.do(Undo(entry=entry), ANN)
    assert outcomes(at, entry) == ["open", "void"]
    assert standing(at.floor, entry) == told(at.floor, entry)[0]
    at.clock.advance(BY_MIN * MIN)
    tell(at, anew(entry, 1, 4, Cause("busier")))
    assert outcomes(at, entry) == ["open", "void", "open"]
    first, _, last = told(at.floor, entry)
    assert (first.broken_at, [each.kind for each in first.causes]) == (last.at, ["busier"])
    seen = own_entry(at.floor, entry_of(at, entry))
    assert seen is not None and seen.promised_by == last.by
    assert seen.apology == Apology(BY_MIN, last.at, first.causes)


def test_whose_turn_comes_before_they_are_here_was_promised_nothing_that_could_be_kept() -> None:
    at = hall(call_absent=False)
    tell(at)
    away, here = join(at, PUBLIC, browser="b").entry, join(at).entry
    at.do(CallNext(desk=at.desk(1)), ANN)
    assert (outcomes(at, away), outcomes(at, here)) == (["void"], ["held"])
    tell(at, anew(away, 1, 4))
    assert outcomes(at, away) == ["void"], "the place is held: it is theirs to come"
    at.do(CheckIn(entry=away), ANN)
    tell(at, anew(away, 1, 4))
    assert outcomes(at, away) == ["void", "open"]


def test_a_place_that_nobody_came_for_ends_without_a_verdict() -> None:
    at = hall(call_absent=False)
    tell(at)
    away = join(at, PUBLIC, browser="b").entry
    join(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    at.clock.advance(16 * MIN)
    at.do(PassTime(), TIMER)
    assert (entry_of(at, away).state, outcomes(at, away)) == ("no_show", ["void"])


@pytest.mark.parametrize("did", ["served", "serving", "no_show"])
def test_a_call_by_voice_keeps_the_promise_at_the_time_of_the_call(did: Did) -> None:
    at, entry = told_hall()
    at.clock.advance(25 * MIN)
    called = NOON + 19 * MIN * 1000
    ended = None if did == "serving" else called + 60_000
    report = ReportByHand(
        entry=entry,
        desk=at.desk(2),
        did=did,
        called_at=called,
        ended_at=ended,
    )
    at.do(report, BEN)
    assert (only(at, entry).outcome, only(at, entry).ended_at) == ("held", called)
    if did == "serving":
        at.do(Undo(entry=entry), BEN)
        assert (only(at, entry).outcome, only(at, entry).ended_at) == ("open", None)


def test_the_next_leg_is_promised_nothing_before_its_own_place_is_known() -> None:
    at, entry = told_hall()
    moved = at.moved(Transfer(entry=entry, service=licence(at)), ANN)
    assert moved.opened is not None
    assert outcomes(at, moved.opened) == []


def test_a_leg_that_is_taken_back_takes_its_promise_along() -> None:
    at = hall()
    tell(at)
    entry = join(at, PUBLIC, browser="b").entry
    moved = at.moved(Transfer(entry=entry, service=licence(at)), ANN)
    assert moved.opened is not None
    tell(at, anew(moved.opened, 1, 4))
    assert outcomes(at, moved.opened) == ["open"]
    at.do(Undo(entry=entry), ANN)
    assert (outcomes(at, moved.opened), outcomes(at, entry)) == (["void"], ["open"])


def test_both_the_broken_promise_and_the_new_one_end_with_the_call() -> None:
    at, entry = told_hall()
    at.clock.advance(21 * MIN)
    tell(at, anew(entry, 5, 8, Cause("busy")))
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    assert outcomes(at, entry) == ["late", "held"]
    at.do(Undo(entry=entry), ANN)
    assert outcomes(at, entry) == ["open", "open"]
    at.do(Start(entry=entry, desk=at.desk(1)), ANN)
    at.do(Complete(entry=entry), ANN)
    assert outcomes(at, entry) == ["late", "held"]


def test_a_promise_that_was_given_up_too_soon_is_held_by_a_call_in_time() -> None:
    at, entry = told_hall()
    tell(at, anew(entry, 30, 40))
    at.clock.advance(19 * MIN)
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    assert outcomes(at, entry) == ["held", "held"]

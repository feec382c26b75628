"""What was done by voice while the server was away comes in afterwards with its own times."""

from __future__ import annotations

import pytest

from protocol.changes import Put
from protocol.commands import (
    Cancel,
    PassTime,
    PutStaff,
    ReportByHand,
    Start,
    Undo,
)
from protocol.outcomes import Moved, Refusal
from protocol.records import Call, Interval
from server.domain.actor import TIMER
from server.domain.context import Context
from server.domain.rules import decide
from tests.hall import ANN, BEN, NOON, Hall, hall
from tests.server.domain.second_point import cash, service
from tests.server.domain.walking import entry_of, in_state, join

MIN = 60_000


def away_for_ten_minutes(at: Hall, state: str = "waiting") -> tuple[str, int]:
    """Somebody in that state, and the moment at which the server went away."""
    entry = in_state(at, state)
    at.clock.advance(60)
    gone_at = at.clock.now()
    at.clock.advance(600)
    return entry, gone_at


def spans(at: Hall, command: ReportByHand) -> list[tuple[str, int, int]]:
    """What the report adds to the record of time: states with begin and end."""
    _, changes = decide(at.floor, command, Context(ANN, at.clock.now(), at.ids, str))
    made = [c.r for c in changes if isinstance(c, Put) and isinstance(c.r, Interval)]
    return [(span.state, span.from_at, span.to_at) for span in made]


def test_a_service_by_hand_has_the_times_at_which_it_was_done() -> None:
    at = hall()
    entry, gone_at = away_for_ten_minutes(at)
    command = ReportByHand(
        entry=entry,
        desk=at.desk(1),
        did="served",
        called_at=gone_at + MIN,
        ended_at=gone_at + 4 * MIN,
    )
    assert spans(at, command) == [
        ("waiting", NOON, gone_at + MIN),
        ("serving", gone_at + MIN, gone_at + 4 * MIN),
    ]
    moved = at.moved(command, ANN)
    assert (moved.state, moved.desk_name) == ("completed", "Desk 1")
    done = entry_of(at, entry)
    assert (done.called_at, done.started_at) == (gone_at + MIN, gone_at + MIN)
    assert (done.ended_at, done.since) == (gone_at + 4 * MIN, gone_at + 4 * MIN)
    assert (done.desk, done.actor, done.calls) == (at.desk(1), ANN.id, 1)
    assert done.pick == "A001: called by voice while the server was away"
    assert not list(at.floor.of(Call)), "no wall calls anybody for it"


def test_a_service_that_still_goes_on_is_at_the_desk_now() -> None:
    at = hall()
    entry, gone_at = away_for_ten_minutes(at)
    at.do(ReportByHand(entry=entry, desk=at.desk(1), did="serving", called_at=gone_at), ANN)
    assert entry_of(at, entry).started_at == gone_at
    assert at.floor.at_desk[at.desk(1)].keys() == {entry}
    assert [call.state for call in at.floor.of(Call)] == ["answered"]


def test_a_desk_that_has_somebody_else_now_is_not_given_another() -> None:
    at = hall()
    entry, gone_at = away_for_ten_minutes(at)
    at.do(Start(entry=join(at).entry, desk=at.desk(1)), ANN)
    command = ReportByHand(entry=entry, desk=at.desk(1), did="serving", called_at=gone_at)
    assert at.refused(command, ANN).code == "desk_busy"


def test_a_no_show_by_hand_was_called_and_given_up() -> None:
    at = hall()
    entry, gone_at = away_for_ten_minutes(at)
    command = ReportByHand(
        entry=entry,
        desk=at.desk(1),
        did="no_show",
        called_at=gone_at,
        ended_at=gone_at + 2 * MIN,
    )
    assert spans(at, command) == [
        ("waiting", NOON, gone_at),
        ("called", gone_at, gone_at + 2 * MIN),
    ]
    at.do(command, ANN)
    done = entry_of(at, entry)
    assert (done.state, done.ended_at) == ("no_show", gone_at + 2 * MIN)


@pytest.mark.parametrize("state", ["away", "missed", "called", "serving", "on_hold"])
def test_whoever_was_away_missed_called_served_or_on_hold_can_be_reported_too(
    state: str,
) -> None:
    at = hall()
    entry, gone_at = away_for_ten_minutes(at, state)
    command = ReportByHand(
        entry=entry,
        desk=at.desk(1),
        did="served",
        called_at=gone_at + MIN,
        ended_at=gone_at + 2 * MIN,
    )
    made = spans(at, command)
    assert at.moved(command, ANN).state == "completed"
    assert made[-1][0] == "serving"
    assert made[-1][2] == gone_at + 2 * MIN
    assert [a[2] for a in made[:-1]] == [b[1] for b in made[1:]], "time without a gap"


def test_a_call_that_ran_out_while_the_server_was_away_is_no_reason_to_refuse() -> None:
    at = hall()
    entry = in_state(at, "called")
    answered_at = at.clock.now() + MIN
    at.clock.advance(600)
    at.do(PassTime(), TIMER)
    assert entry_of(at, entry).state == "missed"
    command = ReportByHand(
        entry=entry,
        desk=at.desk(1),
        did="served",
        called_at=answered_at,
        ended_at=answered_at + 3 * MIN,
    )
    assert at.moved(command, ANN).state == "completed"
    other_desk = ReportByHand(
        entry=in_state(at, "missed"), desk=at.desk(2), did="served", called_at=0, ended_at=1
    )
    assert at.refused(other_desk, BEN).code == "conflict"


def test_whoever_has_been_called_elsewhere_meanwhile_is_left_and_it_is_said_by_whom() -> None:
    at = hall()
    at.do(PutStaff(staff=BEN.id, name="Ben", role="staff"))
    entry, gone_at = away_for_ten_minutes(at)
    at.do(Start(entry=entry, desk=at.desk(2)), BEN)
    refusal = report(at, entry, gone_at)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "conflict"
    assert refusal.detail.startswith("A001 is being served meanwhile (Desk 2, Ben).")
    assert refusal.holder is not None and refusal.holder.desk_name == "Desk 2"


def report(at: Hall, entry: str, called_at: int) -> object:
    command = ReportByHand(
        entry=entry, desk=at.desk(1), did="served", called_at=called_at, ended_at=called_at + MIN
    )
    return at.ask(command, ANN)


def test_nobody_on_hold_or_at_the_desk_can_have_stayed_away() -> None:
    for state in ("on_hold", "serving"):
        at = hall()
        entry, gone_at = away_for_ten_minutes(at, state)
        command = ReportByHand(
            entry=entry, desk=at.desk(1), did="no_show", called_at=gone_at, ended_at=gone_at + MIN
        )
        assert at.refused(command, ANN).code == "conflict"
        assert entry_of(at, entry).state == state


def test_what_has_ended_or_begun_anew_since_is_not_overwritten() -> None:
    at = hall()
    entry, gone_at = away_for_ten_minutes(at)
    at.do(Cancel(entry=entry, reason="gone home"), BEN)
    refusal = report(at, entry, gone_at)
    assert isinstance(refusal, Refusal) and refusal.code == "conflict"
    assert "was cancelled meanwhile" in refusal.detail
    late = join(at).entry
    assert isinstance(found := report(at, late, gone_at), Refusal) and found.code == "conflict"
    joined_at = at.clock.now()
    at.clock.advance(60)
    assert isinstance(report(at, late, joined_at - 4_000), Moved), "a clock may be off a bit"


def test_times_that_cannot_be_are_refused_by_name() -> None:
    at = hall()
    entry, gone_at = away_for_ten_minutes(at)
    later = at.clock.now() + 6_000
    wrong = {
        "calledAt": (later, later),
        "endedAt": (gone_at, later),
        "endedAt ": (gone_at, gone_at - 1),
        "endedAt  ": (gone_at, None),
    }
    for field, (called_at, ended_at) in wrong.items():
        command = ReportByHand(
            entry=entry, desk=at.desk(1), did="served", called_at=called_at, ended_at=ended_at
        )
        refusal = at.refused(command, ANN)
        assert (refusal.code, refusal.field) == ("invalid", field.strip())


def test_a_report_can_be_taken_back_for_as_long_as_any_step() -> None:
    at = hall()
    entry, gone_at = away_for_ten_minutes(at)
    moved = report(at, entry, gone_at)
    assert isinstance(moved, Moved)
    assert moved.undo_until == at.clock.now() + 30_000
    at.do(Undo(entry=entry), ANN)
    assert entry_of(at, entry).state == "serving"
    assert entry_of(at, entry).started_at == gone_at


def test_the_errand_after_a_service_by_hand_waits_since_that_service_ended() -> None:
    at = hall()
    there = cash(at)
    mine = join(at, services=[service(at, at.point, 0), service(at, there, 0)])
    called_at = at.clock.now() + 2 * MIN
    at.clock.advance(600)
    moved = report(at, mine.entry, called_at)
    assert isinstance(moved, Moved) and moved.opened is not None
    assert moved.entry == mine.entry
    leg = entry_of(at, moved.opened)
    assert (leg.since, leg.eligible_at) == (called_at + MIN, called_at - MIN)


def test_a_call_that_was_heard_is_answered_and_not_called_on() -> None:
    at = hall()
    entry = in_state(at, "called")
    at.clock.advance(60)
    called_at = at.clock.now() - 30_000
    at.do(ReportByHand(entry=entry, desk=at.desk(1), did="serving", called_at=called_at), ANN)
    assert [call.state for call in at.floor.of(Call)] == ["answered"]

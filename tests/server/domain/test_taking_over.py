"""A desk takes over a customer whom another desk has called."""

from __future__ import annotations

import pytest

from protocol.commands import AnyCommand, CallEntry, SetDesk, Start, Undo
from protocol.records import Call
from tests.hall import ANN, BEN, Hall, hall
from tests.server.domain.walking import entry_of, in_state


def calls(at: Hall) -> list[tuple[str, str, str]]:
    return [(call.desk_name, call.state, call.moved_from) for call in at.floor.of(Call)]


def taking_over(at: Hall, entry: str) -> list[AnyCommand]:
    desk = at.desk(2)
    return [
        CallEntry(entry=entry, desk=desk, take_over=True),
        Start(entry=entry, desk=desk, take_over=True),
    ]


def test_a_call_that_is_taken_over_moves_and_walls_say_from_where() -> None:
    at = hall()
    entry = in_state(at, "called")
    at.clock.advance(30)
    moved = at.moved(CallEntry(entry=entry, desk=at.desk(2), take_over=True), BEN)
    assert (moved.state, moved.desk_name) == ("called", "Desk 2")
    assert calls(at) == [("Desk 1", "withdrawn", ""), ("Desk 2", "calling", "Desk 1")]
    assert not at.floor.at_desk[at.desk(1)]
    after = entry_of(at, entry)
    assert (after.since, after.calls, after.actor) == (at.clock.now(), 1, BEN.id)
    assert after.grace_until == at.clock.now() + 120_000


def test_a_service_that_starts_at_another_desk_moves_the_call_too() -> None:
    at = hall()
    entry = in_state(at, "called")
    assert at.moved(Start(entry=entry, desk=at.desk(2), take_over=True), BEN).state == "serving"
    assert calls(at) == [("Desk 1", "withdrawn", ""), ("Desk 2", "answered", "Desk 1")]


def test_without_saying_so_nobody_takes_over() -> None:
    at = hall()
    entry = in_state(at, "called")
    for command in (CallEntry(entry=entry, desk=at.desk(2)), Start(entry=entry, desk=at.desk(2))):
        assert at.refused(command, BEN).code == "conflict"
    assert calls(at) == [("Desk 1", "calling", "")]


def test_a_desk_takes_nothing_over_from_itself_and_nobody_who_is_served() -> None:
    at = hall()
    entry = in_state(at, "called")
    again = CallEntry(entry=entry, desk=at.desk(1), take_over=True)
    assert at.refused(again, ANN).code == "conflict"
    at.do(Start(entry=entry), ANN)
    for command in taking_over(at, entry):
        assert at.refused(command, BEN).code == "conflict"


@pytest.mark.parametrize("which", [0, 1])
def test_a_take_over_that_is_taken_back_is_called_at_the_first_desk_again(which: int) -> None:
    at = hall()
    entry = in_state(at, "called")
    at.do(taking_over(at, entry)[which], BEN)
    at.do(Undo(entry=entry), BEN)
    back = entry_of(at, entry)
    assert (back.state, back.desk) == ("called", at.desk(1))
    assert calls(at) == [
        ("Desk 1", "withdrawn", ""),
        ("Desk 2", "withdrawn", "Desk 1"),
        ("Desk 1", "calling", "Desk 2"),
    ]
    assert at.moved(Start(entry=entry), ANN).desk_name == "Desk 1"


def test_a_take_over_is_not_taken_back_to_a_desk_that_has_closed() -> None:
    at = hall()
    entry = in_state(at, "called")
    at.do(taking_over(at, entry)[0], BEN)
    at.do(SetDesk(desk=at.desk(1), state="closed"), ANN)
    assert at.refused(Undo(entry=entry), BEN).code == "desk_closed"

"""Receipts: a wall or a phone shows the call, and from then the grace runs."""

from __future__ import annotations

import pytest

from protocol.commands import CallEntry, ConfirmCall, Recall, Start
from protocol.records import Call
from server.domain.actor import Actor
from tests.hall import ANN, Hall, hall, person
from tests.server.domain.walking import entry_of, in_state, join

WALL = Actor(person(7).id, "display", "Wall")


def newest(at: Hall) -> Call:
    return list(at.floor.of(Call))[-1]


def phone_of(at: Hall, entry: str) -> Actor:
    visit = entry_of(at, entry).visit
    return Actor(visit, "visitor", visit=visit)


def test_the_grace_begins_when_a_wall_shows_the_call() -> None:
    at = hall()
    entry = in_state(at, "called")
    seen = entry_of(at, entry).version
    at.clock.advance(2)
    at.do(ConfirmCall(call=newest(at).id), WALL)
    assert entry_of(at, entry).grace_until == at.clock.now() + 120_000
    assert (newest(at).confirmed_at, newest(at).confirmed_by) == (at.clock.now(), "wall")
    assert at.moved(Start(entry=entry, expected=seen), ANN).state == "serving"


def test_the_customers_own_phone_is_as_good_as_a_wall() -> None:
    at = hall()
    entry = in_state(at, "called")
    at.clock.advance(1)
    at.do(ConfirmCall(call=newest(at).id), phone_of(at, entry))
    assert newest(at).confirmed_by == "phone"
    assert entry_of(at, entry).grace_until == at.clock.now() + 120_000


def test_another_receipt_changes_nothing() -> None:
    at = hall()
    entry = in_state(at, "called")
    at.do(ConfirmCall(call=newest(at).id), WALL)
    before = dict(at.floor.state)
    at.clock.advance(1)
    at.do(ConfirmCall(call=newest(at).id), WALL)
    at.do(ConfirmCall(call=newest(at).id), phone_of(at, entry))
    assert at.floor.state == before


@pytest.mark.parametrize("late_s", [4, 60])
def test_a_late_receipt_is_noted_and_lengthens_nothing(late_s: int) -> None:
    at = hall()
    entry = in_state(at, "called")
    until = entry_of(at, entry).grace_until
    at.clock.advance(late_s)
    at.do(ConfirmCall(call=newest(at).id), WALL)
    assert newest(at).confirmed_at == at.clock.now()
    assert entry_of(at, entry).grace_until == until


def test_the_receipt_of_a_repeated_call_lengthens_nothing() -> None:
    at = hall()
    entry = in_state(at, "called")
    until = entry_of(at, entry).grace_until
    at.clock.advance(30)
    at.do(Recall(entry=entry), ANN)
    at.do(ConfirmCall(call=newest(at).id), WALL)
    assert newest(at).confirmed_by == "wall"
    assert entry_of(at, entry).grace_until == until


def test_a_receipt_for_somebody_with_access_needs_gives_twice_the_grace() -> None:
    at = hall()
    entry = join(at, access_needs=["wheelchair"]).entry
    at.do(CallEntry(entry=entry, desk=at.desk(1)), ANN)
    at.do(ConfirmCall(call=newest(at).id), WALL)
    assert entry_of(at, entry).grace_until == at.clock.now() + 240_000


def test_a_phone_confirms_its_own_call_alone() -> None:
    at = hall()
    in_state(at, "called")
    other = phone_of(at, join(at).entry)
    assert at.refused(ConfirmCall(call=newest(at).id), other).code == "unknown_call"
    assert newest(at).confirmed_at is None


def test_a_call_that_is_gone_cannot_be_confirmed() -> None:
    at = hall()
    entry = in_state(at, "called")
    assert at.refused(ConfirmCall(call=entry), WALL).code == "unknown_call"

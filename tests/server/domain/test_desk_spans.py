"""Who worked at which desk and when is on record, whatever ended it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from protocol.changes import Put
from protocol.commands import (
    AnyCommand,
    CallNext,
    Complete,
    DeleteServicePoint,
    PutStaff,
    RollDay,
    SetDesk,
    Start,
    UpdateDesk,
)
from protocol.records import Desk, DeskSpan
from server.domain.actor import TIMER, Actor
from server.domain.context import Context
from server.domain.rules import decide
from tests.hall import ADMIN, ANN, BEN, NOON, Hall, hall
from tests.server.domain.walking import join

Span = tuple[str, str | None, int]
"""State, colleague and how long, s."""


def ended(at: Hall, command: AnyCommand, actor: Actor = ANN) -> list[Span]:
    """Do it; the spans of desk 1 that it ended."""
    desk = at.desk(1)
    context = Context(actor, at.clock.now(), at.ids, lambda text: text)
    changes = decide(at.floor, command, context).changes
    at.floor.apply(changes)
    spans = [c.r for c in changes if isinstance(c, Put) and isinstance(c.r, DeskSpan)]
    return [(s.state, s.staff, (s.to_at - s.from_at) // 1000) for s in spans if s.desk == desk]


def opened() -> Hall:
    """Ann has been at desk 1 for ten minutes."""
    at = hall()
    at.clock.advance(600)
    return at


WAYS: list[tuple[str, Callable[[Hall], AnyCommand], Actor]] = [
    ("is paused", lambda at: SetDesk(desk=at.desk(1), state="paused"), ANN),
    ("is closed", lambda at: SetDesk(desk=at.desk(1), state="closed"), ANN),
    ("is taken over", lambda at: SetDesk(desk=at.desk(1), state="open", take_over=True), BEN),
    ("is left for another", lambda at: SetDesk(desk=at.desk(2), state="open", take_over=True), ANN),
    ("goes with its point", lambda at: DeleteServicePoint(service_point=at.point), ADMIN),
]


@pytest.mark.parametrize(("way", "command", "actor"), WAYS, ids=[way[0] for way in WAYS])
def test_a_desk_leaves_its_span_when_it(
    way: str, command: Callable[[Hall], AnyCommand], actor: Actor
) -> None:
    at = opened()
    assert ended(at, command(at), actor) == [("open", ANN.id, 600)]


def test_the_end_of_the_day_ends_the_span_of_a_desk_that_was_left_open() -> None:
    at = opened()
    at.clock.advance(24 * 3600)
    assert ended(at, RollDay(), TIMER) == [("open", ANN.id, 600 + 24 * 3600)]


def test_a_desk_that_closes_after_its_customer_has_been_open_and_closing() -> None:
    at = opened()
    entry = join(at).entry
    at.do(CallNext(desk=at.desk(1)), ANN)
    assert ended(at, SetDesk(desk=at.desk(1), state="closing")) == [("open", ANN.id, 600)]
    at.clock.advance(60)
    at.do(Start(entry=entry, desk=at.desk(1)), ANN)
    at.clock.advance(60)
    assert ended(at, Complete(entry=entry)) == [("closing", ANN.id, 120)]


def test_what_leaves_state_and_colleague_as_they_are_ends_nothing() -> None:
    at = opened()
    desk = at.floor.get(Desk, at.desk(1))
    assert desk is not None and desk.since == NOON
    assert ended(at, SetDesk(desk=desk.id, state="open")) == []
    renamed = UpdateDesk(desk=desk.id, version=desk.version, name="Window")
    assert ended(at, renamed, ADMIN) == []
    assert ended(at, PutStaff(staff=ANN.id, name="Ann", role="staff"), ADMIN) == []


def test_a_desk_that_nobody_has_opened_yet_has_no_span() -> None:
    at = hall(capacity=3)
    third = at.desk(3)
    context = Context(ANN, at.clock.now(), at.ids, lambda text: text)
    changes = decide(at.floor, SetDesk(desk=third, state="open"), context).changes
    spans = [c.r for c in changes if isinstance(c, Put) and isinstance(c.r, DeskSpan)]
    assert [span.desk for span in spans] == [at.desk(1)]

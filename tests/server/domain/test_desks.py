"""Who works at which desk, and what a desk takes in each of its states."""

from __future__ import annotations

import msgspec
import pytest

from protocol.changes import Put
from protocol.commands import (
    AnyCommand,
    CallEntry,
    CallNext,
    Cancel,
    Complete,
    CreateServicePoint,
    Hold,
    Leave,
    NoShow,
    PassTime,
    PutStaff,
    Recall,
    Requeue,
    RollDay,
    SetDesk,
    Start,
    Transfer,
    Undo,
)
from protocol.desk_states import DESK_TRANSITIONS
from protocol.outcomes import Refusal, Saved
from protocol.records import AT_DESK, Desk, DeskState
from server.domain.actor import TIMER, Actor
from tests.hall import ADMIN, ANN, BEN, Hall, hall
from tests.server.domain.walking import entry_of, in_state, join


def desk_state(at: Hall, number: int) -> tuple[str, str | None]:
    desk = at.floor.get(Desk, at.desk(number))
    assert desk is not None
    return desk.state, desk.staff


def test_whoever_opens_a_desk_leaves_the_one_before() -> None:
    at = hall(capacity=3)
    at.do(SetDesk(desk=at.desk(3), state="open"), ANN)
    assert desk_state(at, 1) == ("closed", None)
    assert desk_state(at, 3) == ("open", ANN.id)


def test_a_desk_with_a_customer_closes_after_them_when_its_clerk_opens_another() -> None:
    at = hall(capacity=3)
    join(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    at.do(SetDesk(desk=at.desk(3), state="open"), ANN)
    assert desk_state(at, 1) == ("closing", ANN.id)
    version = desk_of(at).version
    at.do(SetDesk(desk=at.desk(3), state="open"), ANN)
    assert desk_of(at).version == version


def test_a_taken_desk_names_the_colleague_and_is_taken_over_only_when_one_says_so() -> None:
    at = hall()
    at.do(PutStaff(staff=ANN.id, name="Ann", role="staff"))
    refusal = at.refused(SetDesk(desk=at.desk(1), state="open"), BEN)
    assert (refusal.code, "Ann works at Desk 1" in refusal.detail) == ("desk_taken", True)
    assert at.refused(SetDesk(desk=at.desk(1), state="closed"), BEN).code == "desk_taken"
    at.do(SetDesk(desk=at.desk(1), state="open", take_over=True), BEN)
    assert desk_state(at, 1) == ("open", BEN.id)
    assert desk_state(at, 2) == ("closed", None)


def test_a_wrong_desk_is_refused() -> None:
    at = hall()
    other = at.do(CreateServicePoint(name="Cash", prefix="C", capacity=1))
    assert isinstance(other, Saved)
    entry = in_state(at, "waiting")
    cash = at.floor.desks(other.id)[0].id
    for command in (CallEntry(entry=entry, desk=cash), Start(entry=entry, desk=cash)):
        assert at.refused(command, ANN).code == "desk_closed"
    at.do(SetDesk(desk=cash, state="open"), ADMIN)
    for command in (CallEntry(entry=entry, desk=cash), Start(entry=entry, desk=cash)):
        refusal = at.refused(command, ANN)
        assert (refusal.code, refusal.field) == ("invalid", "desk")
    mixed = CallNext(desk=cash, service_point=at.point)
    assert at.refused(mixed, ANN).field == "servicePoint"
    assert at.refused(CallNext(desk="0" * 36), ANN).code == "unknown_desk"
    assert at.refused(Start(entry=entry), ANN).code == "unknown_desk"


STATES = tuple(DESK_TRANSITIONS)
BUSY = (("open", True), ("closing", True))
"""The states in which a desk may have a customer."""


def at_desk(state: str, busy: bool) -> Hall:
    """A hall whose desk 1, of Ann, has a state, with a customer or none."""
    at = hall()
    if busy:
        in_state(at, "serving")
    if state != "open":
        desk = at.floor.get(Desk, at.desk(1))
        assert desk is not None
        at.floor.apply([Put(msgspec.structs.replace(desk, state=state))])
    return at


def desk_of(at: Hall, number: int = 1) -> Desk:
    found = at.floor.get(Desk, at.desk(number))
    assert found is not None
    return found


@pytest.mark.parametrize(("state", "busy"), [*((s, False) for s in STATES), *BUSY])
@pytest.mark.parametrize("asked", STATES)
def test_a_desk_goes_where_the_table_leads_and_nowhere_else(
    asked: DeskState, state: DeskState, busy: bool
) -> None:
    at, row = at_desk(state, busy), DESK_TRANSITIONS[asked]
    answer = at.ask(SetDesk(desk=at.desk(1), state=asked), ANN)
    if state in row.allowed_from and (row.with_customer or not busy):
        assert isinstance(answer, Saved)
        assert desk_of(at).state == (row.leads_to[state] if busy else row.alone)
        assert desk_of(at).staff == (None if desk_of(at).state == "closed" else ANN.id)
    else:
        assert isinstance(answer, Refusal)
        assert answer.code == ("desk_busy" if state in row.allowed_from else f"desk_{state}")
        assert desk_of(at).state == state


def test_a_break_says_why_and_until_when_and_its_end_takes_that_away() -> None:
    at = hall()
    until = at.clock.now() + 900_000
    at.do(SetDesk(desk=at.desk(1), state="paused", reason=" Lunch ", until=until), ANN)
    assert (desk_of(at).state, desk_of(at).reason, desk_of(at).until) == ("paused", "Lunch", until)
    at.do(SetDesk(desk=at.desk(1), state="open"), ANN)
    assert (desk_of(at).state, desk_of(at).reason, desk_of(at).until) == ("open", "", None)


def test_a_break_that_would_be_over_already_is_refused() -> None:
    at = hall()
    late = SetDesk(desk=at.desk(1), state="paused", until=at.clock.now())
    assert (at.refused(late, ANN).code, at.refused(late, ANN).field) == ("invalid", "until")


def test_asking_twice_changes_nothing_and_the_time_runs_on() -> None:
    at = hall()
    since, version = desk_of(at).since, desk_of(at).version
    at.clock.advance(60)
    at.do(SetDesk(desk=at.desk(1), state="open"), ANN)
    assert (desk_of(at).since, desk_of(at).version) == (since, version)
    at.do(SetDesk(desk=at.desk(1), state="paused"), ANN)
    paused = desk_of(at).since
    at.clock.advance(60)
    at.do(SetDesk(desk=at.desk(1), state="paused", reason="Phone"), ANN)
    assert (desk_of(at).since, desk_of(at).reason) == (paused, "Phone")


def test_a_paused_desk_is_still_the_colleagues_until_somebody_takes_it_over() -> None:
    at = hall()
    at.do(PutStaff(staff=ANN.id, name="Ann", role="staff"))
    at.do(SetDesk(desk=at.desk(1), state="paused"), ANN)
    refusal = at.refused(SetDesk(desk=at.desk(1), state="open"), BEN)
    assert refusal.code == "desk_taken"
    assert refusal.detail.startswith("Ann has paused Desk 1.")
    assert refusal.holder is not None
    assert (refusal.holder.staff, refusal.holder.since) == ("Ann", desk_of(at).since)
    at.do(SetDesk(desk=at.desk(1), state="open", take_over=True), BEN)
    assert desk_state(at, 1) == ("open", BEN.id)


@pytest.mark.parametrize("state", ["paused", "closing", "closed"])
def test_a_desk_that_takes_nobody_says_what_to_do(state: str) -> None:
    at = at_desk(state, busy=False)
    entry = join(at).entry
    for command in (
        CallNext(desk=at.desk(1)),
        CallEntry(entry=entry, desk=at.desk(1)),
        Start(entry=entry, desk=at.desk(1)),
    ):
        refusal = at.refused(command, ANN)
        assert refusal.code == f"desk_{state}"
        assert refusal.detail.startswith(f"Desk 1 is {state}")
        assert "Open it" in refusal.detail


def test_a_refused_call_says_why_the_desk_is_paused() -> None:
    at = hall()
    at.do(SetDesk(desk=at.desk(1), state="paused", reason="Lunch"), ANN)
    refusal = at.refused(CallNext(desk=at.desk(1)), ANN)
    assert refusal.detail == "Desk 1 is paused (Lunch). Open it again first."


def test_nobody_leaves_a_customer_alone_but_may_close_after_them() -> None:
    at = hall()
    entry = in_state(at, "serving")
    for state in ("paused", "closed"):
        refusal = at.refused(SetDesk(desk=at.desk(1), state=state), ANN)
        assert refusal.code == "desk_busy"
        assert refusal.detail.startswith("Desk 1 has A001.")
        assert refusal.holder is not None and refusal.holder.number == "A001"
    at.do(SetDesk(desk=at.desk(1), state="closing"), ANN)
    assert desk_state(at, 1) == ("closing", ANN.id)
    at.do(Complete(entry=entry), ANN)
    assert desk_state(at, 1) == ("closed", None)


def test_a_closing_desk_goes_on_with_the_customer_it_has() -> None:
    at = hall()
    entry = in_state(at, "called")
    at.do(SetDesk(desk=at.desk(1), state="closing"), ANN)
    at.do(Recall(entry=entry), ANN)
    at.do(Start(entry=entry), ANN)
    at.do(Undo(entry=entry), ANN)
    assert (desk_of(at).state, entry_of(at, entry).state) == ("closing", "called")


def closing(at: Hall, state: str) -> str:
    entry = in_state(at, state)
    at.do(SetDesk(desk=at.desk(1), state="closing"), ANN)
    at.clock.advance(130)
    return entry


@pytest.mark.parametrize("state", ["called", "serving"])
@pytest.mark.parametrize(
    "step",
    ["complete", "no_show", "leave", "cancel", "requeue", "transfer", "hold", "miss", "taken"],
)
def test_a_closing_desk_closes_however_its_customer_goes(step: str, state: str) -> None:
    at = hall()
    entry = closing(at, state)
    later = at.clock.now() + 600_000
    desk = at.desk(2)
    commands: dict[str, tuple[AnyCommand, Actor]] = {
        "complete": (Complete(entry=entry), ANN),
        "no_show": (NoShow(entry=entry), ANN),
        "leave": (Leave(entry=entry), ANN),
        "cancel": (Cancel(entry=entry, reason="a slip"), ANN),
        "requeue": (Requeue(entry=entry), ANN),
        "transfer": (Transfer(entry=entry), ANN),
        "hold": (Hold(entry=entry, until=later), ANN),
        "miss": (PassTime(), TIMER),
        "taken": (CallEntry(entry=entry, desk=desk, take_over=True), BEN),
    }
    answer = at.ask(*commands[step])
    gone = entry_of(at, entry)
    if isinstance(answer, Refusal) or (gone.state in AT_DESK and gone.desk == at.desk(1)):
        assert desk_state(at, 1) == ("closing", ANN.id)
    else:
        assert desk_state(at, 1) == ("closed", None)


def test_a_closing_desk_closes_when_the_call_is_taken_back_or_the_day_ends() -> None:
    at = hall()
    entry = in_state(at, "called")
    at.do(SetDesk(desk=at.desk(1), state="closing"), ANN)
    at.do(Undo(entry=entry), ANN)
    assert desk_state(at, 1) == ("closed", None)
    in_state(at, "waiting")
    at.do(CallNext(desk=at.desk(2)), BEN)
    at.do(SetDesk(desk=at.desk(2), state="closing"), BEN)
    at.clock.advance(86_400)
    at.do(RollDay(), TIMER)
    assert desk_state(at, 2) == ("closed", None)

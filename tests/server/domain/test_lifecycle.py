"""The life of a queue entry is its table: every operation from every state, and every way back."""

from __future__ import annotations

from typing import get_args

import pytest

from protocol.commands import (
    AnyCommand,
    Away,
    CallEntry,
    Cancel,
    CheckIn,
    Complete,
    Expire,
    Hold,
    Leave,
    NoShow,
    Recall,
    Reopen,
    Requeue,
    Resume,
    Start,
    Transfer,
    Undo,
)
from protocol.lifecycle import STATES, TRANSITIONS, Operation
from protocol.outcomes import Moved
from protocol.records import AT_DESK, EntryState, Visit
from server.domain.actor import Actor
from tests.hall import ADMIN, ANN, BEN, Hall, hall
from tests.server.domain.walking import entry_of, in_state, licence

BY_TIME = frozenset({("no_show", "waiting")})
"""What the table allows to a timer alone."""
COMMANDED: list[Operation] = [name for name in TRANSITIONS if name not in ("back", "miss")]
UNDOABLE: list[tuple[Operation, EntryState]] = [
    (row.operation, state)
    for row in TRANSITIONS.values()
    for state in row.allowed_from
    if row.undoable and (row.operation, state) not in BY_TIME
]


def command_for(at: Hall, operation: Operation, entry: str, state: str) -> tuple[AnyCommand, Actor]:
    desk, clerk = (at.desk(2), BEN) if state == "called" else (at.desk(1), ANN)
    commands: dict[Operation, AnyCommand] = {
        "check_in": CheckIn(entry=entry),
        "away": Away(entry=entry),
        "call": CallEntry(entry=entry, desk=desk, take_over=state == "called"),
        "recall": Recall(entry=entry),
        "start": Start(entry=entry, desk=desk, take_over=state == "called"),
        "hold": Hold(entry=entry, until=at.clock.now() + 60_000),
        "resume": Resume(entry=entry),
        "requeue": Requeue(entry=entry),
        "transfer": Transfer(entry=entry, service=licence(at)),
        "complete": Complete(entry=entry),
        "reopen": Reopen(entry=entry),
        "no_show": NoShow(entry=entry),
        "leave": Leave(entry=entry),
        "cancel": Cancel(entry=entry, reason="mistake"),
        "expire": Expire(entry=entry, reason="too late"),
    }
    return commands[operation], ADMIN if operation == "expire" else clerk


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("operation", COMMANDED)
def test_an_operation_works_from_the_states_of_the_table_and_from_no_other(
    operation: Operation, state: EntryState
) -> None:
    at = hall()
    entry = in_state(at, state)
    before = entry_of(at, entry)
    at.clock.advance(600)
    answer = at.ask(*command_for(at, operation, entry, state))
    row = TRANSITIONS[operation]
    if state in row.allowed_from and (operation, state) not in BY_TIME:
        assert isinstance(answer, Moved), answer
        assert entry_of(at, entry).state == row.leads_to[state] == answer.state
        assert (answer.undo_until is not None) == row.undoable
        if answer.state != state:
            assert (entry in at.floor.lists["undoable"]) == row.undoable
    else:
        taken = operation in ("call", "start") and state == "serving"
        assert getattr(answer, "code", "") == ("conflict" if taken else "wrong_state")
        assert entry_of(at, entry) == before


@pytest.mark.parametrize(("operation", "state"), UNDOABLE)
def test_a_step_that_can_be_undone_leaves_no_trace_but_the_version(
    operation: Operation, state: EntryState
) -> None:
    at = hall()
    entry = in_state(at, state)
    at.clock.advance(200)
    before = entry_of(at, entry)
    visit = at.floor.get(Visit, before.visit)
    waiting, at_desk = dict(at.floor.waiting[at.point]), dict(at.floor.at_desk[at.desk(1)])
    command, clerk = command_for(at, operation, entry, state)
    at.do(command, clerk)
    at.clock.advance(5)
    at.do(Undo(entry=entry), clerk)
    after = entry_of(at, entry)
    assert after.version == before.version + 2
    assert (after.grace_until or 0) == (before.grace_until or 0) or after.state == "called"
    for field in after.__struct_fields__:
        # A grace that has run out begins anew.
        if field not in ("version", "grace_until"):
            assert getattr(after, field) == getattr(before, field), field
    assert at.floor.waiting[at.point].keys() == waiting.keys()
    assert at.floor.at_desk[at.desk(1)].keys() == at_desk.keys()
    assert at.floor.get(Visit, before.visit) == visit
    assert at.refused(Undo(entry=entry), clerk).code == "nothing_to_undo"
    assert (before.visit in at.floor.live) == (state != "completed")


@pytest.mark.parametrize("operation", [row.operation for row in TRANSITIONS.values()])
def test_no_operation_leads_anywhere_that_the_table_does_not_know(operation: Operation) -> None:
    assert set(TRANSITIONS[operation].leads_to.values()) <= set(STATES)


def test_the_table_names_every_operation_once_and_every_state_is_reached() -> None:
    assert list(TRANSITIONS) == list(get_args(Operation))
    reached = {to for row in TRANSITIONS.values() for to in row.leads_to.values()}
    assert reached == set(STATES)
    left = {state for row in TRANSITIONS.values() for state in row.allowed_from}
    assert {"called", "serving"} == AT_DESK < left

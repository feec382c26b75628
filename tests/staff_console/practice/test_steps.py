"""What counts as tried, and what the band says to do next."""

from __future__ import annotations

import pytest

from protocol.commands import (
    AnyCommand,
    CallNext,
    Complete,
    Hold,
    NoShow,
    ReportByHand,
    SetDesk,
    Start,
    Transfer,
    Undo,
)
from protocol.outcomes import Answer, Holder, Refusal, Saved
from staff_console.hall import NOON, POINT, desk_id, ident
from staff_console.keys import KEYS, WINDOW_KEYS
from staff_console.practice.guide import AWAY_KEY, STEPS_KEY
from staff_console.practice.steps import STEPS, Progress, StepName, tried

DONE = Saved(id="x")
ENTRY = ident(0xE, 1)
HELD = Refusal(code="conflict", detail="", holder=Holder(desk_id(1), "Desk 1", "Jonas", NOON))


@pytest.mark.parametrize(
    ("command", "answer", "step"),
    [
        (SetDesk(desk=desk_id(3), state="open"), DONE, "open_desk"),
        (CallNext(desk=desk_id(3), service_point=POINT), DONE, "call"),
        (Start(entry=ENTRY), DONE, "start"),
        (Complete(entry=ENTRY), DONE, "complete"),
        (Hold(entry=ENTRY, until=NOON), DONE, "hold"),
        (Transfer(entry=ENTRY), DONE, "transfer"),
        (NoShow(entry=ENTRY), DONE, "no_show"),
        (Undo(entry=ENTRY), DONE, "undo"),
        (Start(entry=ENTRY), HELD, "conflict"),
        (
            ReportByHand(entry=ENTRY, desk=desk_id(3), did="serving", called_at=NOON),
            HELD,
            "by_hand",
        ),
        (SetDesk(desk=desk_id(3), state="closed"), DONE, None),
        (NoShow(entry=ENTRY), Refusal(code="grace_running", detail=""), None),
    ],
)
def test_a_step_is_tried_once_the_server_has_answered(
    command: AnyCommand, answer: Answer, step: StepName | None
) -> None:
    assert tried(command, answer) == step


def test_the_band_says_the_first_step_that_was_not_tried() -> None:
    assert Progress().says == "Choose Desk 3 and press Enter."
    skipped = Progress(frozenset({"open_desk", "start"}), "A001 walks up to your desk: F4 starts.")
    assert skipped.says == ("A001 walks up to your desk: F4 starts.  F2 calls whoever is next.")
    assert skipped.count == "2 of 10"


def test_at_the_end_it_says_so() -> None:
    whole = Progress(frozenset(step.name for step in STEPS))
    assert whole.step is None
    assert whole.says == "You have tried everything. Go on as you like."


def test_the_keys_of_a_practice_are_no_keys_of_the_console() -> None:
    """Qt does nothing for a key that two want."""
    taken = {*(key.cap for key in KEYS.values()), *WINDOW_KEYS.values()}
    assert taken.isdisjoint({STEPS_KEY, AWAY_KEY})

"""The state of a request follows from what becomes of its lines."""

from __future__ import annotations

from itertools import product
from typing import Final

import pytest
from msgspec.structs import replace

from protocol.changes import Put
from protocol.outcomes import Refusal
from protocol.records import Activity
from protocol.request_commands import LineStep, StepLine
from protocol.request_states import ENDED, STATES, RequestState
from server.domain.context import Context
from server.domain.rules import decide
from tests.hall import ANN
from tests.server.domain.requests.cost_desk import Repair

OPEN: Final = tuple(state for state in STATES if state not in ENDED)
WORK: Final[tuple[tuple[str, LineStep], ...]] = (
    ("labour", "begin"), ("labour", "finish"), ("part", "use"), ("part", "arrive"),
    ("labour", "drop"), ("part", "drop"),
)  # fmt: skip


def state_of(it: Repair) -> RequestState:
    return it.now.state


@pytest.fixture
def approved() -> Repair:
    """A repair that its customer has approved; nobody works on it."""
    it = Repair()
    it.adds("labour")
    it.sends()
    it.answers()
    assert (it.now.state, it.now.begun) == ("approved", False)
    return it


def test_work_that_begins_on_what_is_approved_is_its_repair_and_nothing_else_is() -> None:
    """Every state, and whatever becomes of a line."""
    it = Repair()
    begins = {("labour", "begin"), ("labour", "finish"), ("part", "use")}
    for state, (kind, step) in product(OPEN, WORK):
        line = it.line(it.lined(it.it, kind))
        begun = state == "in_repair"
        it.placed(it.it, state, approved_total="999.00", stop_above="999.00", begun=begun)
        answer = it.hall.ask(StepLine(request=it.it, line=line.id, step=step), ANN)
        wanted: RequestState = state
        if isinstance(answer, Refusal):
            assert state not in ("approved", "waiting_parts", "in_repair", "declined", "expired")
        elif state == "waiting_parts":
            # Nothing is ordered.
            wanted = "in_repair" if (kind, step) in begins else "approved"
        elif state in ("approved", "declined", "expired") and (kind, step) in begins:
            wanted = "in_repair"
        assert state_of(it) == wanted, (state, kind, step)
        it.put(replace(line, state="dropped"))


def test_that_the_repair_begins_is_on_record_with_what_began(approved: Repair) -> None:
    (labour,) = approved.lines(approved.it)
    context = Context(ANN, approved.hall.clock.now(), approved.hall.ids, str)
    command = StepLine(request=approved.it, line=labour.id, step="begin")
    _, changes = decide(approved.floor, command, context)
    records = [each.r for each in changes if isinstance(each, Put)]
    told = [each.what for each in records if isinstance(each, Activity)]
    assert told.count("repair_begun") == 1 and "labour_begun" in told


def test_what_still_awaits_a_part_is_in_repair_once_that_is_here(approved: Repair) -> None:
    (labour,), port = approved.lines(approved.it), approved.lined(approved.it)
    approved.placed(approved.it, "approved", approved_total="999.00", stop_above="999.00")
    approved.steps(labour, "begin")
    assert state_of(approved) == "approved"
    approved.steps(approved.line(port), "arrive")
    assert state_of(approved) == "in_repair"


def test_work_on_what_waits_for_parts_goes_on_as_they_come(approved: Repair) -> None:
    (labour,), port = approved.lines(approved.it), approved.lined(approved.it)
    approved.placed(approved.it, "approved", approved_total="999.00", stop_above="999.00")
    approved.steps(approved.line(port), "order")
    approved.steps(labour, "begin", "finish")
    assert (approved.now.state, approved.now.begun) == ("waiting_parts", True)
    approved.steps(approved.line(port), "arrive")
    assert state_of(approved) == "in_repair"


def test_a_diagnosis_that_goes_on_is_no_repair() -> None:
    it = Repair("diagnosing")
    look = it.steps(it.adds("labour", name="Look inside"), "begin")
    it.placed(it.it, "diagnosed")
    it.sends()
    it.answers()
    it.steps(look, "finish")
    assert state_of(it) == "approved"


def test_a_repair_that_is_taken_back_stays_so_until_more_work_begins(approved: Repair) -> None:
    (labour,) = approved.lines(approved.it)
    approved.steps(labour, "begin")
    approved.stepped(approved.it, "back")
    approved.adds("fee", unit_price="0.00")
    assert state_of(approved) == "approved"
    approved.steps(labour, "plan", "begin")
    assert state_of(approved) == "in_repair"


def test_work_goes_on_with_the_yes_to_a_second_estimate(approved: Repair) -> None:
    """Or after a no once somebody begins: by the first, which still holds."""
    (labour,) = approved.lines(approved.it)
    approved.steps(labour, "begin")
    approved.sends()
    approved.answers(yes=False)
    assert state_of(approved) == "declined"
    approved.sends()
    approved.answers()
    assert state_of(approved) == "in_repair"
    approved.sends()
    approved.answers(yes=False)
    approved.steps(labour, "plan", "begin")
    assert state_of(approved) == "in_repair"

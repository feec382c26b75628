"""The whole table: every state and every step is allowed or refused as it says."""

from __future__ import annotations

from itertools import product

import pytest

from protocol.request_commands import NoteRequest, StepRequest
from protocol.request_states import ENDED, STATES, STEPS, RequestState, RequestStep, step_between
from server.domain.context import Context
from server.domain.refused import Refused
from server.domain.requests.steps import IS, moved
from tests.hall import ANN
from tests.server.domain.requests.shop import DAY, Shop


def context(shop: Shop) -> Context:
    return Context(ANN, shop.hall.clock.now(), shop.hall.ids, str)


@pytest.fixture(scope="module")
def shop() -> Shop:
    return Shop(keep_days=1)


@pytest.fixture(scope="module")
def request_id(shop: Shop) -> str:
    """One that has a note, whose customer has had time to come."""
    ident = shop.opened()
    shop.hall.do(NoteRequest(request=ident, text="The port is worn."), ANN)
    return ident


def test_each_step_leads_where_the_table_says_and_nowhere_else(shop: Shop, request_id: str) -> None:
    """Whoever takes it, a colleague or a rule."""
    before = shop.request(request_id)
    for state, step in product(STATES, STEPS):
        request = shop.placed(request_id, state)
        leads_to = STEPS[step].leads_to.get(state)
        try:
            after = moved(request, step, context(shop))
        except Refused as refused:
            assert leads_to is None, (state, step)
            code = "request_ended" if state in ENDED else "wrong_state"
            assert refused.refusal.code == code
            assert "R-1001" in refused.refusal.detail and refused.refusal.detail.endswith(".")
        else:
            assert after.state == leads_to, (state, step)
            assert (after.version, after.actor) == (request.version + 1, ANN.id)
            assert (after.ended_at is not None) == (after.state in ENDED)
    assert set(IS) == set(STATES)
    shop.put(before)


@pytest.mark.parametrize("state", STATES)
def test_a_colleague_takes_the_steps_that_are_theirs(
    shop: Shop, request_id: str, state: RequestState
) -> None:
    """And is told which command does what no colleague takes by itself."""
    for step, rule in STEPS.items():
        since = shop.hall.clock.now() - 2 * DAY * 1_000
        shop.placed(request_id, state, since=since, approved_total="50.00")
        command = StepRequest(request=request_id, step=step, reason="Changed their mind")
        if state in ENDED:
            assert shop.hall.refused(command, ANN).code == "request_ended"
        elif rule.by != "step":
            told = shop.hall.refused(command, ANN)
            assert (told.code, told.field) == ("invalid", "step")
        elif state not in rule.leads_to:
            assert shop.hall.refused(command, ANN).code == "wrong_state"
        else:
            assert shop.requested(command, ANN).state == rule.leads_to[state], (state, step)


def test_a_card_that_is_moved_on_a_board_means_the_step_between() -> None:
    """Each of the table's own ways, and none besides."""
    ways: dict[tuple[RequestState, RequestState], RequestStep] = {}
    for rule in STEPS.values():
        for before, after in rule.leads_to.items():
            if before != after:
                ways.setdefault((before, after), rule.step)
    for before, after in product(STATES, STATES):
        assert step_between(before, after) == ways.get((before, after))


def test_parts_that_came_lead_back_to_a_repair_that_had_begun(shop: Shop, request_id: str) -> None:
    """And a repair that is taken back has not begun."""
    waits = shop.placed(request_id, "waiting_parts", begun=True)
    assert moved(waits, "parts_came", context(shop)).state == "in_repair"
    shop.placed(request_id, "in_repair", begun=True)
    after = shop.stepped(request_id, "back")
    assert (after.state, after.begun) == ("approved", False)

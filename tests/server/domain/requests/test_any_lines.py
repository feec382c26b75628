"""Whatever becomes of parts, none is lost from the stock and none is consumed twice."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.outcomes import Refusal
from protocol.request_commands import PutLine, SendEstimate, StepLine, StepRequest
from server.domain.requests import costing
from tests.hall import ANN
from tests.server.domain.requests.cost_desk import Repair
from tests.server.domain.requests.shop import link

STEPS = st.tuples(
    st.sampled_from(["order", "arrive", "take", "use", "begin", "finish", "drop", "plan"]),
    st.integers(0, 3),
)
CHANGES = st.tuples(
    st.just("change"),
    st.integers(0, 3),
    st.sampled_from(["quantity", "unit_price", "part"]),
    st.sampled_from(["0", "0.5", "1", "2", "300"]),
)
DEALS = st.tuples(st.sampled_from(["send", "yes", "no", "give_back"]))


@settings(max_examples=40)
@given(st.lists(st.one_of(STEPS, CHANGES, DEALS), max_size=14))
def test_stock_and_lines_hold_all_parts_and_the_total_is_what_the_lines_come_to(
    does: list[Any],
) -> None:
    it = Repair()
    parts = [it.part(stock="5"), it.part(name="Port", stock="2.5")]
    lines = [it.adds(part=part.id, quantity="2").id for part in (*parts, parts[0])]
    lines.append(it.adds("labour").id)
    for what, *more in does:
        before = it.now
        answer = it.hall.ask(
            _command(it, what, more, lines, [each.id for each in parts]), _by(it, what)
        )
        if isinstance(answer, Refusal):
            assert answer.detail.endswith(".") and it.now == before
        now = it.lines(it.it)
        for part in parts:
            held = [each for each in now if each.from_stock and each.part == part.id]
            assert all(each.state in ("here", "used") for each in held)
            out = sum((Decimal(each.quantity) for each in held), Decimal(0))
            assert Decimal(it.stocked(part.id).stock) + out == Decimal(part.stock)
        assert it.now.total == costing.total(now, costing.agreed(it.floor, it.now)).total
        ordered = any(each.state == "ordered" for each in now)
        assert (it.now.state == "waiting_parts") <= ordered
        assert not (ordered and it.now.state in ("approved", "in_repair"))
        above = it.now.stop_above
        assert it.now.stopped == (bool(above) and Decimal(it.now.total) > Decimal(above or "0"))


def _by(it: Repair, what: str) -> Any:
    return link(it.it) if what in ("yes", "no") else ANN


def _command(it: Repair, what: str, more: list[Any], lines: list[str], parts: list[str]) -> Any:
    if what == "send":
        return SendEstimate(request=it.it)
    if what in ("yes", "no"):
        told = {} if it.floor.requests.estimates(it.it) else {"nth": 1, "hash": ""}
        return it.answer(what == "yes", **told)
    if what == "give_back":
        return StepRequest(request=it.it, step="give_back")
    line = lines[more[0]]
    if what == "change":
        _, field, told = more
        value = parts[len(told) % 2] if field == "part" else told
        return PutLine(request=it.it, line=line, **{field: value})
    return StepLine(request=it.it, line=line, step=what)  # type: ignore[arg-type]

"""Whatever is asked in any order, a request goes only the ways of the table."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.outcomes import Refusal
from protocol.records import RequestLine, ServiceRequest, UnlockCode
from protocol.request_commands import (
    AnswerEstimate,
    JoinPickup,
    NoteRequest,
    PassRequestTime,
    PutLine,
    SealUnlock,
    SendEstimate,
    StepLine,
    StepRequest,
)
from protocol.request_states import ENDED, STEPS, RequestState
from protocol.service_requests import AWAITED
from server.domain.actor import TIMER
from tests.hall import ANN
from tests.server.domain.requests.shop import DAY, Shop, link

WAYS: Final = {way for rule in STEPS.values() for way in rule.leads_to.items()}
BY_LINES: Final = {
    *STEPS["await_parts"].leads_to.items(),
    *STEPS["parts_came"].leads_to.items(),
    ("waiting_parts", "in_repair"),
}
"""What follows within one command from what becomes of the lines."""
GOES_ON: Final = {("estimate_sent", "in_repair")}
"""A yes to a second estimate while somebody works on what the first allowed."""
ON: Final[dict[str, tuple[str, Any]]] = {
    "queued": ("step", "check_in"),
    "checked_in": ("step", "diagnose"),
    "diagnosing": ("step", "diagnosed"),
    "diagnosed": ("send", ""),
    "estimate_sent": ("yes", ""),
    "approved": ("step", "repair"),
    "declined": ("step", "give_back"),
    "expired": ("send", ""),
    "waiting_parts": ("line", "arrive"),
    "in_repair": ("step", "check"),
    "qc": ("step", "ready"),
    "ready": ("step", "pick_up"),
    "return_ready": ("step", "pick_up"),
}
"""What comes next when all goes well and nothing is left to do."""
ANY = st.one_of(
    st.tuples(st.just("on"), st.just("")),
    st.tuples(st.just("step"), st.sampled_from(sorted(STEPS))),
    st.tuples(
        st.just("line"), st.sampled_from(["order", "arrive", "begin", "finish", "drop", "plan"])
    ),
    st.tuples(st.sampled_from(["part", "labour", "note", "send", "no", "seal"]), st.just("")),
    st.tuples(st.sampled_from(["days", "join"]), st.just("")),
)
BETWEEN = st.tuples(ANY, st.integers(0, 4))
"""Something, and after it so often what comes next."""


def is_way(before: RequestState, after: RequestState) -> bool:
    """Whether one command leads there: a step of the table, and what the lines make of it."""
    first = {before} | {to for at, to in WAYS if at == before}
    if (before, after) in GOES_ON:
        return True
    return after in first or any((at, after) in BY_LINES for at in first)


def test_the_lines_alone_make_no_way_that_the_table_has_not() -> None:
    """So that what is asked below is worth something."""
    assert is_way("approved", "waiting_parts") and is_way("diagnosed", "waiting_parts")
    assert not is_way("diagnosed", "in_repair") and not is_way("waiting_parts", "ready")


@settings(max_examples=50)
@given(st.lists(BETWEEN, min_size=3, max_size=14))
def test_whatever_is_asked_only_the_ways_of_the_table_are_gone(does: list[Any]) -> None:
    shop = Shop(keep_days=1)
    request = shop.opened(here=False)
    asked = [each for one, often in does for each in (one, *[("on", "")] * often)]
    for what, more in asked:
        before = shop.request(request)
        if what == "on":
            what, more = onward(shop, before)
        answer = shop.hall.ask(command(shop, request, what, more), by(request, what))
        after = shop.request(request)
        if isinstance(answer, Refusal):
            assert answer.detail.endswith(".") and after == before
            continue
        assert is_way(before.state, after.state), (what, more)
        assert after.version >= before.version and (before.state in ENDED) <= (after == before)
        holds(shop, after)


def onward(shop: Shop, request: ServiceRequest) -> tuple[str, Any]:
    """What a colleague would do next."""
    lines = shop.lines(request.id)
    if request.state == "diagnosed" and not lines:
        return "labour", ""
    if request.state == "approved" and awaited(lines):
        return "line", "arrive"
    if request.state == "in_repair" and undone(lines):
        return "line", "finish"
    return ON.get(request.state, ("note", ""))


def awaited(lines: list[RequestLine]) -> list[RequestLine]:
    return [e for e in lines if e.line_kind == "part" and e.state in AWAITED]


def undone(lines: list[RequestLine]) -> list[RequestLine]:
    return [e for e in lines if e.line_kind == "labour" and e.state in ("planned", "doing")]


def holds(shop: Shop, request: ServiceRequest) -> None:
    """What is so of every request."""
    lines = shop.lines(request.id)
    if request.state in ("qc", "ready"):
        assert not awaited(lines) and not undone(lines)
    if request.state == "waiting_parts":
        assert any(each.state == "ordered" for each in lines)
    if request.state in ENDED:
        assert request.ended_at is not None and not list(shop.floor.of(UnlockCode))


def by(request: str, what: str) -> Any:
    if what == "days":
        return TIMER
    return link(request) if what in ("yes", "no", "join") else ANN


def command(shop: Shop, request: str, what: str, more: Any) -> Any:
    lines, estimates = shop.lines(request), shop.floor.requests.estimates(request)
    shop.passes(2 * DAY if what == "days" else 1)
    match what:
        case "step":
            return StepRequest(request=request, step=more, reason="So it is")
        case "line" if lines:
            fit = awaited(lines) if more == "arrive" else undone(lines) if more == "finish" else []
            return StepLine(request=request, line=[*fit, lines[-1]][0].id, step=more)
        case "part":
            return PutLine(request=request, line_kind="part", name="Port", unit_price="20")
        case "labour":
            return PutLine(request=request, line_kind="labour", name="Swap", minutes=20)
        case "send":
            return SendEstimate(request=request)
        case "yes" | "no" if estimates:
            newest = estimates[-1]
            return AnswerEstimate(
                request=request, nth=newest.nth, hash=newest.hash, yes=what == "yes"
            )
        case "seal":
            return SealUnlock(item=shop.items(request)[0].id, sealed="sealed")
        case "days":
            return PassRequestTime(requests=[request])
        case "join":
            return JoinPickup(request=request)
    return NoteRequest(request=request, text="It is so.")

"""What becomes of parts and labour: a table of steps, and the rule that takes them."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.request_commands import LineStep, StepLine
from protocol.request_states import RequestState
from protocol.service_requests import LineKind, LineState, RequestLine, ServiceRequest, shown
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.domain.requests import steps, stock
from server.domain.requests.editing import consumed, editable, its_line
from server.domain.requests.known import answer


class LineStepRule(NamedTuple):
    """A step of a line."""

    leads_to: dict[LineState, LineState]
    is_work: bool = False
    """Whether it is work, which stops over the total that was approved; so does labour that begins,
    by whichever step."""


def _to(state: LineState, *states: LineState) -> dict[LineState, LineState]:
    return dict.fromkeys(states, state)


LINE_STEPS: Final[dict[tuple[LineKind, LineStep], LineStepRule]] = {
    ("part", "order"): LineStepRule(_to("ordered", "planned", "ordered"), is_work=True),
    ("part", "arrive"): LineStepRule(_to("here", "planned", "ordered")),
    ("part", "take"): LineStepRule(_to("here", "planned", "ordered"), is_work=True),
    ("part", "use"): LineStepRule(_to("used", "planned", "here"), is_work=True),
    ("part", "drop"): LineStepRule(_to("dropped", "planned", "ordered", "here")),
    ("part", "plan"): LineStepRule(_to("planned", "ordered", "here", "used", "dropped")),
    ("labour", "begin"): LineStepRule(_to("doing", "planned")),
    ("labour", "finish"): LineStepRule(_to("done", "planned", "doing")),
    ("labour", "drop"): LineStepRule(_to("dropped", "planned", "doing")),
    ("labour", "plan"): LineStepRule(_to("planned", "doing", "done", "dropped")),
    ("fee", "drop"): LineStepRule(_to("dropped", "planned")),
    ("fee", "plan"): LineStepRule(_to("planned", "dropped")),
}
"""`order` of what is ordered says anew when it should come. `plan` takes back whatever became of a
line; a part goes back to where it came from."""
_IS: Final[dict[LineState, str]] = {
    "planned": "is only planned",
    "ordered": "is ordered and has not come",
    "here": "is here",
    "used": "is built in",
    "doing": "is being done",
    "done": "is done",
    "dropped": "was dropped",
}
_WORKED_ON: Final[frozenset[LineState]] = frozenset({"doing", "done"})
DIAGNOSIS: Final[frozenset[RequestState]] = frozenset({"checked_in", "diagnosing", "diagnosed"})
"""Labour that begins in these is that of the diagnosis, which needs no approval."""
_BY_PARTS: Final = "Parts are ordered, come, are taken and used; labour is begun and finished."


def labour_begins(kind: LineKind, before: LineState, after: LineState) -> bool:
    """Whether a line that comes from one state to another is labour that nobody had begun."""
    return kind == "labour" and before == "planned" and after in _WORKED_ON


def step_line(floor: Floor, command: StepLine, context: Context) -> Decision:
    """Take a step of a line; stock, the state of the request and its total follow."""
    request = editable(floor, command)
    line = its_line(floor, request, command.line)
    state = _state(floor, command, request, line, context)
    stepped, changes = _stepped(floor, command, request, line, state, context)
    changed = steps.changed(request, context)
    return Decision(answer(changed), [*changes, Put(stepped), Put(changed)])


def _state(
    floor: Floor, command: StepLine, request: ServiceRequest, line: RequestLine, context: Context
) -> LineState:
    """Which state the step leads to. Raises `Refused`."""
    rule = LINE_STEPS.get((line.line_kind, command.step))
    if rule is None:
        raise refuse("invalid", f"{line.name} is {line.line_kind}. {_BY_PARTS}", field="step")
    state = rule.leads_to.get(line.state)
    if state is None:
        raise _impossible(floor, command, line, context)
    begins = labour_begins(line.line_kind, line.state, state)
    if (rule.is_work or begins) and request.stopped:
        raise refuse(
            "over_total",
            f"{shown(request.number)} comes to {request.total} {request.currency}, and work stops "
            f"above {request.stop_above}. Send a new estimate, or drop a line.",
        )
    repairs = begins and request.state not in DIAGNOSIS
    if not request.approved_total and (state == "used" or repairs):
        raise refuse(
            "wrong_state", f"Nothing of {shown(request.number)} is approved yet. Wait for that."
        )
    return state


def _stepped(
    floor: Floor,
    command: StepLine,
    request: ServiceRequest,
    line: RequestLine,
    state: LineState,
    context: Context,
) -> tuple[RequestLine, list[Change]]:
    """The line after its step, and what that changes of the stock."""
    fields: dict[str, Any] = {"state": state, "version": line.version + 1}
    if state != line.state:
        fields["since"] = context.now
    changes: list[Change] = []
    takes = command.step == "take" or (
        command.step == "use" and line.state == "planned" and line.part is not None
    )
    if takes:
        changes = stock.taken(floor, line)
        fields["from_stock"] = True
    elif state in ("planned", "dropped"):
        changes = stock.put_back(floor, line)
        fields |= {"from_stock": False, "expected_at": None}
    if state == "ordered":
        fields["expected_at"] = _expected(floor, command, request, line, context)
    if state in ("here", "used", "doing") or (state == "done" and line.state == "planned"):
        fields["technician"] = context.actor.id
    elif state == "planned" and line.line_kind == "part":
        fields["technician"] = None
    return replace(line, **fields), changes


def _expected(
    floor: Floor, command: StepLine, request: ServiceRequest, line: RequestLine, context: Context
) -> int | None:
    if command.expected_at is None:
        return stock.due_at(floor, request, line, context.now)
    if command.expected_at < context.now:
        raise refuse(
            "invalid", "That is over already. Say when it should come, or that it came.",
            field="expectedAt",
        )  # fmt: skip
    return command.expected_at


def _impossible(floor: Floor, command: StepLine, line: RequestLine, context: Context) -> Refused:
    if line.line_kind == "part":
        if line.state == "used" or (line.state == "here" and command.step == "take"):
            return consumed(floor, line, context)
        if line.state == "ordered" and command.step == "use":
            return refuse(
                "part_awaited", f"{line.name} {_IS['ordered']}. Say that it came first.",
                field="step",
            )  # fmt: skip
    return refuse(
        "wrong_state", f"{line.name} {_IS[line.state]}. {_INSTEAD.get(line.state, _ALREADY)}",
        field="step",
    )  # fmt: skip


_ALREADY: Final = "There is nothing to do for that."
_INSTEAD: Final[dict[LineState, str]] = {
    "dropped": "Plan it again first.",
    "done": "Plan it again first, if it is not.",
    "here": "Use it, or plan it again.",
}

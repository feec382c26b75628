"""The parts of an update, each a command: understood before anything is done, done in an order in
which each can build on those before.

First what is no state, then items, notes and lines as they are listed; then the answer to the
estimate that was sent, the step, and the estimate that is sent anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from protocol.commands import AnyCommand
from protocol.request_commands import PutItem, RequestCommand, StepRequest
from protocol.request_states import STEPS, RequestState, RequestStep, step_between
from server.domain.refused import refuse
from server.http.problems import reject
from server.http.repairs.bodies import LinePart, UpdateBody
from server.http.repairs.commands import (
    changes_nothing,
    of_answer,
    of_fields,
    of_item,
    of_line,
    of_line_step,
    of_note,
    of_send,
)
from server.http.tickets.naming import ident_or_none


class Part(NamedTuple):
    """A command of an update. `name` is where it stands in the body, `within` what stands before
    the fields there; `follows`: it is of the line that the part before has made; `leads_to`: its
    step is found once those before are done."""

    name: str
    command: AnyCommand
    within: str = ""
    follows: bool = False
    leads_to: RequestState | None = None


def parts_of(request: str, data: UpdateBody) -> list[Part]:
    """What is to be done. Raises `Problematic` where any of it is not understood."""
    parts = [part for part in _parts(request, data) if not changes_nothing(part.command)]
    if not parts:
        reject("invalid", "Say what is to be otherwise: a field, an item, a note, a line, a step.")
    first = parts[0]
    assert isinstance(first.command, RequestCommand)
    # The others come after it, and raise the version themselves.
    return [first._replace(command=replace(first.command, expected=data.version)), *parts[1:]]


def step_to(state: RequestState, now: RequestState) -> RequestStep:
    """The step that leads there; where none does from here, one whose rule says why not. Raises
    `Refused` where it is no colleague's step that does."""
    step = step_between(now, state)
    if step is None:
        return _leading(state)[0]
    if STEPS[step].by != "step":
        raise refuse("wrong_state", f"{state}: {_OTHERWISE[state]}", field="state")
    return step


def _parts(request: str, data: UpdateBody) -> Iterator[Part]:
    if (fields := of_fields(request, data)) is not None:
        yield Part("fields", replace(fields, expected=None))
    for at, item in enumerate(data.items):
        known, where = (f"items[{at}].item", f"items[{at}]")
        ident = ident_or_none(item.item, "unknown_item", known)
        spec = of_item(item, f"{where}.")
        yield Part(where, PutItem(request=request, item=ident, spec=spec), f"{where}.")
    for at, note in enumerate(data.notes):
        where = f"notes[{at}]"
        yield Part(where, of_note(request, note, within=f"{where}."), f"{where}.")
    for at, line in enumerate(data.lines):
        yield from _of_line(request, line, f"lines[{at}]")
    estimate = data.estimate
    if estimate is not None and estimate.answer is not None:
        where = "estimate.answer"
        yield Part(where, of_answer(request, estimate.answer), f"{where}.")
    yield from _of_step(request, data)
    if estimate is not None and estimate.send is not None:
        where = "estimate.send"
        yield Part(where, of_send(request, estimate.send, within=f"{where}."), f"{where}.")


def _of_line(request: str, line: LinePart, where: str) -> Iterator[Part]:
    yield Part(where, of_line(request, line, line.line, within=f"{where}."), f"{where}.")
    if line.step is not None:
        named = line.line if line.line is not None else request  # until it has an id of its own
        step = of_line_step(request, line.step, named, within=f"{where}.step.")
        yield Part(f"{where}.step", step, f"{where}.step.", follows=line.line is None)


def _of_step(request: str, data: UpdateBody) -> Iterator[Part]:
    if data.step is not None and data.state is not None:
        reject("invalid", "state: send it alone, or step.", "state")
    step, where = data.step, "step"
    if data.state is not None:
        steps = _leading(data.state)
        if not steps:
            reject("invalid", f"state: {_OTHERWISE[data.state]}", "state")
        step, where = steps[0], "state"
    if step is not None:
        command = StepRequest(
            request=request, step=step, reason=data.reason, signature=data.signature
        )
        yield Part(where, command, leads_to=data.state)
    elif data.reason or data.signature:
        field = "reason" if data.reason else "signature"
        reject("invalid", f"{field}: it goes with a step. Name that too.", field)


def _leading(state: RequestState) -> list[RequestStep]:
    """The steps of a colleague that lead there."""
    return [
        name
        for name, rule in STEPS.items()
        if rule.by == "step" and state in rule.leads_to.values()
    ]


_OTHERWISE: dict[RequestState, str] = {
    "queued": "a request begins there. Nothing leads back to it.",
    "approved": "that is so once the customer says yes. Use estimate.answer.",
    "estimate_sent": "that is so once an estimate is sent. Use estimate.send.",
    "declined": "that is so once the customer says no. Use estimate.answer.",
    "expired": "an estimate expires by itself.",
    "waiting_parts": "that is so while a part is awaited. Order the part.",
}
"""How what no step of a colleague leads to comes about."""

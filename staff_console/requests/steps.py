"""Where a card may go: the step that leads there, the sheet it needs, or why it stays. Pure."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from protocol.request_states import ENDED, STEPS, RequestState, RequestStep, step_between
from protocol.request_views import RequestHead
from staff_console.requests.guards import hindrance
from staff_console.requests.known import Known
from staff_console.requests.states import COLUMNS, state_name
from staff_console.speech import tr

SheetName = Literal["", "approve", "allow", "decline", "send_estimate", "reason", "pick_up"]
"""What is asked before a step: who approved, by which way it needs no estimate, who declined, until
when an estimate holds, why, and who takes the thing along; empty: nothing."""


@dataclass(frozen=True)
class Move:
    """A step that is meant: `why` it cannot be, else it is sent or `asks` first."""

    step: RequestStep | None
    asks: SheetName = ""
    why: str = ""


def move_to(known: Known, head: RequestHead, column: str, now: int) -> Move:
    """What dropping a card on a column means."""
    targets = next((rule.states for rule in COLUMNS if rule.key == column), ())
    if head.state in targets:
        return Move(None)
    for target in targets:
        step = step_between(head.state, target)
        if step is not None:
            return move_by(known, head, step, now)
    return Move(None, why=why_not(known, head, targets[0]) if targets else "")


def move_by(known: Known, head: RequestHead, step: RequestStep, now: int) -> Move:
    """What taking a step means."""
    rule = STEPS[step]
    if head.state not in rule.leads_to:
        state = state_name(head.state)
        if step == "abandon" and head.state not in ENDED:
            # By the key that cancels what was not brought yet.
            return Move(None, why=tr("It is here: it is given back, not cancelled."))
        return Move(None, why=tr("Its state is {state}.").format(state=state))
    if rule.by in ("lines", "time"):
        return Move(None, why=_BY_ITSELF[rule.by]())
    no = any(each.state == "declined" for each in known.estimates(head.id))
    if step == "back" and head.state == "return_ready" and no:
        return Move(None, why=tr("Its customer has declined: it is given back."))
    why = hindrance(known, head, step, now)
    return Move(step, _asks(head, step), why)


def why_not(known: Known, head: RequestHead, target: RequestState) -> str:
    """What is missing before a state that no single step leads to."""
    first = _way(head.state, target)
    if first is None:
        if head.state in ("ready", "return_ready", "qc"):
            return tr("Work goes forward. Ctrl+← takes one state back.")
        return tr("No step leads back there.")
    if first == "approve":
        nth = _nth(known, head)
        if nth:
            return tr("Estimate {nth} is not approved.").format(nth=nth)
        return tr("It is not approved.")
    return _MISSING[first]()


def _nth(known: Known, head: RequestHead) -> int:
    sent = known.estimates(head.id)
    request = known.request(head.id)
    return sent[-1].nth if sent else request.estimate if request is not None else 0


def _way(before: RequestState, after: RequestState) -> RequestStep | None:
    """The first step of the shortest way forward between two states; None where there is none."""
    ways: deque[tuple[RequestState, RequestStep | None]] = deque([(before, None)])
    seen = {before}
    while ways:
        state, first = ways.popleft()
        for rule in STEPS.values():
            there = rule.leads_to.get(state)
            if rule.step == "back" or there is None or there in seen:
                continue
            step = first or rule.step
            if there == after:
                return step
            seen.add(there)
            ways.append((there, step))
    return None


def _asks(head: RequestHead, step: RequestStep) -> SheetName:
    if step == "approve":
        return "approve" if head.state == "estimate_sent" else "allow"
    if step == "repair" and head.state == "qc":
        return "reason"
    return _SHEETS.get(step, "")


_SHEETS: Final[dict[RequestStep, SheetName]] = {
    "send_estimate": "send_estimate",
    "decline": "decline",
    "abandon": "reason",
    "cancel": "reason",
    "pick_up": "pick_up",
}
_BY_ITSELF: Final[dict[str, Callable[[], str]]] = {
    "lines": lambda: tr("It follows from its parts: order one, or say that it came."),
    "time": lambda: tr("It follows by itself when the time of the estimate is over."),
}
_MISSING: Final[dict[RequestStep, Callable[[], str]]] = {
    "check_in": lambda: tr("It is not checked in yet."),
    "diagnose": lambda: tr("Its diagnosis has not begun."),
    "diagnosed": lambda: tr("Nobody has written what is wrong with it."),
    "send_estimate": lambda: tr("Its customer has no estimate yet."),
    "decline": lambda: tr("Its estimate was not declined."),
    "expire": lambda: tr("Its estimate is still open."),
    "await_parts": lambda: tr("It follows from its parts: order one, or say that it came."),
    "parts_came": lambda: tr("A part is still awaited."),
    "repair": lambda: tr("Its repair has not begun."),
    "check": lambda: tr("The final check comes first."),
    "ready": lambda: tr("The final check is not passed."),
    "give_back": lambda: tr("It is not given back unrepaired."),
    "pick_up": lambda: tr("It was not picked up."),
}

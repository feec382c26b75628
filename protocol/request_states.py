"""The life of a service request as a table: which step leads where, from which states.

Server rules, the board of the console and the sentences for customers read this one table.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, get_args

RequestState = Literal[
    "queued",
    "checked_in",
    "diagnosing",
    "diagnosed",
    "estimate_sent",
    "approved",
    "declined",
    "expired",
    "waiting_parts",
    "in_repair",
    "qc",
    "ready",
    "return_ready",
    "picked_up",
    "abandoned",
    "cancelled",
]
RequestStep = Literal[
    "check_in",
    "diagnose",
    "diagnosed",
    "send_estimate",
    "approve",
    "decline",
    "expire",
    "await_parts",
    "parts_came",
    "repair",
    "check",
    "ready",
    "give_back",
    "pick_up",
    "abandon",
    "cancel",
    "back",
]
Guard = Literal[
    "diagnosis_written",
    "lines_there",
    "nothing_awaited",
    "within_total",
    "all_done",
    "item_here",
    "kept_long_enough",
    "reason_given",
]
"""What must be so besides the state; `server/domain/requests/guards.py` has each as a function."""
By = Literal["step", "estimate", "lines", "time"]
"""What sets it off: a colleague's step, sending or answering an estimate, what becomes of the
lines, or time."""


class StepRule(NamedTuple):
    """A step of a service request."""

    step: RequestStep
    leads_to: dict[RequestState, RequestState]
    guards: tuple[Guard, ...] = ()
    by: By = "step"
    also: By | None = None
    """What sets it off besides."""

    @property
    def allowed_from(self) -> frozenset[RequestState]:
        """The states that it is allowed from."""
        return frozenset(self.leads_to)


def _to(state: RequestState, *states: RequestState) -> dict[RequestState, RequestState]:
    return dict.fromkeys(states, state)


STEPS: Final[dict[RequestStep, StepRule]] = {
    row.step: row
    for row in (
        StepRule("check_in", _to("checked_in", "queued"), ("item_here",)),
        StepRule("diagnose", _to("diagnosing", "checked_in")),
        StepRule("diagnosed", _to("diagnosed", "diagnosing"), ("diagnosis_written",)),
        StepRule(
            "send_estimate",
            _to(
                "estimate_sent",
                "diagnosed",
                "estimate_sent",
                "declined",
                "expired",
                "approved",
                "waiting_parts",
                "in_repair",
            ),
            ("lines_there",),
            "estimate",
        ),
        StepRule("approve", _to("approved", "estimate_sent", "diagnosed"), (), "estimate"),
        StepRule("decline", _to("declined", "estimate_sent"), (), "estimate"),
        StepRule("expire", _to("expired", "estimate_sent"), (), "time"),
        StepRule("await_parts", _to("waiting_parts", "approved", "in_repair"), (), "lines"),
        StepRule("parts_came", _to("approved", "waiting_parts"), (), "lines"),
        StepRule(
            "repair",
            _to("in_repair", "approved", "waiting_parts", "qc", "declined", "expired"),
            ("within_total", "nothing_awaited"),
            also="lines",
        ),
        StepRule("check", _to("qc", "in_repair"), ("all_done", "within_total")),
        StepRule("ready", _to("ready", "qc"), ("all_done", "within_total")),
        StepRule(
            "give_back",
            _to("return_ready", "checked_in", "diagnosing", "diagnosed", "declined", "expired"),
        ),
        StepRule("pick_up", _to("picked_up", "ready", "return_ready")),
        StepRule(
            "abandon",
            _to("abandoned", "ready", "return_ready"),
            ("kept_long_enough", "reason_given"),
        ),
        StepRule("cancel", _to("cancelled", "queued"), ("reason_given",)),
        StepRule(
            "back",
            {
                "diagnosing": "checked_in",
                "diagnosed": "diagnosing",
                "in_repair": "approved",
                "qc": "in_repair",
                "ready": "qc",
                "return_ready": "diagnosed",
            },
        ),
    )
}
"""`parts_came` leads to `in_repair` where repair had begun. `repair` follows from its lines once
labour begins or a part is built in, from `approved`, `declined` and `expired` where its guards let
it; what waits for parts has begun then, and goes on as they come. `approve` from diagnosed is
within the limit of intake or a warranty alone. `back` takes a step of a colleague back; from
`return_ready` only what no estimate was declined of. `repair` from `qc` is a final check that
failed; from declined and expired it is the work of an earlier estimate, where the customer wanted
no more."""

STATES: Final[tuple[RequestState, ...]] = get_args(RequestState)
ENDED: Final[frozenset[RequestState]] = frozenset({"picked_up", "abandoned", "cancelled"})
"""Locked: nothing changes any more, but for being erased."""
ON_BENCH: Final[frozenset[RequestState]] = frozenset(
    {"checked_in", "diagnosing", "approved", "in_repair", "qc"}
)
"""Those that wait for the work of a technician, or have it."""
IN_HOUSE: Final[frozenset[RequestState]] = frozenset(STATES) - ENDED - {"queued"}
APPROVED: Final[frozenset[RequestState]] = frozenset(
    {"approved", "waiting_parts", "in_repair", "qc", "ready"}
)


def step_between(before: RequestState, after: RequestState) -> RequestStep | None:
    """The step that leads from one state to another, as a card that is moved on a board means it;
    None where there is none."""
    for rule in STEPS.values():
        if rule.leads_to.get(before) == after and before != after:
            return rule.step
    return None

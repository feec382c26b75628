"""What cannot go on yet, and what it needs. Pure."""

from __future__ import annotations

from typing import Final

from protocol.request_states import RequestState, step_between
from protocol.request_views import RequestHead
from staff_console.requests.guards import hindrance
from staff_console.requests.known import Known
from staff_console.requests.states import state_name
from staff_console.requests.steps import why_not
from staff_console.tickets.side import FactRow

GOALS: Final[dict[RequestState, tuple[RequestState, ...]]] = {
    "queued": ("diagnosing",),
    "checked_in": ("diagnosed", "estimate_sent"),
    "diagnosing": ("diagnosed", "estimate_sent"),
    "diagnosed": ("estimate_sent", "in_repair"),
    "estimate_sent": ("in_repair", "picked_up"),
    "approved": ("in_repair", "ready"),
    "waiting_parts": ("in_repair",),
    "in_repair": ("qc", "ready"),
    "qc": ("ready", "picked_up"),
    "declined": ("in_repair", "picked_up"),
    "expired": ("in_repair", "picked_up"),
}
"""What one would want next in each state."""


def blocked(known: Known, head: RequestHead, now: int) -> tuple[FactRow, ...]:
    """The states that cannot be reached by a step now, each with what is missing."""
    rows = []
    for target in GOALS.get(head.state, ()):
        step = step_between(head.state, target)
        why = hindrance(known, head, step, now) if step else why_not(known, head, target)
        if why:
            rows.append(FactRow(state_name(target), why))
    return tuple(rows)

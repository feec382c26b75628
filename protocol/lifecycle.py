"""The life of a queue entry as a table: which operation leads where, and from which states.

Source: the walk-up queue's words and rules. Server rules and staff keys read this one table.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from protocol.records import EntryState

UNDO_S: Final = 30
"""So long whoever did it may take a step back; twice as long for a customer with access needs."""
MANAGER_UNDO_S: Final = 15 * 60
"""And a manager, whoever did it."""

Operation = Literal[
    "check_in", "call", "recall", "start", "complete", "no_show", "leave", "cancel", "expire"
]


class Transition(NamedTuple):
    """An operation on an entry."""

    operation: Operation
    allowed_from: frozenset[EntryState]
    leads_to: EntryState | None
    """None keeps the state (a check-in, a repeated call)."""
    undoable: bool


def _row(
    operation: Operation, states: tuple[EntryState, ...], to: EntryState | None, undoable: bool
) -> Transition:
    return Transition(operation, frozenset(states), to, undoable)


TRANSITIONS: Final[dict[Operation, Transition]] = {
    row.operation: row
    for row in (
        _row("check_in", ("waiting", "called"), None, False),
        _row("call", ("waiting",), "called", True),
        _row("recall", ("called",), None, False),
        _row("start", ("waiting", "called"), "serving", True),
        _row("complete", ("serving",), "completed", True),
        _row("no_show", ("called",), "no_show", True),
        _row("leave", ("waiting", "called"), "left", False),
        _row("cancel", ("waiting", "called", "serving"), "cancelled", True),
        _row("expire", ("waiting", "called", "serving"), "expired", False),
    )
}

STATES: Final[tuple[EntryState, ...]] = (
    "waiting",
    "called",
    "serving",
    "completed",
    "no_show",
    "left",
    "cancelled",
    "expired",
)

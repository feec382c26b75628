"""The life of a queue entry as a table: which operation leads where, and from which states.

Source: the walk-up queue's words and rules. Server rules and staff keys read this one table.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, get_args

from protocol.records import EntryState

UNDO_S: Final = 30
"""So long whoever did it may take a step back; twice as long for a customer with access needs."""
MANAGER_UNDO_S: Final = 15 * 60
"""And a manager, whoever did it."""
AWAY_MOST_MIN: Final = 60
"""So long a place is kept for somebody who is away, however often they ask for more."""
REOPEN_S: Final = 15 * 60
"""So long a completed visit can be reopened by any colleague."""

Operation = Literal[
    "check_in",
    "away",
    "back",
    "call",
    "recall",
    "miss",
    "start",
    "hold",
    "resume",
    "requeue",
    "transfer",
    "complete",
    "reopen",
    "no_show",
    "leave",
    "cancel",
    "expire",
]


class Transition(NamedTuple):
    """An operation on an entry."""

    operation: Operation
    leads_to: dict[EntryState, EntryState]
    """Where it leads from each state that it is allowed from; the same state stays."""
    undoable: bool

    @property
    def allowed_from(self) -> frozenset[EntryState]:
        """The states that it is allowed from."""
        return frozenset(self.leads_to)


def _to(state: EntryState, *states: EntryState) -> dict[EntryState, EntryState]:
    return dict.fromkeys(states, state)


def _stay(*states: EntryState) -> dict[EntryState, EntryState]:
    return {state: state for state in states}


_HERE: Final[tuple[EntryState, ...]] = (
    "waiting", "away", "called", "serving", "on_hold", "missed",
)  # fmt: skip

TRANSITIONS: Final[dict[Operation, Transition]] = {
    row.operation: row
    for row in (
        Transition(
            "check_in", _stay("waiting", "called") | _to("waiting", "away", "missed"), False
        ),
        Transition("away", _to("away", "waiting") | _stay("away"), False),
        Transition("back", _to("waiting", "away"), False),
        Transition("call", _to("called", "waiting", "called", "missed"), True),
        Transition("recall", _stay("called"), False),
        Transition("miss", _to("missed", "called"), False),
        Transition("start", _to("serving", "waiting", "called", "missed"), True),
        Transition("hold", _to("on_hold", "serving"), True),
        Transition("resume", _to("serving", "on_hold"), True),
        Transition(
            "requeue", _to("waiting", "waiting", "called", "serving", "on_hold", "missed"), True
        ),
        Transition("transfer", _to("transferred", "waiting", "called", "serving", "on_hold"), True),
        Transition("complete", _to("completed", "serving", "on_hold"), True),
        Transition("reopen", _to("serving", "completed"), True),
        Transition("no_show", _to("no_show", "waiting", "called", "missed"), True),
        Transition("leave", _to("left", "waiting", "away", "called", "on_hold", "missed"), False),
        Transition("cancel", _to("cancelled", *_HERE), True),
        Transition("expire", _to("expired", *_HERE), True),
    )
}
"""`call` from called and `start` of a call of another desk are take-overs and must say so;
`no_show` from waiting is for a place that was held and nobody came: a timer's alone."""

STATES: Final[tuple[EntryState, ...]] = get_args(EntryState)

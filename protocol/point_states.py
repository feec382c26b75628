"""The states of a service point as a table: which step leads where, and from which states.

Closing ends intake, never a wait: with people still here a point that is to close drains.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from protocol.records import PointState

PointStep = Literal["open", "last_numbers", "drain", "close"]


class PointTransition(NamedTuple):
    """A step of a service point."""

    step: PointStep
    leads_to: dict[PointState, PointState]
    """Where it leads from each state; where it would change nothing, the same state stays."""


def _to(state: PointState) -> dict[PointState, PointState]:
    return dict.fromkeys(("open", "last_numbers", "draining", "closed"), state)


POINT_TRANSITIONS: Final[dict[PointStep, PointTransition]] = {
    row.step: row
    for row in (
        PointTransition("open", _to("open")),
        PointTransition("last_numbers", _to("last_numbers")),
        PointTransition("drain", _to("draining") | {"closed": "closed"}),
        PointTransition("close", _to("closed")),
    )
}
ASKED: Final[dict[PointState, PointStep]] = {
    "open": "open",
    "last_numbers": "last_numbers",
    "draining": "drain",
    "closed": "close",
}
"""The step that somebody asks for by naming a state."""
INTAKE: Final[frozenset[PointState]] = frozenset({"open", "last_numbers"})
"""The states in which numbers are given."""
LATER: Final[tuple[PointState, ...]] = ("open", "last_numbers", "draining", "closed")
"""The order in which a day goes: within their hours points go forward only."""

"""The states of a desk as a table: what can be asked of it, from which states, and with a customer.

Server rules and staff keys read this one table.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from protocol.records import DeskState

PLAN_EARLY_MS: Final = 15 * 60_000
"""So long before its time a pause is taken for the planned one."""


class DeskTransition(NamedTuple):
    """What comes of asking for a state."""

    asked: DeskState
    leads_to: dict[DeskState, DeskState]
    """Where it leads from each state that it is allowed from."""
    with_customer: bool
    """Whether it is allowed while somebody is called to the desk or served there."""
    alone: DeskState
    """Where it leads at a desk that has no customer."""

    @property
    def allowed_from(self) -> frozenset[DeskState]:
        """The states that it is allowed from."""
        return frozenset(self.leads_to)


def _to(state: DeskState, *states: DeskState) -> dict[DeskState, DeskState]:
    return dict.fromkeys(states, state)


DESK_TRANSITIONS: Final[dict[DeskState, DeskTransition]] = {
    row.asked: row
    for row in (
        DeskTransition("open", _to("open", "open", "paused", "closing", "closed"), True, "open"),
        DeskTransition("paused", _to("paused", "open", "paused"), False, "paused"),
        DeskTransition(
            "closing", _to("closing", "open", "closing") | _to("closed", "paused"), True, "closed"
        ),
        DeskTransition(
            "closed", _to("closed", "open", "paused", "closing", "closed"), False, "closed"
        ),
    )
}
"""A closing desk closes by itself once its customer has gone."""

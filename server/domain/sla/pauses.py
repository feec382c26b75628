"""Half-open spans of time in which a clock stands, and what they come to together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from server.domain.sla.calendar import LAST_AT

FOREVER: Final = LAST_AT
"""The end of a pause that still goes on."""

Paused = tuple[int, int]
"""A clock stands from one instant (ms) to just before another, or `FOREVER`."""


def union(pauses: Iterable[tuple[int, int | None]]) -> list[Paused]:
    """The same time as spans in order that neither overlap nor touch, whatever the pauses do. One
    that ends at None, or after 2199, still goes on; what has no length is left out."""
    found: list[Paused] = []
    reached = -1
    for from_at, to_at in sorted(
        [(begins, FOREVER if ends is None or ends > FOREVER else ends) for begins, ends in pauses]
    ):
        if to_at <= from_at:
            continue
        if found and from_at <= reached:
            found[-1] = found[-1][0], max(reached, to_at)
        else:
            found.append((from_at, to_at))
        reached = found[-1][1]
    return found


def paused_still(pauses: Sequence[Paused]) -> bool:
    """Whether the last of them still goes on."""
    return bool(pauses) and pauses[-1][1] == FOREVER


def last_turn(pauses: Sequence[Paused]) -> int:
    """The last instant at which a clock stops or goes on; 0 for no pauses."""
    return pauses[-1][0 if paused_still(pauses) else 1] if pauses else 0

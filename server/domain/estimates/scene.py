"""What an estimate is made from: one service point as it is now, without records.

The floor of a hall and a recorded trace both become a `Scene`, so that the same code reckons with
both. Instants are ms since 1970 UTC and named `*_at`; durations are seconds and named `*_s`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Task = tuple[str, ...]
"""The services that somebody comes for in one leg, by id: the key of what its duration is."""
Order = Literal["weight", "fixed"]


@dataclass(frozen=True, slots=True)
class Busy:
    """Somebody at a desk: for what, and since when they take it up."""

    task: Task
    since_at: int
    started: bool = True
    """False while called and still on the way."""


@dataclass(frozen=True, slots=True)
class Station:
    """A desk that can take people, now or from an instant on."""

    key: str
    staff: str = ""
    """Who works there: services may take one colleague longer than another."""
    busy: Busy | None = None
    from_at: int = 0
    """When it begins again, where it pauses now; 0 for now."""
    pauses: tuple[tuple[int, int], ...] = ()
    """Planned pauses that are to come, from and until; nobody is begun in them."""
    closing: bool = False
    """It takes nobody after the one who is there."""


@dataclass(frozen=True, slots=True)
class Waiter:
    """Somebody who is still to be called: in the line, away, on hold, or with a reservation due."""

    key: str
    task: Task
    eligible_at: int
    joined_at: int
    stations: frozenset[int]
    """The places in `Scene.stations` of the desks that can serve them."""
    weight: float = 1.0
    first: bool = False
    """Put before all by a colleague."""
    from_at: int = 0
    """Not called before: away until then, or a slot that is due; 0 for now."""
    in_line: bool = True
    """Whether a wait is to be told; on hold and reservations due take time but are told none."""
    due: bool = False
    """Whether this is a reservation whose customer is still to come."""
    likely: float = 1.0
    """How probably they come at all: of those who missed a call some are never seen again."""
    part: float = 1.0
    """How much of the service is still to come: less than 1 after a time on hold."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One service point at one instant."""

    now: int
    stations: tuple[Station, ...]
    line: tuple[Waiter, ...]
    """In the order in which they would be called now, as the policy ranks them."""
    order: Order = "weight"
    """`weight`: by weight and time waited, which changes while they wait; `fixed`: as `line` says,
    which is so for turns by shares."""
    max_wait_s: int = 0
    """Whoever waits longer goes before all others by weight; 0 for never."""
    newcomers: tuple[Waiter, ...] = ()
    """One who joined now, for each service; each is reckoned with alone, behind the line."""
    staffing_known: bool = True
    """False where people are served but nobody says at which desks."""
    means_s: dict[str, int] = field(default_factory=dict)
    """By service: how long it takes on average, as configured."""
    hour: int = 0
    """Of the local day; calibration is by it."""

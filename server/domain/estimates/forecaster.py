"""What one service point has learnt of its waits, and what it foretells.

Feed it what happens in order of time, tell it the outcome of each promise (`judge`), and ask it
for a forecast of a scene. Nothing here reads a clock or draws from the world: the same events, the
same promises and the same seed give the same quotes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from server.domain.estimates.scene import Scene, Task

Triple = tuple[int, int, int]
"""P20, P50 and P80, s."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How long until somebody is called, s from the scene's `now`: at the 20th, 50th and 80th
    percentile, unrounded by steps; and what it was reckoned from (`grounds.NAMES`)."""

    p20: int
    p50: int
    p80: int
    grounds: list[float]


@dataclass(frozen=True, slots=True)
class Forecast:
    """Waits of a service point at one instant. Whom no wait can be told is left out."""

    line: dict[str, Wait] = field(default_factory=dict)
    """By key of who waits: those with `in_line` whom a desk can serve, in the order of the line."""
    newcomers: dict[str, Wait] = field(default_factory=dict)
    """By key of each of `Scene.newcomers`."""
    last_s: int | None = None
    """When the last of those here is done, s at the 80th percentile; None with nobody here or no
    desk."""
    one_more_s: int | None = None
    """When one who joined now would be done, s at the 80th percentile; None with no desk."""


class Forecaster:
    """Learns of one service point and foretells it. All instants are ms, all durations s.

    A wait is from joining until being called; it is `waited_s` of whoever is called or gives up.
    """

    def joined(self, at: int, task: Task) -> None:
        """Somebody joined the line."""

    def called(
        self, at: int, task: Task, waited_s: float, station: str, *, in_turn: bool = True
    ) -> None:
        """Somebody was called to a desk. `in_turn` is False where that says nothing of the line:
        recalls, transfers with a place kept, reservations on their slot."""

    def started(self, at: int, task: Task, way_s: float, station: str, staff: str = "") -> None:
        """Whoever was called is at the desk, `way_s` after the call; 0 where nobody walks."""

    def ended(self, at: int, task: Task, service_s: float, station: str, staff: str = "") -> None:
        """A service is done; `service_s` without time on hold."""

    def left(self, at: int, task: Task, waited_s: float) -> None:
        """Somebody gave up while waiting."""

    def no_show(self, at: int, task: Task, called_s: float, station: str) -> None:
        """Somebody who was called did not come, `called_s` after the call."""

    def judge(
        self, grounds: Sequence[float], quoted: Triple, waited_s: float, hour: int, service: str
    ) -> None:
        """Learn from a promise that was held or late: what it was reckoned from and said, how long
        the customer waited from the promise on, s, and the local hour in which it was told.

        To restore what was learnt, judge the stored promises again in the order of `ended_at`.
        Promises whose grounds are of another make (a version before) teach calibration alone.
        """

    def forecast(self, scene: Scene, seed: int) -> Forecast:
        """Waits of everybody in the scene and of its newcomers."""
        raise NotImplementedError

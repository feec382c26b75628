"""The simple predictors that a wait estimate is measured against, fed like it: by what is known."""

from __future__ import annotations

from bisect import insort
from collections import deque
from typing import Final

from bench.estimates.trace import Call

MEDIAN: Final = "constant: median of all waits so far"
HEAD: Final = "head of line: the longest wait in it"
LAST: Final = "last to enter service"
SHARED: Final = "(ahead + 1) × mean of last 100 / active in 30 min"
NAMES: Final = (MEDIAN, HEAD, LAST, SHARED)
ACTIVE_MS: Final = 30 * 60_000
LONGEST_MS: Final = 10 * 60_000
"""Whoever waits for longer is not head of the line but forgotten in it: without that limit this
reference is far worse."""
_UNKNOWN_S: Final = 180.0


class References:
    """All four, s. `waiting` are the instants of joining of whoever waits, by call."""

    def __init__(self) -> None:
        self.waiting: dict[int, int] = {}
        self._outcomes: list[float] = []
        self._last_s = 0.0
        self._services: deque[float] = deque(maxlen=100)
        self._active: dict[str, int] = {}

    def joined(self, at: int, place: int) -> None:
        """Somebody waits."""
        self.waiting[place] = at

    def left(self, place: int) -> None:
        """Somebody gave up."""
        self.waiting.pop(place, None)

    def begun(self, at: int, place: int, call: Call) -> None:
        """Somebody is being served."""
        self.waiting.pop(place, None)
        self._seen(at, call)
        if call.kind == "served_after_wait":
            self._last_s = call.wait_s
            if call.queue != "IN":
                insort(self._outcomes, call.wait_s)

    def ended(self, at: int, call: Call) -> None:
        """A service is done."""
        self._services.append((call.end_at - call.until_at) / 1000)
        self._seen(at, call)

    def foretold(self, now: int) -> tuple[float, ...]:
        """What each says to whoever joins now, s, in the order of `NAMES`."""
        outcomes, here = self._outcomes, self.waiting.values()
        median = outcomes[len(outcomes) // 2] if outcomes else 0.0
        head = max((now - at for at in here if now - at < LONGEST_MS), default=0) / 1000
        active = sum(now - at <= ACTIVE_MS for at in self._active.values())
        mean = sum(self._services) / len(self._services) if self._services else _UNKNOWN_S
        return median, head, self._last_s, (len(here) + 1) * mean / max(1, active)

    def _seen(self, at: int, call: Call) -> None:
        if call.agent:
            self._active[call.agent] = at

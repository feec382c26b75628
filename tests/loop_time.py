"""Time that goes by only as the loop turns, for clients that live in a test's loop."""

from __future__ import annotations

import asyncio
from typing import Final

from client.steady import steady

LOOK_S: Final = 0.1


class LoopTime:
    """A steady clock and a sleep, s. A busy machine that gives the loop no turn for a while, or a
    test that stands in its way, takes no time from who lives in it: from one look at the clock to
    the next go by `most_s` at most. `quick` of its seconds pass in a real one.
    """

    def __init__(self, most_s: float, quick: float = 1.0) -> None:
        self._most_s = most_s
        self._quick = quick
        self._looked = self._now = steady()

    def now(self) -> float:
        """The steady clock, s."""
        looked, self._looked = self._looked, steady()
        self._now += min((self._looked - looked) * self._quick, self._most_s)
        return self._now

    def goes_by(self, seconds: float) -> None:
        """Let seconds go by at once; who sleeps so long wakes."""
        self._now += seconds

    async def sleep(self, seconds: float) -> None:
        """Sleep so long."""
        until = self.now() + seconds
        while (rest := until - self.now()) > 0:
            await asyncio.sleep(min(rest / self._quick, LOOK_S))

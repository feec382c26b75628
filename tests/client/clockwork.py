"""Time that a test moves by hand, for the link: nothing here waits for a real second."""

from __future__ import annotations

import asyncio
import heapq
import itertools

from client.timing import Timing


class Clockwork:
    """A steady clock and a sleep; `advance` moves the one and wakes the other."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.pauses: list[float] = []
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.seconds + seconds, next(self._order), woken))
        await woken

    def advance(self, seconds: float) -> None:
        """Let time go by; whoever slept so long wakes."""
        self.seconds += seconds
        while self._sleepers and self._sleepers[0][0] <= self.seconds:
            woken = heapq.heappop(self._sleepers)[2]
            if not woken.done():
                woken.set_result(None)

    @property
    def timing(self) -> Timing:
        return Timing(self.monotonic, self.sleep, lambda: 1.0)

"""Timers whose sleeps end when the test says so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from protocol.records import Estimate
from server.jobs.forecasting import Forecasting
from server.jobs.timers import Timers
from tests.hall import House


class Waits:
    """Sleeps that end when the test says so; `asked` are their seconds."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self._asleep: list[tuple[float, asyncio.Event]] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        until = asyncio.Event()
        self._asleep.append((seconds, until))
        await until.wait()

    def over(self, seconds: float) -> None:
        """The sleeps of that length are over."""
        for entry in [each for each in self._asleep if each[0] == seconds]:
            self._asleep.remove(entry)
            entry[1].set()


def timers_of(at: House, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> Timers:
    """The timers of a house."""
    return Timers(at.door, at.tailer, at.clock, Forecasting(at.store, at.tailer), sleep)


class Jobs:
    """A house with timers."""

    def __init__(self, at: House) -> None:
        self.at = at
        self.waits = Waits()
        self.timers = timers_of(at, self.waits)
        self.point = ""

    @property
    def desk(self) -> str:
        """The first desk."""
        return self.at.tailer.floor.desks(self.point)[0].id

    def estimate(self) -> Estimate:
        found = self.at.tailer.floor.get(Estimate, self.point)
        assert found is not None
        return found

    async def publish(self) -> None:
        await self.timers.publish()
        await self.at.tailer.reached(self.at.door.head.seq)

    async def until(self, count: int) -> None:
        """Wait until so many sleeps were begun."""
        async with asyncio.timeout(30):
            while len(self.waits.asked) < count:
                await asyncio.sleep(0.01)

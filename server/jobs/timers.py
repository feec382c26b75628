"""Publishing waits, what time alone decides, rolling the business day, sweeping up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from protocol.commands import PassTime, RollDay, Sweep
from server.clock import Clock
from server.data_folder import ATTACHMENTS
from server.domain.actor import TIMER
from server.domain.passing import due
from server.domain.timers import day_is_over, sweepable
from server.execution.door import Door, Unavailable
from server.execution.tailer import Tailer
from server.jobs.filing import Filing
from server.jobs.forecasting import Forecasting
from server.jobs.forgetting import Forgetting
from server.jobs.publishing import Publishing
from server.jobs.reminding import Reminding
from server.store.attachments import Attachments

_log = logging.getLogger(__name__)
PUBLISH_S: Final = 5.0
PASS_S: Final = 1.0
SWEEP_S: Final = 60.0
MARK_S: Final = 5.0
PRUNE_S: Final = 3_600.0
FORGET_S: Final = 3_600.0
FILES_S: Final = 90.0
VERIFY_S: Final = 3_600.0
"""So often it is looked whether the audit is yet to be verified today."""
SHORTEST_REAL_S: Final = 0.25


class Timers:
    """Runs what is due; each step may be called by a test with no clock of its own."""

    def __init__(
        self,
        door: Door,
        tailer: Tailer,
        clock: Clock,
        forecasting: Forecasting,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._sleep = sleep
        self._door = door
        self._tailer = tailer
        self._clock = clock
        self._tasks: list[asyncio.Task[None]] = []
        self._publishing = Publishing(door, tailer, clock, forecasting)
        self._forgetting = Forgetting(door, tailer, clock)
        files = Attachments(door.database.parent / ATTACHMENTS)
        self._reminding = Reminding(door, tailer, clock)
        self._filing = Filing(door, tailer, clock, files)

    async def start(self) -> None:
        """Begin the day if it is another, then run."""
        rolled = await self.roll()
        loops = (
            (self.publish, PUBLISH_S),
            (self.pass_time, PASS_S),
            (self.sweep, SWEEP_S),
            (self._mark, MARK_S),
            (self._prune, PRUNE_S),
            (self.forget, FORGET_S),
            (self.verify, VERIFY_S),
            (self.look_after_files, FILES_S),
            (self.remind, PASS_S),
        )
        self._tasks = [asyncio.create_task(self._every(step, s)) for step, s in loops]
        self._tasks.append(asyncio.create_task(self._mend()))
        if not rolled:
            # Also of a server that is started each morning, and never runs for an hour.
            self._tasks.append(asyncio.create_task(_tried(self.forget)))

    async def stop(self) -> None:
        """Stop all."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def publish(self) -> None:
        """Publish the waits that have changed; the day first, so that no number is of yesterday."""
        await self.roll()
        await self._publishing.publish()

    async def roll(self) -> bool:
        """Begin the business day when it is another, also while nobody asks for anything, and
        forget whom time has come for. Whether it was another."""
        over = day_is_over(self._tailer.floor, self._clock.now())
        if over:
            answered = await self._door.execute(RollDay(), TIMER)
            await self._tailer.reached(answered.seq)
            await _tried(self.forget)
        return over

    async def pass_time(self) -> None:
        """Do what is due by now; the day first, so that nobody of yesterday is called again."""
        await self.roll()
        if due(self._tailer.floor, self._clock.now()):
            answered = await self._door.execute(PassTime(), TIMER)
            await self._tailer.reached(answered.seq)

    async def sweep(self) -> None:
        """Sweep when there is anything to sweep."""
        if sweepable(self._tailer.floor, self._clock.now()):
            await self._door.execute(Sweep(), TIMER)

    async def forget(self) -> None:
        """Forget what is known of customers and kept no longer."""
        await self._forgetting.forget()

    async def verify(self) -> None:
        """Verify the audit, once in a business day."""
        await self._door.auditing.nightly(self._tailer.floor.site.day)

    async def remind(self) -> None:
        """Remind owners of their events."""
        await self._reminding.look()

    async def look_after_files(self) -> None:
        """Let go of files that nobody needs."""
        await self._filing.look()

    async def _mark(self) -> None:
        await asyncio.to_thread(self._door.note_head)

    async def _prune(self) -> None:
        await self._door.prune()

    async def _mend(self) -> None:
        while True:
            await self._publishing.reordered.wait()
            self._publishing.reordered.clear()
            await _tried(self.publish)
            await self._sleep(SHORTEST_REAL_S)

    async def _every(self, step: Callable[[], Awaitable[None]], seconds: float) -> None:
        while True:
            await self._sleep(max(SHORTEST_REAL_S, seconds / self._clock.rate))
            await _tried(step)


async def _tried(step: Callable[[], Awaitable[None]]) -> None:
    try:
        await step()
    except Unavailable as away:
        _log.warning("a timer must wait: %s", away.detail)
    except Exception:  # noqa: BLE001 - a timer that dies in silence would freeze the waits
        _log.exception("a timer failed")

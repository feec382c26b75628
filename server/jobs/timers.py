"""Publishing waits, what time alone decides, rolling the business day, sweeping up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from protocol.changes import Put
from protocol.commands import JoinQueue, PassTime, PublishEstimate, RollDay, Sweep
from protocol.records import Entry, Estimate
from server.clock import Clock
from server.domain.actor import TIMER
from server.domain.estimates.formula import estimate
from server.domain.floor import Floor
from server.domain.passing import due
from server.domain.timers import day_is_over, sweepable
from server.execution.door import Door, Unavailable
from server.execution.tailer import Tailer
from server.store.log import LogEntry

_log = logging.getLogger(__name__)
PUBLISH_S: Final = 5.0
AGAIN_S: Final = 30
"""So often waits are looked at though nothing has happened: the order follows the time waited."""
LAST_AT_S: Final = 60
"""By so much the end of the last may move before it is published for that alone."""
PASS_S: Final = 1.0
SWEEP_S: Final = 60.0
MARK_S: Final = 5.0
PRUNE_S: Final = 3_600.0
SHORTEST_REAL_S: Final = 0.25


class Timers:
    """Runs what is due; each step may be called by a test with no clock of its own."""

    def __init__(
        self,
        door: Door,
        tailer: Tailer,
        clock: Clock,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._sleep = sleep
        self._door = door
        self._tailer = tailer
        self._clock = clock
        self._tasks: list[asyncio.Task[None]] = []
        self._changed = True
        self._looked_at = 0
        self._reordered = asyncio.Event()
        self._publishing = asyncio.Lock()
        """Nothing that was worked out earlier is published later."""
        tailer.listen(self._note)

    async def start(self) -> None:
        """Begin the day if it is another, then run."""
        await self.roll()
        loops = (
            (self.publish, PUBLISH_S),
            (self.pass_time, PASS_S),
            (self.sweep, SWEEP_S),
            (self._mark, MARK_S),
            (self._prune, PRUNE_S),
        )
        self._tasks = [asyncio.create_task(self._every(step, s)) for step, s in loops]
        self._tasks.append(asyncio.create_task(self._mend()))

    async def stop(self) -> None:
        """Stop all."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def publish(self) -> None:
        """Publish the waits that have changed; the day first, so that no number is of yesterday."""
        async with self._publishing:
            await self._publish()

    async def _publish(self) -> None:
        await self.roll()
        now = self._clock.now()
        if not self._changed and now < self._looked_at + AGAIN_S * 1000:
            return
        self._changed, self._looked_at = False, now
        try:
            await self._publish_changed()
        except BaseException:
            self._changed = True
            raise

    async def _publish_changed(self) -> None:
        # A long line takes its time: everybody else is answered meanwhile.
        floor, now = self._tailer.floor.as_it_is(), self._clock.now()
        for new in await asyncio.to_thread(_estimates, floor, now):
            if not _same(self._tailer.floor.get(Estimate, new.service_point), new):
                await self._door.execute(new, TIMER)

    async def roll(self) -> None:
        """Begin the business day when it is another, also while nobody asks for anything."""
        if day_is_over(self._tailer.floor, self._clock.now()):
            answered = await self._door.execute(RollDay(), TIMER)
            await self._tailer.reached(answered.seq)

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

    async def _mark(self) -> None:
        await asyncio.to_thread(self._door.note_head)

    async def _prune(self) -> None:
        await self._door.prune()

    def _note(self, entry: LogEntry) -> None:
        if entry.kind != PublishEstimate.op():
            self._changed = True
        if _back_in_line(entry):
            self._reordered.set()

    async def _mend(self) -> None:
        while True:
            await self._reordered.wait()
            self._reordered.clear()
            await _tried(self.publish)
            await self._sleep(SHORTEST_REAL_S)

    async def _every(self, step: Callable[[], Awaitable[None]], seconds: float) -> None:
        while True:
            await self._sleep(max(SHORTEST_REAL_S, seconds / self._clock.rate))
            await _tried(step)


def _back_in_line(entry: LogEntry) -> bool:
    """Whether it puts somebody elsewhere than behind all: the line that screens show is mended at
    once."""
    puts = (change.r for change in entry.changes if isinstance(change, Put))
    waits = any(isinstance(record, Entry) and record.state == "waiting" for record in puts)
    return waits and entry.kind != JoinQueue.op()


async def _tried(step: Callable[[], Awaitable[None]]) -> None:
    try:
        await step()
    except Unavailable as away:
        _log.warning("a timer must wait: %s", away.detail)
    except Exception:  # noqa: BLE001 - a timer that dies in silence would freeze the waits
        _log.exception("a timer failed")


def _estimates(floor: Floor, now: int) -> list[PublishEstimate]:
    return [estimate(floor, point.id, now) for point in floor.points()]


def _same(old: Estimate | None, new: PublishEstimate) -> bool:
    return (
        old is not None
        and old.desks_open == new.desks_open
        and old.line == new.line
        and old.quotes == new.quotes
        and _same_instant(old.last_at, new.last_at)
    )


def _same_instant(old: int | None, new: int | None) -> bool:
    if old is None or new is None:
        return old is new
    return abs(old - new) < LAST_AT_S * 1000

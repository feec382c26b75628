"""What timers have in common that look at records in their instants: a heap of next instants that
the log feeds, and a loop that sleeps until the first of them. Nothing is swept."""

from __future__ import annotations

import asyncio
import heapq
import logging
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Iterable
from math import inf
from typing import Final

from protocol.commands import AnyCommand
from server.clock import Clock
from server.domain.actor import TIMER
from server.execution.door import Answered, Door, Unavailable
from server.execution.tailer import Tailer
from server.store.log import LogEntry

_log = logging.getLogger(__name__)
NEVER: Final = inf
LOOK_S: Final = 0.5
"""So often it is looked at least: a clock may jump."""
REST_S: Final = 1.0
"""So long it rests when nothing can be written."""


class Planned:
    """When each record is looked at next, ms."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, str]] = []
        self._at: dict[str, float] = {}
        """What else stands in the heap is void."""

    @property
    def next_at(self) -> float:
        """When the first of them is due; `NEVER` where none is planned."""
        while self._heap and self._at.get(self._heap[0][1]) != self._heap[0][0]:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else NEVER

    def plan(self, ident: str, at: float) -> None:
        """Look at it then, and not when it was planned for before; `NEVER` is not at all."""
        if at == NEVER:
            self._at.pop(ident, None)
        elif self._at.get(ident) != at:
            self._at[ident] = at
            heapq.heappush(self._heap, (at, ident))
            if len(self._heap) > 2 * len(self._at) + 1_000:
                self._heap = [(when, each) for each, when in self._at.items()]
                heapq.heapify(self._heap)

    def at(self, ident: str) -> float:
        """When it is planned for."""
        return self._at.get(ident, NEVER)

    def due(self, now: float, most: int) -> list[str]:
        """Take out the next that are due by `now`, the longest first."""
        found = list[str]()
        while len(found) < most and self.next_at <= now:
            _, ident = heapq.heappop(self._heap)
            del self._at[ident]
            found.append(ident)
        return found


class Waking(ABC):
    """Timers of one kind of records. `name` is of the task, and of what the log says."""

    name: str

    def __init__(self, door: Door, tailer: Tailer, clock: Clock) -> None:
        self._door, self._tailer, self._clock = door, tailer, clock
        self._woken = asyncio.Event()
        self._stopping = False
        self._tasks: list[asyncio.Task[None]] = []

    @property
    @abstractmethod
    def next_at(self) -> float:
        """When something is due next as far as it is reckoned, ms."""

    @abstractmethod
    async def look(self) -> None:
        """Set off all that is due by now. Raises `Unavailable`."""

    @abstractmethod
    def _all(self) -> None:
        """Reckon everything anew."""

    @abstractmethod
    def _note(self, entry: LogEntry) -> None:
        """Take in what was written."""

    async def start(self) -> None:
        """Take up what is open, and go on with whatever comes."""
        self.take_over()
        self._tasks = [asyncio.create_task(self._run(), name=self.name)]

    def take_over(self) -> None:
        """Follow the log, from what is open on."""
        self._tailer.listen(self._note)
        self._all()

    async def stop(self) -> None:
        """Stop; what is due meanwhile is set off after the next start."""
        self._stopping = True
        self._woken.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []

    async def execute(self, commands: Iterable[AnyCommand]) -> None:
        """All in one commit, if the door has nothing else to do. Raises `Unavailable` when it has
        answered none; one that fails alone holds up no other."""
        asked = [self._door.execute(each, TIMER) for each in commands]
        found = await asyncio.gather(*asked, return_exceptions=True)
        away = [each for each in found if isinstance(each, Unavailable)]
        for each in found:
            if isinstance(each, BaseException) and not isinstance(each, Unavailable):
                raise each
            if isinstance(each, Answered):
                await self._tailer.reached(each.seq)
        if away and len(away) == len(found):
            raise away[0]
        for one in away:
            _log.warning("%s: one must wait: %s", self.name, one.detail)

    def now(self) -> int:
        """Never before what was decided last: a clock that was set back holds nothing up."""
        return max(self._clock.now(), self._tailer.at)

    async def tried(self, step: Callable[[], Awaitable[None]]) -> bool:
        """Whether it was done; else what takes it up again has rested."""
        try:
            await step()
            return True
        except Unavailable as away:
            _log.warning("%s must wait: %s", self.name, away.detail)
        except Exception:  # noqa: BLE001 - timers that die in silence lose breaches
            _log.exception("the timers of %s failed", self.name)
        await asyncio.sleep(REST_S)
        return False

    async def _run(self) -> None:
        while not self._stopping:
            self._woken.clear()
            await self.tried(self.look)
            await self._until_next()

    async def _until_next(self) -> None:
        # Not `wait_for`: in Python 3.11 it loses a cancellation that meets the wake-up.
        ahead_s = (self.next_at - self.now()) / 1000 / self._clock.rate
        try:
            async with asyncio.timeout(min(max(ahead_s, 0.001), LOOK_S)):
                await self._woken.wait()
        except TimeoutError:
            pass

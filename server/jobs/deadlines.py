"""Sets off what time brings to tickets: warnings, breaches, levels, rules of passed time, the end
of what is resolved. One heap of next instants, fed by the log; nothing is swept.

The rule looks again for itself, and what was set off stands in the record of the clock: so a timer
may be late, early, double or killed at any step.
"""

from __future__ import annotations

import asyncio
import heapq
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from protocol.commands import AnyCommand
from protocol.records import Ticket
from protocol.ticket_commands import CalculateSla, PassTicketTime
from protocol.tickets import WORKED_ON
from server.clock import Clock
from server.domain.actor import TIMER
from server.domain.sla.reckoning import told_otherwise
from server.domain.sla.waking import NEVER, waking
from server.execution.door import Answered, Door, Unavailable
from server.execution.tailer import Tailer
from server.store.log import LogEntry

_log = logging.getLogger(__name__)
AT_ONCE: Final = 32
"""So many tickets are set off together, so that whoever asks meanwhile waits for no more."""
LOOKED_AT: Final = 100
"""So many are reckoned before others have their turn."""
LOOK_S: Final = 0.5
"""So often it is looked at least: a clock may jump."""
AGAIN_MS: Final = 5_000
"""What was set off in vain is tried again after so long."""
REST_S: Final = 1.0
"""So long it rests when nothing can be written."""
_ALL: Final = frozenset({"sla_policy", "sla_calendar", "automation_rule", "site"})
"""Kinds of records that any ticket may hang on."""


class Deadlines:
    """The timers of tickets."""

    def __init__(self, door: Door, tailer: Tailer, clock: Clock) -> None:
        self._door, self._tailer, self._clock = door, tailer, clock
        self._heap: list[tuple[float, str]] = []
        self._planned: dict[str, float] = {}
        """When each ticket is looked at next; what else stands in the heap is void."""
        self._stale: dict[str, None] = {}
        """Tickets whose instants are to be reckoned."""
        self._woken = asyncio.Event()
        self._stopping = False
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Take up what is open, and go on with whatever comes."""
        self.take_over()
        self._tasks = [
            asyncio.create_task(self._run(), name="deadlines"),
            asyncio.create_task(self._compare(), name="deadlines compared"),
        ]

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

    @property
    def next_at(self) -> float:
        """When something is due next as far as it is reckoned, ms."""
        while self._heap and self._planned.get(self._heap[0][1]) != self._heap[0][0]:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else NEVER

    async def compare(self) -> None:
        """Reckon deadlines anew that are others than tickets tell: a server that starts may have
        come with another time zone database or other holidays. Raises `Unavailable`."""
        floor, now = self._tailer.floor, self._now()
        moved = 0
        for some in _bites([t for t in floor.of(Ticket) if t.status in WORKED_ON], LOOKED_AT):
            others = [each for each in some if told_otherwise(floor, each, now)]
            await self._execute([CalculateSla(ticket=each.id) for each in others])
            moved += len(others)
            await asyncio.sleep(0)
        if moved:
            _log.info("deadlines of %d tickets were reckoned anew: hours are others now", moved)

    async def look(self) -> None:
        """Set off all that is due by now. Raises `Unavailable`."""
        await self._reckon()
        while due := self._due():
            try:
                await self._set_off(due)
            except BaseException:
                self._stale |= dict.fromkeys(due)
                raise
            await self._reckon()

    async def _set_off(self, tickets: Sequence[str]) -> None:
        floor, now = self._tailer.floor, self._now()
        commands: list[AnyCommand] = []
        passing: list[str] = []
        for ident in tickets:
            found = waking(floor, ident, now)
            commands += found.clocks
            if found.passes:
                passing.append(ident)
            # What changes by it comes by the log and counts instead.
            self._plan(ident, now + AGAIN_MS if found.at <= now else found.at)
        if passing:
            commands.append(PassTicketTime(tickets=passing))
        await self._execute(commands)

    async def _execute(self, commands: Iterable[AnyCommand]) -> None:
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
            _log.warning("a deadline must wait: %s", one.detail)

    async def _reckon(self) -> None:
        """When each ticket that has changed is due next."""
        floor = self._tailer.floor
        while self._stale:
            now = self._now()
            for ident in list(islice(self._stale, LOOKED_AT)):
                del self._stale[ident]
                self._plan(ident, waking(floor, ident, now).at)
            await asyncio.sleep(0)

    def _due(self) -> list[str]:
        """Take out the next that are due, the longest first."""
        now, found = self._now(), list[str]()
        while len(found) < AT_ONCE and self.next_at <= now:
            _, ident = heapq.heappop(self._heap)
            del self._planned[ident]
            found.append(ident)
        return found

    def _plan(self, ident: str, at: float) -> None:
        if at == NEVER:
            self._planned.pop(ident, None)
        elif self._planned.get(ident) != at:
            self._planned[ident] = at
            heapq.heappush(self._heap, (at, ident))
            if len(self._heap) > 2 * len(self._planned) + 1_000:
                self._heap = [(when, each) for each, when in self._planned.items()]
                heapq.heapify(self._heap)

    def _now(self) -> int:
        """Never before what was decided last: a clock that was set back holds nothing up."""
        return max(self._clock.now(), self._tailer.at)

    def _all(self) -> None:
        self._stale |= dict.fromkeys(ticket.id for ticket in self._tailer.floor.of(Ticket))
        self._woken.set()

    def _note(self, entry: LogEntry) -> None:
        cases = self._tailer.floor.cases
        for change in entry.changes:
            kind, ident = change.key
            if kind in ("ticket", "ticket_clock"):
                self._stale[ident] = None
            elif kind == "contact":
                self._stale |= cases.by_contact.get(ident, {})
            elif kind in _ALL:
                self._all()
        if self._stale:
            self._woken.set()

    async def _run(self) -> None:
        while not self._stopping:
            self._woken.clear()
            await _tried(self.look)
            await self._until_next()

    async def _compare(self) -> None:
        """Beside the timers, so that what is due need not wait for it."""
        while not await _tried(self.compare):
            pass

    async def _until_next(self) -> None:
        # Not `wait_for`: in Python 3.11 it loses a cancellation that meets the wake-up.
        ahead_s = (self.next_at - self._now()) / 1000 / self._clock.rate
        try:
            async with asyncio.timeout(min(max(ahead_s, 0.001), LOOK_S)):
                await self._woken.wait()
        except TimeoutError:
            pass


async def _tried(step: Callable[[], Awaitable[None]]) -> bool:
    """Whether it was done; else what takes it up again has rested."""
    try:
        await step()
        return True
    except Unavailable as away:
        _log.warning("deadlines must wait: %s", away.detail)
    except Exception:  # noqa: BLE001 - timers that die in silence lose breaches
        _log.exception("the timers of tickets failed")
    await asyncio.sleep(REST_S)
    return False


def _bites(tickets: Sequence[Ticket], size: int) -> Iterator[Sequence[Ticket]]:
    return (tickets[at : at + size] for at in range(0, len(tickets), size))

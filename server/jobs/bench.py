"""Sets off what time brings to service requests: estimates that expire and of which customers are
reminded, promises that come near and are broken; and tells when benches are ready, as that moves.

The rule looks again for itself, and what was done stands in the records: so a timer may be late,
early, double or killed at any step.
"""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import Final

from protocol.changes import Put
from protocol.records import Bench, CostEstimate, RepairTerms, ServiceRequest
from protocol.request_commands import PassRequestTime
from server.clock import Clock
from server.domain.requests.waking import tells_otherwise, waking
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.jobs.waking import NEVER, Planned, Waking
from server.store.log import LogEntry

AT_ONCE: Final = 32
"""So many are set off together, so that whoever asks meanwhile waits for no more."""
LOOKED_AT: Final = 100
"""So many are reckoned before others have their turn."""
AGAIN_MS: Final = 5_000
"""What was set off in vain is tried again after so long."""
BENCH_MS: Final = 300_000
"""So long a bench tells the same, unless somebody changes something of it."""
_ALL: Final = frozenset({"sla_calendar", "repair_terms", "service_point", "site"})
"""Kinds of records that any request may hang on."""


class BenchTimers(Waking):
    """The timers of service requests and their benches."""

    name = "the bench"

    def __init__(self, door: Door, tailer: Tailer, clock: Clock) -> None:
        super().__init__(door, tailer, clock)
        self._requests, self._benches = Planned(), Planned()
        self._stale: dict[str, None] = {}
        """Requests whose instants are to be reckoned."""

    @property
    def next_at(self) -> float:
        """When something is due next as far as it is reckoned, ms."""
        return min(self._requests.next_at, self._benches.next_at)

    async def look(self) -> None:
        """Set off all that is due by now. Raises `Unavailable`."""
        await self._reckon()
        while due := self._requests.due(self.now(), AT_ONCE):
            for ident in due:
                # What changes by it comes by the log and counts instead.
                self._requests.plan(ident, self.now() + AGAIN_MS)
            try:
                await self.execute([PassRequestTime(requests=[each]) for each in due])
            except BaseException:
                self._stale |= dict.fromkeys(due)
                raise
            await self._reckon()
        await self._tell()

    async def _tell(self) -> None:
        """Benches that would be another now than they tell are told anew; a look at most in so
        long at each that has work."""
        floor, now = self._tailer.floor, self.now()
        points = self._benches.due(now, AT_ONCE)
        for point in points:
            known = floor.get(Bench, point)
            has_work = known is not None and known.order
            self._benches.plan(point, now + BENCH_MS if has_work else NEVER)
        others = [each for each in points if tells_otherwise(floor, each, now)]
        if others:
            await self.execute([PassRequestTime(service_points=[each]) for each in others])

    async def _reckon(self) -> None:
        """When each request that has changed is due next."""
        floor = self._tailer.floor
        while self._stale:
            for ident in list(islice(self._stale, LOOKED_AT)):
                del self._stale[ident]
                self._requests.plan(ident, waking(floor, ident))
            await asyncio.sleep(0)

    def _all(self) -> None:
        floor = self._tailer.floor
        self._stale |= dict.fromkeys(each.id for each in floor.of(ServiceRequest))
        for terms in floor.of(RepairTerms):
            if self._benches.at(terms.id) == NEVER:
                self._benches.plan(terms.id, self.now())
        self._woken.set()

    def _note(self, entry: LogEntry) -> None:
        for change in entry.changes:
            kind, ident = change.key
            if kind == "service_request":
                self._stale[ident] = None
            elif isinstance(change, Put) and isinstance(change.r, CostEstimate):
                self._stale[change.r.request] = None
            elif kind == "bench" and self._benches.at(ident) == NEVER:
                self._benches.plan(ident, self.now() + BENCH_MS)
            elif kind in _ALL:
                self._all()
        if self._stale:
            self._woken.set()

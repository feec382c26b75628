"""Publishing order and waits: of the service points where something has happened, and of all now
and then, because the order follows the time waited."""

from __future__ import annotations

import asyncio
from typing import Final

from protocol.changes import Put
from protocol.commands import JoinQueue, ProjectReservations, PublishEstimate, SeeDevice
from protocol.records import Desk, Entry, Estimate, Grounds, Reservation, Service
from server.clock import Clock
from server.domain.actor import TIMER
from server.domain.estimates.settled import settled
from server.domain.renewing import RENEWED_AT_ONCE
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.jobs.forecasting import Forecasting
from server.store.log import LogEntry

AGAIN_S: Final = 30
"""So often waits are looked at though nothing has happened: the order follows the time waited."""
LONG: Final = 1_000
REST_MS: Final = 10
"""For each who waits a line of more than `LONG` rests after it was published: a forecast of 10,000
takes most of a second, and the hall has other things to do."""


class Publishing:
    """Publishes what has changed."""

    def __init__(self, door: Door, tailer: Tailer, clock: Clock, forecasting: Forecasting) -> None:
        self._door = door
        self._tailer = tailer
        self._clock = clock
        self._forecasting = forecasting
        self._changed: set[str] = set()
        """Service points where something has happened since."""
        self._looked_at = 0
        self._published_at: dict[str, int] = {}
        self.reordered = asyncio.Event()
        """Set when somebody was put elsewhere than behind all: screens must not wait for long."""
        self._publishing = asyncio.Lock()
        """Nothing that was worked out earlier is published later."""
        tailer.listen(self._note)

    async def publish(self) -> None:
        """Publish the waits that have changed."""
        async with self._publishing:
            now, points = self._clock.now(), {point.id for point in self._tailer.floor.points()}
            changed = self._changed
            # A clock that was set back is no reason to wait for it.
            if abs(now - self._looked_at) >= AGAIN_S * 1000:
                changed, self._looked_at = points, now
            due = {point for point in changed & points if self._rested(point, now)}
            self._changed = changed - due
            try:
                await self._publish(due)
            except BaseException:
                self._changed |= changed
                raise

    async def _publish(self, points: set[str]) -> None:
        # A long line takes its time: everybody else is answered meanwhile.
        if not points:
            return
        floor, now = self._tailer.floor.as_it_is(), self._clock.now()
        in_order = [point.id for point in floor.points() if point.id in points]
        found = await asyncio.to_thread(self._forecasting.reckoned, floor, in_order, now)
        self._published_at |= dict.fromkeys(in_order, now)
        for new, late in found:
            if late is not None:
                await self._door.execute(late, TIMER)
            old = self._tailer.floor.get(Estimate, new.service_point)
            grounds = self._tailer.floor.get(Grounds, new.service_point)
            told = settled(old, grounds, new, now)
            if told is not None:
                await self._door.execute(told, TIMER)
            if len(new.renewals) == RENEWED_AT_ONCE:
                self._changed.add(new.service_point)

    def _rested(self, point: str, now: int) -> bool:
        waiting = len(self._tailer.floor.waiting.get(point, ()))
        rest = REST_MS * waiting if waiting > LONG else 0
        return abs(now - self._published_at.get(point, 0)) >= rest

    def _note(self, entry: LogEntry) -> None:
        if entry.kind not in _OF_NO_LINE:
            self._changed |= _touched(entry) or {point.id for point in self._tailer.floor.points()}
        if _back_in_line(entry):
            self.reordered.set()


def _touched(entry: LogEntry) -> set[str]:
    """The service points whose line the changes are about; none where they are about more."""
    found: set[str] = set()
    for change in entry.changes:
        if isinstance(change, Put) and isinstance(change.r, Entry | Desk | Service | Reservation):
            found.add(change.r.service_point)
        elif change.key.kind in _OF_ALL:
            return set()
    return found


_OF_NO_LINE: Final = frozenset({PublishEstimate.op(), ProjectReservations.op(), SeeDevice.op()})
_OF_ALL: Final = frozenset({"site", "service_point", "service", "desk", "staff"})


def _back_in_line(entry: LogEntry) -> bool:
    """Whether it puts somebody elsewhere than behind all: the line that screens show is mended at
    once."""
    puts = (change.r for change in entry.changes if isinstance(change, Put))
    waits = any(isinstance(record, Entry) and record.state == "waiting" for record in puts)
    return waits and entry.kind != JoinQueue.op()

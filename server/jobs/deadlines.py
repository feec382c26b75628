"""Sets off what time brings to tickets: warnings, breaches, levels, rules of passed time, the end
of what is resolved. One heap of next instants, fed by the log; nothing is swept.

The rule looks again for itself, and what was set off stands in the record of the clock: so a timer
may be late, early, double or killed at any step.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from protocol.commands import AnyCommand
from protocol.records import Ticket
from protocol.ticket_commands import CalculateSla, PassTicketTime
from protocol.tickets import WORKED_ON
from server.clock import Clock
from server.domain.sla.reckoning import told_otherwise
from server.domain.sla.waking import waking
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.jobs.waking import Planned, Waking
from server.store.log import LogEntry

_log = logging.getLogger(__name__)
AT_ONCE: Final = 32
"""So many tickets are set off together, so that whoever asks meanwhile waits for no more."""
LOOKED_AT: Final = 100
"""So many are reckoned before others have their turn."""
AGAIN_MS: Final = 5_000
"""What was set off in vain is tried again after so long."""
_ALL: Final = frozenset({"sla_policy", "sla_calendar", "automation_rule", "site"})
"""Kinds of records that any ticket may hang on."""


class Deadlines(Waking):
    """The timers of tickets."""

    name = "deadlines"

    def __init__(self, door: Door, tailer: Tailer, clock: Clock) -> None:
        super().__init__(door, tailer, clock)
        self._planned = Planned()
        self._stale: dict[str, None] = {}
        """Tickets whose instants are to be reckoned."""

    async def start(self) -> None:
        """Take up what is open, and go on with whatever comes."""
        await super().start()
        self._tasks.append(asyncio.create_task(self._compare(), name="deadlines compared"))

    @property
    def next_at(self) -> float:
        """When something is due next as far as it is reckoned, ms."""
        return self._planned.next_at

    async def compare(self) -> None:
        """Reckon deadlines anew that are others than tickets tell: a server that starts may have
        come with another time zone database or other holidays. Raises `Unavailable`."""
        floor, now = self._tailer.floor, self.now()
        moved = 0
        for some in _bites([t for t in floor.of(Ticket) if t.status in WORKED_ON], LOOKED_AT):
            others = [each for each in some if told_otherwise(floor, each, now)]
            await self.execute([CalculateSla(ticket=each.id) for each in others])
            moved += len(others)
            await asyncio.sleep(0)
        if moved:
            _log.info("deadlines of %d tickets were reckoned anew: hours are others now", moved)

    async def look(self) -> None:
        """Set off all that is due by now. Raises `Unavailable`."""
        await self._reckon()
        while due := self._planned.due(self.now(), AT_ONCE):
            try:
                await self._set_off(due)
            except BaseException:
                self._stale |= dict.fromkeys(due)
                raise
            await self._reckon()

    async def _set_off(self, tickets: Sequence[str]) -> None:
        floor, now = self._tailer.floor, self.now()
        commands: list[AnyCommand] = []
        passing: list[str] = []
        for ident in tickets:
            found = waking(floor, ident, now)
            commands += found.clocks
            if found.passes:
                passing.append(ident)
            # What changes by it comes by the log and counts instead.
            self._planned.plan(ident, now + AGAIN_MS if found.at <= now else found.at)
        if passing:
            commands.append(PassTicketTime(tickets=passing))
        await self.execute(commands)

    async def _reckon(self) -> None:
        """When each ticket that has changed is due next."""
        floor = self._tailer.floor
        while self._stale:
            now = self.now()
            for ident in list(islice(self._stale, LOOKED_AT)):
                del self._stale[ident]
                self._planned.plan(ident, waking(floor, ident, now).at)
            await asyncio.sleep(0)

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

    async def _compare(self) -> None:
        """Beside the timers, so that what is due need not wait for it."""
        while not await self.tried(self.compare):
            pass


def _bites(tickets: Sequence[Ticket], size: int) -> Iterator[Sequence[Ticket]]:
    return (tickets[at : at + size] for at in range(0, len(tickets), size))

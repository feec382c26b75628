"""How late breaches are while ten thousand deadlines are open."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, Literal

from bench.figures import Figure, Target, paired
from bench.scale import Scale, data_folder
from protocol.changes import Change, Put
from protocol.commands import RollDay
from protocol.ids import id_source
from protocol.places import Hours
from protocol.records import Contact, Person, SlaCalendar, SlaPolicy, Ticket, TicketClock
from protocol.sla import PriorityFrom
from protocol.sla import Target as Promised
from server.clock import SystemClock
from server.domain.actor import TIMER
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.jobs.deadlines import Deadlines
from server.store.log import LogEntry
from server.store.store import Store
from server.store.writing import Counter

SECOND_MS: Final = 1_000.0
WITHIN: Final = Target("at most", 1.0)
MINUTE: Final = 60_000
AHEAD_MS: Final = 1_500
"""So long before its breach a ticket is there."""
SPREAD_MS: Final = 1_000
"""Over so long breaches come one after the other."""
PATIENCE_S: Final = 120.0


def measure(scale: Scale) -> Iterator[Figure]:
    """The latest of some breaches, from the instant in which an answer would no longer have been
    in time until it is durable and told to whoever follows the log."""
    few, many = scale.open_deadlines
    apart, together, calm = asyncio.run(_measured(scale))
    work = f"the latest of {scale.calls} breaches with {many:,} deadlines open"
    yield paired(work, "the second within which it is to come", " ms", apart, WITHIN)
    yield paired("the same", f"with {few:,} open", " ms", calm)
    work = f"the last of {scale.at_one_instant} breaches of one instant, {many:,} open"
    yield paired(work, "the second", " ms", together)


Pairs = list[tuple[float, float]]


async def _measured(scale: Scale) -> tuple[Pairs, Pairs, Pairs]:
    few, many = scale.open_deadlines
    apart, together, calm = Pairs(), Pairs(), Pairs()
    with data_folder() as small, data_folder() as large:
        async with _desk(small, few) as little, _desk(large, many) as much:
            for _ in range(scale.pairs):
                alone = await little.latest(scale.calls, SPREAD_MS)
                ours = await much.latest(scale.calls, SPREAD_MS)
                apart.append((ours, SECOND_MS))
                calm.append((ours, alone))
                together.append((await much.latest(scale.at_one_instant, 0), SECOND_MS))
    return apart, together, calm


class Desk:
    """A house with open tickets, whose timers run."""

    def __init__(self, store: Store) -> None:
        self._store, self._clock = store, SystemClock()
        self._ids = id_source(self._clock.now)
        self.door = Door(store, self._clock, self._ids, lambda text: text)
        self.tailer = Tailer(store, self.door)
        self.timers = Deadlines(self.door, self.tailer, self._clock)
        self._number = 0
        self._awaited: dict[str, int] = {}
        self._late: list[float] = []
        self._all = asyncio.Event()
        self._contact = Contact(id=self._ids(), person=self._ids(), made_at=0)

    def furnish(self, tickets: int) -> None:
        """Two policies around the clock, of months and of a minute, and tickets of the first."""
        hours = [Hours(day, 0, 1_440) for day in range(7)]
        calendar = SlaCalendar(id="always", name="Always", zone="UTC", hours=hours)
        person = Person(id=self._contact.person, name="Greta")
        months, minute = Promised("normal", resolution=300_000), Promised("urgent", resolution=1)
        policy = SlaPolicy(
            id="all", name="All", calendar="always", targets=[months, minute], warn_min=0
        )
        found: list[Change] = [Put(each) for each in (calendar, policy, person, self._contact)]
        now = self._clock.now()
        for _ in range(tickets):
            found += self._ticket("normal", now)
        self._write(found)

    def _ticket(self, priority: Literal["normal", "urgent"], at: int) -> list[Change]:
        self._number += 1
        ident = self._ids()
        ticket = Ticket(
            id=ident,
            number=self._number,
            contact=self._contact.id,
            subject="It drips",
            status="open",
            since=at,
            opened_at=at,
            updated_at=at,
            quiet_since=at,
            channel="staff",
            priority=priority,
            policy="all",
        )
        facts = [PriorityFrom(at, priority)]
        clock = TicketClock(id=ident, policy="all", created_at=at, priorities=facts)
        return [Put(ticket), Put(clock)]

    def _write(self, changes: list[Change]) -> None:
        """As another process that writes to the same store."""
        with self._store.writing() as tx:
            counter = tx.counter()
            at = max(self._clock.now(), counter.at)
            after = Counter(counter.epoch, counter.seq + 1, at)
            entry = LogEntry(after.seq, at, "furnished", "", changes)
            tx.append(after, [entry], [], changes)
            tx.commit()

    async def latest(self, many: int, spread_ms: int) -> float:
        """How late the latest of so many breaches is told, ms."""
        self._all.clear()
        self._late.clear()
        first, changes = self._clock.now() + AHEAD_MS, list[Change]()
        for nth in range(many):
            due_at = first + spread_ms * nth // many
            made = self._ticket("urgent", due_at - MINUTE)
            self._awaited[made[0].key.id] = due_at + 1
            changes += made
        await asyncio.to_thread(self._write, changes)
        async with asyncio.timeout(PATIENCE_S):
            await self._all.wait()
        return max(self._late)

    def note(self, entry: LogEntry) -> None:
        """A breach is on record."""
        for change in entry.changes:
            if isinstance(change, Put) and isinstance(change.r, TicketClock) and change.r.fired:
                due_at = self._awaited.pop(change.r.id, None)
                if due_at is not None:
                    self._late.append(float(self._clock.now() - due_at))
        if not self._awaited:
            self._all.set()


@asynccontextmanager
async def _desk(folder: Path, tickets: int) -> AsyncIterator[Desk]:
    store = Store.open(folder / "nowserving.db", SystemClock().now(), os.urandom(20))
    desk = Desk(store)
    await desk.door.start()
    await desk.door.execute(RollDay(), TIMER)
    desk.furnish(tickets)
    await desk.tailer.start()
    desk.tailer.listen(desk.note)
    await desk.timers.compare()
    await desk.timers.start()
    try:
        yield desk
    finally:
        await desk.timers.stop()
        await desk.tailer.stop()
        await desk.door.stop()
        store.close()

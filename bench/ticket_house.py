"""A house with so many tickets, written in bulk, and what a colleague asks of it."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, Final

from protocol.changes import Change, Put
from protocol.codec import encode
from protocol.commands import CreateServicePoint, Customer, JoinQueue, RollDay, UpdateSite
from protocol.ids import id_source
from protocol.messages import Res
from protocol.outcomes import Refusal, Saved
from protocol.records import Contact, Counter, Person, Ticket, TicketMessage
from protocol.sla import PRIORITIES
from protocol.ticket_commands import OpenTicket
from protocol.tickets import TicketStatus
from server.clock import SystemClock
from server.domain.actor import OPERATOR, PUBLIC, TIMER
from server.domain.tickets.opening import COUNTER
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.store.rows import write
from server.store.store import Store

AT_ONCE: Final = 2_000
STAFF: Final = [f"0197c2a4-5b7e-7c11-9d2e-{number:012x}" for number in range(20)]
WORDS: Final = [
    "".join(Random(at).choices("abcdefghijklmnoprstuvw", k=3 + at % 7)) for at in range(5_000)
]
STATUSES: Final[tuple[TicketStatus, ...]] = ("open", "in_progress", "resolved", "closed")
EVERYWHERE: Final = "warranty"
"""A word of every ticket."""


class TicketHouse:
    """An open house with so many tickets."""

    def __init__(self, door: Door, tailer: Tailer, clock: SystemClock) -> None:
        self.door, self.tailer, self.clock = door, tailer, clock
        self.point = ""
        self._told = count()

    async def opens(self) -> None:
        """Take tickets, and numbers of a queue."""
        await self._do(RollDay(), TIMER)
        await self._do(UpdateSite(support=True, support_email="help@example.org"), OPERATOR)
        made = await self._do(
            CreateServicePoint(name="Desk", prefix="A", capacity=1, max_waiting=100_000), OPERATOR
        )
        assert isinstance(made, Saved)
        self.point = made.id

    async def many(self, command: Any, commands: int, waiting: int) -> float:
        """Microseconds from one answer to the next, with so many waiting."""
        left = iter(range(commands))

        async def asks() -> None:
            for _ in left:
                await self._do(command(), PUBLIC, secrets.token_hex(18))

        began = time.perf_counter()
        await asyncio.gather(*(asks() for _ in range(waiting)))
        return (time.perf_counter() - began) / commands * 1e6

    def joins(self) -> JoinQueue:
        """A number for a customer who tells who they are."""
        return JoinQueue(service_point=self.point, customer=self._somebody())

    def tickets(self) -> OpenTicket:
        """A ticket of such a customer."""
        told = self._somebody()
        return OpenTicket(subject="The lock sticks", text="It does not turn.", customer=told)

    def _somebody(self) -> Customer:
        return Customer(name="Grace Hopper", email=f"grace{next(self._told)}@example.com")

    async def _do(self, command: Any, actor: Any, ident: str | None = None) -> Any:
        answered = await self.door.execute(command, actor, ident, client="bench")
        if isinstance(answered.answer, Refusal):
            raise RuntimeError(answered.answer.detail)
        return answered.answer


@asynccontextmanager
async def ticket_house(folder: Path, tickets: int) -> AsyncIterator[TicketHouse]:
    """Open one on a new folder."""
    clock = SystemClock()
    store = Store.open(folder / "nowserving.db", clock.now(), secrets.token_bytes(20))
    _fill(store, tickets, clock.now())
    door = Door(store, clock, id_source(clock.now), lambda text: text)
    tailer = Tailer(store, door)
    await door.start()
    await tailer.start()
    house = TicketHouse(door, tailer, clock)
    try:
        await house.opens()
        yield house
    finally:
        await tailer.stop()
        await door.stop()
        store.close()


def sent(items: list[Any]) -> int:
    """Bytes of an answer as a socket sends it."""
    return len(encode(Res("q", 0, items)))


def _fill(store: Store, tickets: int, now: int) -> None:
    with store.writing() as tx:
        numbered = Counter(id=COUNTER, day="", prefix="T", last=tickets)
        write(tx.connection, store.site, [Put(numbered)])
        tx.commit()
    for start in range(1, tickets + 1, AT_ONCE):
        changes: list[Change] = []
        for number in range(start, min(start + AT_ONCE, tickets + 1)):
            changes += map(Put, _ticket(number, now))
        with store.writing() as tx:
            write(tx.connection, store.site, changes)
            tx.commit()


def _ticket(number: int, now: int) -> Iterator[Any]:
    """A ticket with its first message; each third contact is a new one."""
    draw = Random(number)
    ident, whose = f"00000000-0000-7000-8000-{number:012d}", number - number % 3
    contact = f"00000000-0000-7000-8001-{whose:012d}"
    if not number % 3 or number == 1:
        person = f"00000000-0000-7000-8002-{whose:012d}"
        name = f"{WORDS[whose % 4_999]} {WORDS[whose % 977]}".title()
        yield Person(id=person, name=name, email=f"c{whose}@example.org", contact=contact)
        yield Contact(id=contact, person=person, made_at=now)
    status = STATUSES[min(3, draw.randrange(6))]
    opened_at = now - (200_000 - number) * 60_000
    text = " ".join(draw.choices(WORDS, k=40))
    yield Ticket(
        id=ident,
        number=number,
        contact=contact,
        subject=" ".join(draw.choices(WORDS, k=5)),
        status=status,
        since=opened_at,
        opened_at=opened_at,
        updated_at=opened_at + draw.randrange(90_000_000),
        channel="mail",
        priority=draw.choice(PRIORITIES),
        assignee=draw.choice([*STAFF, None, None]),
        team=draw.choice(("", "first", "second")),
        tags=draw.sample(("vip", "refund", "repair"), k=draw.randrange(3)),
        due_at=None if draw.randrange(3) == 0 else now + draw.randrange(90_000_000),
        unanswered_since=opened_at if draw.randrange(5) == 0 else None,
        messages=1,
        thread=1,
    )
    yield TicketMessage(
        id=f"{ident}.1",
        ticket=ident,
        nth=1,
        at=opened_at,
        message_kind="customer",
        text=f"{EVERYWHERE} {text}",
    )

"""A small hall for tests: a floor with a point, or a whole store with door and tailer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from protocol.commands import AnyCommand, CreateServicePoint, RollDay, ServiceSpec, SetDesk
from protocol.ids import uuid7
from protocol.outcomes import Answer, Moved, Outcome, Refusal, Saved
from protocol.records import Site
from server.clock import ManualClock
from server.domain.actor import TIMER, Actor
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.refused import Refused
from server.domain.rules import decide
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.store.store import Store
from tests.databases import with_tables

NOON = 1_795_521_600_000
"""2026-11-24 12:00 UTC."""


def make_ids() -> Callable[[], str]:
    """Ids that count up, the same in every run."""
    numbers = count(1)
    return lambda: uuid7(NOON, next(numbers).to_bytes(10, "big"))


def person(number: int, role: str = "staff") -> Actor:
    """A colleague."""
    ident = uuid7(NOON - 1, number.to_bytes(10, "big"))
    return Actor(ident, role, f"Clerk {number}")  # type: ignore[arg-type]


ADMIN = person(1, "admin")
ANN = person(2)
BEN = person(3)
KIOSK = Actor(person(4).id, "kiosk", "Kiosk")


@dataclass
class Hall:
    """A floor on which commands are decided at once, with no store."""

    floor: Floor
    clock: ManualClock
    point: str = ""

    def ask(self, command: AnyCommand, actor: Actor = ADMIN) -> Answer:
        """The answer, with its changes folded in."""
        context = Context(actor, self.clock.now(), self.ids, lambda text: f"mark {text}")
        try:
            outcome, changes = decide(self.floor, command, context)
        except Refused as refused:
            return refused.refusal
        self.floor.apply(changes)
        return outcome

    def do(self, command: AnyCommand, actor: Actor = ADMIN) -> Outcome:
        """The outcome of a command that must succeed."""
        answer = self.ask(command, actor)
        assert not isinstance(answer, Refusal), answer
        return answer

    def moved(self, command: AnyCommand, actor: Actor = ADMIN) -> Moved:
        """The outcome of a transition that must succeed."""
        outcome = self.do(command, actor)
        assert isinstance(outcome, Moved)
        return outcome

    def refused(self, command: AnyCommand, actor: Actor = ADMIN) -> Refusal:
        """The refusal of a command that must not succeed."""
        answer = self.ask(command, actor)
        assert isinstance(answer, Refusal), answer
        return answer

    def desk(self, number: int) -> str:
        """The id of a desk."""
        return self.floor.desks(self.point)[number - 1].id

    ids: Callable[[], str] = None  # type: ignore[assignment]


def hall(capacity: int = 2, max_waiting: int = 100, call_absent: bool = True) -> Hall:
    """One open point with two services; Ann sits at desk 1 and Ben at desk 2."""
    clock = ManualClock(NOON)
    made = Hall(Floor(), clock)
    made.ids = make_ids()
    made.floor = Floor([Site(id=made.ids(), name="Riverside")])
    made.do(RollDay(), TIMER)
    saved = made.do(
        CreateServicePoint(
            name="Citizens",
            prefix="A",
            capacity=capacity,
            max_waiting=max_waiting,
            call_absent=call_absent,
            services=[ServiceSpec(name="Passport"), ServiceSpec(name="Licence", prefix="B")],
        )
    )
    assert isinstance(saved, Saved)
    made.point = saved.id
    made.do(SetDesk(desk=made.desk(1), state="open"), ANN)
    if capacity > 1:
        made.do(SetDesk(desk=made.desk(2), state="open"), BEN)
    return made


@dataclass
class House:
    """A store on disk with door and tailer."""

    store: Store
    door: Door
    tailer: Tailer
    clock: ManualClock
    ids: Callable[[], str]

    async def do(self, command: AnyCommand, actor: Actor = ADMIN) -> Answer:
        """The answer, once the tailer has seen its effect."""
        answered = await self.door.execute(command, actor)
        await self.tailer.reached(answered.seq)
        return answered.answer


@asynccontextmanager
async def house(folder: Path, clock: ManualClock | None = None) -> AsyncIterator[House]:
    """Open a house on a folder, new or not; closes in order."""
    clock = clock or ManualClock(NOON)
    store = Store.open(with_tables(folder / "nowserving.db"), clock.now(), bytes(range(20)))
    ids = make_ids() if store.head().seq == 0 else _later_ids(store.head().seq)
    door = Door(store, clock, ids, lambda text: f"mark {text}")
    tailer = Tailer(store, door)
    await door.start()
    await tailer.start()
    try:
        await door.execute(RollDay(), TIMER)
        yield House(store, door, tailer, clock, ids)
    finally:
        await tailer.stop()
        await door.stop()
        store.close()


_restarts = count(1)


def _later_ids(seq: int) -> Callable[[], str]:
    """Ids of a house that was opened before. A refusal leaves a receipt and no log entry, so that
    `seq` alone would give its id once more."""
    numbers = count(next(_restarts) << 32)
    return lambda: uuid7(NOON + seq, next(numbers).to_bytes(10, "big"))

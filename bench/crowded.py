"""A service point with a long line: what a server is told to do where its waits are measured."""

from __future__ import annotations

import time
from typing import Any, Final

from bench import one_by_one
from bench.filling import CLERKS
from protocol.commands import (
    AnyCommand,
    CallNext,
    Complete,
    CreateServicePoint,
    JoinQueue,
    ServiceSpec,
    SetDesk,
    Start,
    UpdateDesk,
)
from protocol.outcomes import Moved, Outcome, Refusal, Saved
from protocol.places import CLASSES, PriorityClass
from protocol.records import Estimate, ServicePoint
from server.compose import Composition
from server.domain.estimates.seen_on_floor import scene_of
from server.domain.estimates.simulation import RUNS

DESKS: Final = 8
POINT: Final = CreateServicePoint(
    name="Registry",
    prefix="R",
    capacity=DESKS,
    classes=[*CLASSES, PriorityClass("family", "Family", 2.0)],
    services=[ServiceSpec(name="Papers"), ServiceSpec(name="Marriage", prefix="M")],
)


class Crowded:
    """Three classes, eight desks of which four do one service only, all busy but one."""

    def __init__(self, parts: Composition) -> None:
        self._parts = parts
        self._point = ""
        self._called = ""

    async def crowd(self, asked: dict[str, Any]) -> str:
        """Make the service point with `waiting` in its line; its id."""
        made = await self._do(POINT)
        assert isinstance(made, Saved)
        self._point = made.id
        floor = self._parts.tailer.floor
        papers, _ = floor.services(made.id)
        desks = floor.desks(made.id)
        for place, desk in enumerate(desks):
            if desk.number % 2:
                change = UpdateDesk(desk=desk.id, version=desk.version, services=[papers.id])
                await self._do(change)
            await self._do(SetDesk(desk=desk.id, state="open"), clerk=place)
        for place in range(asked["waiting"] + DESKS):
            await self._join(place)
        for desk in desks[1:]:
            moved = await self._do(CallNext(desk=desk.id))
            assert isinstance(moved, Moved)
            await self._do(Start(entry=moved.entry))
        await self._published()
        return made.id

    async def change(self, asked: dict[str, Any]) -> None:
        """At one desk somebody is done and the next is called, and somebody joins."""
        if self._called:
            await self._do(Start(entry=self._called))
            await self._do(Complete(entry=self._called))
            await self._join(asked["nth"])
        desk = self._parts.tailer.floor.desks(self._point)[0]
        moved = await self._do(CallNext(desk=desk.id))
        assert isinstance(moved, Moved)
        self._called = moved.entry

    async def publish(self, _asked: dict[str, Any]) -> float | None:
        """Publish the waits: milliseconds of CPU until they are on disk and on their way to the
        screens; None where a timer has been faster."""
        before = self._parts.tailer.floor.get(Estimate, self._point)
        began = time.process_time()
        await self._published()
        spent = time.process_time() - began
        after = self._parts.tailer.floor.get(Estimate, self._point)
        return spent * 1_000 if after != before else None

    async def simulated_plainly(self, _asked: dict[str, Any]) -> float:
        """Milliseconds of CPU of the same waits, simulated without arrays."""
        floor, now = self._parts.tailer.floor, self._parts.clock.now()
        point = floor.get(ServicePoint, self._point)
        assert point is not None
        began = time.process_time()
        one_by_one.percentiles(scene_of(floor, point, now), RUNS, seed=1)
        return (time.process_time() - began) * 1_000

    async def _published(self) -> None:
        await self._parts.timers.publish()
        await self._parts.tailer.reached(self._parts.door.head.seq)

    async def _join(self, nth: int) -> None:
        services = self._parts.tailer.floor.services(self._point)
        priority = ("standard", "family", "standard", "priority")[nth % 4]
        await self._do(
            JoinQueue(
                service_point=self._point, service=services[nth % 3 % 2].id, priority=priority
            )
        )

    async def _do(self, command: AnyCommand, clerk: int = 0) -> Outcome:
        answered = await self._parts.door.execute(command, CLERKS[clerk])
        if isinstance(answered.answer, Refusal):
            raise RuntimeError(answered.answer.detail)
        await self._parts.tailer.reached(answered.seq)
        return answered.answer

"""A step of a repair on a crowded bench, whose order follows from each step, beside the same on an
empty one; and beside a number of the queue."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Final

from bench.figures import Figure, Target, in_turn, paired
from bench.scale import Scale, data_folder
from protocol.commands import (
    CreateServicePoint,
    Customer,
    JoinQueue,
    RollDay,
    UpdateServicePoint,
)
from protocol.ids import id_source
from protocol.outcomes import Outcome, Refusal, Requested, Saved
from protocol.places import Hours
from protocol.repair_settings import PutRepairTerms
from protocol.request_commands import ItemSpec, OpenRequest, PutLine, StepRequest
from server.clock import SystemClock
from server.domain.actor import OPERATOR, PUBLIC, TIMER
from server.execution.door import Door
from server.store.store import Store

CROWDED: Final = Target("at most", 6)
BESIDE_A_JOIN: Final = Target("at most", 3)
WEEK: Final = [Hours(day, 0, 24 * 60) for day in range(7)]
"""Always open, so that it can be measured at any hour, and the bench has business time."""
STEPS: Final = 20
"""Of one sample: forth and back."""


class Workshop:
    """An open house with so many requests on one bench."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._point = ""
        self._request = ""

    async def opens(self, requests: int) -> None:
        """Take things in; each has some labour planned."""
        await self._do(RollDay(), TIMER)
        point = CreateServicePoint(name="Workshop", prefix="W", capacity=1, max_waiting=100_000)
        made = await self._do(point)
        assert isinstance(made, Saved)
        self._point = made.id
        await self._do(UpdateServicePoint(service_point=made.id, version=1, hours=WEEK))
        await self._do(
            PutRepairTerms(
                service_point=made.id, technicians=3, turnaround_min=960, labour_rate="60"
            )
        )
        for nth in range(requests):
            told = Customer(name=f"Customer {nth}", email=f"c{nth}@example.org")
            taken = await self._do(
                OpenRequest(
                    service_point=made.id, items=[ItemSpec(what="Radio")], customer=told, here=True
                )
            )
            assert isinstance(taken, Requested)
            self._request = taken.request
            await self._do(
                PutLine(request=taken.request, line_kind="labour", name="Work", minutes=45)
            )

    async def steps(self) -> float:
        """Microseconds of a step: its diagnosis is begun, and taken back."""
        began = time.perf_counter()
        for _ in range(STEPS // 2):
            await self._do(StepRequest(request=self._request, step="diagnose"))
            await self._do(StepRequest(request=self._request, step="back"))
        return (time.perf_counter() - began) / STEPS * 1e6

    async def joins(self) -> float:
        """Microseconds of a number of the queue, one after the other."""
        began = time.perf_counter()
        for _ in range(STEPS):
            await self._do(JoinQueue(service_point=self._point), PUBLIC)
        return (time.perf_counter() - began) / STEPS * 1e6

    async def _do(self, command: Any, actor: Any = OPERATOR) -> Outcome:
        answer = (await self._door.execute(command, actor)).answer
        if isinstance(answer, Refusal):
            raise RuntimeError(answer.detail)
        return answer


@asynccontextmanager
async def workshop(folder: Path, requests: int) -> AsyncIterator[Workshop]:
    """Such a house in a folder."""
    clock = SystemClock()
    store = Store.open(folder / "nowserving.db", clock.now(), bytes(20))
    door = Door(store, clock, id_source(clock.now), lambda text: text)
    await door.start()
    try:
        made = Workshop(door)
        await made.opens(requests)
        yield made
    finally:
        await door.stop()
        store.close()


def measure(scale: Scale) -> Iterator[Figure]:
    """Microseconds, medians; both houses are asked the same in turn."""
    few, many = scale.on_the_bench
    with asyncio.Runner() as runner, data_folder() as little, data_folder() as much:
        stack = AsyncExitStack()
        small, large = (
            runner.run(stack.enter_async_context(workshop(folder, count)))
            for folder, count in zip((little, much), (few, many), strict=True)
        )
        try:
            pairs = in_turn(
                scale.pairs, lambda: runner.run(large.steps()), lambda: runner.run(small.steps())
            )
            yield paired(
                f"a step of a repair, {many} on the bench", f"{few} there", "µs", pairs, CROWDED
            )
            pairs = in_turn(
                scale.pairs, lambda: runner.run(small.steps()), lambda: runner.run(small.joins())
            )
            yield paired(
                f"a step of a repair, {few} on the bench",
                "a number of the queue",
                "µs",
                pairs,
                BESIDE_A_JOIN,
            )
        finally:
            runner.run(stack.aclose())

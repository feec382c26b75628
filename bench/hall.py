"""The product's server over a hall made for measuring, in a process that obeys."""

from __future__ import annotations

import argparse
import asyncio
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bench.at_the_door import Doors
from bench.control import obey, run
from bench.crowded import Crowded
from bench.echo import PATH, add_echo
from bench.filling import CLERKS, DAY_MS, DESKS, Filling
from bench.jumping_clock import JumpingClock
from bench.web import served
from protocol.booking import Requirement
from protocol.commands import (
    AnyCommand,
    CallNext,
    CreateServicePoint,
    JoinQueue,
    PutDefinition,
    RollDay,
    SetDesk,
    Undo,
    UpdateServicePoint,
)
from protocol.outcomes import Joined, Moved, Outcome, Refusal, Saved
from protocol.places import Hours
from server.accounts.keys import Keys
from server.compose import Composition, compose
from server.data_folder import DataFolder
from server.domain.actor import PUBLIC, TIMER, Actor
from server.settings import Settings
from server.store.accounts import Account
from server.store.store import Store

WALL: Final = Account("wall", "Wall", "display", None)
"""All walls stand on one account; each has a token of its own."""


class Hall:
    """What the server can be told to do."""

    def __init__(self, parts: Composition, clock: JumpingClock) -> None:
        self._parts = parts
        self._clock = clock
        self.point = parts.tailer.floor.points()[0].id
        self._free: Iterator[str] = iter(())

    async def begin(self) -> None:
        """Open all desks: none is open over the turn of the business day."""
        desks = [desk.id for desk in self._parts.tailer.floor.desks(self.point)]
        for desk, clerk in zip(desks, CLERKS, strict=True):
            await self._do(SetDesk(desk=desk, state="open"), clerk)
        self._free = iter(desks)

    async def turn(self, _asked: dict[str, Any]) -> None:
        """Let another business day begin: whoever waits expires, numbers start again."""
        self._clock.days += 1
        await self._do(RollDay(), TIMER)
        await self.begin()
        await self._parts.tailer.reached(self._parts.door.head.seq)

    async def walls(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        """What `count` walls say, each with its own sign-in."""
        names = [f"wall-{number}" for number in range(asked["count"])]
        token = self._parts.tokens.device
        return [{"token": token(WALL.id, "display", n), "topics": ["display"]} for n in names]

    async def phones(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        """Let `count` customers join; what their phones say."""
        join = JoinQueue(service_point=self.point)
        made = await asyncio.gather(*(self._do(join, PUBLIC) for _ in range(asked["count"])))
        await self._parts.tailer.reached(self._parts.door.head.seq)
        visits = [joined.visit for _, joined in made if isinstance(joined, Joined)]
        token, line = self._parts.tokens.visit, f"queue/{self.point}"
        return [{"token": token(v), "topics": [line, f"visitor/{v}"]} for v in visits]

    async def bookable(self, _asked: dict[str, Any]) -> dict[str, Any]:
        """Open a place at which half hours can be booked around the clock, as many at once as it
        has desks; its definition, and the first start (ms) that nobody has."""
        week = [Hours(day, 0, 24 * 60) for day in range(7)]
        place = CreateServicePoint(name="Salon", prefix="S", capacity=DESKS)
        _, point = await self._do(place)
        assert isinstance(point, Saved)
        opens = UpdateServicePoint(service_point=point.id, version=point.version, hours=week)
        await self._do(opens)
        definition = PutDefinition(
            name="Cut",
            service_point=point.id,
            duration_min=30,
            grid_min=30,
            requires=[Requirement("desk")],
            horizon_days=400,
        )
        seq, made = await self._do(definition)
        assert isinstance(made, Saved)
        await self._parts.tailer.reached(seq)
        today = self._clock.now() // DAY_MS * DAY_MS
        return {"definition": made.id, "first": today + 10 * DAY_MS, "each": DESKS}

    async def call(self, _asked: dict[str, Any]) -> int:
        """Call somebody to the next desk that is free; the seq."""
        return (await self._do(CallNext(desk=next(self._free))))[0]

    async def next_calls(self, asked: dict[str, Any]) -> float:
        """Call the next and take it back, `count` times; the microseconds of CPU of one call."""
        desk = self._parts.tailer.floor.desks(self.point)[0].id
        spent = 0.0
        for _ in range(asked["count"]):
            began = time.process_time()
            seq, moved = await self._do(CallNext(desk=desk))
            await self._parts.tailer.reached(seq)
            spent += time.process_time() - began
            assert isinstance(moved, Moved)
            seq, _ = await self._do(Undo(entry=moved.entry))
            await self._parts.tailer.reached(seq)
        count: int = asked["count"]
        return spent / count * 1e6

    async def encodings(self, _asked: dict[str, Any]) -> int:
        """How many deltas were encoded so far."""
        return self._parts.sync.hub.encodings

    async def _do(self, command: AnyCommand, actor: Actor = CLERKS[0]) -> tuple[int, Outcome]:
        answered = await self._parts.door.execute(command, actor)
        if isinstance(answered.answer, Refusal):
            raise RuntimeError(answered.answer.detail)
        return answered.seq, answered.answer


def _orders(hall: Hall, doors: Doors, crowded: Crowded) -> dict[str, Any]:
    named = (hall.turn, hall.walls, hall.phones, hall.bookable, hall.call, hall.next_calls)
    line = (crowded.crowd, crowded.change, crowded.publish, crowded.simulated_plainly)
    return {order.__name__: order for order in (*named, hall.encodings, *line, doors.joins)}


async def _main(data: Path, past: int) -> None:
    clock = JumpingClock()
    folder = DataFolder.open(data)
    chain = Keys.load(folder.keys).chain
    store = Store.open(folder.database, clock.now(), os.urandom(20), chain=chain)
    Filling(store, clock.now()).fill(past)
    store.close()
    parts = compose(Settings(data, open_rate=0, open_sockets=0), clock)
    add_echo(parts)
    parts.book.add(WALL, clock.now())
    await parts.start()
    hall = Hall(parts, clock)
    await hall.begin()
    doors = Doors(parts, hall.point)
    try:
        async with served(parts.asgi) as port:
            told = {"port": port, "point": hall.point, "echo": PATH}
            await obey(_orders(hall, doors, Crowded(parts)), told)
            await parts.hang_up()
    finally:
        await doors.stop()
        await parts.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--past", type=int, default=0, help="visits that have ended already")
    given = parser.parse_args()
    run(_main(given.data, given.past))

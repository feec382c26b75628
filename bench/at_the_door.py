"""Joins at the door itself, with no network before it."""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final

from protocol.commands import JoinQueue
from protocol.ids import id_source
from server.compose import Composition
from server.domain.actor import PUBLIC
from server.execution.door import LARGEST_BATCH, Door

WARM: Final = 64


class Doors:
    """Two doors to one store: as it is, and with one commit to each command."""

    def __init__(self, parts: Composition, point: str) -> None:
        self._parts = parts
        self._join = JoinQueue(service_point=point)
        self._open: dict[int, Door] = {}

    async def joins(self, asked: dict[str, Any]) -> float:
        """Joins a second while `waiting` wait; `grouped` says whether they may share a commit."""
        door = await self._door(LARGEST_BATCH if asked["grouped"] else 1)
        # Each door first has to catch up with what the other has written.
        await self._ask(door, WARM, asked["waiting"])
        began = time.perf_counter()
        await self._ask(door, asked["commands"], asked["waiting"])
        return float(asked["commands"] / (time.perf_counter() - began))

    async def stop(self) -> None:
        """Close both."""
        for door in self._open.values():
            await door.stop()

    async def _door(self, batch: int) -> Door:
        if batch not in self._open:
            parts = self._parts
            new_id = id_source(parts.clock.now)
            door = Door(parts.store, parts.clock, new_id, parts.keys.mark, largest_batch=batch)
            await door.start()
            self._open[batch] = door
        return self._open[batch]

    async def _ask(self, door: Door, commands: int, waiting: int) -> None:
        left = iter(range(commands))

        async def one_after_another() -> None:
            for _ in left:
                await door.execute(self._join, PUBLIC)

        await asyncio.gather(*(one_after_another() for _ in range(waiting)))

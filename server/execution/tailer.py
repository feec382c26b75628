"""The one tailer: it reads the log past its head and tells each entry once, in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from protocol.changes import State
from server.domain.floor import Floor
from server.execution.door import Door
from server.store.store import Head, LogEntry, Store

_log = logging.getLogger(__name__)
POLL_S: Final = 0.25


class Tailer:
    """Follows the log; `floor` is the read model that queries and pages answer from."""

    def __init__(self, store: Store, door: Door) -> None:
        self._store = store
        self._wake = asyncio.Event()
        self._listeners: list[Callable[[LogEntry], None]] = []
        self._moved: asyncio.Future[None] | None = None
        self._task: asyncio.Task[None] | None = None
        self._folded = 0
        self.floor = Floor()
        self.head = Head("", 0)
        self.at = 0
        door.on_commit(lambda _head: self._wake.set())

    @property
    def state(self) -> State:
        """The fold of the live records, at `head`."""
        return self.floor.state

    async def start(self) -> None:
        """Load the floor and begin to follow."""
        self.head, records = await asyncio.to_thread(self._store.live)
        self.floor = Floor(records, self.head.seq)
        self._task = asyncio.create_task(self._follow(), name="tailer")

    async def stop(self) -> None:
        """Stop following."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def listen(self, listener: Callable[[LogEntry], None]) -> None:
        """Tell of each log entry once, in order, after it was folded in."""
        self._listeners.append(listener)

    async def reached(self, seq: int) -> None:
        """Wait until the head is at `seq` or past it."""
        while self.head.seq < seq:
            if self._moved is None or self._moved.done():
                self._moved = asyncio.get_running_loop().create_future()
            await asyncio.shield(self._moved)

    async def _follow(self) -> None:
        while True:
            try:
                await asyncio.wait_for(self._wake.wait(), POLL_S)
            except TimeoutError:
                pass
            self._wake.clear()
            try:
                await self._catch_up()
            except SQLAlchemyError as fault:
                _log.error("the log could not be read: %s", fault)

    async def _catch_up(self) -> None:
        while True:
            entries = await asyncio.to_thread(self._store.log, self.head.seq)
            for entry in entries:
                self._fold(entry)
            if self._moved is not None and not self._moved.done() and entries:
                self._moved.set_result(None)
            if len(entries) < 1_000:
                return
            await asyncio.sleep(0)

    def _fold(self, entry: LogEntry) -> None:
        if entry.seq != self.head.seq + 1:
            raise RuntimeError(f"the log has a gap before {entry.seq}")
        self.floor.apply(entry.changes)
        self.floor.seq = entry.seq
        self.head = Head(self.head.epoch, entry.seq)
        self.at = entry.at
        for listener in self._listeners:
            listener(entry)
        self._folded += 1
        if self._folded % 1_024 == 0:
            self.floor.forget_ended()

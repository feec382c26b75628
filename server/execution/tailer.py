"""The one tailer: it reads the log past its head and tells each entry once, in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from protocol.changes import State, key_of
from server.domain.floor import Floor
from server.execution import lacking
from server.execution.door import Door, Unavailable
from server.execution.ticket_lists import TicketLists
from server.store.store import Head, LogEntry, Store

_log = logging.getLogger(__name__)
POLL_S: Final = 0.25
AT_ONCE: Final = 1_000


class Tailer:
    """Follows the log; `floor` is the read model that queries and pages answer from."""

    def __init__(
        self, store: Store, door: Door, on_fatal: Callable[[], None] = lambda: None
    ) -> None:
        self._store = store
        self._on_fatal = on_fatal
        self._wake = asyncio.Event()
        self._listeners: list[Callable[[LogEntry], None]] = []
        self._moved: asyncio.Future[None] | None = None
        self._task: asyncio.Task[None] | None = None
        self._folded = 0
        self.floor = Floor()
        self.head = Head("", 0)
        self.at = 0
        self.lists = TicketLists(store, self)
        """Windows of ticket lists, at `head`."""
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
            self._moves()

    def listen(self, listener: Callable[[LogEntry], None]) -> None:
        """Tell of each log entry once, in order, after it was folded in."""
        self._listeners.append(listener)

    async def reached(self, seq: int) -> None:
        """Wait until the head is at `seq` or past it. Raises `Unavailable` once nobody follows."""
        while self.head.seq < seq:
            if self._task is None or self._task.done():
                raise Unavailable("The server is not reading now. Try again in a moment.")
            if self._moved is None or self._moved.done():
                self._moved = asyncio.get_running_loop().create_future()
            await asyncio.shield(self._moved)

    async def _follow(self) -> None:
        try:
            while True:
                await self._woken()
                try:
                    await self._catch_up()
                except SQLAlchemyError as fault:
                    _log.error("the log could not be read: %s", fault)
        except Exception:  # noqa: BLE001 - whoever waits must hear of it
            _log.critical("the log cannot be followed; the server must restart", exc_info=True)
            self._on_fatal()
        finally:
            asyncio.get_running_loop().call_soon(self._moves)

    async def _woken(self) -> None:
        # Not `wait_for`: in Python 3.11 it loses a cancellation that meets the wake-up.
        try:
            async with asyncio.timeout(POLL_S):
                await self._wake.wait()
        except TimeoutError:
            pass
        self._wake.clear()

    async def _catch_up(self) -> None:
        while True:
            entries = self._store.newest.past(self.head.seq)
            if not entries:
                entries = await asyncio.to_thread(self._store.log, self.head.seq, AT_ONCE)
            await self._remember(entries)
            for entry in entries:
                self._fold(entry)
            self.floor.cases.forget_passing()
            if entries:
                self._moves()
            if len(entries) < AT_ONCE:
                return
            await asyncio.sleep(0)

    async def _remember(self, entries: list[LogEntry]) -> None:
        """Read what these name and memory lacks."""
        if not (naming := lacking.naming(self.floor, entries)):
            return
        known = set(self.floor.state)
        for record in await asyncio.to_thread(lacking.lacking, self._store, naming, known):
            if key_of(record) not in self.floor.state:
                self.floor.remember(record)

    def _moves(self) -> None:
        if self._moved is not None and not self._moved.done():
            self._moved.set_result(None)

    def _fold(self, entry: LogEntry) -> None:
        if entry.seq != self.head.seq + 1:
            raise RuntimeError(f"the log has a gap before {entry.seq}")
        self.floor.apply(entry.changes)
        self.floor.seq = entry.seq
        self.head = Head(self.head.epoch, entry.seq)
        self.at = entry.at
        self.lists.fold(entry)
        for listener in self._listeners:
            try:
                listener(entry)
            except Exception:  # noqa: BLE001 - one listener must not stop the news for all others
                _log.exception("a listener of the log failed at %d", entry.seq)
        self._folded += 1
        if self._folded % 1_024 == 0:
            self.floor.forget_ended()

"""One door: websocket, routes and timers all come through `execute`, and one thread writes."""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
from collections.abc import Callable
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from protocol.changes import Key
from protocol.commands import AnyCommand
from protocol.records import Record
from server.clock import Clock
from server.domain.actor import TIMER, Actor
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.rules import RULES
from server.execution.batch import Answered, Asked, Deciding
from server.store.store import Head, Store, by_ids
from server.store.writing import CommitFault, Counter, Writing

_log = logging.getLogger(__name__)
LARGEST_BATCH: Final = 256
LOG_KEPT_MS: Final = 7 * 86_400_000
RECEIPTS_KEPT_MS: Final = 30 * 86_400_000
RETRY_S: Final = 2


class Unavailable(Exception):
    """Nothing was written and no receipt exists: the same command may be sent again."""

    def __init__(self, detail: str, retry_after: int = RETRY_S) -> None:
        super().__init__(detail)
        self.detail = detail
        self.retry_after = retry_after


class _Waiting:
    def __init__(self, asked: Asked, future: asyncio.Future[Answered]) -> None:
        self.asked = asked
        self.future = future
        self.result: Answered | Exception | None = None


class Door:
    """Executes commands in the order in which they come, whole batches to one commit."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        ids: Callable[[], str],
        mark: Callable[[str], str],
        on_fatal: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._context = Context(TIMER, 0, ids, mark)
        self._on_fatal = on_fatal
        self._floor: Floor | None = None
        self._waiting: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listeners: list[Callable[[Head], None]] = []
        self._answers: list[Callable[[AnyCommand, Answered], None]] = []
        self._dead = False
        self.head = Head("", 0)
        self.batches = 0
        self.commands = 0

    async def start(self) -> None:
        """Read where the site stands and begin to take commands."""
        self._loop = asyncio.get_running_loop()
        self.head = await asyncio.to_thread(self._store.head)
        self._thread = threading.Thread(target=self._run, name="door", daemon=True)
        self._thread.start()

    async def stop(self) -> None:
        """Answer all who wait, then stop."""
        if self._thread is not None:
            self._waiting.put(None)
            await asyncio.to_thread(self._thread.join)
            self._thread = None
            await asyncio.sleep(0)

    def on_commit(self, listener: Callable[[Head], None]) -> None:
        """Tell of each commit, in the event loop."""
        self._listeners.append(listener)

    def on_answer(self, listener: Callable[[AnyCommand, Answered], None]) -> None:
        """Tell of each command and its answer, in the event loop."""
        self._answers.append(listener)

    @property
    def stopped(self) -> bool:
        """Whether it takes no commands: not started, stopped, or after a failed commit."""
        return self._thread is None or self._dead

    async def execute(
        self, command: AnyCommand, actor: Actor, command_id: str | None = None, client: str = ""
    ) -> Answered:
        """Answer a command, durably; a refusal is an answer too. Raises `Unavailable`."""
        if self.stopped:
            raise Unavailable("The server is not writing now. Try again in a moment.")
        future = asyncio.get_running_loop().create_future()
        asked = Asked(command, actor, command_id or self._ids(), client or actor.id)
        self._waiting.put(_Waiting(asked, future))
        return await asyncio.shield(future)

    def _run(self) -> None:
        while True:
            first = self._waiting.get()
            if first is None:
                return
            batch, last = [first], False
            while len(batch) < LARGEST_BATCH and not self._waiting.empty():
                another = self._waiting.get()
                if another is None:
                    last = True
                    break
                batch.append(another)
            self._commit(batch)
            self._tell(batch)
            if last:
                return

    def _commit(self, batch: list[_Waiting]) -> None:
        try:
            self._write(batch)
        except CommitFault:
            _log.critical("a commit failed; the server stops writing and exits", exc_info=True)
            self._dead = True
            _fail(batch, "The server could not save. It restarts; ask again in a moment.")
        except SQLAlchemyError as fault:
            self._floor = None
            if len(batch) > 1:
                for one in batch:
                    self._commit([one])
                return
            _log.error("nothing was written: %s", fault)
            _fail(batch, "The server could not save this. Nothing was changed; try again.")

    def _write(self, batch: list[_Waiting]) -> None:
        with self._store.writing() as tx:
            counter = tx.counter()
            floor = self._exact(counter)
            known = tx.receipts([w.asked.key for w in batch if w.asked.actor.role != "timer"])
            self._load(tx, floor, batch)
            at = max(self._clock.now(), counter.at)
            deciding = Deciding(floor, known, at, self._context)
            for one in batch:
                one.result = deciding.answer(one.asked)
            if deciding.log or deciding.receipts:
                after = Counter(counter.epoch, floor.seq, at)
                tx.append(after, deciding.log, deciding.receipts, deciding.changes)
            try:
                tx.commit()
            except CommitFault:
                self._floor = None
                raise
        self.batches += 1
        self.commands += len(batch)
        self.head = Head(counter.epoch, floor.seq)
        if self.batches % 512 == 0:
            floor.forget_ended()

    def _exact(self, counter: Counter) -> Floor:
        """The floor at the site's seq: from memory, caught up from the log, or loaded."""
        floor = self._floor
        if floor is not None and self.head.epoch == counter.epoch:
            for entry in self._store.log(floor.seq) if floor.seq < counter.seq else ():
                floor.apply(entry.changes)
                floor.seq = entry.seq
        if floor is None or floor.seq != counter.seq or self.head.epoch != counter.epoch:
            head, records = self._store.live()
            floor = Floor(records, head.seq)
        self._floor = floor
        return floor

    def _load(self, tx: Writing, floor: Floor, batch: list[_Waiting]) -> None:
        """Fetch what the commands read and memory lacks, one SELECT to a table."""
        lacking: dict[str, list[str]] = {}
        for one in batch:
            for key in RULES[type(one.asked.command)].reads(one.asked.command):
                if key not in floor.state:
                    lacking.setdefault(key.kind, []).append(key.id)
        for kind, ids in lacking.items():
            for record in by_ids(tx.connection, self._store.site, kind, ids):
                if Key(kind, record.id) not in floor.state:
                    floor.remember(record)

    def _tell(self, batch: list[_Waiting]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._resolve, batch, self.head)

    def _resolve(self, batch: list[_Waiting], head: Head) -> None:
        for one in batch:
            if isinstance(one.result, Answered):
                for tell in self._answers:
                    tell(one.asked.command, one.result)
            if one.future.done():
                continue
            if isinstance(one.result, Answered):
                one.future.set_result(one.result)
            else:
                one.future.set_exception(
                    one.result if isinstance(one.result, Unavailable) else Unavailable(_BROKEN)
                )
        for listener in self._listeners:
            listener(head)
        if self._dead:
            self._on_fatal()

    def intervals(self, entry: str) -> list[Record]:
        """The closed spans of an entry, oldest first. Blocks: call it in a thread."""
        return self._store.intervals(entry)

    async def prune(self) -> None:
        """Drop log entries older than 7 days and receipts older than 30."""
        now = self._clock.now()

        def work() -> None:
            with self._store.writing() as tx:
                tx.prune(now - LOG_KEPT_MS, now - RECEIPTS_KEPT_MS)
                tx.commit()

        await asyncio.to_thread(work)


_BROKEN: Final = "The server could not carry this out. Nothing was changed; tell the manager."


def _fail(batch: list[_Waiting], detail: str) -> None:
    for one in batch:
        one.result = Unavailable(detail)

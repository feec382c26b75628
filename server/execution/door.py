"""One door: websocket, routes and timers all come through `execute`, and one thread writes."""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from protocol.commands import AnyCommand
from protocol.queries import HistoryItem, PromiseReport
from protocol.record import Via
from protocol.records import Entry, Record, Site, Visit
from server.clock import Clock
from server.domain.actor import TIMER, Actor
from server.domain.context import Context
from server.execution.auditing import Auditing
from server.execution.batch import Answered, Asked
from server.execution.history import history
from server.execution.promises import promise_report
from server.execution.writer import Chore, Item, Unavailable, Waiting, Writer
from server.store import anchor
from server.store.audit import FORGOTTEN_AT_ONCE, Act
from server.store.mark import Mark, advance_mark
from server.store.store import Head, Store
from server.store.writing import PRUNED_AT_ONCE, Writing

__all__ = ["Answered", "Door", "Unavailable"]

_log = logging.getLogger(__name__)
LARGEST_BATCH: Final = 256
TURN_S: Final = 0.005
"""So long the writer waits at most for those whom it has answered."""
DAY_MS: Final = 86_400_000
LOG_KEPT_MS: Final = 7 * DAY_MS
RECEIPTS_KEPT_MS: Final = 30 * DAY_MS
ESTIMATES_KEPT_MS: Final = 3_600_000
_CLOSED: Final = "The server is not writing now. Try again in a moment."


class Door:
    """Executes commands in the order in which they come, whole batches to one commit."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        ids: Callable[[], str],
        mark: Callable[[str], str],
        on_fatal: Callable[[], None] = lambda: None,
        largest_batch: int = LARGEST_BATCH,
    ) -> None:
        self._largest_batch = largest_batch
        self._store = store
        self._clock = clock
        self._writer = Writer(store, clock, Context(TIMER, 0, ids, mark))
        self._on_fatal = on_fatal
        self._coming: list[Waiting] = []
        self._items: queue.SimpleQueue[Item | None] = queue.SimpleQueue()
        self._answered = threading.Event()
        self._thread: threading.Thread | None = None
        self._open = False
        self._told_fatal = False
        self.auditing = Auditing(store, clock)
        self._noting = threading.Lock()
        """Held by whoever sets the mark: a timer's turn may last into the server's end."""
        self._told_cut = False
        self._thinned = 0
        """Up to where the log was relieved of waits that others have followed."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listeners: list[Callable[[Head], None]] = []
        self._answers: list[Callable[[AnyCommand, Answered], None]] = []

    async def start(self) -> None:
        """Read where the site stands and begin to take commands."""
        self._loop = asyncio.get_running_loop()
        self._writer.head = await asyncio.to_thread(self._store.head)
        self._thread = threading.Thread(target=self._run, name="door", daemon=True)
        self._thread.start()
        self._open = True

    async def stop(self) -> None:
        """Take no more commands, answer all who wait, then stop."""
        if self._open and self._thread is not None:
            self._open = False
            self._hand_over()
            self._items.put(None)
            await asyncio.to_thread(self._thread.join)
            self._thread = None
            await asyncio.to_thread(self.note_head)
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
        return not self._open or self._writer.dead

    @property
    def store(self) -> Store:
        """For reads that need no command; each blocks: call it in a thread."""
        return self._store

    @property
    def database(self) -> Path:
        """The file, for processes that read it."""
        return self._store.path

    @property
    def head(self) -> Head:
        """Where the log ends, as far as this door has written it."""
        return self._writer.head

    @property
    def batches(self) -> int:
        """How many commits there were."""
        return self._writer.batches

    @property
    def commands(self) -> int:
        """How many commands they answered."""
        return self._writer.commands

    async def execute(
        self,
        command: AnyCommand,
        actor: Actor,
        command_id: str | None = None,
        client: str = "",
        via: Via = "command line",
    ) -> Answered:
        """Answer a command, durably; a refusal is an answer too. Raises `Unavailable`."""
        if self.stopped:
            raise Unavailable(_CLOSED)
        future: asyncio.Future[Answered] = asyncio.get_running_loop().create_future()
        fresh = command_id is None
        asked = Asked(command, actor, command_id or "", client or actor.id, fresh, via)
        if not self._coming:
            # All that ask in this turn of the loop come to the writer together.
            asyncio.get_running_loop().call_soon(self._hand_over)
        self._coming.append(Waiting(asked, future))
        return await future

    def _hand_over(self) -> None:
        for item in self._coming:
            self._items.put(item)
        self._coming.clear()

    def note_head(self) -> None:
        """Set the mark and the anchor of the audit, by which an older copy of the database is
        noticed, and one that was cut short. Blocks."""
        with self._noting:
            if self._writer.dead:
                return
            try:
                self._note()
            except OSError as fault:
                _log.warning("the mark beside the database cannot be written: %s", fault.strerror)

    def _note(self) -> None:
        # Others write on this store too: neither where this door's last commit was nor what it has
        # set the mark to needs to be the newest.
        advance_mark(self._store.path, Mark(self._store.site, *self._store.head()))
        if not anchor.advance(self._store) and not self._told_cut:
            self._told_cut = True
            _log.error(
                "the audit is not where it was: newest rows may be missing. "
                "See: python -m server audit verify"
            )

    def intervals(self, entry: str) -> list[Record]:
        """The closed spans of an entry, oldest first. Blocks: call it in a thread."""
        return self._store.intervals(entry)

    def visit(self, ident: str) -> tuple[Entry, Visit] | None:
        """A visit with its entry, live or not. Blocks: call it in a thread."""
        entry, visit = self._store.entry_of(ident), self._store.get("visit", ident)
        return (entry, visit) if entry is not None and isinstance(visit, Visit) else None

    def history(self, visit: str, cursor: str | None) -> tuple[list[HistoryItem], str | None]:
        """A page of a customer's past. Blocks: call it in a thread."""
        return history(self._store, visit, cursor)

    def promises(self, site: Site, point: str | None, day: str | None) -> PromiseReport:
        """How promises were kept. Blocks: call it in a thread. Raises `ValueError` for no day."""
        return promise_report(self._store, site, point, day, self._clock.now())

    async def note(self, act: Act) -> None:
        """Put into the audit what is no command. Raises `Unavailable`."""

        def write(tx: Writing) -> int:
            tx.note([act], max(self._clock.now(), tx.counter().at))
            return 1

        await self._chore(write)

    async def prune(self) -> None:
        """Drop log entries older than 7 days and receipts older than 30, what lies beside the audit
        longer than notes are kept, and of published waits that others have followed all but those
        of the last hour; a bite at a time."""
        now = self._clock.now()
        before, estimates_before = now - LOG_KEPT_MS, now - ESTIMATES_KEPT_MS
        while await self._chore(lambda tx: tx.prune(before, now - RECEIPTS_KEPT_MS)) >= (
            PRUNED_AT_ONCE
        ):
            pass
        site = await asyncio.to_thread(self._store.get, "site", self._store.site)
        if isinstance(site, Site):
            told_before = now - site.keep_notes_d * DAY_MS
            while await self._chore(lambda tx: tx.forget(told_before)) >= FORGOTTEN_AT_ONCE:
                pass
        looked_up_to = -1
        while looked_up_to < self._thinned:
            looked_up_to = self._thinned
            self._thinned = await self._chore(
                lambda tx: tx.thin(self._thinned, estimates_before),
            )

    async def _chore(self, work: Callable[[Writing], int]) -> int:
        if self.stopped:
            raise Unavailable(_CLOSED)
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._items.put(Chore(work, future))
        return await asyncio.shield(future)

    def _run(self) -> None:
        assert self._loop is not None
        last = False
        while not last:
            items, last = self._next()
            self._writer.carry_out(items)
            self._answered.clear()
            with suppress(RuntimeError):  # the loop may be closed, and all who asked gone with it
                self._loop.call_soon_threadsafe(self._resolve, items, self.head)
                if self._items.qsize() < self._largest_batch:
                    # Who was answered just now may ask again: larger batches, fewer commits.
                    self._answered.wait(TURN_S)

    def _next(self) -> tuple[list[Item], bool]:
        """All that waits, up to a batch, and whether it is the last."""
        items: list[Item] = []
        first = self._items.get()
        while first is not None:
            items.append(first)
            if len(items) == self._largest_batch or self._items.empty():
                return items, False
            first = self._items.get()
        return items, True

    def _resolve(self, items: list[Item], head: Head) -> None:
        for item in items:
            _settle(item)
        for item in items:
            if isinstance(item, Waiting) and isinstance(item.result, Answered):
                for tell in self._answers:
                    tell(item.asked.command, item.result)
        for listener in self._listeners:
            listener(head)
        asyncio.get_running_loop().call_soon(self._after_turn)
        if self._writer.dead and not self._told_fatal:
            self._told_fatal = True
            self._on_fatal()

    def _after_turn(self) -> None:
        """Those who were answered have had their turn, and ask with the next."""
        asyncio.get_running_loop().call_soon(self._answered.set)


def _settle(item: Item) -> None:
    if item.future.done():
        return
    if isinstance(item.result, Unavailable):
        item.future.set_exception(item.result)
    else:
        item.future.set_result(item.result)  # type: ignore[arg-type]

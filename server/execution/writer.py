"""The writer: one thread decides whole batches against the floor and commits each once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from protocol.changes import Key
from protocol.commands import RollDay
from protocol.records import Record, Reservation, WaitListed
from server.clock import Clock
from server.domain.actor import TIMER
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.reads import Find
from server.domain.rules import RULES
from server.domain.timers import day_is_over
from server.execution.batch import Answered, Asked, Deciding
from server.store import bookings, cases
from server.store.engine import purge
from server.store.store import Head, Store
from server.store.writing import CommitFault, Counter, Writing

_log = logging.getLogger(__name__)
RETRY_S: Final = 2
FORGET_EVERY: Final = 512
_BROKEN: Final = "The server could not carry this out. Nothing was changed; tell the manager."
_UNSAVED: Final = "The server could not save this. Nothing was changed; try again."
_FAILED: Final = "The server could not save. It restarts; ask again in a moment."


class Unavailable(Exception):
    """It was not answered: nothing was written, or after a failed commit nobody knows.

    The same command under the same id may be sent again: what was written answers from its receipt.
    """

    def __init__(self, detail: str, retry_after: int = RETRY_S) -> None:
        super().__init__(detail)
        self.detail = detail
        self.retry_after = retry_after


class Waiting:
    """A command on its way: `result` is set by the writer, `future` by the event loop."""

    def __init__(self, asked: Asked, future: asyncio.Future[Answered]) -> None:
        self.asked = asked
        self.future = future
        self.result: Answered | Unavailable = Unavailable(_FAILED)


class Chore:
    """Housekeeping in a transaction of its own, between two batches."""

    def __init__(self, work: Callable[[Writing], int], future: asyncio.Future[int]) -> None:
        self.work = work
        self.future = future
        self.result: int | Unavailable = Unavailable(_FAILED)


class Writer:
    """Belongs to one thread, but for the plain figures that others may read."""

    def __init__(self, store: Store, clock: Clock, context: Context) -> None:
        self._store = store
        self._clock = clock
        self._context = context
        self._floor: Floor | None = None
        self.dead = False
        """Set when a commit failed: what is on disk is not known, so nothing more is written."""
        self.head = Head("", 0)
        self._unpurged = False
        """Whether somebody was erased of whom the write-ahead log still knows."""
        self.batches = 0
        self.commands = 0

    def carry_out(self, items: Sequence[Waiting | Chore]) -> None:
        """Give every item its result, whatever happens."""
        try:
            batch = [item for item in items if isinstance(item, Waiting)]
            if batch:
                self._commit(batch)
            for item in items:
                if isinstance(item, Chore):
                    self._chore(item)
            if self._unpurged and not self.dead:
                self._purge()
        except BaseException:  # noqa: BLE001
            # A writer that dies in silence would leave everybody waiting for ever.
            self._die("the writer failed; the server stops writing and exits")
            for item in items:
                item.result = Unavailable(_FAILED)

    def _purge(self) -> None:
        """Before anybody is answered, so that who is told to be erased is; if somebody reads just
        now, behind a later batch."""
        try:
            self._unpurged = not purge(self._store.engine)
        except SQLAlchemyError as fault:
            _log.warning("erasing is not complete yet: %s", getattr(fault, "orig", None) or fault)

    def _die(self, why: str) -> None:
        _log.critical(why, exc_info=True)
        self.dead = True
        self._floor = None

    def _commit(self, batch: list[Waiting]) -> bool:
        """Write them; whether it makes sense to go on with others."""
        if self.dead:
            _fail(batch, _FAILED)
            return False
        begun = False
        try:
            with self._store.writing() as tx:
                begun = True
                self._write(tx, batch)
        except CommitFault:
            self._die("a commit failed; the server stops writing and exits")
            _fail(batch, _FAILED)
            return False
        except Exception as fault:  # noqa: BLE001 - one bad command must not take the others with it
            self._floor = None
            if begun and len(batch) > 1:
                return self._one_by_one(batch)
            why = getattr(fault, "orig", None) or fault
            _log.error("nothing was written: %s", why, exc_info=not _of_storage(fault))
            _fail(batch, _UNSAVED if _of_storage(fault) else _BROKEN)
        return begun

    def _one_by_one(self, batch: list[Waiting]) -> bool:
        """Who waits for a lock that somebody holds does so once, not once for each command."""
        for at, one in enumerate(batch, 1):
            if not self._commit([one]):
                _fail(batch[at:], _FAILED if self.dead else _UNSAVED)
                return False
        return True

    def _chore(self, chore: Chore) -> None:
        if self.dead:
            return
        try:
            with self._store.writing() as tx:
                done = chore.work(tx)
                tx.commit()
                self._unpurged |= tx.erased
            chore.result = done
        except CommitFault:
            self._die("a commit failed; the server stops writing and exits")
        except SQLAlchemyError as fault:
            _log.error("housekeeping must wait: %s", getattr(fault, "orig", None) or fault)
            chore.result = Unavailable(_UNSAVED)

    def _write(self, tx: Writing, batch: list[Waiting]) -> None:
        counter = tx.counter()
        floor = self._exact(counter)
        known = tx.receipts([w.asked.key for w in batch if not w.asked.fresh])
        self._load(tx, floor, batch)
        at = max(self._clock.now(), counter.at)
        deciding = Deciding(floor, known, at, self._context)
        if day_is_over(floor, at):
            # Before anybody else: no number is given that is yesterday's.
            deciding.answer(Asked(RollDay(), TIMER, "", TIMER.id, fresh=True))
        results = [deciding.answer(one.asked) for one in batch]
        if deciding.log or deciding.receipts:
            after = Counter(counter.epoch, floor.seq, at)
            tx.append(after, deciding.log, deciding.receipts, deciding.changes)
        tx.note(deciding.acts, at)
        tx.commit()
        self._unpurged |= tx.erased
        for one, result in zip(batch, results, strict=True):
            one.result = result if isinstance(result, Answered) else Unavailable(_BROKEN)
        self.batches += 1
        self.commands += len(batch)
        self.head = Head(counter.epoch, floor.seq)
        if self.batches % FORGET_EVERY == 0:
            floor.forget_ended()

    def _exact(self, counter: Counter) -> Floor:
        """The floor at the site's seq: from memory, caught up from the log, or loaded."""
        floor = self._floor
        if floor is not None and self.head.epoch == counter.epoch:
            for entry in self._store.log(floor.seq) if floor.seq < counter.seq else ():
                if entry.seq != floor.seq + 1:
                    break
                floor.apply(entry.changes)
                floor.seq = entry.seq
        if floor is None or floor.seq != counter.seq or self.head.epoch != counter.epoch:
            head, records = self._store.live()
            floor = Floor(records, head.seq)
        self._floor = floor
        return floor

    def _load(self, tx: Writing, floor: Floor, batch: list[Waiting]) -> None:
        """Fetch what the commands read and memory lacks, one SELECT to a table and column."""
        floor.cases.forget_passing()
        lacking: dict[tuple[str, str, int], list[str | int]] = {}
        for one in batch:
            for read in RULES[type(one.asked.command)].reads(one.asked.command):
                if isinstance(read, Find):
                    asked = lacking.setdefault((read.kind, read.column, read.last), [])
                    asked.extend(read.values)
                elif read not in floor.state:
                    lacking.setdefault((read.kind, "id", 0), []).append(read.id)
        connection, site = tx.connection, self._store.site
        for (kind, column, last), values in lacking.items():
            find = Find(kind, column, tuple(values), last)
            found = cases.found(connection, floor.site, find)
            found += bookings.named(connection, site, _booked(found))
            found += cases.named(connection, site, found, floor.state)
            for record in found:
                if Key(record.kind(), record.id) not in floor.state:
                    floor.remember(record)


def _booked(records: Sequence[Record]) -> list[Record]:
    """Those that are read with what they name."""
    return [record for record in records if isinstance(record, Reservation | WaitListed)]


def _of_storage(fault: BaseException) -> bool:
    return isinstance(fault, SQLAlchemyError)


def _fail(batch: Sequence[Waiting], detail: str) -> None:
    for one in batch:
        one.result = Unavailable(detail)


Item = Waiting | Chore

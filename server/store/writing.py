"""One write transaction: the locked counter, receipts, the log and the rows, in one commit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    not_,
    select,
    tuple_,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from protocol.changes import Change
from protocol.ids import uuid7
from server.domain.erasing import Whom
from server.store import audit, bulk, erasing, log
from server.store.audit import Act, Chain, End, known_to_all
from server.store.log import LogEntry, Newest
from server.store.room import lacks_room
from server.store.rows import write
from server.store.tables import SHAPES, receipt, site_counter, site_log
from server.store.ticket_indexes import NOTICE_KEPT


class CommitFault(Exception):
    """The commit itself failed: whether it is on disk is not known, so nothing may go on."""


class Counter(NamedTuple):
    """The locked counter of a site."""

    epoch: str
    seq: int
    at: int


class Receipt(NamedTuple):
    """What a command was answered with, for whoever asks again."""

    command: str
    client: str
    seq: int
    at: int
    hash: str
    """Of the command; empty when it was asked of an earlier version."""
    outcome: bytes


# Built once: building a statement costs several times what its execution does.
_OF_SITE: Final = site_counter.c.site == bindparam("a_site")
_COUNTER: Final = select(site_counter).where(_OF_SITE)
_RECEIPTS: Final = select(receipt).where(
    receipt.c.command.in_(bindparam("commands", expanding=True))
)
_COUNT: Final = (
    update(site_counter).where(_OF_SITE).values(seq=bindparam("new_seq"), at=bindparam("new_at"))
)
_CHAIN: Final = (
    update(site_counter)
    .where(_OF_SITE)
    .values(audit_seq=bindparam("new_seq"), audit_hash=bindparam("new_link"))
)


class Writing:
    """Begun by `Store.writing`; not committed means rolled back."""

    def __init__(
        self,
        connection: Connection,
        site: str,
        database: Path,
        newest: Newest | None = None,
        chain: Chain = known_to_all,
    ) -> None:
        self._chain = chain
        self._end: End | None = None
        self.connection = connection
        self._site = site
        self._database = database
        self._newest = newest or Newest()
        self._entries: list[LogEntry] = []
        self._open = False
        self._forgot = False
        self.erased = False
        """Whether it took anybody out: then the store is to be purged once it is committed."""

    def begin(self) -> None:
        """Take the write lock."""
        self.connection.exec_driver_sql("BEGIN IMMEDIATE")
        self._open = True

    def commit(self) -> None:
        """Make it durable. Raises `CommitFault`, or what says that nothing was written."""
        gone = self._erase()
        try:
            self.connection.exec_driver_sql("COMMIT")
        except Exception as fault:
            if _rolled_back(fault, self._database):
                raise
            raise CommitFault(str(fault)) from fault
        self._open = False
        self._newest.add(self._entries)
        for before, whom in gone:
            self._newest.take_out(before, whom)

    def _erase(self) -> list[tuple[int, Whom]]:
        """Take out of all that lies before them whom the new entries erase; who is gone, and from
        before which number."""
        found = [
            (entry.seq, erasing.erase(self.connection, self._site, entry, self._database))
            for entry in self._entries
            if entry.kind in erasing.TAKING_OUT
        ]
        gone = [(seq, whom) for seq, whom in found if whom is not None]
        self.erased = bool(gone) or self._forgot
        return gone

    def end(self) -> None:
        """Roll back what was not committed."""
        if self._open:
            self._open = False
            try:
                self.connection.exec_driver_sql("ROLLBACK")
            except SQLAlchemyError:
                # SQLite has rolled back by itself, or the connection is broken: never used again.
                self.connection.invalidate()

    def counter(self) -> Counter:
        """The site's counter, under the lock."""
        row = self.connection.execute(_COUNTER, {"a_site": self._site}).one()
        self._end = End(row.audit_seq, bytes(row.audit_hash))
        return Counter(row.epoch, row.seq, row.at)

    def receipts(self, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Receipt]:
        """The receipts that exist for these (command, client), in one query."""
        if not keys:
            return {}
        wanted = set(keys)
        rows = self.connection.execute(_RECEIPTS, {"commands": [command for command, _ in keys]})
        return {
            (r.command, r.client): Receipt(r.command, r.client, r.seq, r.at, r.hash, r.outcome)
            for r in rows
            if (r.command, r.client) in wanted
        }

    def append(
        self,
        counter: Counter,
        entries: list[LogEntry],
        receipts: list[Receipt],
        changes: list[Change],
    ) -> None:
        """Rows, log, receipts and the counter of a whole batch, one execution to a table."""
        dialect, site = self.connection.dialect.name, self._site
        write(self.connection, site, changes)
        log.append(self.connection, site, entries)
        self._entries += entries
        kept = [(r.command, r.client, site, r.seq, r.at, r.hash, r.outcome) for r in receipts]
        bulk.insert(self.connection, bulk.insertion(receipt, dialect), kept)
        self.connection.execute(
            _COUNT, {"a_site": site, "new_seq": counter.seq, "new_at": counter.at}
        )

    def note(self, acts: Sequence[Act], at: int) -> None:
        """Put into the audit what was done, with the transaction's other changes (`at` in ms)."""
        if not acts:
            return
        end = self._end or self.audited()
        self._end = audit.append(self.connection, self._site, acts, at, self._chain, end)
        values = {"a_site": self._site, "new_seq": self._end.seq, "new_link": self._end.link}
        self.connection.execute(_CHAIN, values)

    def audited(self) -> End:
        """Where the audit ends, under the lock."""
        self.counter()
        assert self._end is not None
        return self._end

    def forget(self, before: int) -> int:
        """Take a bite of personal data that was told before then (ms) from beside the audit."""
        gone = audit.forget(self.connection, self._site, before)
        self._forgot = self._forgot or gone > 0
        return gone

    def thin(self, after: int, before: int) -> int:
        """Take published waits that others have followed out of a bite of the log (`log.thin`)."""
        return log.thin(self.connection, self._site, after, before)

    def prune(self, log_before: int, receipts_before: int) -> int:
        """Drop a bite of log and receipts that are older than they are kept (ms), of what could be
        taken back then, and of notices that are done with; how many went, of the one that had
        more."""
        gone = 0
        bulk_change, notice = SHAPES["bulk_change"].table, SHAPES["notice"].table
        for table, over in (
            (site_log, site_log.c.at < log_before),
            (bulk_change, self._made_before(bulk_change, log_before)),
            (receipt, receipt.c.at < receipts_before),
            (notice, and_(self._made_before(notice, receipts_before), not_(NOTICE_KEPT))),
        ):
            keys = [column for column in table.columns if column.primary_key]
            old = select(*keys).where(over).limit(PRUNED_AT_ONCE)
            done = self.connection.execute(table.delete().where(tuple_(*keys).in_(old)))
            gone = max(gone, done.rowcount)
        return gone

    def _made_before(self, table: Table, at: int) -> ColumnElement[bool]:
        """What was made before then (ms), as ids tell: by these records lie in order."""
        return and_(table.c.in_site == self._site, table.c.id < uuid7(at, bytes(10)))


def _rolled_back(fault: Exception, database: Path) -> bool:
    """Whether the database was busy or had no room: then it has written nothing.

    An I/O error for any other reason may be a failed fsync, after which nobody knows.
    """
    code = getattr(getattr(fault, "orig", None), "sqlite_errorcode", None)
    if not isinstance(fault, SQLAlchemyError) or code is None:
        return False
    return code & 0xFF in _HARMLESS or (code & 0xFF == _IO_ERROR and lacks_room(database))


_HARMLESS: Final = frozenset({5, 13})
"""SQLITE_BUSY and SQLITE_FULL."""
_IO_ERROR: Final = 10
"""SQLITE_IOERR."""
PRUNED_AT_ONCE: Final = 5_000
"""So few that waiting commands hardly notice."""

"""The store of one site: reads of head, log and records, and the one write transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, and_, event, select, update
from sqlalchemy.exc import DatabaseError, OperationalError

from protocol.changes import Put
from protocol.ids import uuid7
from protocol.records import LIVE_STATES, Entry, Record, Site
from server.store import anchor, bookings, cases, log, requests
from server.store.audit import Chain, known_to_all
from server.store.engine import StoreFault, close, open_sqlite
from server.store.log import LogEntry, Newest
from server.store.mark import Mark, is_behind, read_mark, write_mark
from server.store.reading import by_ids
from server.store.rows import write
from server.store.schema import migrate, must_be_newest, prepare
from server.store.tables import KEPT, ON_FLOOR, SHAPES, from_row, site_counter
from server.store.writing import Writing

__all__ = ["Head", "LogEntry", "Store", "by_ids"]

_LOADED = (
    "site",
    "service_point",
    "service",
    "desk",
    "staff",
    "device",
    "counter",
    "undoable",
    "estimate",
    "grounds",
    "turns",
    "help",
    "definition",
    "slot_hold",
    *cases.LOADED,
    *requests.LOADED,
)
SPANS_LOADED: Final = 200


class Head(NamedTuple):
    """Where the log of a site ends."""

    epoch: str
    seq: int


class Store:
    """All SQL of the queue; `Store.open` makes it."""

    def __init__(self, path: Path, chain: Chain = known_to_all) -> None:
        self.path = path
        self.chain = chain
        self.engine = open_sqlite(path)
        self.site = ""
        self.newest = Newest()

    @classmethod
    def open(
        cls,
        path: Path,
        now: int,
        entropy: bytes,
        *,
        chain: Chain = known_to_all,
        accept_rollback: bool = False,
        zone: str = "UTC",
        before_migrating: Callable[[], None] = lambda: None,
    ) -> Store:
        """Open the file, making tables and site where it is new. Raises `StoreFault`.

        `zone` is the time zone of a site that is made now; `chain` is `Keys.chain`, under which the
        audit is written.
        A database that is behind its mark is refused, or begins a new epoch where that is accepted.
        An older version's is migrated; `before_migrating` raises where somebody else uses it.
        """
        store = cls(path, chain)
        epoch = uuid7(now, entropy[10:20])
        try:
            with _told(path):
                newest = prepare(store.engine, path)
                store._find_site()
                store._check_mark(epoch if accept_rollback else None)
                if not newest:
                    before_migrating()
                    anchor.begin(store)
                    migrate(store.engine, path, epoch)
                if not store.site:
                    store._make_site(uuid7(now, entropy[:10]), epoch, now, zone)
                if accept_rollback:
                    anchor.settle(store, now)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def to_read(cls, path: Path, chain: Chain = known_to_all) -> Store:
        """Open a file that is there and change nothing, also while a server runs on it. Raises
        `StoreFault`."""
        if not path.is_file():
            raise StoreFault(f"There is no hall in {path.parent}. Name another with --data.")
        store = cls(path, chain)
        event.listen(store.engine, "connect", _only_read)
        try:
            with _told(path):
                must_be_newest(store.engine, path)
                store._find_site()
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Close all connections, for good: also those of threads whose task was cancelled. Blocks
        while they read."""
        close(self.engine)

    def _find_site(self) -> None:
        with self.engine.connect() as connection:
            self.site = str(connection.execute(select(site_counter.c.site)).scalar() or "")

    def _make_site(self, site: str, epoch: str, now: int, zone: str) -> None:
        self.site = site
        anchor.begin(self)
        with self.writing() as tx:
            tx.connection.execute(
                site_counter.insert(),
                {
                    "site": site,
                    "epoch": epoch,
                    "seq": 0,
                    "at": now,
                    "audit_seq": 0,
                    "audit_hash": b"",
                },
            )
            write(tx.connection, site, [Put(Site(id=site, name="Now Serving", zone=zone))])
            tx.commit()

    def _check_mark(self, new_epoch: str | None) -> None:
        mark = read_mark(self.path)
        if mark is None or not self.site:
            return
        head = self.head()
        if not is_behind(mark, Mark(self.site, *head)):
            return
        if new_epoch is None:
            raise StoreFault(
                f"{self.path} is an older copy: it ends at {head.seq}, and this hall was at "
                f"{mark.seq} already. Put the newest copy back, or go on from here with: "
                "python3 run.py server run --accept-rollback …"
            )
        with self.writing() as tx:
            tx.connection.execute(
                update(site_counter).where(site_counter.c.site == self.site).values(epoch=new_epoch)
            )
            tx.commit()
        self.note(Head(new_epoch, head.seq))

    def note(self, head: Head) -> None:
        """Set the high-water mark beside the database. Raises `OSError`."""
        write_mark(self.path, Mark(self.site, *head))

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """The one write transaction; rolled back unless it was committed."""
        with self.engine.connect() as connection:
            tx = Writing(connection, self.site, self.path, self.newest, self.chain)
            tx.begin()
            try:
                yield tx
            finally:
                tx.end()

    def head(self) -> Head:
        """Epoch and last number of the log."""
        with self.engine.connect() as connection:
            return self._head(connection)

    def log(self, after: int, limit: int = 1_000) -> list[LogEntry]:
        """The entries past `after`, in order."""
        with self.engine.connect() as connection:
            return log.read(connection, self.site, after, limit)

    def live(self) -> tuple[Head, list[Record]]:
        """The floor: settings, live entries and those that can be undone, with visit and person."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                head = self._head(connection)
                found = [r for kind in _LOADED for r in self._all(connection, kind)]
                undo = [r.id for r in found if r.kind() == "undoable"]
                found += self._floor_entries(connection, undo)
                found += self._all(connection, "call")
                found += self._last_spans(connection)
                found += bookings.live(connection, self.site, _site_of(found, self.site))
                found += cases.live(connection, self.site, _site_of(found, self.site), found)
            finally:
                connection.exec_driver_sql("COMMIT")
        return head, found

    def get(self, kind: str, ident: str) -> Record | None:
        """One record, live or not."""
        with self.engine.connect() as connection:
            found = by_ids(connection, self.site, kind, [ident])
        return found[0] if found else None

    def entry_of(self, visit: str) -> Entry | None:
        """The leg of a visit that changed its state last, live or not."""
        table = SHAPES["entry"].table
        query = select(table).where(and_(table.c.in_site == self.site, table.c.visit == visit))
        last = query.order_by(table.c.since.desc(), table.c.id.desc()).limit(1)
        with self.engine.connect() as connection:
            row = connection.execute(last).mappings().first()
        found = from_row("entry", dict(row)) if row else None
        return found if isinstance(found, Entry) else None

    def intervals(self, entry: str) -> list[Record]:
        """The closed spans of an entry, oldest first."""
        table = SHAPES["interval"].table
        query = select(table).where(and_(table.c.in_site == self.site, table.c.entry == entry))
        with self.engine.connect() as connection:
            rows = connection.execute(query.order_by(table.c.from_at)).mappings().all()
        return [from_row("interval", dict(row)) for row in rows]

    def _head(self, connection: Connection) -> Head:
        row = connection.execute(
            select(site_counter.c.epoch, site_counter.c.seq).where(site_counter.c.site == self.site)
        ).one()
        return Head(row.epoch, row.seq)

    def _all(self, connection: Connection, kind: str) -> list[Record]:
        """All that are on the floor, in the order in which they came."""
        table = SHAPES[kind].table
        query = select(table).where(table.c.in_site == self.site)
        if kind in KEPT:
            query = query.where(table.c[ON_FLOOR]).order_by(table.c.at)
        rows = connection.execute(query.order_by(table.c.id)).mappings().all()
        return [from_row(kind, dict(row)) for row in rows]

    def _last_spans(self, connection: Connection) -> list[Record]:
        """The newest spans of desks, oldest first: enough to know who worked a while ago."""
        table = SHAPES["desk_span"].table
        newest = select(table).where(table.c.in_site == self.site).order_by(table.c.to_at.desc())
        rows = connection.execute(newest.limit(SPANS_LOADED)).mappings().all()
        return [from_row("desk_span", dict(row)) for row in reversed(rows)]

    def _floor_entries(self, connection: Connection, also: list[str]) -> list[Record]:
        table = SHAPES["entry"].table
        query = select(table).where(
            and_(table.c.in_site == self.site, table.c.state.in_(sorted(LIVE_STATES)))
        )
        entries = [from_row("entry", dict(row)) for row in connection.execute(query).mappings()]
        have = {entry.id for entry in entries}
        entries += by_ids(connection, self.site, "entry", [i for i in also if i not in have])
        visits = by_ids(connection, self.site, "visit", [getattr(e, "visit", "") for e in entries])
        named = [person for v in visits if (person := getattr(v, "person", None))]
        people = by_ids(connection, self.site, "person", named)
        promises = by_ids(connection, self.site, "promise", (e.id for e in entries), "entry")
        return entries + visits + people + promises


def _only_read(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA query_only=ON").close()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the database complains of while it is opened, as a `StoreFault`."""
    try:
        yield
    except OperationalError as fault:
        raise StoreFault(
            f"{path} cannot be opened ({fault.orig}). Check the folder and its permissions."
        ) from None
    except DatabaseError as fault:
        raise StoreFault(
            f"{path} is no database of Now Serving ({fault.orig}). "
            "Name another data folder, or move the file away."
        ) from None


def _site_of(records: Iterable[Record], ident: str) -> Site:
    """The site itself among them."""
    return next(record for record in records if isinstance(record, Site) and record.id == ident)

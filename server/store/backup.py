"""A copy of the database that is whole, also while a server writes to it; and a new epoch."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from server.store.engine import BUSY_MS, StoreFault, sqlite_module
from server.store.mark import Mark, write_mark


class Facts(NamedTuple):
    """Where a database stands; `at` in ms."""

    tables: str
    site: str
    hall: str
    zone: str
    epoch: str
    seq: int
    at: int
    audit_seq: int
    audit_hash: str


def copy(database: Path, target: Path) -> None:
    """Copy it to a new file of its owner's alone, without what was erased. Raises `StoreFault`."""
    if not database.is_file():
        raise StoreFault(f"There is no hall in {database.parent}. Name another with --data.")
    sqlite = sqlite_module()
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite.connect(str(database), timeout=BUSY_MS / 1000)) as connection:
            connection.isolation_level = None
            # All at one instant: whoever writes goes on beside it.
            connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite.Error as fault:
        raise StoreFault(
            f"{database} cannot be copied ({fault}). Make room if the disk is full; otherwise the "
            "database is damaged: restore the newest backup."
        ) from None


def check(database: Path) -> Facts:
    """Where a database that nobody uses stands. Raises `StoreFault` where it is not whole."""
    sqlite = sqlite_module()
    try:
        with closing(_reading(sqlite, database)) as connection:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise StoreFault(f"The database is damaged ({verdict}). Take an older backup.")
            return _facts(connection)
    except (sqlite.Error, TypeError) as fault:
        raise StoreFault(f"The database is damaged ({fault}). Take an older backup.") from None


def files_named(database: Path) -> list[str]:
    """The hashes of the files that the records of a database which nobody uses name, in order; none
    where its tables are older than files. Raises `StoreFault`."""
    sqlite = sqlite_module()
    asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'attachment'"
    try:
        with closing(_reading(sqlite, database)) as connection:
            if connection.execute(asked).fetchone() is None:
                return []
            rows = connection.execute("SELECT DISTINCT hash FROM attachment ORDER BY hash")
            return [str(found) for (found,) in rows]
    except sqlite.Error as fault:
        raise StoreFault(f"The database is damaged ({fault}). Take an older backup.") from None


def _reading(sqlite: Any, database: Path) -> Any:
    return sqlite.connect(f"{database.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _facts(connection: Any) -> Facts:
    (tables,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    counter = connection.execute("SELECT * FROM site_counter")
    row = dict(zip([each[0] for each in counter.description], counter.fetchone(), strict=True))
    hall, zone = connection.execute("SELECT name, zone FROM site").fetchone()
    return Facts(
        str(tables),
        row["site"],
        hall,
        zone,
        row["epoch"],
        row["seq"],
        row["at"],
        row.get("audit_seq", 0),
        bytes(row.get("audit_hash", b"")).hex(),
    )


def begin_epoch(database: Path, epoch: str) -> None:
    """Let a restored database begin anew, so that nobody keeps what it lacks, and set its mark.
    Raises `StoreFault`, `OSError`."""
    sqlite = sqlite_module()
    try:
        with closing(sqlite.connect(str(database))) as connection:
            connection.execute("UPDATE site_counter SET epoch = ?", (epoch,))
            connection.commit()
            site, seq = connection.execute("SELECT site, seq FROM site_counter").fetchone()
    except sqlite.Error as fault:
        raise StoreFault(f"The restored database cannot be written ({fault}).") from None
    write_mark(database, Mark(site, epoch, seq))

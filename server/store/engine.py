"""Opening the database: SQLite in WAL mode with a library that does not lose it."""

from __future__ import annotations

import os
import sqlite3
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from sqlalchemy import URL, Engine, create_engine, event

from server.store.connections import Connections

_GOOD: Final = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
BUSY_MS: Final = 5_000
PURGE_MS: Final = 50
"""So long whoever purges waits for whoever reads."""
_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    # What is erased is overwritten, so that nobody reads it back from the file.
    "secure_delete=ON",
)
STATEMENTS: Final = 512
"""Prepared ones that a connection keeps: an insert has one for each number of rows."""


class StoreFault(Exception):
    """The database cannot be used; the text says why and what to do."""


def sqlite_module() -> ModuleType:
    """A DB-API module whose SQLite has no WAL-reset fault. Raises `StoreFault`."""
    try:
        return import_module("pysqlite3")
    except ImportError:
        have = sqlite3.sqlite_version_info
        if any(have >= good and (have[:2] == good[:2] or good is _GOOD[0]) for good in _GOOD):
            return sqlite3
    raise StoreFault(
        f"This Python's SQLite {sqlite3.sqlite_version} can lose data in WAL mode. "
        "Use a Python with SQLite 3.51.3 or newer."
    )


def open_sqlite(path: Path) -> Engine:
    """An engine on the file, which need not exist yet. Raises `StoreFault`."""
    _make_private(path)
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        module=sqlite_module(),
        poolclass=Connections,
        pool_size=4,
        isolation_level="AUTOCOMMIT",
        # What people told us has no place in a log, not even when a statement fails.
        hide_parameters=True,
        connect_args={
            "check_same_thread": False,
            "timeout": BUSY_MS / 1000,
            "cached_statements": STATEMENTS,
        },
    )

    def prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(engine, "connect", prepare)
    return engine


def close(engine: Engine) -> None:
    """Close all connections for good, once those who read have ended. Blocks, a few seconds at
    most."""
    assert isinstance(engine.pool, Connections)
    engine.pool.close()


def purge(engine: Engine) -> bool:
    """Empty the write-ahead log, in which what was erased still stands; False where somebody reads
    just now: try again later."""
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={PURGE_MS}")
        try:
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MS}")
    return busy == 0


def _make_private(path: Path) -> None:
    """The file is its owner's alone: names and telephone numbers are in it."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as fault:
        raise StoreFault(
            f"{path} cannot be opened ({fault.strerror}). Check the folder and its permissions."
        ) from None

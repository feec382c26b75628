"""A hall of version 1 in the middle of its day, as that version has left it on disk."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from server.store.mark import Mark, write_mark
from server.store.store import Store
from tests.hall import NOON, person

SQL = Path(__file__).with_name("hall_of_version_1.sql")
MARK = Mark("01a20d6d-5a00-7001-8203-040506070809", "01a20d6d-5a00-7a0b-8c0d-0e0f10111213", 24)
"""Where that hall stood."""
RECEIPT = "0" * 36
"""The command by which the kiosk gave A005."""
CEM = person(5)
MANAGER = person(6, "manager")
LATER = NOON + 60_000


def hall_of_version_1(folder: Path) -> Path:
    """The database of that hall, with its mark."""
    return laid(folder, SQL, MARK)


def laid(folder: Path, sql: Path, mark: Mark) -> Path:
    """A database as it was told, with its mark."""
    path = folder / "nowserving.db"
    connection = sqlite3.connect(path)
    connection.executescript(sql.read_text(encoding="utf-8"))
    connection.close()
    write_mark(path, mark)
    return path


def opened(path: Path, *, accept_rollback: bool = False) -> Store:
    """The store, as today's program opens it."""
    entropy = bytes(range(200, 220))
    return Store.open(path, LATER, entropy, accept_rollback=accept_rollback)


def content(path: Path) -> list[str]:
    """All that is in a database, in an order of its own: once it is vacuumed, tables that a module
    keeps come last."""
    connection = sqlite3.connect(path)
    lines = sorted(connection.iterdump())
    connection.close()
    return lines

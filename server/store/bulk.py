"""Statements for many rows, compiled once and executed at once.

Many rows go into one execution, not one after another: each execution lets other threads run, and
coming back between two of them costs more than the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Any, Final

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ClauseElement

Rows = Sequence[tuple[Any, ...]]
ROWS_AT_ONCE: Final = 32
_DIALECTS: Final[dict[str, Dialect]] = {
    "sqlite": sqlite.dialect(paramstyle="qmark"),
    "postgresql": postgresql.dialect(paramstyle="format"),  # type: ignore[no-untyped-call]
}


def compiled(statement: ClauseElement, dialect: str) -> str:
    """The statement's text, its parameters by position."""
    return str(statement.compile(dialect=_DIALECTS[dialect]))


@cache
def insertion(table: Table, dialect: str) -> str:
    """The insert of a row, its parameters in the order of the table's columns."""
    return compiled(table.insert(), dialect)


def insert(connection: Connection, statement: str, rows: Rows) -> None:
    """Execute a compiled insert of one row for all rows; no types are converted on the way."""
    for start in range(0, len(rows), ROWS_AT_ONCE):
        some = rows[start : start + ROWS_AT_ONCE]
        values = tuple(chain.from_iterable(some))
        connection.exec_driver_sql(_for_rows(statement, len(some)), values)


def each(connection: Connection, statement: str, rows: Rows) -> None:
    """Execute a compiled statement for one row after another."""
    if rows:
        connection.exec_driver_sql(statement, list(rows))


@cache
def _for_rows(statement: str, count: int) -> str:
    """The insert with its group of values repeated."""
    head, values, rest = statement.partition(" VALUES ")
    group, end, tail = rest.partition(")")
    return head + values + ", ".join([group + end] * count) + tail

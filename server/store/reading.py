"""Reading records by what they are found by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Connection, select

from protocol.records import Record
from server.store.tables import SHAPES, from_row


def by_ids(
    connection: Connection, site: str, kind: str, ids: Iterable[str | int], column: str = "id"
) -> list[Record]:
    """The records of a kind with these ids, or that name them in a column, in the order of their
    own; one SELECT to 500 of them."""
    table = SHAPES[kind].table
    wanted = list(dict.fromkeys(ids))
    found: list[Record] = []
    for start in range(0, len(wanted), 500):
        query = select(table).where(table.c[column].in_(wanted[start : start + 500]))
        if not _by_itself(kind, column):
            query = query.where(table.c.in_site == site)
        rows = connection.execute(query).mappings().all()
        found += [from_row(kind, dict(row)) for row in rows if row["in_site"] == site]
    return sorted(found, key=lambda record: record.id)


@cache
def _by_itself(kind: str, column: str) -> bool:
    """Whether an index begins with the column: asked for the site too, or for an order, SQLite
    would look through all of the site instead."""
    return any(column == next(iter(each.columns)).name for each in SHAPES[kind].table.indexes)

"""Reading records by what they are found by."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, and_, select

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
        query = (
            select(table)
            .where(and_(table.c.in_site == site, table.c[column].in_(wanted[start : start + 500])))
            .order_by(table.c.id)
        )
        found += [from_row(kind, dict(row)) for row in connection.execute(query).mappings()]
    return found

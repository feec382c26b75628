"""The second half of the change vocabulary: applying a list of changes to the tables, in bulk."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, false, update
from sqlalchemy.dialects import postgresql, sqlite

from protocol.changes import Change, Key, Put
from server.store import bulk, claims, ticket_search
from server.store.tables import KEPT, ON_FLOOR, SHAPES, to_row


@cache
def _upsert(kind: str, dialect: str) -> str:
    table = SHAPES[kind].table
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(table)
    own = [c.name for c in table.columns if not c.primary_key]
    values: dict[str, Any] = {name: statement.excluded[name] for name in own}
    upsert = statement.on_conflict_do_update(index_elements=["in_site", "id"], set_=values)
    return bulk.compiled(upsert, dialect)


@cache
def _delete(kind: str, dialect: str) -> str:
    table = SHAPES[kind].table
    this = and_(table.c.in_site == bindparam("a_site"), table.c.id == bindparam("an_id"))
    if kind in KEPT:
        return bulk.compiled(update(table).where(this).values({ON_FLOOR: false()}), dialect)
    return bulk.compiled(delete(table).where(this), dialect)


def write(connection: Connection, site: str, changes: Iterable[Change]) -> None:
    """Apply the changes: the last change of a key counts, one execution to a kind.

    What comes and goes within one batch is written all the same where its kind is kept. Raises
    `IntegrityError` where two would have the same time (`claims.follow`).
    """
    last: dict[Key, Change] = {}
    kept: dict[Key, Put] = {}
    for change in changes:
        key = change.key
        last[key] = change
        if key.kind in KEPT and isinstance(change, Put):
            kept[key] = change
    puts: dict[str, list[tuple[Any, ...]]] = {}
    gone: dict[str, list[tuple[Any, ...]]] = {}
    for key, change in last.items():
        put = change if isinstance(change, Put) else kept.get(key)
        if put is not None:
            puts.setdefault(key.kind, []).append(to_row(site, put.r))
        if change is not put:
            gone.setdefault(key.kind, []).append((site, key.id))
    dialect = connection.dialect.name
    ticket_search.leave(connection, site, last)
    for kind, rows in puts.items():
        bulk.insert(connection, _upsert(kind, dialect), rows)
    for kind, keys in gone.items():
        bulk.each(connection, _delete(kind, dialect), keys)
    claims.follow(connection, site, last)
    ticket_search.follow(connection, site, last)

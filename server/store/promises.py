"""What is on record of promises; every read goes by an index."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from protocol.records import Promise
from server.store.store import Store
from server.store.tables import SHAPES, from_row

JUDGED: Final = ("held", "late")
_TABLE: Final = SHAPES[Promise.kind()].table


def since_judged(store: Store, point: str | None, count: int, since: int) -> int:
    """When the first of the last so many that were held or late was told, ms; `since` where there
    are fewer after that instant. Blocks."""
    found = and_(*_of(store, point), _TABLE.c.at >= since, _TABLE.c.outcome.in_(JUDGED))
    query = select(_TABLE.c.at).where(found).order_by(_TABLE.c.at.desc())
    with store.engine.connect() as connection:
        first = connection.execute(query.offset(count - 1).limit(1)).scalar()
    return since if first is None else int(first)


def told(store: Store, point: str | None, from_at: int, to_at: int) -> list[Promise]:
    """All promises of a service point, or of all, told from one instant to before another (ms), in
    their order. Blocks."""
    span = and_(_TABLE.c.at >= from_at, _TABLE.c.at < to_at)
    query = select(_TABLE).where(and_(*_of(store, point), span)).order_by(_TABLE.c.at)
    with store.engine.connect() as connection:
        return _read(connection, query)


def told_before(store: Store, point: str | None, before: int) -> int | None:
    """When the last promise before an instant was told, ms; None where there is none. Blocks."""
    query = select(_TABLE.c.at).where(and_(*_of(store, point), _TABLE.c.at < before))
    with store.engine.connect() as connection:
        return connection.execute(query.order_by(_TABLE.c.at.desc()).limit(1)).scalar()


def _of(store: Store, point: str | None) -> list[ColumnElement[bool]]:
    here = [_TABLE.c.in_site == store.site]
    return here if point is None else [*here, _TABLE.c.service_point == point]


def _read(connection: Connection, query: Select[tuple[object, ...]]) -> list[Promise]:
    rows = connection.execute(query).mappings()
    found = (from_row(Promise.kind(), dict(row)) for row in rows)
    return [record for record in found if isinstance(record, Promise)]

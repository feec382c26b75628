"""A business day at a service point as it is on record, for a replay; every read goes by an index.

Ids begin with the time at which they were made: those of a day are found by the primary key.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from protocol.ids import uuid7
from protocol.records import (
    Desk,
    DeskSpan,
    Entry,
    Interval,
    Record,
    Service,
    ServicePoint,
    Site,
    Staff,
    Visit,
)
from server.domain.days import day_span
from server.domain.what_if.recorded import RecordedDay
from server.domain.what_if.recording import OnRecord, recorded
from server.store.store import Store
from server.store.tables import SHAPES, from_row

R = TypeVar("R", bound=Record)
_ENTRY, _VISIT, _INTERVAL, _SPAN = (
    SHAPES[kind.kind()].table for kind in (Entry, Visit, Interval, DeskSpan)
)
_AROUND_MS: Final = 26 * 3_600_000
"""The zone may have changed since: a day is looked for in so much more than its hours."""
_LONGEST_MS: Final = 7 * 86_400_000
"""A span of a desk at work ends within so long: at the latest the roll of the day closes it."""


def points_of(store: Store) -> list[ServicePoint]:
    """All service points that there are now. Blocks."""
    with _reading(store) as connection:
        return list(_all(connection, store, ServicePoint))


def recorded_day(store: Store, point: ServicePoint, day: str, now: int) -> RecordedDay:
    """The day (`YYYY-MM-DD`) at a service point, without anybody where nobody came. Blocks.

    Raises `ValueError` for what is no day.
    """
    with _reading(store) as connection:
        site = next(iter(_all(connection, store, Site)))
        begins, ends = day_span(day, site.zone, site.roll_hour)
        visits = _visits(connection, store, day, begins, ends)
        entries = _entries(connection, store, point, visits, begins, ends)
        found = OnRecord(
            site=site,
            point=point,
            services=[s for s in _all(connection, store, Service) if s.service_point == point.id],
            staff=list(_all(connection, store, Staff)),
            desks=[d for d in _all(connection, store, Desk) if d.service_point == point.id],
            entries=entries,
            visits=visits,
            intervals=_intervals(connection, store, entries),
            spans=_spans(connection, store, point, begins, ends),
        )
    return recorded(day, found, now)


def points_visited(store: Store, day: str) -> set[str]:
    """The service points, by id, to which somebody came on a day. Blocks. Raises `ValueError`."""
    with _reading(store) as connection:
        site = next(iter(_all(connection, store, Site)))
        begins, ends = day_span(day, site.zone, site.roll_hour)
        visits = _visits(connection, store, day, begins, ends)
        query = select(_ENTRY.c.service_point, _ENTRY.c.visit).where(
            and_(_ENTRY.c.in_site == store.site, _made(_ENTRY.c.id, begins, ends))
        )
        rows = connection.execute(query).all()
    return {row.service_point for row in rows if row.visit in visits}


def day_before(store: Store, day: str) -> str | None:
    """The last day before another on which anybody came; None where there is none. Blocks."""
    with _reading(store) as connection:
        site = next(iter(_all(connection, store, Site)))
        begins, _ = day_span(day, site.zone, site.roll_hour)
        query = select(_VISIT.c.day).where(
            and_(_VISIT.c.in_site == store.site, _VISIT.c.id < _first_id(begins))
        )
        return connection.execute(query.order_by(_VISIT.c.id.desc()).limit(1)).scalar()


@contextmanager
def _reading(store: Store) -> Iterator[Connection]:
    """All that is read is of one moment."""
    with store.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            yield connection
        finally:
            connection.exec_driver_sql("COMMIT")


def _all(connection: Connection, store: Store, kind: type[R]) -> Iterator[R]:
    table = SHAPES[kind.kind()].table
    query = select(table).where(table.c.in_site == store.site).order_by(table.c.id)
    return _records(connection, kind, query)


def _records(connection: Connection, kind: type[R], query: Select[Any]) -> Iterator[R]:
    for row in connection.execute(query).mappings():
        record = from_row(kind.kind(), dict(row))
        if isinstance(record, kind):
            yield record


def _made(column: Any, begins: int, ends: int) -> ColumnElement[bool]:
    """Whether an id was made in a span or shortly before or after."""
    first, last = begins - _AROUND_MS, ends + _AROUND_MS
    return and_(column >= _first_id(first), column < _first_id(last))


def _first_id(at: int) -> str:
    """The least id that is made at an instant; of what was before 1970 there is none."""
    return uuid7(max(0, at), bytes(10))


def _visits(
    connection: Connection, store: Store, day: str, begins: int, ends: int
) -> dict[str, Visit]:
    found = and_(_VISIT.c.in_site == store.site, _made(_VISIT.c.id, begins, ends))
    query = select(_VISIT).where(and_(found, _VISIT.c.day == day))
    return {visit.id: visit for visit in _records(connection, Visit, query)}


def _entries(
    connection: Connection,
    store: Store,
    point: ServicePoint,
    visits: dict[str, Visit],
    begins: int,
    ends: int,
) -> list[Entry]:
    found = and_(_ENTRY.c.in_site == store.site, _made(_ENTRY.c.id, begins, ends))
    query = select(_ENTRY).where(and_(found, _ENTRY.c.service_point == point.id))
    entries = _records(connection, Entry, query.order_by(_ENTRY.c.id))
    return [entry for entry in entries if entry.visit in visits]


def _intervals(connection: Connection, store: Store, entries: list[Entry]) -> list[Interval]:
    """Their ids are those of the entries, with a number behind."""
    if not entries:
        return []
    wanted = {entry.id for entry in entries}
    first, last = entries[0].id, f"{entries[-1].id}/"
    found = and_(_INTERVAL.c.in_site == store.site, _INTERVAL.c.id.between(first, last))
    spans = _records(connection, Interval, select(_INTERVAL).where(found))
    return [span for span in spans if span.entry in wanted]


def _spans(
    connection: Connection, store: Store, point: ServicePoint, begins: int, ends: int
) -> list[DeskSpan]:
    ended = and_(_SPAN.c.to_at > begins, _SPAN.c.to_at < ends + _LONGEST_MS)
    query = select(_SPAN).where(and_(_SPAN.c.in_site == store.site, ended))
    spans = _records(connection, DeskSpan, query.order_by(_SPAN.c.to_at))
    return [span for span in spans if span.service_point == point.id and span.from_at < ends]

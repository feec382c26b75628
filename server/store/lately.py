"""What happened lately, from the permanent record: enough for an estimator to begin with.

Ids of entries begin with the time at which they were made, so that the newest are found, with their
spans, by the primary key.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final, NamedTuple

from sqlalchemy import Connection, and_, select
from sqlalchemy.exc import SQLAlchemyError

from protocol.records import Entry, Interval, Promise
from server.store.engine import StoreFault
from server.store.promises import JUDGED
from server.store.store import Store
from server.store.tables import SHAPES, from_row, site_counter

LEGS: Final = 5_000
PROMISES: Final = 3_000
_ENTRY, _INTERVAL, _PROMISE = (
    SHAPES[kind].table for kind in (Entry.kind(), Interval.kind(), Promise.kind())
)


class PastLeg(NamedTuple):
    """A leg as it is now, with its closed spans."""

    entry: Entry
    spans: list[Interval]


class Lately(NamedTuple):
    """What the record holds as of `seq`."""

    seq: int
    legs: list[PastLeg]
    promises: list[Promise]


def lately(store: Store, legs: int = LEGS, promises: int = PROMISES) -> Lately:
    """The newest legs and promises that were judged, each oldest first. Blocks.

    Raises `StoreFault` where the database cannot be read now.
    """
    try:
        return _lately(store, legs, promises)
    except SQLAlchemyError as fault:
        raise StoreFault(f"the record cannot be read: {getattr(fault, 'orig', fault)}") from None


def _lately(store: Store, legs: int, promises: int) -> Lately:
    with store.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            seq = select(site_counter.c.seq).where(site_counter.c.site == store.site)
            return Lately(
                int(connection.execute(seq).scalar_one()),
                _legs(connection, store.site, legs),
                _judged(connection, store.site, promises),
            )
        finally:
            connection.exec_driver_sql("COMMIT")


def _legs(connection: Connection, site: str, most: int) -> list[PastLeg]:
    newest = select(_ENTRY).where(_ENTRY.c.in_site == site).order_by(_ENTRY.c.id.desc())
    rows = connection.execute(newest.limit(most)).mappings().all()
    entries = [from_row(Entry.kind(), dict(row)) for row in reversed(rows)]
    spans = _spans(connection, site, entries[0].id) if entries else {}
    return [PastLeg(e, spans.get(e.id, [])) for e in entries if isinstance(e, Entry)]


def _spans(connection: Connection, site: str, since: str) -> dict[str, list[Interval]]:
    found = select(_INTERVAL).where(and_(_INTERVAL.c.in_site == site, _INTERVAL.c.id >= since))
    spans: defaultdict[str, list[Interval]] = defaultdict(list)
    for row in connection.execute(found).mappings():
        span = from_row(Interval.kind(), dict(row))
        if isinstance(span, Interval):
            spans[span.entry].append(span)
    return spans


def _judged(connection: Connection, site: str, most: int) -> list[Promise]:
    """By index from the newest back; what was given up or is open lies between them."""
    found = and_(_PROMISE.c.in_site == site, _PROMISE.c.outcome.in_(JUDGED))
    newest = select(_PROMISE).where(found).order_by(_PROMISE.c.at.desc()).limit(most)
    rows = connection.execute(newest).mappings().all()
    promises = [from_row(Promise.kind(), dict(row)) for row in reversed(rows)]
    return [each for each in promises if isinstance(each, Promise)]

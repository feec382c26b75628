"""Bookings that memory has forgotten, from the tables."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, select

from protocol.records import Record
from server.store.bookings import named
from server.store.store import Head, Store
from server.store.tables import SHAPES, from_row, site_counter

_BOOKED = SHAPES["reservation"].table
Read = tuple[Head, list[Record]]
"""Records, and where the log ended when they were so."""


def reservation(store: Store, ident: str) -> Read:
    """A reservation, ended or not, with its person, visit and meeting. Blocks."""
    return _those(store, _BOOKED.c.id == ident)


def numbered(store: Store, number: str) -> Read:
    """Likewise by its number. Blocks."""
    return _those(store, _BOOKED.c.number == number)


def between(store: Store, from_at: int, to_at: int) -> Read:
    """The reservations that begin within a span (ms) with what they name. Blocks."""
    return _those(store, and_(_BOOKED.c.start_at >= from_at, _BOOKED.c.start_at < to_at))


def _those(store: Store, wanted: ColumnElement[bool]) -> Read:
    own = and_(_BOOKED.c.in_site == store.site, wanted)
    ends = select(site_counter.c.epoch, site_counter.c.seq).where(site_counter.c.site == store.site)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            head = Head(*connection.execute(ends).one())
            rows = connection.execute(select(_BOOKED).where(own)).mappings()
            found = [from_row("reservation", dict(row)) for row in rows]
            found += named(connection, store.site, found)
        finally:
            connection.exec_driver_sql("COMMIT")
    return head, found

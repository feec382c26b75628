"""Bookings as memory needs them, from the tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, literal_column, or_, select

from protocol.booking import EXPECTED, TAKING
from protocol.outbox import UNSENT
from protocol.records import Record, Reservation, Site
from server.domain.booked import LISTS, OPEN_WISHES, day_began
from server.store.reading import by_ids
from server.store.tables import SHAPES, from_row


def live(connection: Connection, site: str, of: Site) -> list[Record]:
    """Reservations, wait list and messages that memory keeps (`booked.is_kept`), with the persons,
    visits and meetings that they name."""
    booked, listed, message = (
        SHAPES[kind].table.c for kind in ("reservation", "wait_listed", "message")
    )
    since = day_began(of)
    kept = or_(
        booked.state.in_(sorted(EXPECTED)),
        booked.since >= since,
        and_(booked.end_at >= since, booked.state.in_(sorted(TAKING))),
    )
    found = [
        *_those(connection, site, "reservation", kept),
        *_those(connection, site, "wait_listed", listed.state.in_(sorted(OPEN_WISHES))),
        *_those(connection, site, "message", message.state.in_(sorted(UNSENT))),
        *_those(connection, site, "message", _listed_today(message, since)),
    ]
    return [*found, *named(connection, site, found)]


def _listed_today(message: Any, since: int) -> ColumnElement[bool]:
    """Lists of reservations or tickets that have been sent since: nobody gets two within the
    hour."""
    sent = message.state.not_in(sorted(UNSENT))
    lists = message.what.in_([literal_column(f"'{what}'") for what in sorted(LISTS)])
    return and_(lists, message.made_at >= since, sent)


def named(connection: Connection, site: str, records: Iterable[Record]) -> list[Record]:
    """The persons, visits and meetings that these records name."""
    persons, visits, meetings = [], [], []
    for record in records:
        persons.append(getattr(record, "person", None) or "")
        if isinstance(record, Reservation):
            visits.append(record.visit or "")
            meetings.append(record.id)
    wanted = {"person": persons, "visit": visits, "meeting": meetings}
    return [
        record
        for kind, ids in wanted.items()
        for record in by_ids(connection, site, kind, filter(None, ids))
    ]


def _those(
    connection: Connection, site: str, kind: str, wanted: ColumnElement[bool]
) -> list[Record]:
    """In the order in which they came: ids sort by time."""
    table = SHAPES[kind].table
    query = select(table).where(and_(table.c.in_site == site, wanted)).order_by(table.c.id)
    return [from_row(kind, dict(row)) for row in connection.execute(query).mappings()]

"""What became of the messages to customers, from the tables."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, and_, literal_column, select

from protocol.outbox import Message
from server.store.store import Store
from server.store.tables import SHAPES, from_row

_MESSAGE: Final = SHAPES["message"].table
UNDELIVERED: Final = ("failed", "missed")
"""States that somebody may have to make good for by telephone."""


def messages_about(store: Store, subject: str) -> list[Message]:
    """All about a reservation, the last first. Blocks."""
    return _read(store, _MESSAGE.c.subject == subject, None)


def undelivered(store: Store, since: int, limit: int) -> list[Message]:
    """Those that did not reach anybody and were due since that instant (ms), the last first.
    Blocks."""
    states = _MESSAGE.c.state.in_([literal_column(f"'{state}'") for state in UNDELIVERED])
    return _read(store, and_(states, _MESSAGE.c.due_at >= since), limit)


def _read(store: Store, wanted: ColumnElement[bool], limit: int | None) -> list[Message]:
    query = select(_MESSAGE).where(and_(_MESSAGE.c.in_site == store.site, wanted))
    last: list[ColumnElement[Any]] = [_MESSAGE.c.due_at.desc(), _MESSAGE.c.id.desc()]
    with store.engine.connect() as connection:
        rows = connection.execute(query.order_by(*last).limit(limit)).mappings().all()
    found = (from_row("message", dict(row)) for row in rows)
    return [each for each in found if isinstance(each, Message)]

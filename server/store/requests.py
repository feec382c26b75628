"""Service requests as memory needs them, from the tables."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, select

from protocol.records import Record
from server.domain.request_cases import CHILD_KINDS
from server.store.reading import by_ids
from server.store.request_indexes import LIVE
from server.store.tables import SHAPES, from_row

LOADED: Final = ("supplier", "part", "repair_terms", "bench")
"""Kinds of which memory keeps all."""


def live(connection: Connection, site: str) -> list[Record]:
    """Requests that have not ended, with all that belongs to them; in the order in which it came:
    ids sort by time. `cases.named` finds whose they are."""
    request = SHAPES["service_request"].table
    going = select(request).where(request.c.in_site == site, LIVE).order_by(request.c.id)
    found = [from_row("service_request", dict(r)) for r in connection.execute(going).mappings()]
    idents = [each.id for each in found]
    for kind in CHILD_KINDS:
        found += by_ids(connection, site, kind, idents, "request")
    return found

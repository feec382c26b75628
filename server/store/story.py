"""One thread for each visit: what happened across queue, reservation, requests and tickets that
belong to one stay, or to what was brought in it and is picked up in another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, select

from protocol.records import Activity, Entry, Record, ServiceRequest
from server.store.reading import by_ids
from server.store.store import Store
from server.store.tables import SHAPES, from_row

_ACTIVITY: Final = SHAPES["activity"].table
_STAYS: Final = ("visit", "pickup", "reservation")
"""Columns of a request that name a stay."""
MOST: Final = 200
"""So many visits, reservations and requests belong together at most, as far as anybody looks."""


def belonging(store: Store, visit: str = "", request: str = "") -> list[str]:
    """The ids of visits, reservations, requests and tickets that belong together with this visit,
    or with this request; empty where there is no such. Blocks."""
    with store.engine.connect() as connection:
        kind, ident = ("visit", visit) if visit else ("service_request", request)
        if not by_ids(connection, store.site, kind, [ident]):
            return []
        found: dict[str, None] = {}
        stays, requests = ({visit}, set[str]()) if visit else (set[str](), {request})
        while (stays or requests) and len(found) < MOST:
            found |= dict.fromkeys(sorted(stays | requests))
            named = _named_by(connection, store.site, sorted(requests))
            told = _of_stays(connection, store.site, sorted(stays))
            stays = {each for each in (*named, *told[0]) if each not in found}
            requests = {each for each in told[1] if each not in found}
        tickets = _tickets(connection, store.site, list(found))
    return [*found, *tickets]


def activities(
    store: Store, subjects: Iterable[str], before: str | None, most: int
) -> list[Activity]:
    """What happened to these, newest first; `before` is the id of the last that is known already.
    Blocks."""
    # Without the site, which is every row's: the planner would look through all.
    query = select(_ACTIVITY).where(_ACTIVITY.c.subject.in_(list(subjects)))
    if before is not None:
        query = query.where(_ACTIVITY.c.id < before)
    query = query.order_by(_ACTIVITY.c.id.desc()).limit(most)
    with store.engine.connect() as connection:
        rows = connection.execute(query).mappings().all()
    found = (from_row("activity", dict(row)) for row in rows if row["in_site"] == store.site)
    return [each for each in found if isinstance(each, Activity)]


def _named_by(connection: Connection, site: str, requests: list[str]) -> list[str]:
    """The stays that requests name."""
    found = by_ids(connection, site, "service_request", requests)
    return [stay for each in found for name in _STAYS if (stay := getattr(each, name))]


def _of_stays(connection: Connection, site: str, stays: list[str]) -> tuple[list[str], list[str]]:
    """Visits and reservations that are one stay with these, and the requests that name them."""
    legs = by_ids(connection, site, "entry", stays, "visit")
    booked = by_ids(connection, site, "reservation", stays)
    same = [each.reservation for each in legs if isinstance(each, Entry) and each.reservation]
    same += [visit for each in booked if (visit := getattr(each, "visit", None))]
    naming: list[Record] = []
    for name in _STAYS:
        naming += by_ids(connection, site, "service_request", stays, name)
    return same, [each.id for each in naming if isinstance(each, ServiceRequest)]


def _tickets(connection: Connection, site: str, subjects: list[str]) -> list[str]:
    found: dict[str, None] = {}
    for name in ("visit", "reservation", "request"):
        about = by_ids(connection, site, "ticket", subjects, name)
        found |= dict.fromkeys(each.id for each in about)
    return list(found)

"""Taking the texts of service requests out of the tables: of somebody who is erased, of a request
that is, or whose time is over. And what opened an item, once the item is handed over."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, update

from protocol.changes import Change, Gone, Put
from protocol.ids import made_at
from protocol.request_commands import SealUnlock
from protocol.request_states import ENDED
from server.domain.erasing import Whom, taken_out
from server.domain.requests.erasing import PERSONAL_IN_ESTIMATES, without_texts
from server.store.log import BODY
from server.store.reading import by_ids
from server.store.rows import write
from server.store.tables import SHAPES, site_log

_REQUEST: Final = SHAPES["service_request"].table
_EMPTIED: Final = ("service_request", "request_item", "request_note", "cost_estimate")
ROOM_MS: Final = 3_600_000
"""Ids are made before the instant of their entry, or after it where a clock runs fast."""


def of_persons(connection: Connection, site: str, persons: Collection[str]) -> list[str]:
    """The ids of all requests of contacts whose person is one of these."""
    contact = SHAPES["contact"].table
    theirs = select(contact.c.id).where(contact.c.person.in_(persons))
    found = select(_REQUEST.c.id).where(_REQUEST.c.in_site == site, _REQUEST.c.contact.in_(theirs))
    return list(connection.scalars(found))


def empty(connection: Connection, site: str, requests: Collection[str]) -> None:
    """Leave of these requests what tells nothing of anybody, and of pictures and unlock codes
    nothing."""
    if not requests:
        return
    changes: list[Change] = []
    for kind in _EMPTIED:
        column = "id" if kind == "service_request" else "request"
        for record in by_ids(connection, site, kind, requests, column):
            bare = without_texts(record)
            if bare != record:
                changes.append(Put(bare))  # type: ignore[arg-type]
    for kind in ("attachment", "unlock_code"):
        found = by_ids(connection, site, kind, requests, "request")
        changes += [Gone(kind, record.id) for record in found]
    write(connection, site, changes)


def ended(site: str, before: int) -> ColumnElement[bool]:
    """Requests that ended before then (ms) and of which something that was told is still there."""
    long_ago = and_(_REQUEST.c.state.in_(sorted(ENDED)), _REQUEST.c.ended_at < before)
    item, note = SHAPES["request_item"].table.c, SHAPES["request_note"].table.c
    estimate = SHAPES["cost_estimate"].table.c
    told = or_(
        *(_REQUEST.c[name] != "" for name in ("problem", "signature", "pickup_signature")),
        _REQUEST.c.reason != "",
        _any(
            item.request,
            item.serial != "",
            item.condition != "",
            item.accessories != "[]",
            item.photos != "[]",
        ),
        _any(note.request, note.text != "", note.photos != "[]"),
        _any(estimate.request, *(estimate[name] != "" for name in PERSONAL_IN_ESTIMATES)),
    )
    return and_(_REQUEST.c.in_site == site, long_ago, told)


def without_codes(connection: Connection, site: str, before: int, items: frozenset[str]) -> None:
    """Take what opened these items out of the log before that entry: they are handed over."""
    if not items:
        return
    since = min(map(made_at, items)) - ROOM_MS
    own = and_(site_log.c.site == site, site_log.c.seq < before, site_log.c.at >= since)
    carries = or_(*(func.instr(site_log.c.body, ident.encode()) > 0 for ident in sorted(items)))
    found = select(site_log.c.seq, site_log.c.body).where(
        own, site_log.c.kind == SealUnlock.op(), carries
    )
    for row in connection.execute(found).all():
        left = taken_out(BODY.decode(row.body), Whom(frozenset(), items=items))
        this = and_(site_log.c.site == site, site_log.c.seq == row.seq)
        connection.execute(update(site_log).where(this).values(body=msgspec.json.encode(left)))


def _any(of: ColumnElement[str], *told: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(and_(of == _REQUEST.c.id, or_(*told)))

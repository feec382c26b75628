"""The log of a site: what was decided, in order, under numbers without gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, and_, bindparam, select, update

from protocol.changes import Change
from protocol.commands import PublishEstimate
from protocol.records import Estimate, Grounds
from server.domain.erasing import Whom, taken_out
from server.store import bulk
from server.store.tables import SHAPES, site_log

NEWEST: Final = 1_024
"""So many entries stay in memory: a follower that is awake is never further behind."""
_encoder = msgspec.json.Encoder()
BODY: Final[msgspec.json.Decoder[list[Change]]] = msgspec.json.Decoder(list[Change])
"""Reads the body of an entry. To make it takes long: it knows the shape of every record."""


class LogEntry(NamedTuple):
    """One command's effect, under its number."""

    seq: int
    at: int
    kind: str
    actor: str
    changes: list[Change]


class Newest:
    """The last entries that this process has committed, so that it need not read them back.

    The writer's thread adds, any thread reads.
    """

    def __init__(self) -> None:
        self._entries: tuple[LogEntry, ...] = ()

    def add(self, entries: Sequence[LogEntry]) -> None:
        """Take in what was committed just now."""
        known = self._entries
        if known and entries and known[-1].seq + 1 != entries[0].seq:
            known = ()  # Another process has written in between: what is older leaves a gap.
        self._entries = (*known, *entries)[-NEWEST:]

    def take_out(self, before: int, whom: Whom) -> None:
        """Forget of the entries before a number what the database has erased from them."""
        self._entries = tuple(
            entry._replace(changes=taken_out(entry.changes, whom)) if entry.seq < before else entry
            for entry in self._entries
        )

    def past(self, after: int) -> list[LogEntry]:
        """The entries past `after`, in order; none where these do not reach back so far."""
        known = self._entries
        if not known or known[0].seq > after + 1:
            return []
        return list(known[after + 1 - known[0].seq :])


_PAST: Final = (
    select(site_log)
    .where(and_(site_log.c.site == bindparam("a_site"), site_log.c.seq > bindparam("after")))
    .order_by(site_log.c.seq)
    .limit(bindparam("most"))
)


def read(connection: Connection, site: str, after: int, limit: int) -> list[LogEntry]:
    """The entries past `after`, in order."""
    rows = connection.execute(_PAST, {"a_site": site, "after": after, "most": limit})
    return [LogEntry(r.seq, r.at, r.kind, r.actor, BODY.decode(r.body)) for r in rows]


def append(connection: Connection, site: str, entries: Sequence[LogEntry]) -> None:
    """Write the entries."""
    rows: list[tuple[Any, ...]] = [
        (site, e.seq, e.at, e.kind, e.actor, _encoder.encode(e.changes)) for e in entries
    ]
    bulk.insert(connection, bulk.insertion(site_log, connection.dialect.name), rows)


LOOKED_AT_ONCE: Final = 500
REPUBLISHED: Final = frozenset({Estimate.kind(), Grounds.kind()})
"""What a published wait says anew each time."""


class _Of(msgspec.Struct):
    kind: str


class _Change(msgspec.Struct):
    """Of a change no more than of which kind its record is: a line of hundreds is not read."""

    r: _Of | None = None


_kinds: msgspec.json.Decoder[list[_Change]] = msgspec.json.Decoder(list[_Change])
_raw: msgspec.json.Decoder[list[msgspec.Raw]] = msgspec.json.Decoder(list[msgspec.Raw])


def thin(connection: Connection, site: str, after: int, before: int) -> int:
    """Take out of a bite of the log past `after` the published waits that others have followed and
    that are older than `before` (ms); up to where it has looked.

    A long line is published anew every few seconds. The entries stay, so that no number is missing;
    whoever folds the log comes to the same end, for the last of each service point stays.
    """
    bite = (
        select(site_log.c.seq, site_log.c.at, site_log.c.kind)
        .where(and_(site_log.c.site == site, site_log.c.seq > after))
        .order_by(site_log.c.seq)
        .limit(LOOKED_AT_ONCE)
    )
    old = [row for row in connection.execute(bite) if row.at < before]
    if not old:
        return after
    estimates = SHAPES[Estimate.kind()].table
    last = set(connection.scalars(select(estimates.c.at).where(estimates.c.in_site == site)))
    op = PublishEstimate.op()
    for row in old:
        if row.kind == op and row.at not in last:
            _take_out(connection, and_(site_log.c.site == site, site_log.c.seq == row.seq))
    return int(old[-1].seq)


def _take_out(connection: Connection, this: Any) -> None:
    """Leave of a published wait what else it has changed."""
    body = connection.execute(select(site_log.c.body).where(this)).scalar_one()
    kinds = [change.r.kind if change.r else "" for change in _kinds.decode(body)]
    if REPUBLISHED.isdisjoint(kinds):
        return
    kept = [c for c, kind in zip(_raw.decode(body), kinds, strict=True) if kind not in REPUBLISHED]
    connection.execute(update(site_log).where(this).values(body=_encoder.encode(kept)))

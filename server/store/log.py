"""The log of a site: what was decided, in order, under numbers without gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, and_, bindparam, select

from protocol.changes import Change
from server.store import bulk
from server.store.tables import site_log

NEWEST: Final = 1_024
"""So many entries stay in memory: a follower that is awake is never further behind."""
_encoder = msgspec.json.Encoder()
_changes: msgspec.json.Decoder[list[Change]] = msgspec.json.Decoder(list[Change])


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
    return [LogEntry(r.seq, r.at, r.kind, r.actor, _changes.decode(r.body)) for r in rows]


def append(connection: Connection, site: str, entries: Sequence[LogEntry]) -> None:
    """Write the entries."""
    rows: list[tuple[Any, ...]] = [
        (site, e.seq, e.at, e.kind, e.actor, _encoder.encode(e.changes)) for e in entries
    ]
    bulk.insert(connection, bulk.insertion(site_log, connection.dialect.name), rows)

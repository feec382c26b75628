"""What the audit attests of activities: in the row of each command, a hash of all that it recorded.

The row is sealed under the audit's key, so a plain hash does. Nothing personal is in activities:
erasing a person changes none, and raises no alarm.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import func, select

from protocol.changes import Change, Put
from protocol.records import Activity
from server.store.audit import PAST, Act
from server.store.store import Store
from server.store.tables import SHAPES, audit, from_row

_MARK: Final = b'"past":{'
_ACTIVITY: Final = SHAPES["activity"].table
_pack: Final = msgspec.msgpack.Encoder(order="deterministic")


def attesting(acts: Sequence[Act], bare: Act, changes: Iterable[Change]) -> list[Act]:
    """The acts of a command, the first of which attests the activities among the changes; `bare`
    where the command leaves none."""
    past = {
        change.r.id: hashed(change.r)
        for change in changes
        if type(change) is Put and type(change.r) is Activity
    }
    if not past:
        return list(acts)
    first, *others = acts or [bare]
    return [first._replace(data={**(first.data or {}), PAST: past}), *others]


def hashed(activity: Activity) -> str:
    """Of all of its fields, hexadecimal."""
    return hashlib.sha256(_pack.encode(msgspec.structs.astuple(activity))).hexdigest()[:32]


def attested(data: Any) -> dict[str, str]:
    """The hashes that a row holds, by activity. The row is known to be as it was written."""
    if not isinstance(data, bytes) or _MARK not in data:
        return {}
    found = msgspec.json.decode(data, type=dict[str, Any]).get(PAST, {})
    return found if isinstance(found, dict) else {}


def on_record(store: Store, idents: Iterable[str]) -> Mapping[str, str | None]:
    """The hashes of the activities that are there, by id; None for one that is none. Blocks."""
    wanted, found = list(idents), dict[str, str | None]()
    with store.engine.connect() as connection:
        for start in range(0, len(wanted), 500):
            some = _ACTIVITY.c.id.in_(wanted[start : start + 500])
            query = select(_ACTIVITY).where(_ACTIVITY.c.in_site == store.site, some)
            for row in connection.execute(query).mappings():
                found[row["id"]] = _hashed(dict(row))
    return found


class Known(NamedTuple):
    """How many activities there were when the newest row of the audit had this number."""

    seq: int
    activities: int


def counted(store: Store) -> Known:
    """Both of one instant. Blocks."""
    rows = select(func.max(audit.c.seq)).where(audit.c.site == store.site)
    past = select(func.count()).select_from(_ACTIVITY).where(_ACTIVITY.c.in_site == store.site)
    with store.engine.connect() as connection:
        seq, count = connection.execute(
            select(rows.scalar_subquery(), past.scalar_subquery())
        ).one()
    return Known(seq if type(seq) is int else 0, int(count))


def recorded_before(store: Store, at: int) -> int:
    """How many activities are older than an instant (ms). Blocks."""
    query = select(func.count()).select_from(_ACTIVITY)
    query = query.where(_ACTIVITY.c.in_site == store.site, _ACTIVITY.c.at < at)
    with store.engine.connect() as connection:
        return int(connection.scalar(query) or 0)


def _hashed(row: dict[str, Any]) -> str | None:
    try:
        found = from_row("activity", row)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, TypeError):
        return None
    return hashed(found) if isinstance(found, Activity) else None

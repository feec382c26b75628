"""Who worked at which desk and when: each step of a desk closes the span that it ends.

Written where all decisions come together, so that no rule can forget it.
"""

from __future__ import annotations

from collections.abc import Iterable

from protocol.changes import Change, Put
from protocol.records import Desk, DeskSpan
from server.domain.floor import Floor


def spans_ended(floor: Floor, changes: Iterable[Change], now: int) -> list[Change]:
    """The spans of desks that these changes end, as changes of their own.

    A desk that nobody has opened yet has no span: nobody knows since when it is closed.
    """
    ended: list[Change] = []
    desks: dict[str, Desk | None] = {}
    for change in changes:
        if isinstance(change, Put) and not isinstance(change.r, Desk):
            continue
        kind, ident = change.key
        if kind != Desk.kind():
            continue
        before = desks[ident] if ident in desks else floor.get(Desk, ident)
        after = change.r if isinstance(change, Put) and isinstance(change.r, Desk) else None
        desks[ident] = after
        if before is not None and before.since and not _goes_on(before, after):
            ended.append(Put(_span(before, after.since if after else now)))
    return ended


def _goes_on(before: Desk, after: Desk | None) -> bool:
    return after is not None and (before.state, before.staff) == (after.state, after.staff)


def _span(before: Desk, to_at: int) -> DeskSpan:
    return DeskSpan(
        id=f"{before.id}.{before.version}",
        desk=before.id,
        service_point=before.service_point,
        state=before.state,
        staff=before.staff,
        from_at=before.since,
        # What was done by hand is recorded later, with its own times.
        to_at=max(before.since, to_at),
        reason=before.reason,
    )

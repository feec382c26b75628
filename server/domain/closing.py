"""Desks that close: by hand, or by themselves once their customer has gone."""

from __future__ import annotations

import msgspec

from protocol.changes import Change, Put
from protocol.records import AT_DESK, Desk, Entry
from server.domain.floor import Floor


def shut(desk: Desk, now: int) -> Desk:
    """The desk, closed and nobody's."""
    return msgspec.structs.replace(
        desk,
        state="closed",
        staff=None,
        since=now,
        reason="",
        until=None,
        pause_at=None,
        pause_until=None,
        version=desk.version + 1,
    )


def closes_after(floor: Floor, before: Entry, after: Entry, now: int) -> list[Change]:
    """What becomes of a closing desk by a step of its customer: it closes when that leaves it."""
    desk = floor.get(Desk, before.desk) if before.state in AT_DESK else None
    if desk is None or desk.state != "closing":
        return []
    stays = after.state in AT_DESK and after.desk == desk.id
    if stays or any(ident != before.id for ident in floor.at_desk[desk.id]):
        return []
    return [Put(shut(desk, now))]

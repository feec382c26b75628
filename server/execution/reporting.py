"""Reports that managers ask for: what was asked is looked at before anything is read."""

from __future__ import annotations

import asyncio

from protocol.queries import PromiseReport
from protocol.records import ServicePoint
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.execution.door import Door


async def promises(door: Door, floor: Floor, point: object, day: object) -> PromiseReport:
    """How promises were kept at a service point, or at all, on a business day, or lately; `point`
    and `day` as they were asked for, None for without. Raises `Refused`."""
    if point is not None and (not isinstance(point, str) or floor.get(ServicePoint, point) is None):
        raise refuse(
            "unknown_service_point", "There is no such service point.", field="service_point"
        )
    try:
        asked = None if day is None else str(day)
        return await asyncio.to_thread(door.promises, floor.site, point, asked)
    except (ValueError, OverflowError):
        raise refuse("invalid", "A day is written as 2026-11-26.", field="day") from None

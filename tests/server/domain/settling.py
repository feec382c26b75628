"""Changing settings in tests."""

from __future__ import annotations

from typing import Any

from protocol.commands import (
    UpdateDesk,
    UpdateServicePoint,
)
from protocol.outcomes import Refusal
from protocol.records import (
    Hours,
    ServicePoint,
)
from tests.hall import Hall


def point(at: Hall) -> ServicePoint:
    found = at.floor.get(ServicePoint, at.point)
    assert found is not None
    return found


def update(at: Hall, **fields: Any) -> UpdateServicePoint:
    return UpdateServicePoint(service_point=at.point, version=point(at).version, **fields)


def no(at: Hall, **fields: Any) -> Refusal:
    """The refusal of an update, which says what to do."""
    refusal = at.refused(update(at, **fields))
    assert refusal.detail.endswith(".") and refusal.detail.count(".") >= 2
    return refusal


def desk_change(at: Hall, number: int, **fields: Any) -> UpdateDesk:
    desk = at.floor.desks(at.point)[number - 1]
    return UpdateDesk(desk=desk.id, version=desk.version, **fields)


def clock(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def open_from(weekday: int, opens: str, closes: str) -> Hours:
    return Hours(weekday, clock(opens), clock(closes))

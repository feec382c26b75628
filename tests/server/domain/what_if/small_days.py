"""Days of a few people, made by hand; minutes from the beginning of all time."""

from __future__ import annotations

from typing import Any

from protocol.records import Desk, Service, ServicePoint, Staff
from server.domain.what_if.recorded import RecordedDay, RecordedDesk, RecordedLeg, Turn

MIN = 60_000


def a_desk(ident: str, **fields: Any) -> Desk:
    """A desk of the point `p`."""
    return Desk(id=ident, service_point="p", number=1, name=f"Desk {ident}", **fields)


def a_leg(
    ident: str, joins: int, turns: list[Turn] | None = None, ended: int | None = None, **fields: Any
) -> RecordedLeg:
    """Somebody who came in this minute, and was served or left in that."""
    left = turns[-1].to_at if turns else (ended or 0) * MIN
    return RecordedLeg(
        id=ident,
        joined_at=joins * MIN,
        eligible_at=joins * MIN,
        turns=turns or [],
        ended_at=left,
        **{"service": "s", "priority": "standard", "end": "served" if turns else "left"} | fields,
    )


def small_day(
    legs: list[RecordedLeg],
    desks: list[RecordedDesk],
    staff: list[Staff] | None = None,
    services: list[Service] | None = None,
    **rules: Any,
) -> RecordedDay:
    """They all, on the first day that there was."""
    return RecordedDay(
        day="1970-01-01",
        zone="UTC",
        point=ServicePoint(id="p", name="Citizens", prefix="A", capacity=2, **rules),
        services=services or [Service(id="s", service_point="p", name="Passport")],
        staff=staff or [],
        desks=desks,
        legs=legs,
        read_at=10**12,
        over=True,
    )

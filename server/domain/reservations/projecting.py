"""Running late: when the next reservations of a service point will really begin."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol.booking_commands import Projected
from protocol.changes import Change, Put
from protocol.commands import ProjectReservations
from protocol.outcomes import Saved
from protocol.records import Reservation
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.outbox import late_message
from server.domain.seating import known_point

LATE_MS: Final = 10 * 60_000
"""From so long a delay on its customer is told …"""
MORE_MS: Final = 5 * 60_000
"""… and again where it has grown by so much."""
AGAIN_MS: Final = 15 * 60_000
"""So long nobody is told again that it begins later."""


def project(floor: Floor, command: ProjectReservations, context: Context) -> Decision:
    """Note when each will begin, and tell whom it concerns who has not been told lately."""
    point = known_point(floor, command.service_point)
    changes: list[Change] = []
    for projected in command.projected:
        booked = floor.get(Reservation, projected.reservation)
        if booked is None or booked.state != "booked" or booked.service_point != point.id:
            continue
        changes += _projected(floor, booked, projected, context)
    return Decision(Saved(id=point.id, version=point.version), changes)


def _projected(
    floor: Floor, booked: Reservation, projected: Projected, context: Context
) -> list[Change]:
    # Nobody has to look again for it, so that the version stays.
    at = projected.at if projected.at is not None and projected.at > booked.start_at else None
    after = replace(booked, projected_at=at)
    told: list[Change] = []
    if at is not None and projected.likely and is_news(booked, at, context.now):
        after = replace(after, told_late_at=context.now, told_start_at=at)
        told = late_message(floor, after, context, at)
    return [Put(after), *told] if after != booked else []


def is_news(booked: Reservation, at: int, now: int) -> bool:
    """Whether it is late, by more than was told before, and that was not just now."""
    if booked.told_late_at is None or booked.told_start_at is None:
        return at - booked.start_at >= LATE_MS
    return at - booked.told_start_at >= MORE_MS and now >= booked.told_late_at + AGAIN_MS

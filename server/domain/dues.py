"""The reservations that are due at a service point of the floor."""

from __future__ import annotations

from protocol.capability import Due
from protocol.dues import AHEAD_MS, expected, here
from server.domain.days import day_span
from server.domain.floor import Floor


def dues_at(floor: Floor, point: str, now: int) -> list[Due]:
    """Whom slots are kept for: who is here, and who is still to come."""
    return [*expected_at(floor, point, now), *here(floor, floor.lanes[point].with_slots())]


def expected_at(floor: Floor, point: str, now: int) -> list[Due]:
    """Those of them who are still to come."""
    site = floor.site
    # Consoles know those of today; one that was put off may have been to begin a while ago.
    first, end = day_span(site.day, site.zone, site.roll_hour)
    first, end = max(first, now - AHEAD_MS), min(end, now + AHEAD_MS + 1)
    return list(expected(floor, floor.booked.to_come.starting(point, first, end), point, now))

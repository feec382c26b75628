"""When the video room of a reservation is open."""

from __future__ import annotations

from typing import Final, NamedTuple

from protocol.records import Definition, Meeting, Reservation
from server.domain.floor import Floor

EARLY_MS: Final = 15 * 60_000
LATE_MS: Final = 60 * 60_000
"""It opens so long before the start, and closes so long after the end: talks run over."""


class Window(NamedTuple):
    """Nobody gets in before the one, or after the other (ms)."""

    opens_at: int
    ends_at: int


def window_of(booked: Reservation) -> Window:
    """When its room is open; where it begins later than booked, as much longer."""
    late = max(0, (booked.projected_at or 0) - booked.start_at)
    return Window(booked.start_at - EARLY_MS, booked.end_at + late + LATE_MS)


def by_video(floor: Floor, booked: Reservation) -> bool:
    """Whether it is held by video: as it was set up, or because it has a room already."""
    definition = floor.get(Definition, booked.definition)
    return bool(definition and definition.video) or floor.get(Meeting, booked.id) is not None


def has_room(booked: Reservation) -> bool:
    """Whether there is to be a room, or one that is left is to be closed. A meeting that was
    completed may be said goodbye in."""
    return booked.state not in ("cancelled", "no_show")

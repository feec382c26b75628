"""Sample reservations as a kiosk is told of them, for pictures and tests."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from kiosk.hall import HALL, MORNING, POINTS
from protocol.booking_queries import FoundReservation
from protocol.reservation_number import make

BOOKED_NUMBER: Final = make(0x1E6F4_17D_2C3B & (1 << 50) - 1)
"""As its customer types it."""


def booked(**more: Any) -> FoundReservation:
    """A passport at 10:40, sixteen minutes from now."""
    found = FoundReservation(
        reservation="01900000-0000-7000-8000-0000000000b1",
        number=BOOKED_NUMBER,
        definition="01900000-0000-7000-8000-0000000000b2",
        service_point=POINTS[0],
        start_at=MORNING + 16 * 60_000,
        end_at=MORNING + 46 * 60_000,
        state="booked",
        version=1,
        language="en",
        title=HALL.services[0].name,
        titles=HALL.services[0].names,
    )
    return msgspec.structs.replace(found, **more)

"""What a kiosk asks of the server for whoever has a reservation. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from client.instants import local, zone_of
from client.languages import HOUSE
from kiosk.clock_figures import clock_of
from kiosk.flow import Wish
from protocol.booking_queries import FoundReservation
from protocol.commands import CheckInReservation
from protocol.reservation_number import typed
from protocol.views import PublicSite

BOOKING_KEYS: Final = frozenset({"confirm", "another", "pick0", "pick1", "pick2"})
"""Keys of the page of a reservation that lead to no page of their own."""


def wanted(wish: Wish, site: PublicSite | None, now: int) -> list[dict[str, Any]]:
    """The arguments by which a typed reservation is found, one way after the other; empty where it
    can be none."""
    if wish.booking:
        number = typed(wish.booking)
        return [{"code": number}] if number is not None else []
    clock = clock_of(wish.booked_for)
    if clock is None or site is None:
        return []
    zone = zone_of(site.zone)
    today = local(now, zone).date()
    hour, minute = clock
    # 3:40 is also what people call 15:40.
    hours = (hour, hour + 12) if 0 < hour < 12 else (hour,)
    begins = [datetime(today.year, today.month, today.day, h, minute, tzinfo=zone) for h in hours]
    return [{"at": round(at.timestamp()) * 1000, "phone": wish.digits} for at in begins]


def check_in(found: FoundReservation, wish: Wish, language: str) -> CheckInReservation:
    """The command by which its customer gets a number."""
    return CheckInReservation(
        reservation=found.reservation, language=language or HOUSE, access_needs=list(wish.needs)
    )

"""Links to a reservation: which are still good, decided by its record as it is now."""

from __future__ import annotations

from typing import Final

from protocol.records import Reservation
from server.domain.actor import Actor

GOOD_FOR_MS: Final = 86_400_000
"""A link is good until so long after the reservation's end, also once that was moved."""


def is_good(booked: Reservation, now: int) -> bool:
    """Whether links to this reservation open anything now (ms)."""
    return now < booked.end_at + GOOD_FOR_MS


def is_held(actor: Actor, booked: Reservation, now: int) -> bool:
    """Whether a customer holds a good link to this very reservation."""
    return actor.reservation == booked.id and is_good(booked, now)

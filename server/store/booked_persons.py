"""What a person has booked, waited for and been told, on record."""

from __future__ import annotations

from typing import NamedTuple

from protocol.records import Activity, Meeting, Message, Reservation, WaitListed
from server.store.history import those
from server.store.store import Store


class BookedOf(NamedTuple):
    """All of one person; the oldest first."""

    reservations: list[Reservation]
    meetings: list[Meeting]
    wishes: list[WaitListed]
    messages: list[Message]
    activities: list[Activity]

    @property
    def about(self) -> list[str]:
        """The ids that the audit may name."""
        return [each.id for each in (*self.reservations, *self.wishes)]


def booked_of(store: Store, person: str) -> BookedOf:
    """What lies in the database of the bookings of a person. Blocks."""
    reservations = those(store, Reservation, "person", [person])
    wishes = those(store, WaitListed, "person", [person])
    about = [person, *(each.id for each in (*reservations, *wishes))]
    return BookedOf(
        sorted(reservations, key=lambda each: each.start_at),
        those(store, Meeting, "id", [each.id for each in reservations]),
        wishes,
        those(store, Message, "subject", about),
        those(store, Activity, "contact", [person]),
    )

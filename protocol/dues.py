"""The reservations that are due at a service point: whom slots are kept for.

Works on the server's floor and on a console's replica alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from protocol.booking import Definition, Reservation
from protocol.capability import Due, Records
from protocol.records import Entry

AHEAD_MS: Final = 4 * 3_600_000
"""No service that begins now runs past a slot that is further ahead."""


def expected_at(reservation: Reservation) -> int:
    """When its customer comes who is punctual: a later start counts once they were told of it."""
    return max(reservation.start_at, reservation.told_start_at or 0)


def expected(
    records: Records, booked: Iterable[Reservation], point: str, now: int
) -> Iterator[Due]:
    """Those of `booked` who are not here yet and whose time is to come.

    Once it has come nobody waits idle for somebody who is not here: whoever comes late has their
    place in the line by the time of the slot.
    """
    for reservation in booked:
        if reservation.state != "booked" or reservation.service_point != point:
            continue
        at = expected_at(reservation)
        definition = records.get(Definition, reservation.definition)
        if definition is not None and now <= at <= now + AHEAD_MS:
            yield Due(definition.service, at, reservation.id, reservation.asked_staff or "")


def here(records: Records, entries: Iterable[Entry]) -> Iterator[Due]:
    """Those of the entries who wait here with a slot that counts: it is kept until they are
    called."""
    for entry in entries:
        if entry.slot_at is not None and entry.present:
            booked = records.get(Reservation, entry.reservation)
            asked = booked.asked_staff if booked is not None else None
            yield Due(entry.service, entry.slot_at, entry.reservation or "", asked or "")

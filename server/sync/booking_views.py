"""What customers see of bookings: the free starts of a day, and their own reservation.

Each field is written here on purpose: nothing of a person is in them, and of a colleague the name
alone, for whoever has booked them.
"""

from __future__ import annotations

from typing import NamedTuple

from protocol.dues import expected_at
from protocol.records import Definition, Meeting, Reservation, ServicePoint, Staff, Visit
from protocol.views import FreeStart, OwnReservation, PublicSlots
from server.domain.days import day_span
from server.domain.floor import Floor
from server.domain.slots import Wanted, free

MIN_MS = 60_000


class Booked(NamedTuple):
    """A reservation with what is told with it; the floor may have forgotten all of it."""

    reservation: Reservation
    visit: Visit | None = None
    meeting: Meeting | None = None


def public_slots(floor: Floor, definition: str, day: str, now: int) -> PublicSlots | None:
    """When customers may begin on a day (`2026-11-26`, by the site's clock)."""
    found = floor.get(Definition, definition)
    if found is None:
        return None
    from_at, to_at = day_span(day, floor.site.zone, 0)
    starts = free(floor, Wanted(found), from_at, to_at, now)
    return PublicSlots(
        id=day,
        definition=definition,
        starts=[FreeStart(each.start_at, each.seats) for each in starts],
    )


def own_reservation(floor: Floor, booked: Booked) -> OwnReservation:
    """A customer's own reservation, as it is now or as it ended."""
    mine, meeting = booked.reservation, booked.meeting
    definition = floor.get(Definition, mine.definition)
    point = floor.get(ServicePoint, mine.service_point)
    told = mine.told_late_at is not None
    colleagues = (floor.get(Staff, each) for each in mine.resources)
    return OwnReservation(
        id=mine.id,
        number=mine.number,
        definition=mine.definition,
        service_point=mine.service_point,
        start_at=mine.start_at,
        end_at=mine.end_at,
        state=mine.state,
        revision=mine.revision,
        version=mine.version,
        seats=mine.seats,
        language=mine.language,
        price=mine.price,
        currency=mine.currency,
        staff=[colleague.name for colleague in colleagues if colleague is not None],
        asked=mine.asked_staff is not None,
        earlier=mine.earlier,
        cancel_until=mine.start_at - (definition.cancel_min if definition else 0) * MIN_MS,
        reschedule_until=mine.start_at - (definition.reschedule_min if definition else 0) * MIN_MS,
        late_until=_late_until(mine, point),
        undo_until=mine.undo_until,
        cancelled_by=mine.cancelled_by,
        projected_at=mine.projected_at if told else None,
        queue_number=booked.visit.number if booked.visit else "",
        meeting=meeting is not None or bool(definition and definition.video),
        meeting_opens_at=meeting.opens_at if meeting else 0,
        meeting_ends_at=meeting.ends_at if meeting else 0,
    )


def _late_until(mine: Reservation, point: ServicePoint | None) -> int:
    """Whoever comes until then has the slot; where we are late, nobody else is before that."""
    starts_at = max(expected_at(mine), mine.projected_at or 0)
    return starts_at + (point.late_s if point else 0) * 1_000


def booked_of(floor: Floor, ident: str) -> Booked | None:
    """A reservation, as far as the floor has it."""
    found = floor.get(Reservation, ident)
    if found is None:
        return None
    return Booked(found, floor.get(Visit, found.visit), floor.get(Meeting, ident))

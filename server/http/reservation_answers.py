"""From what commands answer, and from records, to the JSON of reservations."""

from __future__ import annotations

from typing import Any

from protocol.booking import Definition, Reservation
from protocol.outcomes import Reserved
from protocol.records import Person, ServicePoint
from server.domain.floor import Floor
from server.http.reservation_shapes import (
    ContactShape,
    OwnReservationAnswer,
    ReservationAnswer,
    ReservationRow,
    SlotShape,
)
from server.http.shapes import instant, instant_or_none


def slot_of(start_at: int, end_at: int) -> SlotShape:
    """A time, from ms."""
    return SlotShape(start=instant(start_at), end=instant(end_at))


def told_of(answered: Reserved, staff: bool) -> dict[str, Any]:
    """The fields of a `ReservationAnswer`; what it takes is for staff alone."""
    return {
        "id": answered.reservation,
        "number": answered.number,
        "definition_id": answered.definition,
        "slot": slot_of(answered.start_at, answered.end_at),
        "state": answered.state,
        "revision": answered.revision,
        "version": answered.version,
        "resources": answered.resources if staff else [],
        "undo_until": instant_or_none(answered.undo_until),
    }


def answer_of(answered: object, staff: bool) -> ReservationAnswer:
    """What a command on a reservation was answered with."""
    if not isinstance(answered, Reserved):
        raise TypeError(f"a reservation was answered with {type(answered).__name__}")
    return ReservationAnswer(**told_of(answered, staff))


def row_of(booked: Reservation, person: Person | None) -> ReservationRow:
    """All of a record, for staff."""
    return ReservationRow(
        id=booked.id,
        number=booked.number,
        definition_id=booked.definition,
        slot=slot_of(booked.start_at, booked.end_at),
        state=booked.state,
        revision=booked.revision,
        version=booked.version,
        resources=booked.resources,
        asked_staff=booked.asked_staff,
        undo_until=instant_or_none(booked.undo_until),
        service_point=booked.service_point,
        since=instant(booked.since),
        made_at=instant(booked.made_at),
        source=booked.source,
        seats=booked.seats,
        customer=contact_shape(person),
        notes=person.notes if person else "",
        staff_notes=person.staff_notes if person else "",
        language=booked.language,
        access_needs=booked.access_needs,
        price=booked.price,
        currency=booked.currency,
        earlier=booked.earlier,
        cancelled_by=booked.cancelled_by,
        reason=booked.reason,
        visit=booked.visit,
        projected_at=instant_or_none(booked.projected_at),
    )


def contact_shape(person: Person | None) -> ContactShape | None:
    """What is known of a person; None where there is none."""
    if person is None:
        return None
    return ContactShape(id=person.id, name=person.name, email=person.email, phone=person.phone)


def own_of(floor: Floor, booked: Reservation) -> OwnReservationAnswer:
    """What its customer may see of it: nothing of the house's own."""
    definition = floor.get(Definition, booked.definition)
    point = floor.get(ServicePoint, booked.service_point)
    before_ms = (definition.cancel_min if definition else 0) * 60_000
    return OwnReservationAnswer(
        number=booked.number,
        definition_id=booked.definition,
        definition=definition.name if definition else "",
        service_point=point.name if point else "",
        slot=slot_of(booked.start_at, booked.end_at),
        state=booked.state,
        seats=booked.seats,
        price=booked.price,
        currency=booked.currency,
        cancel_until=instant(booked.start_at - before_ms),
        undo_until=instant_or_none(booked.undo_until),
    )

"""Reservations of the small hall, put on its floor as if they had been booked."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from protocol.changes import Put
from protocol.commands import CheckInReservation
from protocol.outcomes import Joined
from protocol.records import Definition, Person, Reservation
from server.domain.actor import Actor
from tests.hall import KIOSK, NOON, Hall

MIN = 60_000


def bookable(at: Hall, nth: int = 0, **fields: Any) -> str:
    """Something that can be booked: one of the services of the hall's point; its id."""
    service = at.floor.services(at.point)[nth]
    known: dict[str, Any] = {"name": service.name, "duration_min": 30, **fields}
    made = Definition(id=at.ids(), service_point=at.point, service=service.id, **known)
    at.floor.apply([Put(made)])
    return made.id


def booked(at: Hall, minutes: float, definition: str = "", **fields: Any) -> str:
    """A reservation that begins so many minutes after noon; its id."""
    start_at = NOON + round(minutes * MIN)
    person = Person(id=at.ids(), name="Grace", email="grace@example.org")
    made = Reservation(
        id=at.ids(),
        number=f"R{len(at.floor.lists['reservation']):010}",
        definition=definition or bookable(at),
        service_point=at.point,
        start_at=start_at,
        end_at=start_at + 30 * MIN,
        person=person.id,
        **{"state": "booked", "since": NOON, "made_at": NOON, "source": "phone", **fields},
    )
    at.floor.apply([Put(person), Put(made)])
    return made.id


def now_so(at: Hall, ident: str, **fields: Any) -> None:
    """A reservation is otherwise."""
    at.floor.apply([Put(replace(reservation(at, ident), **fields))])


def reservation(at: Hall, ident: str) -> Reservation:
    """A reservation as the floor has it."""
    found = at.floor.get(Reservation, ident)
    assert found is not None
    return found


def checks_in(at: Hall, ident: str, actor: Actor = KIOSK, **fields: Any) -> Joined:
    """Its customer is here, and gets a number."""
    outcome = at.do(CheckInReservation(reservation=ident, **fields), actor)
    assert isinstance(outcome, Joined)
    return outcome

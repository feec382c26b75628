"""The small hall as a salon: open from nine to five, Ann and Ben can be booked."""

from __future__ import annotations

from typing import Any

from protocol.booking import Definition, Requirement, Reservation, SlotHold, WaitListed
from protocol.booking_commands import Book, HoldSlot, JoinWaitList, PutDefinition
from protocol.changes import Put
from protocol.commands import AnyCommand, Customer, UpdateServicePoint
from protocol.outcomes import Held, Refusal, Reserved, Saved
from protocol.places import Hours
from protocol.records import ServicePoint, Staff
from server.domain.actor import PUBLIC, Actor
from tests.hall import ADMIN, ANN, BEN, NOON, Hall, hall

MIN = 60_000
HOUR = 60 * MIN
DAY = 24 * HOUR
GRACE = Customer(name="Grace", email="Grace@Example.org")
ALAN = Customer(name="Alan", phone="+47 99 12 34 56")
ONE_CHAIR = [Requirement("staff"), Requirement("desk")]


def salon(capacity: int = 2) -> Hall:
    """Open from 9:00 to 17:00 on every day, at two desks."""
    at = hall(capacity)
    for clerk, name in ((ANN, "Ann"), (BEN, "Ben")):
        at.floor.apply([Put(Staff(id=clerk.id, name=name, role="staff", bookable=True))])
    week = [Hours(day, 9 * 60, 17 * 60) for day in range(7)]
    point = at.floor.get(ServicePoint, at.point)
    assert point is not None
    at.do(UpdateServicePoint(service_point=at.point, version=point.version, hours=week))
    return at


def cut(at: Hall, **fields: Any) -> str:
    """Something bookable of half an hour; its id."""
    told: dict[str, Any] = {"name": "Cut", "duration_min": 30, "service_point": at.point, **fields}
    saved = at.do(PutDefinition(**told), ADMIN)
    assert isinstance(saved, Saved)
    return saved.id


def o_clock(hours: float, days: int = 1) -> int:
    """So many hours after midnight, tomorrow or another day."""
    return NOON - 12 * HOUR + days * DAY + round(hours * HOUR)


def holds(at: Hall, definition: str, start_at: int, actor: Actor = PUBLIC, **more: Any) -> Held:
    """A time is kept."""
    told: dict[str, Any] = {"browser": "b1", **more}
    outcome = at.do(HoldSlot(definition=definition, start_at=start_at, **told), actor)
    assert isinstance(outcome, Held)
    return outcome


def books(at: Hall, definition: str, start_at: int, actor: Actor = PUBLIC, **more: Any) -> Reserved:
    """A time is booked."""
    told: dict[str, Any] = {"customer": GRACE, **more}
    outcome = at.do(Book(definition=definition, start_at=start_at, **told), actor)
    assert isinstance(outcome, Reserved)
    return outcome


def no_book(
    at: Hall, definition: str, start_at: int, actor: Actor = PUBLIC, **more: Any
) -> Refusal:
    """A time that cannot be booked."""
    told: dict[str, Any] = {"customer": GRACE, **more}
    return at.refused(Book(definition=definition, start_at=start_at, **told), actor)


def listed(at: Hall, definition: str, from_at: int, to_at: int, **more: Any) -> str:
    """Somebody wants a time that is not free; the id of their place on the wait list."""
    told: dict[str, Any] = {"customer": ALAN, **more}
    saved = at.do(JoinWaitList(definition=definition, from_at=from_at, to_at=to_at, **told), PUBLIC)
    assert isinstance(saved, Saved)
    return saved.id


def done(at: Hall, command: AnyCommand, actor: Actor = ANN) -> Reserved:
    """What a command on a reservation answers."""
    outcome = at.do(command, actor)
    assert isinstance(outcome, Reserved)
    return outcome


def visitor(reserved: Reserved) -> Actor:
    """Whoever has the link of a reservation."""
    return Actor(reserved.reservation, "visitor", reservation=reserved.reservation, scope="own")


def reservation(at: Hall, reserved: Reserved) -> Reservation:
    """A reservation as the floor has it."""
    found = at.floor.get(Reservation, reserved.reservation)
    assert found is not None
    return found


def definition(at: Hall, ident: str) -> Definition:
    """A definition as the floor has it."""
    found = at.floor.get(Definition, ident)
    assert found is not None
    return found


def wish(at: Hall, ident: str) -> WaitListed:
    """A place on the wait list as the floor has it."""
    found = at.floor.get(WaitListed, ident)
    assert found is not None
    return found


def held(at: Hall) -> list[SlotHold]:
    """All that is held."""
    return list(at.floor.of(SlotHold))

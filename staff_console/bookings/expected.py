"""Who is booked for today and not here yet, as the board tells it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from protocol.booking import Definition, Reservation
from protocol.commands import CheckInReservation
from protocol.dues import expected_at
from protocol.records import Person, ServicePoint
from protocol.replica import Replica
from staff_console.bookings.business_days import HOUR, MINUTE
from staff_console.speech import tr
from staff_console.words import minutes

SHOWN: Final = 4
SOON_MS: Final = HOUR
DUE_MS: Final = 15 * MINUTE


@dataclass(frozen=True)
class Expected:
    """Somebody who is booked; `state` says how far from their time they are."""

    id: str
    at: str
    name: str
    what: str
    state: str
    late: bool


def booked_today(replica: Replica, point: str = "") -> list[Reservation]:
    """The reservations of today that the house knows, by their start; of one service point."""
    found = (each for each in replica.of(Reservation) if point in ("", each.service_point))
    return sorted(found, key=lambda each: (each.start_at, each.id))


def expected(replica: Replica, point: str, now: int, where: tzinfo) -> tuple[Expected, ...]:
    """Those who are late, due, or come within the hour, and if it is none of these, whoever comes
    first after that; whoever has been given up is left out."""
    at_point = replica.get(ServicePoint, point)
    given_up = (at_point.lost_s if at_point is not None else 0) * 1000 + HOUR
    to_come = [
        each
        for each in booked_today(replica, point)
        if each.state == "booked"
        and -given_up < each.start_at - now
        and not by_video(replica, each)
    ]
    near = [each for each in to_come if each.start_at - now < SOON_MS] or to_come[:1]
    return tuple(guest(replica, each, now, where) for each in near[:SHOWN])


def figures(replica: Replica, point: str) -> str:
    """`31 booked, 19 here`; empty where nobody is booked today."""
    ours = [e for e in booked_today(replica, point) if e.state not in ("cancelled",)]
    if not ours:
        return ""
    here = sum(each.state in ("checked_in", "completed") for each in ours)
    return tr("{booked} booked, {here} here").format(booked=len(ours), here=here)


def kept_ms(replica: Replica, reservation: Reservation) -> int:
    """For how long after its time staff still wait for its customer."""
    point = replica.get(ServicePoint, reservation.service_point)
    return (point.lost_s if point is not None else 0) * 1000


def too_late(replica: Replica, reservation: Reservation, now: int) -> bool:
    """Whether staff say what its customer is taken as; where we are late ourselves, that waits."""
    due = max(expected_at(reservation), reservation.projected_at or 0)
    return now > due + kept_ms(replica, reservation)


def by_video(replica: Replica, reservation: Reservation) -> bool:
    """Whether its customer comes by video, and not to the hall."""
    definition = replica.get(Definition, reservation.definition)
    return definition is not None and definition.video


def check_in(reservation: Reservation) -> CheckInReservation:
    """What is asked when its customer is here."""
    return CheckInReservation(reservation=reservation.id, expected=reservation.version)


def name_of(replica: Replica, reservation: Reservation) -> str:
    """The name of its customer."""
    person = replica.get(Person, reservation.person)
    return person.name if person is not None and person.name else tr("Guest")


def guest(replica: Replica, reservation: Reservation, now: int, where: tzinfo) -> Expected:
    """One of them."""
    definition = replica.get(Definition, reservation.definition)
    left = reservation.start_at - now
    if left < 0:
        state = tr("{minutes} min late").format(minutes=max(1, -left // MINUTE))
    else:
        state = tr("due") if left <= DUE_MS else tr("not due")
    return Expected(
        id=reservation.id,
        at=minutes(reservation.start_at, where),
        name=name_of(replica, reservation),
        what=definition.name if definition is not None else "",
        state=state,
        late=left < 0,
    )

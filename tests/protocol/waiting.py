"""A service point with people who wait, as a replica holds it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from protocol.changes import key_of
from protocol.records import Desk, Entry, Record, Reservation, Service, ServicePoint, Staff, Visit
from protocol.replica import Replica

NOW = 1_795_521_600_000
POINT = "point"


def point(**fields: Any) -> ServicePoint:
    """The service point."""
    return ServicePoint(id=POINT, name="Citizens", prefix="A", capacity=3, **fields)


def waits(number: str, minutes: float, **fields: Any) -> Entry:
    """Somebody who has waited so long; the id is the number."""
    at = NOW - round(minutes * 60_000)
    known: dict[str, Any] = {
        "service": "passport",
        "present": True,
        "joined_at": at,
        "eligible_at": at,
    }
    known |= {"since": at, "state": "waiting", "service_point": POINT, **fields}
    return Entry(id=number, number=number, visit=f"visit of {number}", **known)


def desk(number: int, **fields: Any) -> Desk:
    """An open desk, with the colleague of the same number."""
    known: dict[str, Any] = {"state": "open", "staff": f"clerk {number}", **fields}
    return Desk(
        id=f"desk {number}", service_point=POINT, number=number, name=f"Desk {number}", **known
    )


def service(name: str, **fields: Any) -> Service:
    """A service; the id is its name."""
    return Service(id=name, service_point=POINT, name=name.title(), **fields)


def clerk(number: int, *skills: str) -> Staff:
    """A colleague with skills."""
    return Staff(id=f"clerk {number}", name=f"Clerk {number}", role="staff", skills=list(skills))


def booked(entry: Entry, asked: str | None) -> Reservation:
    """The reservation that an entry checked in with, for a colleague or for anybody."""
    return Reservation(
        id=entry.reservation or "",
        number="R",
        definition="cut",
        service_point=POINT,
        start_at=entry.eligible_at,
        end_at=entry.eligible_at + 1_800_000,
        state="checked_in",
        since=entry.joined_at,
        made_at=entry.joined_at,
        source="phone",
        asked_staff=asked,
    )


def visit(entry: Entry, *needs: str) -> Visit:
    """The visit of an entry, with access needs."""
    return Visit(
        id=entry.visit,
        number=entry.number,
        day="2026-11-24",
        arrived_at=entry.joined_at,
        tag=entry.id,
        source="kiosk",
        access_needs=list(needs),
    )


def replica(records: Iterable[Record]) -> Replica:
    """A client's copy that has these records."""
    made = Replica("staff")
    made.state = {key_of(record): record for record in records}
    return made

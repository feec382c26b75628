"""A desk that runs late: the timers note it, its next customer is told once, and it goes back."""

from __future__ import annotations

from typing import Any

from protocol.booking import Requirement
from protocol.booking_commands import Book, CancelReservation, PutDefinition
from protocol.commands import Customer, UpdateServicePoint
from protocol.outcomes import Reserved, Saved
from protocol.places import Hours
from protocol.records import Message, Reservation, ServicePoint
from tests.hall import ANN, House
from tests.server.jobs.waits import Jobs

MIN = 60_000
GRACE = Customer(name="Grace", email="grace@example.org")


async def bookable(jobs: Jobs) -> str:
    """Five minutes at the one desk, which take eight on average; its id."""
    point = jobs.at.tailer.floor.get(ServicePoint, jobs.point)
    assert point is not None
    week = [Hours(day, 0, 24 * 60) for day in range(7)]
    await jobs.at.do(UpdateServicePoint(service_point=point.id, version=point.version, hours=week))
    at_desk: dict[str, Any] = {"duration_min": 5, "requires": [Requirement("desk")]}
    saved = await jobs.at.do(PutDefinition(name="Cut", service_point=point.id, **at_desk))
    assert isinstance(saved, Saved), saved
    return saved.id


async def books(at: House, definition: str, minutes: int, customer: Customer) -> str:
    start_at = at.clock.now() + minutes * MIN
    made = await at.do(Book(definition=definition, start_at=start_at, customer=customer), ANN)
    assert isinstance(made, Reserved), made
    return made.reservation


async def test_a_start_moves_with_a_late_desk_is_told_once_and_comes_back(jobs: Jobs) -> None:
    at, definition = jobs.at, await bookable(jobs)
    before = [
        await books(at, definition, minutes, Customer(name=f"Guest {minutes}"))
        for minutes in (1, 6, 11, 16, 21)
    ]
    grace = await books(at, definition, 26, GRACE)

    async def seen() -> tuple[bool, int]:
        at.clock.advance(31)
        await jobs.publish()
        found = at.tailer.floor.get(Reservation, grace)
        assert found is not None
        told = [m for m in at.tailer.floor.of(Message) if m.what == "late" and m.subject == grace]
        return found.projected_at is not None, len(told)

    assert await seen() == (True, 1)
    assert await seen() == (True, 1)
    for ident in before:
        await at.do(CancelReservation(reservation=ident), ANN)
    assert await seen() == (False, 1)

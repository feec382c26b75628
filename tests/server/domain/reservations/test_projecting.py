"""Reservations that begin later, and who is told."""

from __future__ import annotations

from protocol.booking_commands import Projected
from protocol.commands import ProjectReservations
from protocol.records import Message
from server.domain.actor import TIMER
from tests.hall import Hall, hall
from tests.server.domain.reservations.appointments import MIN, booked, now_so, reservation


def project(at: Hall, ident: str, minutes: float | None, likely: bool = True) -> None:
    start_at = reservation(at, ident).start_at
    projected = None if minutes is None else start_at + round(minutes * MIN)
    row = Projected(ident, projected, likely)
    at.do(ProjectReservations(service_point=at.point, projected=[row]), TIMER)


def told(at: Hall) -> int:
    return sum(m.what == "late" and m.channel == "mail" for m in at.floor.of(Message))


def test_a_customer_is_told_once_and_again_when_it_is_later_still() -> None:
    at = hall()
    ident = booked(at, 60)
    project(at, ident, 8)
    assert (told(at), reservation(at, ident).projected_at is None) == (0, False)
    project(at, ident, 12, likely=False)
    assert told(at) == 0
    project(at, ident, 12)
    assert told(at) == 1
    at.clock.advance(10 * 60)
    project(at, ident, 25)
    assert told(at) == 1, "not twice in a quarter of an hour"
    at.clock.advance(5 * 60)
    project(at, ident, 14)
    assert told(at) == 1, "that is what was told"
    project(at, ident, 18)
    assert told(at) == 2
    assert reservation(at, ident).version == 1


def test_back_in_time_nothing_is_projected_and_what_was_told_is_kept() -> None:
    at = hall()
    ident = booked(at, 60)
    project(at, ident, 20)
    project(at, ident, None)
    after = reservation(at, ident)
    assert after.projected_at is None
    assert after.told_start_at == after.start_at + 20 * MIN


def test_who_is_here_already_or_is_not_to_come_is_told_nothing() -> None:
    at = hall()
    ident = booked(at, 60)
    now_so(at, ident, state="cancelled")
    project(at, ident, 20)
    assert (told(at), reservation(at, ident).projected_at) == (0, None)

"""Days that were listed are kept: those that nothing has touched, and not too many."""

from __future__ import annotations

from protocol.changes import Gone, Put
from server.domain.slots import Free, Wanted, free
from server.domain.slots.answers import Answers, Day
from tests.server.domain.slots.small_hall import INTAKE, NOW, at, booked, hall, held

WEEK = at("2026-11-24 00:00"), at("2026-11-28 00:00")


def test_a_booking_renews_the_day_that_it_is_on_and_no_other() -> None:
    floor, wanted = hall(), Wanted(INTAKE)
    days = [at(f"2026-11-{day} 00:00") for day in (24, 25, 26)]

    def listed() -> list[Free]:
        return [free(floor, wanted, day, day + 86_400_000, NOW)[0] for day in days]

    before = listed()
    floor.apply([Put(booked("2026-11-25 11:00", "bo", "d1"))])
    assert [one is other for one, other in zip(before, listed(), strict=True)] == [
        True,
        False,
        True,
    ]
    floor.apply([Gone("reservation", "r")])
    assert listed() == before


def test_a_hold_that_nobody_takes_away_is_out_of_the_way_of_the_kept_days_when_it_is_over() -> None:
    floor, wanted = hall(held("2026-11-24 10:00", "2026-11-23 08:10", "bo", "d1")), Wanted(INTAKE)
    while_held = free(floor, wanted, *WEEK, NOW)
    assert free(floor, wanted, *WEEK, NOW + 9 * 60_000) == while_held
    assert free(floor, wanted, *WEEK, NOW + 10 * 60_000) == free(hall(), wanted, *WEEK, NOW)


def test_no_more_is_kept_than_there_is_room_for() -> None:
    kept, many = Answers("UTC"), [Free(0, 1, 1, ())] * 30_000
    for day in range(5):
        kept.keep(day, ("q",), Day(INTAKE, many, None), 0)
    assert [day for day in range(5) if kept.known(day, ("q",), INTAKE, 0)] == [3, 4]

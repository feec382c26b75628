"""Why a time cannot be booked, in words; and what is chosen where it can."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from protocol.booking import Requirement
from protocol.changes import Put
from protocol.records import DayException, Person, ServicePoint, Site
from server.domain.slots import Wanted, explain, next_free
from tests.server.domain.slots.small_hall import (
    BO,
    DESKS,
    INTAKE,
    NOW,
    POINT,
    PRIYA,
    at,
    booked,
    hall,
    held,
    kinds,
    listed,
    said,
    told,
)


def test_a_clerk_reads_what_keeps_a_colleague_and_when_they_are_free() -> None:
    floor = hall(booked("2026-11-23 13:45", "priya", "d1", after_min=10))
    assert said(told(floor, "2026-11-23 13:30", staff="priya")) == [
        "Priya has a break until 13:45. Next free today at 14:30."
    ]
    assert said(told(floor, "2026-11-23 14:00", staff="priya")) == [
        "Priya is booked 13:45–14:15, and kept until 14:25. Next free today at 14:30."
    ]
    assert said(told(floor, "2026-11-24 08:30", staff="priya")) == [
        "Priya begins at 09:00. Next free tomorrow at 09:00."
    ]
    assert said(told(floor, "2026-11-23 16:45", staff="priya")) == [
        "Priya works until 17:00. Next free tomorrow at 09:00."
    ]
    assert said(told(floor, "2026-11-25 10:00", staff="priya")) == [
        "Priya does not work on Wednesday 25 November (training). Next free on Thursday at 09:00."
    ]


def test_a_time_that_is_held_says_until_when() -> None:
    floor = hall(held("2026-11-23 10:00", "2026-11-23 08:10", "priya", "d1"))
    explained = told(floor, "2026-11-23 10:00", staff="priya")
    assert kinds(explained) == ["held"]
    assert said(explained) == ["Priya is held until 08:10. Next free today at 10:30."]
    assert explained.reasons[0].until == at("2026-11-23 08:10")
    assert told(floor, "2026-11-23 10:00", staff="priya", without=frozenset({"h"})).offered
    assert told(floor, "2026-11-23 10:00", at("2026-11-23 08:10"), staff="priya").offered


def test_the_last_resource_of_a_kind_is_taken_or_held() -> None:
    floor = hall(booked("2026-11-23 10:00", "priya", "d1"))
    floor.apply([Put(held("2026-11-23 10:00", "2026-11-23 08:10", "bo", "d2"))])
    explained = told(floor, "2026-11-23 10:00")
    assert kinds(explained) == ["held", "held"]
    floor.apply([Put(booked("2026-11-23 10:00", "bo", "d2", ident="r2"))])
    assert kinds(told(floor, "2026-11-23 10:00")) == ["taken", "taken"]


def test_hours_and_holidays_are_told_apart_and_a_date_of_its_own_beats_both() -> None:
    floor = hall(site=Site(id="s", name="House", zone="Europe/Berlin", country="DE"))
    assert said(told(floor, "2026-11-23 18:00")) == [
        "Repairs is closed then. It opens tomorrow at 08:00."
    ]
    assert said(told(floor, "2026-11-23 17:45")) == [
        "Repairs closes before it would be over. It opens tomorrow at 08:00."
    ]
    christmas = told(floor, "2026-12-25 10:00")
    assert kinds(christmas) == ["holiday"]
    assert said(christmas) == ["Repairs is closed for Christmas Day on 25 December 2026."]
    assert not told(floor, "2026-12-25 10:00", by="staff").offered
    emergency = DayException("2026-12-25", [(9 * 60, 12 * 60)], "Emergency service")
    floor.apply([Put(replace(POINT, exceptions=[emergency]))])
    assert told(floor, "2026-12-25 10:00").offered
    floor.apply([Put(replace(POINT, holidays=False))])
    assert told(floor, "2026-12-25 10:00").offered


def test_a_point_without_hours_says_so_and_offers_nothing() -> None:
    floor = hall(replace(POINT, hours=[]))
    assert said(told(floor, "2026-11-23 10:00")) == [
        "Repairs has no opening hours. Set them, so that it can be booked."
    ]
    assert listed(floor, "2026-11-24") == []
    gone = hall()
    gone.apply([Put(replace(INTAKE, service_point="gone"))])
    assert kinds(told(gone, "2026-11-23 10:00")) == ["closed"]


def test_creating_obeys_the_notice_that_the_list_obeys() -> None:
    floor = hall(replace(INTAKE, notice_min=90))
    assert listed(floor, "2026-11-23")[0] == "09:30"
    assert kinds(told(floor, "2026-11-23 09:15")) == ["notice"]
    assert told(floor, "2026-11-23 09:30").offered
    assert told(floor, "2026-11-23 09:15", by="staff").offered


def test_the_horizon_is_whole_days() -> None:
    floor = hall(replace(INTAKE, horizon_days=2))
    assert listed(floor, "2026-11-25")[-1] == "17:30"
    assert listed(floor, "2026-11-26") == []
    assert kinds(told(floor, "2026-11-26 08:00")) == ["horizon"]
    assert told(floor, "2026-11-26 08:00", by="staff").offered
    assert kinds(told(floor, "2031-11-26 08:00", by="staff")) == ["horizon"]


def test_between_neighbours_the_longer_gap_counts_and_not_both() -> None:
    both = replace(INTAKE, before_min=10, after_min=15, grid_min=5)
    floor = hall(both, booked("2026-11-23 10:00", "priya", "d1", before_min=10, after_min=15))
    alone = [replace(BO, bookable=False), replace(INTAKE, before_min=10, after_min=15, grid_min=5)]
    floor.apply([Put(each) for each in alone])
    starts = listed(floor, "2026-11-23")
    assert "10:45" in starts and "10:40" not in starts
    assert "09:15" in starts and "09:20" not in starts


def test_the_grid_begins_with_the_opening_and_staff_need_not_keep_it() -> None:
    floor = hall(replace(POINT, hours=[replace(POINT.hours[0], opens=8 * 60 + 10)]))
    assert listed(floor, "2026-11-30")[:3] == ["08:10", "08:25", "08:40"]
    assert kinds(told(floor, "2026-11-30 08:30")) == ["off_grid"]
    assert told(floor, "2026-11-30 08:30", by="staff").offered
    assert told(floor, "2026-11-30 08:33", by="staff", end_at=at("2026-11-30 08:51")).offered
    for end in (at("2026-11-30 08:33"), at("2026-11-30 08:00"), at("2026-12-01 09:00"), 2**53 - 1):
        assert kinds(told(floor, "2026-11-30 08:33", by="staff", end_at=end)) == ["off_grid"]


@pytest.mark.parametrize("start_at", [-(2**53), 0, 2**53 - 1])
def test_a_start_of_no_year_is_past_or_too_far(start_at: int) -> None:
    for by in ("customer", "staff"):
        wanted = Wanted(INTAKE, start_at, by=by)  # type: ignore[arg-type]
        assert kinds(explain(hall(), wanted, NOW)) in (["past"], ["horizon"])
        assert next_free(hall(), wanted, NOW) == [] or start_at <= 0


def test_a_day_that_is_full_is_full_for_customers() -> None:
    floor = hall(replace(INTAKE, per_day=1), booked("2026-11-24 10:00", "priya", "d1"))
    assert kinds(told(floor, "2026-11-24 16:00")) == ["day_limit"]
    assert listed(floor, "2026-11-24") == [] and listed(floor, "2026-11-25") != []
    assert told(floor, "2026-11-24 16:00", without=frozenset({"r"})).offered
    assert told(floor, "2026-11-24 16:00", by="staff").offered


def test_a_customer_who_has_enough_to_come_books_no_more() -> None:
    mine = replace(INTAKE, per_customer=1)
    floor = hall(mine, booked("2026-11-24 10:00", "priya", "d1", person="me"))
    floor.apply([Put(Person(id="me", email_key="me@example.org"))])
    me = frozenset({"me@example.org"})
    assert kinds(told(floor, "2026-11-26 16:00", customer=me)) == ["customer_limit"]
    assert listed(floor, "2026-11-26", customer=me) == []
    assert told(floor, "2026-11-26 16:00", customer=me, without=frozenset({"r"})).offered
    assert told(floor, "2026-11-26 16:00", customer=me, by="staff").offered
    assert told(floor, "2026-11-26 16:00", customer=frozenset({"you@example.org"})).offered
    assert told(floor, "2026-11-26 16:00", at("2026-11-24 10:30"), customer=me).offered


def test_a_colleague_who_cannot_do_it_is_not_chosen_and_says_why() -> None:
    data = replace(INTAKE, requires=[Requirement("staff", "data")])
    floor = hall(data)
    assert told(floor, "2026-11-24 10:00").resources == ("priya",)
    assert said(told(floor, "2026-11-24 10:00", staff="bo")) == [
        "Bo is not set up for Repair intake. Choose another."
    ]
    floor.apply([Put(replace(PRIYA, bookable=False))])
    assert said(told(floor, "2026-11-24 10:00", staff="priya")) == [
        "Priya takes no bookings. Choose another colleague."
    ]
    assert said(told(floor, "2026-11-24 10:00")) == [
        "Repair intake needs colleagues who take bookings and can do data: 1 at once, and there "
        "are none. Set up more of them."
    ]
    assert kinds(told(floor, "2026-11-24 10:00", staff="nobody")) == ["no_staff"]
    assert kinds(told(floor, "2026-11-24 10:00", desk="d9")) == ["no_desk"]


def test_who_is_asked_for_or_has_it_is_chosen_else_who_has_least_to_do_that_day() -> None:
    floor = hall(booked("2026-11-24 09:00", "bo", "d1"))
    assert told(floor, "2026-11-24 14:00").resources == ("d2", "priya")
    assert told(floor, "2026-11-26 14:00").resources == ("bo", "d1")
    assert told(floor, "2026-11-24 14:00", staff="bo").resources == ("bo", "d2")
    moved = told(floor, "2026-11-24 14:00", without=frozenset({"r"}))
    assert moved.resources == ("bo", "d1"), "whoever has it keeps it"


def test_who_shares_a_session_takes_its_resources_until_the_seats_are_gone() -> None:
    course = replace(INTAKE, seats=3)
    floor = hall(course, booked("2026-11-24 10:00", "priya", "d1", seats=2))
    joined = told(floor, "2026-11-24 10:00")
    assert (joined.resources, joined.seats) == (("d1", "priya"), 1)
    another = told(floor, "2026-11-24 10:00", seats=2)
    assert (another.resources, another.seats) == (("bo", "d2"), 3), "a session of their own"
    floor.apply([Put(replace(BO, bookable=False))])
    assert said(told(floor, "2026-11-24 10:00", seats=2)) == [
        "1 seat is left. Take fewer, or choose another time. Next free tomorrow at 10:30."
    ]
    floor.apply([Put(held("2026-11-24 10:00", "2026-11-23 08:10", "d1", "priya"))])
    assert kinds(told(floor, "2026-11-24 10:00")) == ["held"]
    assert kinds(told(floor, "2026-11-24 10:00", seats=4)) == ["seats"]


def test_a_session_that_lacks_what_is_needed_by_now_is_not_joined() -> None:
    grown = replace(INTAKE, seats=3, requires=[Requirement("staff"), Requirement("desk", "", 3)])
    floor = hall(grown, booked("2026-11-24 10:00", "priya", ident="r1"))
    assert kinds(told(floor, "2026-11-24 10:00")) == ["no_desk"]
    assert listed(floor, "2026-11-24") == []


def test_two_needs_of_one_kind_are_met_by_two() -> None:
    pair = replace(INTAKE, requires=[Requirement("staff"), Requirement("staff", "data")])
    floor = hall(pair)
    assert told(floor, "2026-11-24 10:00").resources == ("bo", "priya")
    assert kinds(told(floor, "2026-11-24 08:00")) == ["no_staff"], "Bo alone is two of none"
    assert listed(floor, "2026-11-24")[0] == "09:00"


def test_times_that_are_past_and_services_that_staff_book() -> None:
    floor = hall()
    assert kinds(told(floor, "2026-11-23 07:45")) == ["past"]
    begun = at("2026-11-23 10:05")
    assert kinds(told(floor, "2026-11-23 10:00", begun)) == ["past"]
    assert told(floor, "2026-11-23 10:00", begun, by="staff").offered, "it goes on"
    floor.apply([Put(replace(INTAKE, open=False))])
    assert kinds(told(floor, "2026-11-24 10:00")) == ["not_open"]
    assert told(floor, "2026-11-24 10:00", by="staff").offered


def test_states_of_a_point_that_change_all_day_leave_its_hours_as_they_were_read() -> None:
    floor = hall()
    listed(floor, "2026-11-24")
    before = floor.agenda
    point = floor.get(ServicePoint, "p")
    assert point is not None
    floor.apply([Put(replace(point, state="closed", version=2)), Put(replace(DESKS[0], since=NOW))])
    assert floor.agenda is before and listed(floor, "2026-11-24")
    floor.apply([Put(replace(point, hours=[], version=3))])
    assert listed(floor, "2026-11-24") == []
    floor.apply([Put(Site(id="s", name="House", zone="America/New_York"))])
    floor.apply([Put(POINT)])
    assert listed(floor, "2026-11-24")[0] == "14:00", "eight in New York"

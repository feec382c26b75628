"""Opening hours by the clock on the wall, also on the days on which it jumps."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.records import DayException, Hours
from server.domain.hours import Calendar, Outlook, outlook, span_at

WORK = [Hours(day, 8 * 60, 16 * 60) for day in range(5)]
ZONES = ("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "UTC", "Asia/Kathmandu")


def at(text: str, zone: str = "Europe/Berlin", fold: int = 0) -> int:
    """The instant of a wall time, ms."""
    wall = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return int(wall.timestamp() * 1000)


def next_opening(calendar: Calendar, now: int) -> int | None:
    return outlook(calendar, now).opens_at


def turns_at(calendar: Calendar, now: int) -> int | None:
    return outlook(calendar, now).turns_at


def work(zone: str = "Europe/Berlin", *exceptions: DayException) -> Calendar:
    return Calendar(WORK, exceptions, zone)


def always(first: int, last: int, zone: str) -> Calendar:
    return Calendar([Hours(day, first, last) for day in range(7)], [], zone)


def test_hours_hold_from_their_first_minute_to_just_before_their_end() -> None:
    monday = work()
    assert span_at(monday, at("2026-11-23 07:59:59")) is None
    span = span_at(monday, at("2026-11-23 08:00"))
    assert span == (at("2026-11-23 08:00"), at("2026-11-23 16:00"))
    assert span_at(monday, at("2026-11-23 15:59:59")) == span
    assert span_at(monday, at("2026-11-23 16:00")) is None


def test_the_next_opening_is_after_the_weekend_or_today() -> None:
    assert next_opening(work(), at("2026-11-27 16:00")) == at("2026-11-30 08:00")
    assert next_opening(work(), at("2026-11-27 09:00")) == at("2026-11-30 08:00")
    assert next_opening(work(), at("2026-11-27 07:00")) == at("2026-11-27 08:00")


def test_a_date_of_its_own_takes_the_place_of_its_weekday() -> None:
    short = DayException("2026-12-24", [(9 * 60, 12 * 60)], "Christmas Eve")
    shut = DayException("2026-12-25")
    days = work("Europe/Berlin", short, shut)
    assert span_at(days, at("2026-12-24 08:30")) is None
    assert turns_at(days, at("2026-12-24 09:30")) == at("2026-12-24 12:00")
    assert next_opening(days, at("2026-12-24 13:00")) == at("2026-12-28 08:00")
    sunday = work("Europe/Berlin", DayException("2026-11-29", [(600, 720)]))
    assert next_opening(sunday, at("2026-11-28 12:00")) == at("2026-11-29 10:00")


def test_hours_go_on_past_midnight_to_the_roll_of_the_day() -> None:
    night = Calendar([Hours(4, 20 * 60, 28 * 60)], [], "Europe/Berlin")
    assert span_at(night, at("2026-11-28 03:59")) == (
        at("2026-11-27 20:00"),
        at("2026-11-28 04:00"),
    )
    assert span_at(night, at("2026-11-28 04:00")) is None


def test_spans_that_follow_without_a_gap_are_one() -> None:
    house = always(0, 24 * 60, "Europe/Berlin")
    span = span_at(house, at("2026-11-25 12:00"))
    assert span is not None
    assert span.closes_at > at("2026-12-03 12:00"), "nobody need name when it closes"
    lunch = Calendar([Hours(0, 480, 720), Hours(0, 720, 960)], [], "Europe/Berlin")
    assert turns_at(lunch, at("2026-11-23 11:00")) == at("2026-11-23 16:00")


def test_no_hours_open_nothing() -> None:
    empty = Calendar([], [], "Europe/Berlin")
    assert span_at(empty, 0) is None
    assert outlook(empty, 0) == Outlook(None, None)
    assert not empty.rules


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("America/New_York", "2026-03-08"),
        ("America/New_York", "2026-11-01"),
        ("Europe/Berlin", "2026-03-29"),
        ("Europe/Berlin", "2026-10-25"),
        ("Australia/Lord_Howe", "2026-10-04"),
        ("Australia/Lord_Howe", "2026-04-05"),
    ],
)
def test_on_the_day_of_a_change_doors_open_and_close_by_the_new_clock(zone: str, day: str) -> None:
    hours = always(8 * 60, 16 * 60, zone)
    assert span_at(hours, at(f"{day} 12:00", zone)) == (
        at(f"{day} 08:00", zone),
        at(f"{day} 16:00", zone),
    )
    before = (datetime.fromisoformat(day) - timedelta(days=1)).date()
    assert next_opening(hours, at(f"{before} 17:00", zone)) == at(f"{day} 08:00", zone)


def test_hours_that_begin_in_an_hour_left_out_begin_at_the_jump() -> None:
    for zone, day, opens, jump in (
        ("America/New_York", "2026-03-08", 150, "03:00"),
        ("Europe/Berlin", "2026-03-29", 150, "03:00"),
        ("Australia/Lord_Howe", "2026-10-04", 130, "02:30"),
    ):
        span = span_at(always(opens, 600, zone), at(f"{day} 09:00", zone))
        assert span == (at(f"{day} {jump}", zone), at(f"{day} 10:00", zone))


def test_hours_that_lie_wholly_in_what_is_left_out_do_not_open() -> None:
    zone = "Europe/Berlin"
    hours = always(130, 170, zone)
    assert next_opening(hours, at("2026-03-28 12:00", zone)) == at("2026-03-30 02:10", zone)


def test_an_hour_that_comes_twice_is_open_both_times() -> None:
    for zone, day, opens, closes in (
        ("America/New_York", "2026-11-01", 75, 105),
        ("Europe/Berlin", "2026-10-25", 135, 165),
        ("Australia/Lord_Howe", "2026-04-05", 95, 115),
    ):
        first = at(f"{day} {opens // 60:02}:{opens % 60:02}", zone, fold=0)
        last = at(f"{day} {closes // 60:02}:{closes % 60:02}", zone, fold=1)
        assert span_at(always(opens, closes, zone), first) == (first, last)


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(ZONES),
    st.integers(0, 27 * 60),
    st.integers(1, 8 * 60),
    st.integers(at("2026-01-01 00:00", "UTC") // 1000, at("2027-12-31 00:00", "UTC") // 1000),
)
def test_the_wall_decides(zone: str, opens: int, length: int, second: int) -> None:
    """Open means that the wall shows a time within the hours of today or of yesterday."""
    closes = min(opens + length, 28 * 60)
    wall = datetime.fromtimestamp(second, ZoneInfo(zone))
    shown = wall.hour * 3600 + wall.minute * 60 + wall.second
    within = any(opens * 60 <= shown + late < closes * 60 for late in (0, 24 * 3600))
    found = span_at(always(opens, closes, zone), second * 1000)
    twice = wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()
    if found is None:
        assert not within
    elif not twice:
        assert within


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(ZONES), st.integers(0, 730 * 24 * 60))
def test_a_turn_is_always_ahead_and_changes_what_holds(zone: str, minute: int) -> None:
    now = at("2026-01-01 00:00", "UTC") + minute * 60_000
    days = work(zone)
    turn = turns_at(days, now)
    assert turn is not None and turn > now
    assert (span_at(days, now) is None) != (span_at(days, turn) is None)
    assert (span_at(days, now) is None) == (span_at(days, turn - 1) is None)

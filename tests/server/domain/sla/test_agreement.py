"""Prefix sums against a clock that is watched minute by minute, where it is set forward or back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.sla_stepper import stepped, stepped_elapsed
from protocol.places import DayException, Hours
from server.domain.hours import Calendar
from server.domain.sla import OpenTime, deadline, elapsed, segments
from tests.server.domain.sla.examples import MINUTE

DAYS = 5
PLACES = [
    ("Europe/Berlin", date(2026, 3, 28)),
    ("Europe/Berlin", date(2026, 10, 24)),
    ("America/New_York", date(2026, 11, 1)),
    ("Australia/Lord_Howe", date(2026, 4, 4)),
    ("Australia/Lord_Howe", date(2026, 10, 3)),
    ("Africa/Cairo", date(2026, 4, 23)),
    ("Africa/Cairo", date(2026, 10, 29)),
    ("America/St_Johns", date(2006, 10, 28)),
    ("Pacific/Apia", date(2011, 12, 28)),
]
"""Where the clock jumps within a day or two: by an hour, by half of one, at midnight, into the day
before, over a whole day."""
edges = st.integers(0, 1_440) | st.integers(0, 1_680)
windows = st.tuples(edges, edges).map(lambda pair: (min(pair), max(pair)))


@st.composite
def calendars(draw: st.DrawFn) -> tuple[Calendar, date]:
    zone, day = draw(st.sampled_from(PLACES))
    week = [
        Hours(weekday, *window)
        for weekday in range(7)
        for window in draw(st.lists(windows, max_size=2))
    ]
    dates = draw(st.dictionaries(st.integers(0, DAYS), st.lists(windows, max_size=2), max_size=2))
    exceptions = [
        DayException((day + timedelta(days=ahead)).isoformat(), spans)
        for ahead, spans in dates.items()
    ]
    return Calendar(week, exceptions, zone), day


@settings(max_examples=60, deadline=None)
@given(calendars(), st.integers(0, 1_440), st.integers(0, 2_000), st.data())
def test_a_deadline_is_what_watching_the_clock_says(
    where: tuple[Calendar, date], after: int, target: int, data: st.DataObject
) -> None:
    calendar, day = where
    midnight = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)
    start, horizon = midnight + after * MINUTE, midnight + DAYS * 1_440 * MINUTE
    turns = st.integers(-600, DAYS * 1_440).map(lambda minute: midnight + minute * MINUTE)
    pauses = data.draw(st.lists(st.tuples(turns, st.none() | turns), max_size=3))
    hours = OpenTime(calendar)
    found = deadline(hours, start, target * MINUTE, pauses)
    due_at, latest = stepped(calendar, start, target * MINUTE, pauses, DAYS)
    if due_at is None:
        assert found.at is None or found.at >= horizon
    else:
        assert found.at == due_at
        way = segments(hours, start, target * MINUTE, pauses)
        ran = sum(each.to_at - each.from_at for each in way if each.to_at and each.kind == "open")
        assert ran == target * MINUTE
    if latest is not None:
        assert found.latest == latest
    to_at = start + target * MINUTE
    assert elapsed(hours, start, to_at, pauses) == stepped_elapsed(calendar, start, to_at, pauses)


instants = st.integers(0, 40 * 1_440 * MINUTE).map(lambda ms: 1_774_000_000_000 + ms)


@settings(max_examples=60, deadline=None)
@given(calendars(), instants, st.integers(1, 2_000 * MINUTE), st.data())
def test_at_a_deadline_exactly_its_target_has_gone_by_and_just_before_it_less(
    where: tuple[Calendar, date], start: int, target: int, data: st.DataObject
) -> None:
    pauses = data.draw(st.lists(st.tuples(instants, instants), max_size=4))
    hours = OpenTime(where[0])
    found = deadline(hours, start, target, pauses)
    if found.at is None:
        assert found.left > 0
        return
    assert elapsed(hours, start, found.at, pauses) == target
    assert elapsed(hours, start, found.at - 1, pauses) == target - 1
    if found.latest is not None:
        assert elapsed(hours, start, found.latest, pauses) == target
        assert elapsed(hours, start, found.latest + 1, pauses) == target + 1

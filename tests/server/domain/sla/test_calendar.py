"""Business time of a calendar: shared, grown as it is asked for, never looked for without end."""

from __future__ import annotations

import pytest

from protocol.places import DayException, Hours
from protocol.records import Site
from protocol.sla import SlaCalendar
from server.domain.hours import Calendar
from server.domain.sla import OpenTime, deadline, elapsed, open_time, segments
from tests.server.domain.sla.examples import MINUTE, at, calendar

BERLIN = Site(id="site", name="House", zone="Europe/Berlin", country="DE", region="BE")
WORK = [Hours(day, 9 * 60, 17 * 60) for day in range(5)]


def record(**changed: object) -> SlaCalendar:
    made = {"id": "c", "name": "Office", "zone": "Europe/Berlin", "hours": WORK} | changed
    return SlaCalendar(**made)  # type: ignore[arg-type]


def test_calendars_of_the_same_hours_share_what_is_expanded() -> None:
    shared = open_time(record(), BERLIN)
    assert open_time(record(id="other", name="Shop", version=7), BERLIN) is shared
    assert open_time(record(zone="Europe/Vienna"), BERLIN) is not shared
    assert open_time(record(exceptions=[DayException("2026-12-24")]), BERLIN) is not shared
    assert open_time(record(holidays=True), BERLIN) is not shared


def test_holidays_of_the_house_are_closed_but_for_a_date_of_its_own() -> None:
    labour_day = at("2026-05-01T09:00+02:00")
    plain = deadline(open_time(record(), BERLIN), labour_day, 60 * MINUTE)
    assert plain.at == at("2026-05-01T10:00+02:00")
    closed = deadline(open_time(record(holidays=True), BERLIN), labour_day, 60 * MINUTE)
    assert closed.at == at("2026-05-04T10:00+02:00")
    own = record(holidays=True, exceptions=[DayException("2026-05-01", [(12 * 60, 13 * 60)])])
    assert deadline(open_time(own, BERLIN), labour_day, 60 * MINUTE).at == at(
        "2026-05-01T13:00+02:00"
    )


def test_whatever_was_asked_before_the_answer_is_the_same() -> None:
    asked = [
        at(f"{year}-06-{day:02}T07:30Z") for year in (2026, 2031, 2019, 2026) for day in (5, 6)
    ]
    used = OpenTime(calendar("be_split"))
    for start in asked:
        fresh = OpenTime(calendar("be_split"))
        for target in (MINUTE, 400 * 480 * MINUTE):
            assert deadline(used, start, target) == deadline(fresh, start, target)
        to_at = at("2033-01-01T00:00Z")
        assert elapsed(used, start, to_at) == elapsed(fresh, start, to_at)


def test_hours_that_go_on_past_midnight_are_open_until_then() -> None:
    bar = OpenTime(Calendar([Hours(4, 20 * 60, 26 * 60)], [], "Europe/Berlin"))
    friday = at("2026-06-05T23:00+02:00")
    assert deadline(bar, friday, 120 * MINUTE).at == at("2026-06-06T01:00+02:00")
    assert deadline(bar, friday, 240 * MINUTE).at == at("2026-06-12T21:00+02:00")
    assert deadline(bar, at("2026-06-06T01:30+02:00"), 30 * MINUTE).at == at(
        "2026-06-06T02:00+02:00"
    )


def test_what_is_open_once_only_is_out_of_reach_afterwards() -> None:
    once = OpenTime(Calendar([], [DayException("2026-06-05", [(540, 600)])], "UTC"))
    start = at("2026-06-01T00:00Z")
    assert deadline(once, start, 60 * MINUTE)[:3] == (at("2026-06-05T10:00Z"), None, "ok")
    late = deadline(once, start, 90 * MINUTE)
    assert (late.at, late.status, late.left) == (None, "unreachable", 30 * MINUTE)
    way = segments(once, start, 90 * MINUTE)
    assert [(each.kind, each.to_at) for each in way] == [
        ("closed", at("2026-06-05T09:00Z")),
        ("open", at("2026-06-05T10:00Z")),
        ("closed", None),
    ]
    assert deadline(once, at("2026-06-06T00:00Z"), MINUTE).left == MINUTE


def test_a_pause_that_ends_long_after_all_that_is_expanded_counts_to_its_end() -> None:
    hours, start = OpenTime(calendar("ny_9_17")), at("2026-02-02T14:00Z")
    years = [(start + 30 * MINUTE, at("2029-02-05T14:00Z"))]
    assert deadline(hours, start, 60 * MINUTE, years).at == at("2029-02-05T14:30Z")
    back = [(at("2027-03-01T00:00Z"), at("2030-03-01T00:00Z")), (at("2031-01-01T00:00Z"), None)]
    fresh = deadline(OpenTime(calendar("ny_9_17")), start, 6_000 * 60 * MINUTE, back)
    assert fresh.status == "paused"
    gone = elapsed(hours, start, at("2040-01-01T00:00Z"), back)
    assert fresh.left == 6_000 * 60 * MINUTE - gone


@pytest.mark.parametrize("start", [-1, at("2200-01-01T00:00Z"), 2**53])
def test_an_instant_of_another_age_is_refused_not_looked_for(start: int) -> None:
    with pytest.raises(ValueError, match="1970 to 2199"):
        deadline(OpenTime(calendar("ny_9_17")), start, MINUTE)


def test_a_calendar_goes_as_far_as_the_last_year_that_is_known() -> None:
    hours = OpenTime(calendar("ny_9_17"))
    assert deadline(hours, at("2199-12-30T00:00Z"), 480 * 60 * MINUTE).at == at("2200-03-21T21:00Z")
    endless = [(at("2026-02-02T15:00Z"), 2**53)]
    assert deadline(hours, at("2026-02-02T14:00Z"), 90 * MINUTE, endless).status == "paused"

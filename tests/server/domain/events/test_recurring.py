"""When a series starts: at the same local time, within bounds, and never without end."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.events.recurring import STARTS_MOST, check, starts
from server.domain.refused import Refused

BERLIN = "Europe/Berlin"


def at(text: str, zone: str = BERLIN) -> int:
    """The instant of a local time, ms."""
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()) * 1000


def local(times: list[int], zone: str = BERLIN) -> list[str]:
    return [datetime.fromtimestamp(each / 1000, ZoneInfo(zone)).isoformat()[:16] for each in times]


def series(rule: str, first: str, year: int = 2030, zone: str = BERLIN) -> list[str]:
    return local(list(starts(rule, at(first, zone), zone, year)), zone)


def refused(rule: str, first: str = "2026-11-26T10:00") -> str:
    with pytest.raises(Refused) as caught:
        check(rule, at(first), BERLIN)
    assert (caught.value.refusal.code, caught.value.refusal.field) == ("invalid", "recurs")
    return caught.value.refusal.detail


def test_a_series_keeps_its_local_time_over_both_changes_of_the_clock() -> None:
    spring = starts("FREQ=WEEKLY;COUNT=3", at("2027-03-22T09:30"), BERLIN, 2030)
    assert local(list(spring)) == ["2027-03-22T09:30", "2027-03-29T09:30", "2027-04-05T09:30"]
    assert spring[1] - spring[0] == (7 * 24 - 1) * 3_600_000
    autumn = starts("FREQ=DAILY;COUNT=2", at("2027-10-30T09:30"), BERLIN, 2030)
    assert autumn[1] - autumn[0] == 25 * 3_600_000


def test_a_start_that_the_clock_leaves_out_is_where_it_jumps_of_two_the_first_counts() -> None:
    assert series("FREQ=DAILY;COUNT=3", "2027-03-27T02:30")[1] == "2027-03-28T03:00"
    twice = starts("FREQ=DAILY;COUNT=3", at("2027-10-30T02:30"), BERLIN, 2030)
    assert datetime.fromtimestamp(twice[1] / 1000, UTC).isoformat()[:16] == "2027-10-31T00:30"


@pytest.mark.parametrize(
    ("rule", "first", "days"),
    [
        ("FREQ=MONTHLY;COUNT=3", "2026-08-31T10:00", ["08-31", "10-31", "12-31"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", "2026-11-27T10:00", ["11-27", "12-25"]),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=3", "2026-11-26T10:00",
         ["11-26", "12-07", "12-10"]),
        ("freq=weekly;until=20261210", "2026-11-26T10:00", ["11-26", "12-03", "12-10"]),
        ("FREQ=WEEKLY;UNTIL=20261210T085959Z", "2026-11-26T10:00", ["11-26", "12-03"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "2026-11-30T10:00",
         ["11-30", "12-31"]),
        ("", "2026-11-26T10:00", ["11-26"]),
    ],
)  # fmt: skip
def test_rules_of_the_calendar_are_read(rule: str, first: str, days: list[str]) -> None:
    assert [each[5:10] for each in series(rule, first)] == days


def test_a_series_without_end_has_so_many_starts_at_most() -> None:
    found = starts("FREQ=DAILY", at("2026-11-26T10:00"), BERLIN, 2099)
    assert len(found) == STARTS_MOST
    leap = series("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29T10:00", 2099)
    assert leap[:2] == ["2028-02-29T10:00", "2032-02-29T10:00"] and len(leap) < 20


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY;COUNT=2", "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=99999999999",
        "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=100000", "FREQ=DAILY;COUNT=2;UNTIL=20270101",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=DAILY;UNTIL=99991231T235959Z", "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=XX", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=YEARLY;BYEASTER=1", "FREQ=YEARLY;BYYEARDAY=1", "COUNT=3", ";", "FREQ", "FREQ=²",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;INTERVAL=12;BYMONTH=3",
        "FREQ=WEEKLY;BYDAY=MO", "FREQ=DAILY;UNTIL=20200101", "FREQ=DAILY;COUNT=２",
    ],
)  # fmt: skip
def test_absurd_rules_and_those_that_fit_no_day_are_refused_at_once(rule: str) -> None:
    assert refused(rule)


_PART = st.one_of(
    st.tuples(st.sampled_from(["INTERVAL", "COUNT", "BYSETPOS"]), st.integers(-400, 400)),
    st.tuples(st.just("BYMONTHDAY"), st.integers(-31, 31)),
    st.tuples(st.just("BYMONTH"), st.integers(0, 12)),
    st.tuples(st.just("BYDAY"), st.sampled_from(["MO", "TH", "2TH", "-1SU", "MO,TU,WE,TH,FR"])),
    st.tuples(st.just("UNTIL"), st.sampled_from(["20261231", "99991231", "00010101"])),
)


@given(st.sampled_from(["WEEKLY", "MONTHLY", "YEARLY"]), st.lists(_PART, max_size=3))
def test_any_rule_is_refused_or_has_bounded_rising_starts_from_its_first(
    freq: str, parts: list[tuple[str, object]]
) -> None:
    rule = ";".join([f"FREQ={freq}", *(f"{name}={value}" for name, value in parts)])
    first = at("2026-11-26T10:00")
    try:
        check(rule, first, BERLIN)
    except Refused:
        return
    found = list(starts(rule, first, BERLIN, 2032))
    assert found == sorted(set(found)) and found[0] == first and len(found) <= STARTS_MOST
    assert {each[11:] for each in local(found)} == {"10:00"}

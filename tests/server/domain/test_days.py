"""Business days roll at an hour of the site's own zone, never at UTC midnight."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.commands import RollDay, UpdateSite
from server.domain.actor import TIMER
from server.domain.days import business_day, known_zone
from tests.hall import hall

FAR = ("Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Kiritimati")
SHIFTING = (
    "Europe/Oslo",
    "Europe/Helsinki",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Asia/Gaza",
)


def at(text: str, zone: str, fold: int = 0) -> int:
    local = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return int(local.timestamp() * 1000)


@pytest.mark.parametrize("zone", FAR)
def test_the_day_rolls_at_four_by_the_clock_on_the_wall(zone: str) -> None:
    assert business_day(at("2026-11-24T03:59:59", zone), zone, 4) == "2026-11-23"
    assert business_day(at("2026-11-24T04:00:00", zone), zone, 4) == "2026-11-24"
    assert business_day(at("2026-11-24T23:59:59", zone), zone, 4) == "2026-11-24"


def test_the_night_in_which_the_clock_goes_back_has_one_roll() -> None:
    zone = "Europe/Helsinki"  # 04:00 becomes 03:00
    for text, fold in (("2026-10-25T03:30", 0), ("2026-10-25T03:30", 1)):
        assert business_day(at(text, zone, fold), zone, 4) == "2026-10-24"
    assert business_day(at("2026-10-25T04:00", zone), zone, 4) == "2026-10-25"


def test_the_night_in_which_the_hour_of_the_roll_is_left_out_rolls_all_the_same() -> None:
    zone = "Europe/Helsinki"  # 03:00 becomes 04:00
    before = at("2026-03-29T02:59:59", zone)
    assert business_day(before, zone, 4) == "2026-03-28"
    assert business_day(before + 1_000, zone, 4) == "2026-03-29"


@given(
    st.sampled_from(FAR + SHIFTING),
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),
    st.integers(0, 3 * 86_400),
    st.sampled_from((4, 5)),
)
def test_a_day_never_comes_back(zone: str, begin: datetime, passed_s: int, hour: int) -> None:
    first = int(begin.replace(tzinfo=UTC).timestamp() * 1000)
    assert business_day(first, zone, hour) <= business_day(first + passed_s * 1000, zone, hour)


@pytest.mark.parametrize(
    "zone", ["", "Atlantis", "../etc/passwd", "/etc/localtime", "\0", "a" * 64]
)
def test_a_zone_that_is_none_is_refused(zone: str) -> None:
    assert not known_zone(zone)
    assert hall().refused(UpdateSite(zone=zone)).field == "zone"


def test_a_new_zone_moves_the_day_forward_at_the_roll_and_never_back() -> None:
    here = hall()
    here.clock.at = at("2026-11-24T15:00", "UTC")
    here.do(UpdateSite(zone="Pacific/Kiritimati"))
    here.do(RollDay(), TIMER)
    assert here.floor.site.day == "2026-11-25"
    here.do(UpdateSite(zone="America/Los_Angeles"))
    here.do(RollDay(), TIMER)
    assert here.floor.site.day == "2026-11-25"

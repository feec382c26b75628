"""Quiet hours by the clock on the wall of the house."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from display.hall import HALL
from display.quiet import quiet
from protocol.views import PublicSite


def site(begin: int | None, end: int | None, zone: str = "Europe/Berlin") -> PublicSite:
    return msgspec.structs.replace(HALL.site, zone=zone, quiet_from=begin, quiet_to=end)


def at(text: str, zone: str = "Europe/Berlin") -> int:
    """The instant of a local time, ms."""
    return round(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


@pytest.mark.parametrize(
    ("begin", "end", "quiet_at", "loud_at"),
    [
        (720, 780, ("12:00", "12:59"), ("11:59", "13:00", "00:00")),
        (1320, 420, ("22:00", "23:59", "00:00", "06:59"), ("07:00", "12:00", "21:59")),
        (1320, 31 * 60 - 1440, ("22:00", "06:59"), ("07:00",)),
        (1380, 25 * 60, ("23:00", "00:59"), ("01:00", "22:59")),
        (600, 600, (), ("09:59", "10:00", "10:01")),
    ],
)
def test_they_begin_and_end_at_the_minute_and_go_on_past_midnight(
    begin: int, end: int, quiet_at: tuple[str, ...], loud_at: tuple[str, ...]
) -> None:
    house = site(begin, end)
    assert all(quiet(house, at(f"2026-06-04 {time}")) for time in quiet_at)
    assert not any(quiet(house, at(f"2026-06-04 {time}")) for time in loud_at)


@pytest.mark.parametrize("hours", [(None, None), (600, None), (None, 600)])
def test_a_house_without_both_ends_has_none(hours: tuple[int | None, int | None]) -> None:
    assert not quiet(site(*hours), at("2026-06-04 03:00"))
    assert not quiet(None, at("2026-06-04 03:00"))


def test_they_follow_the_clock_of_the_house_through_summer_time() -> None:
    house = site(22 * 60, 7 * 60)
    hour = 3_600_000
    for night in ("2026-03-28", "2026-03-30", "2026-10-24", "2026-10-26"):
        assert quiet(house, at(f"{night} 22:00"))
        assert not quiet(house, at(f"{night} 21:59"))
    # The night of March is an hour shorter, that of October an hour longer.
    assert not quiet(house, at("2026-03-28 22:00") + 8 * hour)
    assert quiet(house, at("2026-03-28 22:00") + 8 * hour - 60_000)
    assert quiet(house, at("2026-10-24 22:00") + 10 * hour - 60_000)
    assert not quiet(house, at("2026-10-24 22:00") + 10 * hour)


def test_it_is_the_zone_of_the_house_that_counts() -> None:
    noon = at("2026-06-04 12:30", "Asia/Kolkata")
    assert quiet(site(720, 780, "Asia/Kolkata"), noon)
    assert not quiet(site(720, 780, "Europe/Berlin"), noon)

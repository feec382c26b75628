"""Slots on days on which the clock jumps, and where it never does."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from protocol.records import Hours, Site
from server.domain.floor import Floor
from server.domain.slots import Wanted, explain, free
from server.domain.slots.times import day_bounds
from tests.server.domain.slots.small_hall import INTAKE, POINT, at, hall

DAYS = [
    ("America/New_York", "2026-03-08", 23, "02:00"),
    ("America/New_York", "2026-11-01", 25, "01:00"),
    ("Europe/Berlin", "2026-03-29", 23, "02:00"),
    ("Europe/Berlin", "2026-10-25", 25, "02:00"),
    ("Australia/Lord_Howe", "2026-10-04", 23.5, "02:00"),
    ("Australia/Lord_Howe", "2026-04-05", 24.5, "01:30"),
    ("Africa/Cairo", "2026-04-24", 23, "00:00"),
    ("Africa/Cairo", "2026-10-29", 25, "23:00"),
    ("America/Sao_Paulo", "2018-11-04", 23, "00:00"),
    ("America/Sao_Paulo", "2018-02-17", 25, "23:00"),
    ("America/Sao_Paulo", "2026-11-01", 24, ""),
    ("Asia/Kathmandu", "2026-03-29", 24, ""),
]
"""A zone, a day, its hours, and the first wall time that is left out or comes twice."""


def house(zone: str, opens: int, closes: int) -> Floor:
    """Open every day for these minutes."""
    week = [Hours(day, opens, closes) for day in range(7)]
    definition = replace(INTAKE, notice_min=0, grid_min=30)
    return hall(replace(POINT, hours=week), definition, site=Site(id="s", name="House", zone=zone))


def starts(floor: Floor, day: str, zone: str) -> list[int]:
    """The free starts of a local day, ms."""
    bounds = day_bounds(date.fromisoformat(day), zone)
    now = bounds[0] - 5 * 86_400_000
    wanted = Wanted(replace(INTAKE, notice_min=0, grid_min=30), staff="bo")
    found = free(floor, wanted, *bounds, now)
    for slot in found:
        assert explain(floor, wanted._replace(start_at=slot.start_at), now).offered
    return [slot.start_at for slot in found]


def walls(instants: list[int], zone: str) -> list[str]:
    """What the wall shows at each."""
    return [f"{datetime.fromtimestamp(at / 1000, ZoneInfo(zone)):%H:%M}" for at in instants]


@pytest.mark.parametrize(("zone", "day", "hours", "odd"), DAYS)
def test_a_gap_has_no_slots_and_an_overlap_each_minute_once(
    zone: str, day: str, hours: float, odd: str
) -> None:
    found = starts(house(zone, 0, 24 * 60), day, zone)
    begins, ends = day_bounds(date.fromisoformat(day), zone)
    assert ends - begins == hours * 3_600_000
    assert found == list(range(begins, ends, 30 * 60_000)), "each half hour that passes, once"
    shown = walls(found, zone)
    if hours < 24:
        assert odd not in shown
    elif hours > 24:
        assert shown.count(odd) == 2
    else:
        assert len(set(shown)) == len(shown)


@pytest.mark.parametrize(("zone", "day", "hours", "odd"), DAYS)
def test_every_start_after_one_is_what_the_clock_on_the_wall_says(
    zone: str, day: str, hours: float, odd: str
) -> None:
    found = starts(house(zone, 8 * 60, 18 * 60), day, zone)
    assert found[0] == at(f"{day} 08:00", zone)
    after = [f"{hour:02}:{minute:02}" for hour in range(13, 18) for minute in (0, 30)]
    afternoon = [instant for instant in found if instant >= at(f"{day} 13:00", zone)]
    assert walls(afternoon, zone) == after
    assert afternoon == [at(f"{day} {each}", zone) for each in after]


def test_the_grid_is_of_the_house_wherever_the_question_begins() -> None:
    floor = house("Asia/Kathmandu", 8 * 60 + 10, 12 * 60)
    wanted = Wanted(replace(INTAKE, notice_min=0, grid_min=30), staff="bo")
    begins = at("2026-11-24 00:00", "Asia/Kathmandu")
    for late in (timedelta(), timedelta(hours=9, minutes=7), timedelta(hours=9, minutes=40)):
        from_at = begins + int(late.total_seconds()) * 1000
        found = free(floor, wanted, from_at, begins + 86_400_000, begins - 86_400_000)
        assert all(
            shown[3:] in ("10", "40")
            for shown in walls([s.start_at for s in found], "Asia/Kathmandu")
        )
        assert found[0].start_at >= from_at

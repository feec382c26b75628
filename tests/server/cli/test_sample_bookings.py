"""The sample hall takes bookings, and is open whenever somebody tries it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from protocol.records import Hours
from server.cli.sample_hours import hall_week, with_lunch
from server.domain.hours import Calendar, span_at

ZONE = "Europe/Berlin"
HOUR_MS = 3_600_000


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).timestamp() * 1000)


@pytest.mark.parametrize("hour", [0, 3, 4, 6, 9, 14, 17, 20, 23])
@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-28", "2026-11-29"])
def test_the_hall_is_open_for_hours_after_it_is_made_and_has_been_before(
    day: str, hour: int
) -> None:
    now = at(f"{day} {hour:02}:40")
    week = hall_week(now, ZONE, 4)
    held = span_at(Calendar(week, [], ZONE), now)
    assert held is not None and held.closes_at >= now + 4 * HOUR_MS
    assert held.opens_at <= now - HOUR_MS / 2
    assert Hours(3, 8 * 60, 18 * 60) in week, "other days are as in any office"


def test_lunch_is_a_gap_in_every_day_that_has_a_noon() -> None:
    week = [Hours(0, 480, 1_080), Hours(5, 780, 900)]
    lunch = [Hours(0, 480, 720), Hours(0, 765, 1_080), Hours(5, 780, 900)]
    assert with_lunch(week, 720) == lunch

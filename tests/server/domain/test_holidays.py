"""Public holidays of a country or a part of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from protocol.records import DayException, Hours, ServicePoint, Site
from server.domain.floor import Floor
from server.domain.holidays import holidays_of
from server.domain.opening import turned
from server.domain.refused import Refused


def test_holidays_are_told_by_day_over_the_turn_of_the_year() -> None:
    assert holidays_of("DE", "", "2026-12-25", "2027-01-01") == {
        "2026-12-25": "Christmas Day",
        "2026-12-26": "Second Day of Christmas",
        "2027-01-01": "New Year's Day",
    }
    assert holidays_of("", "", "2026-01-01", "2026-12-31") == {}


def test_a_region_has_its_own() -> None:
    womens_day = "2026-03-08"
    assert womens_day in holidays_of("DE", "BE", womens_day, womens_day)
    assert womens_day not in holidays_of("DE", "", womens_day, womens_day)


@pytest.mark.parametrize(
    ("country", "region", "field", "says"),
    [
        ("XX", "", "country", "No public holidays are known for XX."),
        ("DE", "QQ", "region", "It has BB, BE,"),
        ("", "BE", "region", "Choose the country too."),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(
    country: str, region: str, field: str, says: str
) -> None:
    with pytest.raises(Refused) as refused:
        holidays_of(country, region, "2026-01-01", "2026-12-31")
    assert refused.value.refusal.field == field and says in refused.value.refusal.detail


def opened(day: str, **fields: Any) -> ServicePoint:
    """An office on workdays from eight to four, as the timers have it at ten on a day."""
    site = Site(id="s", name="House", zone="Europe/Berlin", country="DE")
    week = [Hours(weekday, 8 * 60, 16 * 60) for weekday in range(5)]
    point = ServicePoint(id="p", name="Office", prefix="A", capacity=1, hours=week, **fields)
    return turned(Floor([site, point]), point, ms(f"{day} 10:00"))


def ms(text: str) -> int:
    wall = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    return int(wall.timestamp() * 1000)


def test_a_holiday_closes_the_line_too_but_not_against_a_date_of_its_own() -> None:
    friday = "2026-12-25"
    closed = opened(friday)
    assert (closed.state, closed.opens_at) == ("closed", ms("2026-12-28 08:00"))
    own = opened(friday, exceptions=[DayException(friday, [(9 * 60, 12 * 60)])])
    assert (own.state, own.closes_at) == ("open", ms(f"{friday} 12:00"))
    assert opened(friday, holidays=False).closes_at == ms(f"{friday} 16:00")
    assert opened("2026-12-24").state == "open"

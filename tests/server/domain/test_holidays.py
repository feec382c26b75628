"""Public holidays of a country or a part of it."""

from __future__ import annotations

import pytest

from server.domain.holidays import holidays_of
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

"""Public holidays of a country or a part of it, by local day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from server.domain.refused import refuse

_REGION: Final = re.compile("[A-Z0-9]{1,6}")
"""Regions as commands name them; single towns that have a day of their own are set up as dates."""


def known_country(country: str) -> bool:
    """Whether the holidays of a country are known (ISO 3166, two letters)."""
    return country in _regions()


def regions_of(country: str) -> tuple[str, ...]:
    """The parts of a known country that may have holidays of their own, in order."""
    return _regions()[country]


def check_place(country: str, region: str) -> None:
    """Let pass what holidays are known of. Raises `Refused`: `invalid`, with the field."""
    if not country:
        if region:
            raise refuse(
                "invalid", "A region is part of a country. Choose the country too.", field="region"
            )
        return
    if not known_country(country):
        raise refuse(
            "invalid",
            f"No public holidays are known for {country}. Use the two letters of a country, such "
            "as DE, or leave it empty and enter the days as dates of their own.",
            field="country",
        )
    parts = regions_of(country)
    if region and region not in parts:
        raise refuse(
            "invalid",
            f"{country} has no region {region} with holidays of its own. "
            + (f"It has {', '.join(parts)}." if parts else "Leave it empty."),
            field="region",
        )


def holidays_of(country: str, region: str, from_day: str, to_day: str) -> dict[str, str]:
    """The names, in English, of the holidays from one day (`YYYY-MM-DD`) to another, both
    included, by day and in order. Raises `Refused` for an unknown country or region, and
    `ValueError` for what is no day."""
    check_place(country, region)
    first, last = date.fromisoformat(from_day), date.fromisoformat(to_day)
    if not country:
        return {}
    found: dict[str, str] = {}
    for year in range(first.year, last.year + 1):
        found.update(_of_year(country, region, year))
    return {day: found[day] for day in sorted(found) if from_day <= day <= to_day}


def holiday_on(country: str, region: str, day: date) -> str:
    """The name of the public holiday that a day is, in English; empty where it is none."""
    return _of_year(country, region, day.year).get(day.isoformat(), "") if country else ""


@lru_cache(maxsize=64)
def _of_year(country: str, region: str, year: int) -> Mapping[str, str]:
    parts = _regions().get(country)
    if parts is None or (region and region not in parts):
        return {}  # a hall set up by a later version: its rules, not this one's, know the place
    import holidays  # loaded where a hall names its country: it takes long

    of = holidays.country_holidays(country, subdiv=region or None, years=year, language="en_US")
    return {day.isoformat(): name for day, name in of.items() if day.year == year}


@lru_cache(maxsize=1)
def _regions() -> dict[str, tuple[str, ...]]:
    import holidays  # loaded where a hall names its country: it takes long

    known = holidays.list_supported_countries(include_aliases=False)
    return {
        code: tuple(sorted(part for part in parts if _REGION.fullmatch(part)))
        for code, parts in known.items()
        if len(code) == 2
    }

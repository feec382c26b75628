"""What a change of settings does to the days on which public holidays close the house."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from protocol.records import ServicePoint, Site
from server.domain.days import business_day
from server.domain.floor import Floor
from server.domain.holidays import holidays_of


def on_holidays(before: Floor, after: Floor, now: int) -> Iterator[str]:
    """Sentences on where they close from now on, and when next."""
    was, new = before.site, after.site
    if (was.country, was.region) != (new.country, new.region):
        closed = [point.name for point in after.of(ServicePoint) if point.holidays]
        if new.country and closed:
            yield f"Public holidays close {', '.join(closed)}: next {_next(new, now)}."
        elif was.country:
            yield "Public holidays close no service point any more."
        return
    for point in after.of(ServicePoint) if new.country else ():
        known = before.get(ServicePoint, point.id)
        if known is not None and known.holidays != point.holidays:
            yield (
                f"Public holidays close {point.name}: next {_next(new, now)}."
                if point.holidays
                else f"{point.name} keeps its weekly hours on public holidays: next "
                f"{_next(new, now)}."
            )


def _next(site: Site, now: int) -> str:
    today = date.fromisoformat(business_day(now, site.zone, site.roll_hour))
    last = today + timedelta(days=400)
    found = holidays_of(site.country, site.region, today.isoformat(), last.isoformat())
    day, name = next(iter(found.items()), ("", ""))
    return f"{name} on {date.fromisoformat(day):%d %B %Y}" if day else "none within a year"

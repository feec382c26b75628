"""Why a service point is closed, and when it opens."""

from __future__ import annotations

from typing import Final

from protocol.records import ServicePoint
from server.domain.days import moment
from server.domain.holidays import holiday_on
from server.domain.slots.asked import Asked
from server.domain.slots.times import DAY, local_day
from server.domain.slots.wanted import Reason

_SEEN_DAYS: Final = 14


def closed(asked: Asked, point: ServicePoint, start_at: int, end_at: int) -> Reason:
    """The reason for a time that its hours do not hold."""
    site = asked.floor.site
    if not point.hours and not point.exceptions:
        return Reason(
            "closed", f"{point.name} has no opening hours. Set them, so that it can be booked."
        )
    own = {exception.day: exception.note for exception in point.exceptions}
    for day in sorted({local_day(at, site.zone) for at in (start_at, end_at - 1)}):
        name = holiday_on(site.country, site.region, day) if point.holidays else ""
        if name and day.isoformat() not in own:
            return Reason("holiday", f"{point.name} is closed for {name} on {day:%d %B %Y}.")
    hours = asked.timetables(start_at, end_at).of_point(point)
    ahead = hours.within(start_at, end_at + _SEEN_DAYS * DAY)
    until = next((span.opens_at for span in ahead if span.opens_at > start_at), None)
    opens = f" It opens {moment(until, asked.now, site.zone)}." if until is not None else ""
    if hours.at(start_at) is not None:
        return Reason("closed", f"{point.name} closes before it would be over.{opens}", until)
    note = own.get(local_day(start_at, site.zone).isoformat(), "")
    why = f" ({note})" if note else ""
    return Reason("closed", f"{point.name} is closed then{why}.{opens}", until)

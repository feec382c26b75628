"""The time for which hours are expanded: from some days ago to as far as anything can be booked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from protocol.booking import Definition
from protocol.records import Record, ServicePoint, Site, Staff
from server.domain.hours import point_calendar, spans
from server.domain.slots.claims import MINUTE
from server.domain.slots.times import DAY, staff_calendar
from server.domain.slots.timetable import Timetable

if TYPE_CHECKING:
    from server.domain.floor import Floor

STEP: Final = 5 * MINUTE
"""What a bit stands for; a minute where hours or definitions are set up by less."""
_MARGIN_DAYS: Final = 10
"""The longest that is booked, with the longest gaps, and some."""
_SLACK_DAYS: Final = 7
"""So long what is expanded serves, while days go by."""


class Stretch(NamedTuple):
    """From one instant (ms) to another, both midnights of UTC."""

    from_at: int
    to_at: int

    def covers(self, from_at: int, to_at: int) -> bool:
        """Whether it holds all of a time and what may reach into it."""
        margin = _MARGIN_DAYS * DAY
        return self.from_at <= from_at - margin and to_at + margin <= self.to_at

    @classmethod
    def around(cls, from_at: int, to_at: int) -> Stretch:
        """The shortest that covers a time."""
        first, last = from_at // DAY - _MARGIN_DAYS, -(-to_at // DAY) + _MARGIN_DAYS
        return cls(first * DAY, last * DAY)


def coming(floor: Floor, now: int) -> Stretch:
    """As far as customers book from the day on that it is."""
    ahead = max((d.horizon_days for d in floor.of(Definition)), default=0)
    return Stretch.around(now - DAY, now + (ahead + 1 + _SLACK_DAYS) * DAY)


class Timetables:
    """The hours of service points and colleagues over a stretch, expanded as they are asked for."""

    def __init__(self, floor: Floor, stretch: Stretch) -> None:
        self.stretch = stretch
        self._floor = floor
        self._known: dict[str, Timetable] = {}

    def of_point(self, point: ServicePoint) -> Timetable:
        """When a service point is open."""
        found = self._known.get(point.id)
        if found is None:
            told = spans(point_calendar(self._floor.site, point), *self.stretch)
            found = self._known[point.id] = Timetable(told)
        return found

    def of_staff(self, colleague: Staff) -> Timetable:
        """When a colleague can be booked, as far as the service point is open."""
        found = self._known.get(colleague.id)
        if found is None:
            told = spans(staff_calendar(self._floor.site, colleague), *self.stretch)
            found = self._known[colleague.id] = Timetable(told)
        return found

    def forget(self, ident: str) -> None:
        """Its hours are others by now."""
        self._known.pop(ident, None)


def hours_differ(before: Record | None, after: Record) -> bool:
    """Whether what is expanded would be another with a record as it is now."""
    return before is None or _hours(before) != _hours(after)


def _hours(record: Record) -> object:
    match record:
        case Site():
            return record.zone, record.country, record.region
        case ServicePoint():
            return record.hours, record.exceptions, record.holidays
        case Staff():
            return record.hours, record.exceptions
        case Definition():
            return (
                record.duration_min,
                record.grid_min,
                record.before_min,
                record.after_min,
            )
    return None


def unit_of(floor: Floor) -> int:
    """What a bit stands for (ms), so that nothing that is set up begins or ends within one."""
    told: list[int] = []
    for definition in floor.of(Definition):
        told += (definition.duration_min, definition.grid_min)
        told += (definition.before_min, definition.after_min)
    places: list[ServicePoint | Staff] = [*floor.of(ServicePoint), *floor.of(Staff)]
    for each in places:
        told += (minute for span in each.hours for minute in (span.opens, span.closes))
        told += (m for day in each.exceptions for span in day.spans for m in span)
    return STEP if all(minutes * MINUTE % STEP == 0 for minutes in told) else MINUTE

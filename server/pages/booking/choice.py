"""What a customer looks for: of what, on which day, with whom, for how many, or instead of what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from protocol.booking import Definition, Reservation, SlotHold
from protocol.ids import is_id
from protocol.records import ServicePoint, Site
from server.domain.floor import Floor
from server.domain.hours import point_calendar, spans
from server.domain.slots import Free, Wanted, free, next_free
from server.pages.booking import dates
from server.pages.booking.catalogue import colleagues
from server.pages.booking.grid import DAYS, Around
from server.pages.fields import text

DAY_MS: Final = 86_400_000
MOST_SEATS: Final = 20
ANYBODY: Final = "any"
"""What stands for no colleague where leaving it out means the one who was asked for."""


@dataclass(frozen=True)
class Choice:
    """`reservation` is the one that is to be moved; `holder` the mark of the browser that asks,
    whose own held times are not in its way."""

    definition: Definition
    zone: str
    now: int
    staff: str | None = None
    seats: int = 1
    reservation: Reservation | None = None
    holder: str = ""

    @property
    def today(self) -> date:
        """The day that it is in the house."""
        return dates.day_of(self.now, self.zone)

    @property
    def last(self) -> date:
        """The last day that customers can book."""
        return self.today + timedelta(days=self.definition.horizon_days)

    @property
    def query(self) -> dict[str, str]:
        """What the addresses of other days carry."""
        asked = self.reservation.asked_staff if self.reservation else None
        # Who had asked for a colleague and moves says so to have anybody.
        staff = self.staff or (ANYBODY if asked else "")
        told = {"staff": staff, "seats": str(self.seats) if self.seats > 1 else ""}
        return {name: value for name, value in told.items() if value}

    @property
    def own_time(self) -> tuple[str, ...]:
        """The reservation that is to be moved, whose own time is not in the way."""
        return (self.reservation.id,) if self.reservation else ()


def choice_of(
    floor: Floor,
    definition: Definition,
    fields: Mapping[str, object],
    now: int,
    holder: str = "",
    reservation: Reservation | None = None,
) -> Choice:
    """What the address or the form asks for; what there is not to choose is left out."""
    before = reservation.asked_staff if reservation else None
    asked = text(fields, "staff") if "staff" in fields else before
    with_whom = asked if asked in [each.id for each in colleagues(floor, definition)] else None
    seats = text(fields, "seats")
    most = min(definition.seats, MOST_SEATS)
    many = min(max(int(seats), 1), most) if seats.isdecimal() and len(seats) < 4 else 1
    return Choice(
        definition=definition,
        zone=floor.site.zone,
        now=now,
        staff=with_whom,
        seats=reservation.seats if reservation else many,
        reservation=reservation,
        holder=holder,
    )


def wanted(floor: Floor, choice: Choice, start_at: int = 0) -> Wanted:
    """The same as the engine of slots is asked for it."""
    own = [each.id for each in floor.of(SlotHold) if choice.holder and each.holder == choice.holder]
    return Wanted(
        definition=choice.definition,
        start_at=start_at,
        seats=choice.seats,
        staff=choice.staff,
        without=frozenset((*own, *choice.own_time)),
    )


def free_of_week(floor: Floor, choice: Choice, day: date) -> list[Free]:
    """The free starts of the seven days among which a day is."""
    first = dates.week_of(day, choice.today)
    from_at = dates.begins(first, choice.zone)
    to_at = dates.begins(first + timedelta(days=DAYS), choice.zone)
    found = free(floor, wanted(floor, choice), from_at, to_at, choice.now)
    own = choice.reservation
    return [each for each in found if own is None or each.start_at != own.start_at]


def next_starts(floor: Floor, choice: Choice, most: int = 3) -> list[int]:
    """The next starts that are free, ms."""
    found = next_free(floor, wanted(floor, choice, choice.now), choice.now, most)
    return [each.start_at for each in found]


def day_to_show(floor: Floor, choice: Choice, asked: str) -> date:
    """The day that the address names, if it can be shown; else the first with a free time."""
    day = dates.read_day(asked)
    if day is not None and choice.today <= day <= choice.last:
        return day
    first = next_starts(floor, replace(choice, reservation=None), 1)
    return dates.day_of(first[0], choice.zone) if first else choice.today


def around(floor: Floor, choice: Choice, day: date) -> Around:
    """By what the grid of these seven days is drawn."""
    first = dates.week_of(day, choice.today)
    days = [first + timedelta(days=n) for n in range(DAYS)]
    point = floor.get(ServicePoint, choice.definition.service_point)
    is_open = {each for each in days if point is not None and _opens(floor.site, point, each)}
    return Around(choice.zone, choice.today, is_open, choice.last, choice.query)


def _opens(site: Site, point: ServicePoint, day: date) -> bool:
    """Whether the hours of the point, without its holidays, have anything on a day."""
    calendar = point_calendar(site, point)
    if not calendar.rules:
        return True
    begins, ends = (dates.begins(each, site.zone) for each in (day, day + timedelta(days=1)))
    return next(spans(calendar, begins, ends), None) is not None


def read_start(fields: Mapping[str, object]) -> int | None:
    """The time that was chosen, ms: by a button, else in the grid."""
    chosen = text(fields, "instead") or text(fields, "start")
    return int(chosen) if chosen.isdecimal() and len(chosen) <= 14 else None


def read_ident(fields: Mapping[str, object], name: str) -> str | None:
    """An id that stands in a field, if it is one."""
    found = text(fields, name)
    return found if is_id(found) else None

"""What a change of settings would do to bookings: what can be booked, and what would not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from protocol.booking import EXPECTED
from protocol.records import Definition, Reservation, Staff
from server.domain.days import moment
from server.domain.floor import Floor
from server.domain.reservations.taking_back import own
from server.domain.slots import Wanted, explain, next_free

TOLD: Final = 3
"""So many reservations are named; the others are counted."""
LOOKED_AT: Final = 300
"""So many of those that are to come are looked at, the next first."""


def on_definitions(before: Floor, after: Floor, now: int) -> list[str]:
    """Sentences on what can be booked."""
    said: list[str] = []
    for definition in after.of(Definition):
        was = before.get(Definition, definition.id)
        if was is None:
            said += _made(after, definition, now)
        elif was != definition:
            said += _changed(before, after, was, definition, now)
    for was in before.of(Definition):
        if after.get(Definition, was.id) is None:
            said.append(f"{was.name} can be booked no longer; its past stays on record.")
    return said


def on_working(before: Floor, after: Floor) -> list[str]:
    """Sentences on who takes bookings, and when."""
    said: list[str] = []
    for new in after.of(Staff):
        was = before.get(Staff, new.id)
        if was is None:
            continue
        if was.bookable != new.bookable:
            said.append(
                f"{new.name} takes bookings from now on, {_hours(new)}."
                if new.bookable
                else f"{new.name} is offered to nobody who books any more."
            )
        elif new.bookable and was.hours != new.hours:
            said.append(f"{new.name} can be booked {_hours(new)}.")
        if new.bookable and was.exceptions != new.exceptions:
            days = {each.day for each in was.exceptions} ^ {each.day for each in new.exceptions}
            changed = {e.day for e in new.exceptions if e not in was.exceptions} | days
            said.append(f"{new.name}: other hours hold on {', '.join(sorted(changed)[:TOLD])}.")
    return said


def _hours(colleague: Staff) -> str:
    if not colleague.hours:
        return "whenever the service point is open"
    days = len({each.weekday for each in colleague.hours})
    return f"by hours of their own on {days} {'day' if days == 1 else 'days'} of the week"


def on_reservations(before: Floor, after: Floor, now: int) -> list[str]:
    """The reservations to come for which the new hours, skills or desks leave no room. They stay as
    they are booked, until somebody moves them."""
    if not _differs(before, after):
        return []
    coming = _coming(before, now)
    looked_at = coming[:LOOKED_AT]
    lost = [r for r in looked_at if _fits(before, r, now) and not _fits(after, r, now)]
    if not lost:
        return []
    zone = after.site.zone
    named = ", ".join(moment(each.start_at, now, zone) for each in lost[:TOLD])
    more = f" and {len(lost) - TOLD} more" if len(lost) > TOLD else ""
    is_one = len(lost) == 1
    of_many = f" of the next {LOOKED_AT}" if len(coming) > LOOKED_AT else ""
    return [
        f"{len(lost)} {'reservation' if is_one else 'reservations'}{of_many} would no longer fit: "
        f"{named}{more}. {'It stays' if is_one else 'They stay'} until somebody moves or cancels "
        f"{'it' if is_one else 'them'}."
    ]


def _made(after: Floor, definition: Definition, now: int) -> list[str]:
    if not definition.open:
        return [f"Only colleagues can book {definition.name}."]
    return [f"Customers can book {definition.name} at once{_first(after, definition, now)}."]


def _first(floor: Floor, definition: Definition, now: int) -> str:
    free = next_free(floor, Wanted(definition, now), now, most=1)
    if free:
        return f": the first time is {moment(free[0].start_at, now, floor.site.zone)}"
    return ", but there is no time: see who takes bookings, their skills and the hours"


def _changed(
    before: Floor, after: Floor, was: Definition, new: Definition, now: int
) -> Iterator[str]:
    coming = sum(1 for each in _coming(before, now) if each.definition == new.id)
    stays = _stay(coming)
    if was.open and not new.open:
        yield f"Customers can book {new.name} no longer{stays}."
    elif new.open and not was.open:
        yield f"Customers can book {new.name} at once{_first(after, new, now)}."
    if was.name != new.name:
        yield f"The page of bookings says {new.name} instead of {was.name} at once."
    if (was.duration_min, was.before_min, was.after_min) != (
        new.duration_min, new.before_min, new.after_min,
    ):  # fmt: skip
        yield f"New bookings of {new.name} take {new.duration_min} minutes{stays}."
    if (was.price, was.currency) != (new.price, new.currency):
        yield f"New bookings of {new.name} cost {new.price} {new.currency}{stays}."
    if was.reminders_min != new.reminders_min:
        yield f"Reminders of bookings made from now on go out by the new times{stays}."
    if was.open and new.open and _rules(was) != _rules(new):
        yield f"{new.name} can be booked by the new rules at once{_first(after, new, now)}."


def _rules(definition: Definition) -> tuple[object, ...]:
    return (
        definition.requires,
        definition.grid_min,
        definition.notice_min,
        definition.horizon_days,
        definition.seats,
    )


def _stay(coming: int) -> str:
    if coming == 1:
        return "; the reservation to come stays as it was booked"
    return f"; {coming} reservations to come stay as they were booked" if coming else ""


def _differs(before: Floor, after: Floor) -> bool:
    """Whether anything changed that decides where a reservation fits."""
    kinds = ("site", "service_point", "desk", "staff", "definition")
    return any(before.lists[kind] != after.lists[kind] for kind in kinds)


def _coming(floor: Floor, now: int) -> list[Reservation]:
    found = (r for r in floor.of(Reservation) if r.state in EXPECTED and r.start_at > now)
    return sorted(found, key=lambda r: (r.start_at, r.id))


def _fits(floor: Floor, booked: Reservation, now: int) -> bool:
    """Whether it could be booked as it is, with the colleagues whom it has."""
    definition = floor.get(Definition, booked.definition)
    if definition is None:
        return False
    staff = next((r for r in booked.resources if floor.get(Staff, r) is not None), None)
    wanted = Wanted(
        definition,
        booked.start_at,
        booked.end_at,
        seats=booked.seats,
        staff=staff,
        without=own(floor, booked.id),
        by="staff",
    )
    return explain(floor, wanted, now).offered

"""The page of opening hours: a line for each weekday, and the dates unlike their weekday. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from client.instants import local
from protocol.commands import AnyCommand
from protocol.records import PointState
from protocol.replica import Replica
from staff_console.facts import zone
from staff_console.reports.days import WEEKDAYS
from staff_console.settings.field import YES, Field, Section, Values
from staff_console.settings.languages import site_of
from staff_console.settings.point import point_of, update
from staff_console.settings.week import (
    located_in_week,
    week_fields,
    week_told,
    week_values,
)
from staff_console.speech import tr
from staff_console.words import minutes

_BY_HAND: Final[dict[PointState, Callable[[], str]]] = {
    "open": lambda: tr("It was opened by hand and stays so until {at}; then the hours hold."),
    "last_numbers": lambda: tr("Its last numbers go out by hand until {at}; then the hours "
                          "hold."),
    "draining": lambda: tr("Its intake was ended by hand until {at}; then the hours hold."),
    "closed": lambda: tr("It was closed by hand and stays so until {at}; then the hours hold."),
}  # fmt: skip


def _hint(replica: Replica, ident: str) -> str:
    """How hours are written; before that until when what was done by hand goes before them."""
    said = tr("Write 8-12, 13-17:30. Empty: closed. Nothing at all: only people open and close.")
    point = point_of(replica, ident)
    if point is None or point.held_until is None:
        return said
    held = _BY_HAND[point.state]().format(at=_moment(replica, point.held_until))
    return f"{held}\n{said}"


def _moment(replica: Replica, at: int) -> str:
    """`18:00`; with the day where that is not the day that the hall is in."""
    then, site = local(at, zone(replica)), site_of(replica)
    said = minutes(at, zone(replica))
    if site is None or then.date().isoformat() == site.day:
        return said
    return f"{WEEKDAYS[then.weekday()]()}, {then.date().isoformat()}, {said}"


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    point = point_of(replica, ident)
    # Beside a date with hours of its own a week without any is one that is closed.
    by_hand = point is None or not point.exceptions
    tables = week_fields(
        _hint(replica, ident),
        tr("Open"),
        tr("closed"),
        tr("closed all day"),
        tr("Christmas Eve"),
        tr("by hand") if by_hand else "",
    )
    holidays = Field(
        "holidays",
        tr("Closed on public holidays"),
        "switch",
        _holidays_of(replica),
    )
    return (*tables, holidays)


def _holidays_of(replica: Replica) -> str:
    site = site_of(replica)
    if site is None or not site.country:
        return tr("No country is set: write it on the page of the hall.")
    country = f"{site.country} {site.region}".strip()
    return tr("Those of {country}. A date above goes before.").format(country=country)


def _read(replica: Replica, ident: str) -> Values | None:
    point = point_of(replica, ident)
    if point is None:
        return None
    tables = week_values(point.hours, point.exceptions)
    return {**tables, "holidays": YES if point.holidays else ""}


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    fields: dict[str, Any] = week_told(values)
    if "holidays" in values:
        fields["holidays"] = values["holidays"] == YES
    return update(replica, ident, **fields)


OPENING: Final = Section(
    "opening",
    lambda: tr("Opening hours"),
    lambda: tr("When it opens and closes by itself, by the clock of the hall."),
    _fields,
    _read,
    _commands,
    located_in_week,
)

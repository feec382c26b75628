"""The page of a colleague who takes bookings: when they can be booked. Pure."""

from __future__ import annotations

from typing import Final

from protocol.commands import AnyCommand, UpdateStaff
from protocol.records import Staff
from protocol.replica import Replica
from staff_console.settings.field import Field, Section, Values
from staff_console.settings.week import located_in_week, week_fields, week_told, week_values
from staff_console.speech import tr


def bookable(replica: Replica) -> list[Staff]:
    """The colleagues who take bookings, by name."""
    found = (s for s in replica.of(Staff) if s.bookable and not s.left)
    return sorted(found, key=lambda s: (s.name.casefold(), s.id))


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    return week_fields(
        tr("Write 9-12:30, 13-17: what lies between is a break. Nothing at all: whenever the "
           "service point is open."),
        tr("Here"),
        tr("not here"),
        tr("not here all day"),
        tr("Holiday"),
        tr("as the service point"),
    )  # fmt: skip


def _read(replica: Replica, ident: str) -> Values | None:
    colleague = replica.get(Staff, ident)
    if colleague is None or not colleague.bookable:
        return None
    return week_values(colleague.hours, colleague.exceptions)


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    colleague, fields = replica.get(Staff, ident), week_told(values)
    if colleague is None or not fields:
        return []
    return [UpdateStaff(staff=ident, version=colleague.version, **fields)]


WORKING: Final = Section(
    "working",
    lambda: tr("When to be booked"),
    lambda: tr("Within the opening hours of the service point, by the clock of the hall."),
    _fields,
    _read,
    _commands,
    located_in_week,
)

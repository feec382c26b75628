"""The pages of what can be booked: one for each, and one for a new one. Pure."""

from __future__ import annotations

from typing import Any, Final

from protocol.booking import Requirement
from protocol.commands import AnyCommand, DeleteDefinition, PutDefinition
from protocol.records import Definition
from protocol.replica import Replica
from staff_console.settings.bookable_fields import (
    COUNTS,
    LEAD_TIMES,
    SWITCHES,
    TEXTS,
    definition_fields,
    new_fields,
)
from staff_console.settings.field import YES, Row, Rows, Section, Value, Values
from staff_console.settings.languages import called, others, row_of, texts_in
from staff_console.settings.lead_times import as_lead_times, lead_minutes, lead_time, lead_times
from staff_console.settings.point import located
from staff_console.speech import tr

_SAID_AS: Final = {
    "durationMin": "duration_min", "beforeMin": "before_min", "afterMin": "after_min",
    "gridMin": "grid_min", "noticeMin": "notice_min", "horizonDays": "horizon_days",
    "perDay": "per_day", "perCustomer": "per_customer", "remindersMin": "reminders_min",
    "cancelMin": "cancel_min", "rescheduleMin": "reschedule_min", "servicePoint": "service_point",
    "descriptions": "names", "version": "name", "definition": "name",
}  # fmt: skip
FRESH: Final = {
    "name": "", "service_point": "", "duration_min": "30 min", "price": "0.00", "currency": "EUR",
}  # fmt: skip


def definitions(replica: Replica) -> list[Definition]:
    """All that can be booked, in their order."""
    return sorted(replica.of(Definition), key=lambda d: (d.position, d.name.casefold(), d.id))


def _needs(definition: Definition) -> Rows:
    return tuple(
        (f"{at}", each.kind, each.skill, str(each.count))
        for at, each in enumerate(definition.requires)
    )


def _names(replica: Replica, definition: Definition) -> Rows:
    codes = others(replica, definition.names, definition.descriptions)
    return tuple(
        (
            code,
            called(code),
            definition.names.get(code, ""),
            definition.descriptions.get(code, ""),
        )
        for code in codes
    )


def _read(replica: Replica, ident: str) -> Values | None:
    found = replica.get(Definition, ident)
    if found is None:
        return None
    values: dict[str, Value] = {name: getattr(found, name) for name in TEXTS}
    values |= {name: lead_time(getattr(found, name)) for name in LEAD_TIMES}
    values |= {name: str(getattr(found, name)) for name in COUNTS}
    values |= {name: YES if getattr(found, name) else "" for name in SWITCHES}
    return {
        **values,
        "reminders_min": as_lead_times(found.reminders_min),
        "requires": _needs(found),
        "names": _names(replica, found),
        "gone": "",
    }


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    found = replica.get(Definition, ident)
    if found is None or not values:
        return []
    if values.get("gone") == YES:
        return [DeleteDefinition(definition=ident)]
    fields = {name: _told(name, value) for name, value in values.items() if name != "gone"}
    names = fields.pop("names", None)
    if names is not None:
        fields |= {"names": texts_in(names, 2), "descriptions": texts_in(names, 3)}
    return [PutDefinition(definition=ident, version=found.version, **fields)] if fields else []


def _told(name: str, value: Value) -> Any:
    """A written setting as the command has it."""
    if isinstance(value, tuple):
        return _required(value) if name == "requires" else value
    if name in LEAD_TIMES:
        return lead_minutes(value)
    if name in COUNTS:
        return int(value)
    if name == "reminders_min":
        return lead_times(value)
    return value == YES if name in SWITCHES else value


def _required(rows: Rows) -> list[Requirement]:
    return [_requirement(row) for row in rows]


def _requirement(row: Row) -> Requirement:
    return Requirement("desk" if row[1] == "desk" else "staff", row[2], int(row[3]))


def _read_new(replica: Replica, ident: str) -> Values | None:
    return dict(FRESH)


def _new_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    told = {**FRESH, **values}
    if not told["name"] or not told["service_point"]:
        return []
    return [PutDefinition(**{name: _told(name, value) for name, value in told.items()})]


def _locate(said: str, values: Values) -> tuple[str, int | None]:
    field, row = located(said, values)
    name = field.partition(".")[0]
    return _SAID_AS.get(name, name), row if row is not None else row_of(said, values.get("names"))


BOOKABLE: Final = Section(
    "bookable",
    lambda: tr("Booking"),
    lambda: tr("How it can be booked. What is booked already stays as it was booked."),
    definition_fields,
    _read,
    _commands,
    _locate,
)
NEW_BOOKABLE: Final = Section(
    "new_bookable",
    lambda: tr("New bookable service"),
    lambda: tr("What customers can book a time for. All else about it is set once it is there."),
    new_fields,
    _read_new,
    _new_commands,
    _locate,
    new=True,
)

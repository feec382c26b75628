"""The pages of business hours: one for each calendar, and one for a new one. Pure."""

from __future__ import annotations

from functools import cache
from typing import Any, Final
from zoneinfo import available_timezones

from protocol.commands import AnyCommand
from protocol.places import Hours
from protocol.records import SlaCalendar, SlaPolicy
from protocol.replica import Replica
from protocol.support_commands import DeleteSlaCalendar, PutSlaCalendar
from staff_console.settings.field import YES, Fault, Field, NotRead, Section, Values
from staff_console.settings.hall import text
from staff_console.settings.languages import site_of
from staff_console.settings.tickets.removal import gone_field
from staff_console.settings.week import located_in_week, week_fields, week_told, week_values
from staff_console.settings.writing import as_words, tidy_name
from staff_console.speech import tr

_USUAL: Final = [Hours(day, 540, 1_020) for day in range(5)]
"""What a new one begins with: nine to five, Monday to Friday."""


@cache
def _zones() -> dict[str, str]:
    return {zone.casefold(): zone for zone in available_timezones()}


def tidy_zone(typed: str) -> str:
    """A time zone as it is called. Raises `NotRead`."""
    found = _zones().get(typed.strip().replace(" ", "_").casefold())
    if found is None:
        raise NotRead(tr("There is no such time zone. Write one such as Europe/Oslo."))
    return found


def _common(replica: Replica) -> tuple[Field, ...]:
    site = site_of(replica)
    hint = tr("Write 9-12, 13-17:30. Time outside of these hours does not count.")
    where = f"{site.country} {site.region}".strip() if site is not None else ""
    holidays = (
        tr("Those of {country}. A date above goes before.").format(country=where)
        if where
        else tr("No country is set: write it on the page of the hall.")
    )
    return (
        Field("name", tr("Name"), tidy=tidy_name),
        Field("zone", tr("Time zone"), hint=tr("Such as Europe/Oslo."), tidy=tidy_zone),
        *week_fields(
            hint,
            tr("Counts"),
            tr("not at all"),
            tr("not at all"),
            tr("Stocktaking"),
            tr("never"),
        ),
        Field("holidays", tr("Public holidays do not count"), "switch", holidays),
    )


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    users = sorted(each.name for each in replica.of(SlaPolicy) if each.calendar == ident)
    hint = tr("While no service level goes by it.")
    if users:
        hint = tr("Not while these go by it: {names}.").format(names=as_words(users))
    return (*_common(replica), gone_field(tr("Remove these hours"), hint))


def _values(calendar: SlaCalendar) -> Values:
    return {
        "name": calendar.name,
        "zone": calendar.zone,
        **week_values(calendar.hours, calendar.exceptions),
        "holidays": YES if calendar.holidays else "",
    }


def _read(replica: Replica, ident: str) -> Values | None:
    found = replica.get(SlaCalendar, ident)
    return None if found is None else {**_values(found), "gone": ""}


def _read_new(replica: Replica, ident: str) -> Values | None:
    site = site_of(replica)
    zone = site.zone if site is not None else "UTC"
    holidays = site is not None and bool(site.country)
    return _values(SlaCalendar(id="", name="", zone=zone, hours=_USUAL, holidays=holidays))


def _told(values: Values) -> dict[str, Any]:
    fields: dict[str, Any] = week_told(values)
    fields |= {name: text(values[name]) for name in ("name", "zone") if name in values}
    if "holidays" in values:
        fields["holidays"] = values["holidays"] == YES
    return fields


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    found = replica.get(SlaCalendar, ident)
    if found is None or not values:
        return []
    if values.get("gone") == YES:
        return [DeleteSlaCalendar(calendar=ident)]
    fields = _told(values)
    return [PutSlaCalendar(calendar=ident, version=found.version, **fields)] if fields else []


def _new_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    begun = _read_new(replica, "")
    assert begun is not None
    told = {**begun, **values}
    return [PutSlaCalendar(**_told(told))] if told["name"] else []


def _check(values: Values) -> list[Fault]:
    """Hours that never come are refused where they are typed."""
    if values.get("gone") == YES:
        return []
    tables = [values["hours"], values["exceptions"]]
    if any(row[2] for rows in tables for row in rows if not isinstance(row, str)):
        return []
    return [Fault("hours", tr("These hours never come: no promise could be kept. Write some."))]


def _locate(said: str, values: Values) -> tuple[str, int | None]:
    if said == "calendar":
        return "gone", None
    return located_in_week(said, values)


CALENDAR: Final = Section(
    "business_hours",
    lambda: tr("Business hours"),
    lambda: tr("The time that counts for promises. Open tickets are reckoned anew at once."),
    _fields,
    _read,
    _commands,
    _locate,
    _check,
)
NEW_CALENDAR: Final = Section(
    "new_business_hours",
    lambda: tr("New business hours"),
    lambda: tr("The time that counts for promises to customers."),
    lambda replica, ident: _common(replica),
    _read_new,
    _new_commands,
    _locate,
    _check,
    new=True,
)

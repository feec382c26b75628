"""Pages of a service point: what it is called, how it calls, who is next. Pure."""

from __future__ import annotations

import re
from typing import Any, Final

from protocol.commands import AnyCommand, DeleteServicePoint, UpdateServicePoint
from protocol.records import ServicePoint
from protocol.replica import Replica
from staff_console.settings.field import (
    YES,
    Field,
    Section,
    Value,
    Values,
)
from staff_console.settings.writing import (
    length,
    one_spaced,
    seconds,
    tidy_length,
    tidy_name,
    tidy_prefix,
    whole,
)
from staff_console.speech import tr

_IN_ROW: Final = re.compile(r"(\w+)\[(\d+)\]")
_LENGTHS: Final = frozenset(
    {
        "grace_s",
        "grace_remote_s",
        "repeat_s",
        "missed_s",
        "hold_remote_s",
        "max_wait_s",
        "late_s",
        "lost_s",
    }
)
_COUNTS: Final = frozenset({"capacity", "max_waiting", "calls_most", "missed_calls"})
_SWITCHES: Final = frozenset({"call_absent"})
_SAID_AS: Final = {
    "maxWaiting": "max_waiting", "graceSeconds": "grace_s", "maxWait": "max_wait_s",
    "lateSeconds": "late_s", "lostSeconds": "lost_s",
}  # fmt: skip


def point_of(replica: Replica, ident: str) -> ServicePoint | None:
    """The service point."""
    return replica.get(ServicePoint, ident)


def written(point: ServicePoint, name: str) -> str:
    """A setting as it is written here."""
    value = getattr(point, name)
    if name in _LENGTHS:
        return length(value)
    return (YES if value else "") if name in _SWITCHES else str(value)


def taken(name: str, value: Value) -> Any:
    """A written setting as a command has it."""
    text = value if isinstance(value, str) else ""
    if name in _LENGTHS:
        return seconds(text)
    if name in _COUNTS:
        return int(text)
    return text == YES if name in _SWITCHES else text


def update(replica: Replica, ident: str, **fields: Any) -> list[AnyCommand]:
    """The command that changes these fields of a service point, if any."""
    point = point_of(replica, ident)
    if point is None or not fields:
        return []
    return [UpdateServicePoint(service_point=ident, version=point.version, **fields)]


def located(said: str, values: Values) -> tuple[str, int | None]:
    """The field and row of a refusal's `name`, `name[2]` or `name[2].part`."""
    found = _IN_ROW.match(said)
    if found is None:
        return _SAID_AS.get(said, said), None
    return found[1], int(found[2])


def _read(replica: Replica, ident: str, names: tuple[str, ...]) -> Values | None:
    point = point_of(replica, ident)
    return None if point is None else {name: written(point, name) for name in names}


def _general_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    if values.get("gone") == YES:
        return [DeleteServicePoint(service_point=ident)]
    return _commands(replica, ident, {k: v for k, v in values.items() if k != "gone"})


def _read_general(replica: Replica, ident: str) -> Values | None:
    found = _read(replica, ident, ("name", "prefix", "location", "zone", "max_waiting"))
    return None if found is None else {**found, "gone": ""}


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    return update(replica, ident, **{name: taken(name, v) for name, v in values.items()})


def _general_fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    return (
        Field("name", tr("Name"), tidy=tidy_name, hint=tr("On kiosk, wall and phones.")),
        Field(
            "prefix",
            tr("Letters of its numbers"),
            "short",
            tr("A gives A001, A002, … Numbers given today stay."),
            tidy_prefix,
        ),
        Field("location", tr("Where to wait"), hint=tr("The slip says it: Hall 1, first floor.")),
        Field("zone", tr("Part of the house"), hint=_zones(replica, ident), tidy=one_spaced),
        Field(
            "max_waiting",
            tr("Most who wait"),
            "short",
            tr("More are turned away until some have gone."),
            whole(1, 100_000),
        ),
        Field(
            "gone",
            tr("Remove this service point, its desks and services"),
            "switch",
            tr("While nobody is here or comes later. What happened stays on record."),
            group=tr("Removal"),
        ),
    )


def _zones(replica: Replica, ident: str) -> str:
    said = tr("Only walls and kiosks of this part show it, and those of no part. Empty: all.")
    known = {p.zone for p in replica.of(ServicePoint) if p.zone and p.id != ident}
    if not known:
        return said
    return tr("{said} There are: {zones}.").format(said=said, zones=", ".join(sorted(known)))


def _call_fields() -> tuple[Field, ...]:
    arrive, missed, phones = tr("To arrive"), tr("Who did not come"), tr("Who joined by phone")
    return (
        Field("grace_s", tr("Time to come after a call"), "short", "", tidy_length, group=arrive),
        Field(
            "repeat_s",
            tr("Announced again after"),
            "short",
            tr("0 min: only when a desk calls again."),
            tidy_length,
            group=arrive,
        ),
        Field("calls_most", tr("Announcements at most"), "short", "", whole(1, 10), group=arrive),
        Field(
            "missed_s", tr("Can be called again for"), "short", "", tidy_length, group=missed
        ),
        Field(
            "missed_calls",
            tr("Or for so many later calls"),
            "short",
            tr("Whichever is later."),
            whole(0, 100),
            group=missed,
        ),
        Field(
            "call_absent", tr("Called also before they have checked in"), "switch", group=phones
        ),
        Field(
            "grace_remote_s", tr("Time to come for who is not here yet"), "short", "", tidy_length,
            group=phones,
        ),
        Field(
            "hold_remote_s",
            tr("Place kept when their turn comes"),
            "short",
            tr("For who is not here yet."),
            tidy_length,
            group=phones,
        ),
    )  # fmt: skip


def _booked_fields() -> tuple[Field, ...]:
    booked = tr("Who has booked")
    return (
        Field("late_s", tr("Keeps the slot until so late"), "short", "", tidy_length, group=booked),
        Field(
            "lost_s",
            tr("Goes before walk-ins until so late"),
            "short",
            tr("After that you choose when they check in."),
            tidy_length,
            group=booked,
        ),
    )


GENERAL: Final = Section(
    "general",
    lambda: tr("Name and limits"),
    lambda: tr("What it is called, and how many may wait."),
    _general_fields,
    _read_general,
    _general_commands,
    located,
)
CALLS: Final = Section(
    "calls",
    lambda: tr("Calls"),
    lambda: tr("How long customers have to come, and what becomes of those who do not."),
    lambda replica, ident: (*_call_fields(), *_booked_fields()),
    lambda replica, ident: _read(
        replica,
        ident,
        (
            "grace_s", "repeat_s", "calls_most", "missed_s", "missed_calls", "call_absent",
            "grace_remote_s", "hold_remote_s", "late_s", "lost_s",
        ),
    ),
    _commands,
    located,
)  # fmt: skip

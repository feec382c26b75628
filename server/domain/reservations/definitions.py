"""What can be booked: set up, changed, removed."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from msgspec.structs import replace

from protocol.booking import EXPECTED, Definition, Requirement
from protocol.booking_commands import DeleteDefinition, PutDefinition
from protocol.changes import Change, Gone, Put
from protocol.outcomes import Saved
from protocol.records import Reservation, Service, ServicePoint, SlotHold, Staff, WaitListed
from server.domain.booked import OPEN_WISHES
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.point_settings import given
from server.domain.refused import refuse
from server.domain.reservations.states import definition_of
from server.domain.seating import known_point
from server.domain.text import named, named_in, visible, words

_KEPT: Final = (
    "service_point", "service", "duration_min", "before_min", "after_min", "grid_min",
    "notice_min", "horizon_days", "per_day", "per_customer", "seats", "cancel_min",
    "reschedule_min", "video", "open", "position", "currency",
)  # fmt: skip
DIGITS: Final = {
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
    "RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3, "CLF": 4, "UYW": 4,
}  # fmt: skip
"""Digits after the point (ISO 4217) of currencies that do not have two."""


def put_definition(floor: Floor, command: PutDefinition, context: Context) -> Decision:
    """Set it up, or change it; reservations keep what they were booked with."""
    before = definition_of(floor, command.definition) if command.definition else None
    if before is not None and command.version != before.version:
        raise refuse(
            "version_mismatch",
            f"{before.name} was changed meanwhile. Load it again.",
            field="version",
        )
    fields = given(command, *_KEPT) | _texts(command)
    if before is None:
        known = _new(floor, command, context)
    else:
        known = replace(before, version=before.version + 1)
    after = replace(known, **fields)
    after = replace(after, **_place(floor, after, command), **_price(after, command))
    _can_be(floor, after)
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def _new(floor: Floor, command: PutDefinition, context: Context) -> Definition:
    for field in ("name", "service_point", "duration_min"):
        if getattr(command, field) is None:
            told = {"service_point": "servicePoint", "duration_min": "durationMin"}
            raise refuse(
                "invalid",
                "What can be booked needs a name, a service point and how long it takes.",
                field=told.get(field, field),
            )
    last = max((each.position for each in floor.of(Definition)), default=-1)
    return Definition(
        id=context.new_id(),
        name="",
        service_point=command.service_point or "",
        service="",
        duration_min=command.duration_min or 0,
        position=last + 1,
    )


def _texts(command: PutDefinition) -> dict[str, Any]:
    """What is written, as it is kept."""
    fields: dict[str, Any] = {}
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if command.description is not None:
        fields["description"] = visible(command.description, lines=True)
    if command.names is not None:
        fields["names"] = named_in(command.names, "names")
    if command.descriptions is not None:
        fields["descriptions"] = named_in(command.descriptions, "descriptions", 200)
    if command.requires is not None:
        fields["requires"] = _requirements(command.requires)
    if command.reminders_min is not None:
        steps = command.reminders_min
        if len(set(steps)) < len(steps):
            raise refuse("invalid", "Two reminders are alike. Remove one.", field="remindersMin")
        fields["reminders_min"] = sorted(steps, reverse=True)
    return fields


def _requirements(told: list[Requirement]) -> list[Requirement]:
    """Each kind and skill once, with how many of it."""
    counts: Counter[tuple[str, str]] = Counter()
    for place, each in enumerate(told):
        skill = words([each.skill], f"requires[{place}].skill")[0] if each.skill else ""
        counts[each.kind, skill] += each.count
    return [Requirement(kind, skill, count) for (kind, skill), count in counts.items()]  # type: ignore[arg-type]


def _place(floor: Floor, after: Definition, command: PutDefinition) -> dict[str, Any]:
    """The service whose line whoever checks in joins, one of the service point."""
    point = known_point(floor, after.service_point)
    services = floor.services(point.id)
    if not after.service or (command.service is None and command.service_point is not None):
        return {"service": services[0].id}
    service = floor.get(Service, after.service)
    if service is None or service.service_point != point.id:
        raise refuse(
            "unknown_service",
            f"{point.name} does no such service. Choose one of its services.",
            field="service",
        )
    return {}


def _price(after: Definition, command: PutDefinition) -> dict[str, Any]:
    """The price with as many digits as its currency has."""
    digits = DIGITS.get(after.currency, 2)
    whole, _, part = (command.price or after.price).partition(".")
    if part[digits:].strip("0"):
        raise refuse(
            "invalid",
            f"{after.currency} has {digits or 'no'} digits after the point. Correct the price.",
            field="price",
        )
    kept = part[:digits].ljust(digits, "0")
    whole = whole.lstrip("0") or "0"
    return {"price": f"{whole}.{kept}" if digits else whole}


def _can_be(floor: Floor, after: Definition) -> None:
    """Refuse what could never be booked, whoever is hired: more desks than there are."""
    point = floor.get(ServicePoint, after.service_point)
    desks = floor.desks(after.service_point)
    for each in after.requires:
        fit = [desk for desk in desks if not each.skill or each.skill in desk.access]
        if each.kind == "desk" and len(fit) < each.count:
            what = f" made for {each.skill}" if each.skill else ""
            raise refuse(
                "invalid",
                f"{point.name if point else 'It'} has {len(fit)} desks{what}, and this needs "
                f"{each.count}. Take fewer, or change the desks.",
                field="requires",
            )
    here = [each for each in floor.of(Staff) if not each.left]
    most = max((each.count for each in after.requires if each.kind == "staff"), default=0)
    if most > len(here) > 0:
        raise refuse(
            "invalid",
            f"{len(here)} people work here, and this needs {most} at once. Take fewer.",
            field="requires",
        )


def delete_definition(floor: Floor, command: DeleteDefinition, context: Context) -> Decision:
    """Remove it, while nobody has booked it."""
    definition = definition_of(floor, command.definition)
    coming = [
        each
        for each in floor.of(Reservation)
        if each.definition == definition.id and each.state in EXPECTED
    ]
    if coming:
        count = len(coming)
        raise refuse(
            "in_use",
            f"{definition.name} is booked by {count} {'person' if count == 1 else 'people'}. "
            "Close it for customers, and remove it once they have been served.",
            field="definition",
        )
    changes: list[Change] = [
        Gone("slot_hold", hold.id)
        for hold in floor.of(SlotHold)
        if hold.definition == definition.id
    ]
    for listed in floor.of(WaitListed):
        if listed.definition == definition.id and listed.state in OPEN_WISHES:
            over = replace(listed, state="over", hold=None, version=listed.version + 1)
            changes.append(Put(over))
    changes.append(Gone("definition", definition.id))
    return Decision(Saved(id=definition.id), changes)

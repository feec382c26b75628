"""Setting up service points, services, desks and the site; who sits where."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.commands import (
    CreateServicePoint,
    DeleteServicePoint,
    PutStaff,
    ServiceSpec,
    SetDesk,
    UpdateServicePoint,
    UpdateSite,
)
from protocol.outcomes import Saved
from protocol.records import Desk, Service, ServicePoint, Staff
from server.domain.context import Context, Decision
from server.domain.days import business_day, known_zone
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import named

_ADDRESS: Final = re.compile(r"https?://[^\s/]+\S*")


def create_point(floor: Floor, command: CreateServicePoint, context: Context) -> Decision:
    """A service point with its desks and services."""
    _free_prefix(floor, command.prefix, None)
    point = ServicePoint(
        id=context.new_id(),
        name=named(command.name, "name"),
        prefix=command.prefix,
        capacity=command.capacity,
        location=command.location,
        max_waiting=command.max_waiting,
        grace_s=command.grace_s,
        grace_remote_s=command.grace_remote_s,
        call_absent=command.call_absent,
    )
    specs = command.services or [ServiceSpec(name=point.name)]
    changes: list[Change] = [Put(point)]
    changes += _services(floor, point, specs, context)
    changes += _desks(floor, point, command.capacity, context, command.desk_names)
    return Decision(Saved(id=point.id), changes)


def update_point(floor: Floor, command: UpdateServicePoint, context: Context) -> Decision:
    """Change the named fields; desks follow the capacity."""
    point = _point(floor, command.service_point)
    if command.version != point.version:
        raise refuse(
            "version_mismatch",
            f"{point.name} was changed meanwhile. Load it again.",
            field="version",
        )
    if command.prefix is not None:
        _free_prefix(floor, command.prefix, point.id)
    fields: dict[str, Any] = {
        name: value
        for name in ServicePoint.__struct_fields__
        if name not in ("id", "version") and (value := getattr(command, name, None)) is not None
    }
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    after = msgspec.structs.replace(point, **fields, version=point.version + 1)
    changes: list[Change] = [Put(after)]
    changes += _services(floor, after, command.services or [], context)
    if after.capacity != point.capacity:
        changes += _desks(floor, after, after.capacity, context, [])
    return Decision(Saved(id=point.id, version=after.version), changes)


def delete_point(floor: Floor, command: DeleteServicePoint, context: Context) -> Decision:
    """Remove a point at which nobody is."""
    point = _point(floor, command.service_point)
    here = sum(1 for e in floor.live.values() if e.service_point == point.id)
    if here:
        raise refuse("in_use", f"{here} people are in the queue of {point.name}. Close it first.")
    gone: list[Change] = [Gone("service_point", point.id), Gone("estimate", point.id)]
    gone += [Gone("service", s.id) for s in floor.services(point.id)]
    gone += [Gone("desk", d.id) for d in floor.desks(point.id)]
    return Decision(Saved(id=point.id, version=point.version), gone)


def update_site(floor: Floor, command: UpdateSite, context: Context) -> Decision:
    """Change the named fields of the site."""
    site = floor.site
    if command.zone is not None and not known_zone(command.zone):
        raise refuse(
            "invalid", "There is no such time zone. Use a name such as Europe/Oslo.", field="zone"
        )
    if command.public_url and not _ADDRESS.fullmatch(command.public_url):
        raise refuse(
            "invalid", "Write the address like https://hall.example.org.", field="publicUrl"
        )
    fields: dict[str, Any] = {
        name: value
        for name in ("name", "zone", "message", "public_url")
        if (value := getattr(command, name)) is not None
    }
    after = msgspec.structs.replace(site, **fields, version=site.version + 1)
    day = business_day(context.now, after.zone, after.roll_hour)
    if command.zone is not None and site.day:
        _same_day(floor, command.zone, day)
    if not after.day:
        after = msgspec.structs.replace(after, day=day)
    return Decision(Saved(id=site.id, version=after.version), [Put(after)])


def _same_day(floor: Floor, zone: str, day: str) -> None:
    if day > floor.site.day and floor.live:
        raise refuse(
            "in_use",
            f"In {zone} another business day has begun: {len(floor.live)} people in the queue "
            "would lose their numbers. Set it while nobody waits.",
            field="zone",
        )


def put_staff(floor: Floor, command: PutStaff, context: Context) -> Decision:
    """Make a colleague known by name."""
    record = Staff(id=command.staff, name=command.name, role=command.role)
    return Decision(Saved(id=record.id), [Put(record)])


def set_desk(floor: Floor, command: SetDesk, context: Context) -> Decision:
    """Open a desk as the one who works there, or close it."""
    desk = floor.get(Desk, command.desk)
    if desk is None:
        raise refuse("unknown_desk", "There is no such desk. Choose another.", field="desk")
    other = desk.staff if desk.state == "open" and desk.staff != context.actor.id else None
    if other is not None and not command.take_over:
        colleague = floor.get(Staff, other)
        name = colleague.name if colleague else "A colleague"
        raise refuse("desk_taken", f"{name} works at {desk.name}. Take it over or choose another.")
    at_desk = next(iter(floor.at_desk[desk.id].values()), None)
    if command.state == "closed" and at_desk is not None:
        raise refuse("desk_busy", f"{desk.name} has {at_desk.number}. Finish before you close.")
    staff = context.actor.id if command.state == "open" else None
    changes: list[Change] = []
    if staff is not None:
        changes += [
            Put(_shut(old, context.now))
            for old in floor.of(Desk)
            if old.staff == staff and old.id != desk.id and not floor.at_desk[old.id]
        ]
    after = msgspec.structs.replace(
        desk, state=command.state, staff=staff, since=context.now, version=desk.version + 1
    )
    return Decision(Saved(id=desk.id, version=after.version), [*changes, Put(after)])


def _shut(desk: Desk, now: int) -> Desk:
    return msgspec.structs.replace(
        desk, state="closed", staff=None, since=now, version=desk.version + 1
    )


def _point(floor: Floor, ident: str) -> ServicePoint:
    point = floor.get(ServicePoint, ident)
    if point is None:
        raise refuse("unknown_service_point", "There is no such service point.", field="id")
    return point


def _free_prefix(floor: Floor, prefix: str, mine: str | None) -> None:
    taken = [p.name for p in floor.points() if p.prefix == prefix and p.id != mine]
    taken += [s.name for s in floor.of(Service) if s.prefix == prefix and s.service_point != mine]
    if taken:
        raise refuse(
            "prefix_taken", f"{taken[0]} has the prefix {prefix}. Choose another.", field="prefix"
        )


def _services(
    floor: Floor, point: ServicePoint, specs: list[ServiceSpec], context: Context
) -> list[Change]:
    position = len(floor.services(point.id))
    changes: list[Change] = []
    for spec in specs:
        before = floor.get(Service, spec.id)
        if spec.id is not None and (before is None or before.service_point != point.id):
            raise refuse("unknown_service", f"{point.name} has no such service.", field="services")
        if spec.prefix:
            _free_prefix(floor, spec.prefix, point.id)
        name = named(spec.name, "services")
        fields: dict[str, Any] = {
            field: value
            for field in ("prefix", "mean_s", "open")
            if (value := getattr(spec, field)) is not None
        }
        if before is None:
            before = Service(
                id=context.new_id(), service_point=point.id, name=name, position=position
            )
            position += 1
        changes.append(Put(msgspec.structs.replace(before, name=name, **fields)))
    return changes


def _desks(
    floor: Floor, point: ServicePoint, capacity: int, context: Context, names: list[str]
) -> list[Change]:
    have = floor.desks(point.id)
    for desk in have[capacity:]:
        if desk.state == "open" or floor.at_desk[desk.id]:
            raise refuse("in_use", f"{desk.name} is open. Close it before you remove it.")
    changes: list[Change] = [Gone("desk", desk.id) for desk in have[capacity:]]
    for number in range(len(have) + 1, capacity + 1):
        name = f"Desk {number}"
        if number <= len(names):
            name = named(names[number - 1], "deskNames")
        changes.append(
            Put(Desk(id=context.new_id(), service_point=point.id, number=number, name=name))
        )
    return changes

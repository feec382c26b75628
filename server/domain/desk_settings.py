"""The desks of a service point: as many as its capacity, what is done there and for whom."""

from __future__ import annotations

from typing import Any

import msgspec

from protocol.booking import EXPECTED
from protocol.changes import Change, Gone, Put
from protocol.commands import UpdateDesk
from protocol.outcomes import Saved
from protocol.records import Desk, Reservation, ServicePoint
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import named, words


def update_desk(floor: Floor, command: UpdateDesk, context: Context) -> Decision:
    """Change the named fields; who works there does not change."""
    desk = floor.get(Desk, command.desk)
    if desk is None:
        raise refuse("unknown_desk", "There is no such desk. Somebody removed it.", field="desk")
    if command.version != desk.version:
        raise refuse(
            "version_mismatch",
            f"{desk.name} was changed meanwhile. Load it again.",
            field="version",
        )
    fields: dict[str, Any] = {}
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if command.services is not None:
        fields["services"] = _of_its_point(floor, desk, command.services)
    if command.access is not None:
        fields["access"] = words(command.access, "access")
    if command.direction is not None:
        fields["direction"] = command.direction
    after = msgspec.structs.replace(desk, **fields, version=desk.version + 1)
    return Decision(Saved(id=desk.id, version=after.version), [Put(after)])


def _of_its_point(floor: Floor, desk: Desk, services: list[str]) -> list[str]:
    offered = [service.id for service in floor.services(desk.service_point)]
    if not set(services) <= set(offered):
        raise refuse(
            "unknown_service",
            f"Not all of these are services where {desk.name} is. Choose among those.",
            field="services",
        )
    return [ident for ident in offered if ident in services]


def desks_to(floor: Floor, point: ServicePoint, context: Context, names: list[str]) -> list[Change]:
    """The changes that give a point its capacity: new desks, or fewer from the end."""
    have = floor.desks(point.id)
    for desk in have[point.capacity :]:
        if desk.state != "closed" or floor.at_desk[desk.id]:
            raise refuse(
                "in_use",
                f"{desk.name} is {desk.state}. Close it before you remove it.",
                field="capacity",
            )
        if any(desk.id in e.resources for e in floor.of(Reservation) if e.state in EXPECTED):
            raise refuse(
                "in_use",
                f"{desk.name} is booked. Move those reservations before you remove it.",
                field="capacity",
            )
    changes: list[Change] = [Gone("desk", desk.id) for desk in have[point.capacity :]]
    for number in range(len(have) + 1, point.capacity + 1):
        name = f"Desk {number}"
        if number <= len(names):
            name = named(names[number - 1], "deskNames")
        changes.append(
            Put(Desk(id=context.new_id(), service_point=point.id, number=number, name=name))
        )
    return changes

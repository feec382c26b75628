"""Setting up, changing and removing service points."""

from __future__ import annotations

from typing import Final

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.commands import (
    CreateServicePoint,
    DeleteServicePoint,
    ServiceSpec,
    UpdateServicePoint,
)
from protocol.outcomes import Saved
from protocol.records import Call, Definition, RepairTerms, ServicePoint, Visit
from server.domain.context import Context, Decision
from server.domain.desk_settings import desks_to
from server.domain.floor import Floor
from server.domain.opening import asked
from server.domain.point_settings import given, settings
from server.domain.refused import refuse
from server.domain.requests.terms import nobody_waits_for
from server.domain.seating import known_point
from server.domain.service_settings import free_prefix, services_to
from server.domain.text import named, visible

_CHANGED: Final = (
    "prefix",
    "capacity",
    "max_waiting",
    "grace_s",
    "grace_remote_s",
    "call_absent",
)
"""Fields of an update that are taken over as they are."""


def create_point(floor: Floor, command: CreateServicePoint, context: Context) -> Decision:
    """A service point with its desks and services."""
    free_prefix(floor, command.prefix, None, "prefix")
    point = ServicePoint(
        id=context.new_id(),
        name=named(command.name, "name"),
        prefix=command.prefix,
        capacity=command.capacity,
        location=visible(command.location),
        max_waiting=command.max_waiting,
        grace_s=command.grace_s,
        grace_remote_s=command.grace_remote_s,
        call_absent=command.call_absent,
    )
    point = msgspec.structs.replace(point, **settings(floor, point, command))
    specs = command.services or [ServiceSpec(name=point.name)]
    changes: list[Change] = [Put(point)]
    changes += services_to(floor, point, specs, context)
    changes += desks_to(floor, point, context, command.desk_names)
    return Decision(Saved(id=point.id), changes)


def update_point(floor: Floor, command: UpdateServicePoint, context: Context) -> Decision:
    """Change the named fields; desks follow the capacity."""
    point = known_point(floor, command.service_point)
    if command.version != point.version:
        raise refuse(
            "version_mismatch",
            f"{point.name} was changed meanwhile. Load it again.",
            field="version",
        )
    fields = given(command, *_CHANGED) | settings(floor, point, command)
    if command.prefix is not None:
        free_prefix(floor, command.prefix, point.id, "prefix")
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if command.location is not None:
        fields["location"] = visible(command.location)
    after = msgspec.structs.replace(point, **fields)
    if command.state is not None:
        after = asked(floor, after, command.state, context.now)
    after = msgspec.structs.replace(after, version=point.version + 1)
    changes: list[Change] = [Put(after)]
    changes += services_to(floor, after, command.services or [], context)
    if after.capacity != point.capacity:
        changes += desks_to(floor, after, context, [])
    return Decision(Saved(id=point.id, version=after.version), changes)


def delete_point(floor: Floor, command: DeleteServicePoint, context: Context) -> Decision:
    """Remove a point at which nobody is, and to which nobody goes later."""
    point = known_point(floor, command.service_point)
    here = sum(1 for e in floor.live.values() if e.service_point == point.id)
    if here:
        raise refuse("in_use", f"{here} people are in the queue of {point.name}. Close it first.")
    coming = sum(_goes_on_to(floor.get(Visit, visit), point.id) for visit in floor.live)
    if coming:
        raise refuse(
            "in_use", f"{coming} people come to {point.name} later today. Wait until they are done."
        )
    if what := next((d.name for d in floor.of(Definition) if d.service_point == point.id), None):
        raise refuse("in_use", f"{what} is booked at {point.name}. Remove it first.")
    nobody_waits_for(floor, point.id)
    kinds = ("service_point", "estimate", "turns")
    gone: list[Change] = [Gone(kind, point.id) for kind in kinds]
    if floor.get(RepairTerms, point.id) is not None:
        gone.append(Gone("repair_terms", point.id))
    gone += [Gone("call", c.id) for c in floor.of(Call) if c.service_point == point.id]
    gone += [Gone("service", s.id) for s in floor.services(point.id)]
    gone += [Gone("desk", d.id) for d in floor.desks(point.id)]
    return Decision(Saved(id=point.id, version=point.version), gone)


def _goes_on_to(visit: Visit | None, point: str) -> bool:
    return visit is not None and any(errand.service_point == point for errand in visit.errands)

"""The services of a service point: added, changed, removed."""

from __future__ import annotations

from typing import Any

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.commands import DeleteService, ServiceSpec
from protocol.outcomes import Saved
from protocol.records import Definition, Desk, RepairTerms, Service, ServicePoint, Visit
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import named, named_in, words


def delete_service(floor: Floor, command: DeleteService, context: Context) -> Decision:
    """Remove a service for which nobody is here; desks that name it do so no longer."""
    service = floor.get(Service, command.service)
    if service is None:
        raise refuse(
            "unknown_service", "There is no such service. Somebody removed it.", field="service"
        )
    if len(floor.services(service.service_point)) == 1:
        raise refuse(
            "in_use",
            f"{service.name} is the only service here. Add another one first.",
            field="service",
        )
    _not_meant(floor, service)
    here = sum(_comes_for(floor, visit, service.id) for visit in floor.live)
    if here:
        raise refuse(
            "in_use",
            f"{here} people are here for {service.name}. Close it, and remove it when they "
            "are done.",
            field="service",
        )
    changes: list[Change] = [Gone("service", service.id)]
    for desk in floor.desks(service.service_point):
        if service.id in desk.services:
            changes.append(Put(_without(desk, service)))
    return Decision(Saved(id=service.id), changes)


def _not_meant(floor: Floor, service: Service) -> None:
    """Refuse while bookings or repairs send people to a service."""
    booked = next((each for each in floor.of(Definition) if each.service == service.id), None)
    if booked is not None:
        raise refuse(
            "in_use",
            f"Whoever books {booked.name} comes for {service.name}. Choose another service for it "
            "first.",
            field="service",
        )
    terms = floor.get(RepairTerms, service.service_point)
    if terms is not None and service.id in (terms.intake, terms.pickup):
        raise refuse(
            "in_use",
            f"Whoever brings or picks up a repair waits for {service.name}. Choose another service "
            "for that first.",
            field="service",
        )


def _comes_for(floor: Floor, ident: str, service: str) -> bool:
    """Whether a live visit has this service, now or later."""
    entry, visit = floor.live[ident], floor.get(Visit, ident)
    later = (s for errand in visit.errands for s in errand.services) if visit else ()
    return service in (entry.service, *entry.also, *later)


def _without(desk: Desk, service: Service) -> Desk:
    left = [ident for ident in desk.services if ident != service.id]
    if not left:
        # None would mean all.
        raise refuse(
            "in_use",
            f"{desk.name} does {service.name} alone. Give it another service first.",
            field="service",
        )
    return msgspec.structs.replace(desk, services=left, version=desk.version + 1)


def free_prefix(floor: Floor, prefix: str, mine: str | None, field: str) -> None:
    """Refuse a prefix that another service point has, for all or one of its services."""
    taken = [p.name for p in floor.points() if p.prefix == prefix and p.id != mine]
    taken += [s.name for s in floor.of(Service) if s.prefix == prefix and s.service_point != mine]
    if taken:
        raise refuse(
            "prefix_taken", f"{taken[0]} has the prefix {prefix}. Choose another.", field=field
        )


def services_to(
    floor: Floor, point: ServicePoint, specs: list[ServiceSpec], context: Context
) -> list[Change]:
    """The changes that add and change the services of a point as the specs say."""
    changes: list[Change] = []
    position = max((s.position for s in floor.services(point.id)), default=-1) + 1
    for place, spec in enumerate(specs):
        field = f"services[{place}]"
        before = floor.get(Service, spec.id)
        if spec.id is not None and (before is None or before.service_point != point.id):
            raise refuse(
                "unknown_service",
                f"{point.name} has no such service. Look at its list.",
                field=field,
            )
        if before is None:
            before = Service(
                id=context.new_id(), service_point=point.id, name="", position=position
            )
            position += 1
        changes.append(Put(_changed(floor, before, spec, field)))
    return changes


def _changed(floor: Floor, before: Service, spec: ServiceSpec, field: str) -> Service:
    if spec.prefix:
        free_prefix(floor, spec.prefix, before.service_point, f"{field}.prefix")
    fields: dict[str, Any] = {
        name: value
        for name in ("prefix", "mean_s", "open", "position")
        if (value := getattr(spec, name)) is not None
    }
    if spec.skills is not None:
        fields["skills"] = words(spec.skills, f"{field}.skills")
    if spec.names is not None:
        fields["names"] = named_in(spec.names, f"{field}.names")
    return msgspec.structs.replace(before, name=named(spec.name, f"{field}.name"), **fields)

"""Sending a customer on inside the house: this leg ends, and the next opens elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from protocol.commands import Transfer
from protocol.records import Entry, Errand, Service, ServicePoint, Visit
from server.domain.announcing import ended_calls
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.legs import Opening, next_leg
from server.domain.moves import answer, guarded, move
from server.domain.refused import refuse
from server.domain.seating import known_point
from server.domain.text import visible


class Target(NamedTuple):
    """Where somebody is sent, what for, and the errands that are left then."""

    point: ServicePoint
    services: list[str]
    errands: list[Errand]


def transfer(floor: Floor, command: Transfer, context: Context) -> Decision:
    """End this leg as transferred and open the next of the same visit, under the same number.

    A point that takes no new numbers still takes whoever is in the house already; where no desk
    is open nobody would ever be called, so that is refused.
    """
    entry = guarded(floor, command.entry, command.expected, "transfer")
    target = _target(floor, entry, command)
    _somebody_works(floor, target)
    note = visible(command.note)
    leg = next_leg(entry, target.point, target.services, context, command.standing, note)
    changes = move(
        floor, entry, "transfer", context, opened=leg.id, ended_at=context.now, reason=note
    )
    changes += ended_calls(floor, entry)
    return answer(floor, changes + Opening(leg, target.errands).changes(floor))


def _target(floor: Floor, entry: Entry, command: Transfer) -> Target:
    point = known_point(floor, command.service_point or entry.service_point)
    if point.state == "closed":
        raise refuse("queue_closed", f"{point.name} is closed. Choose another service point.")
    if command.service is None and point.id == entry.service_point:
        raise refuse(
            "invalid", f"Say to which service of {point.name} {entry.number} goes.", field="service"
        )
    visit = floor.get(Visit, entry.visit)
    errands = list(visit.errands) if visit else []
    for errand in errands:
        # Whoever has an errand there does it now, and not once more later.
        asked = command.service is None or command.service in errand.services
        if errand.service_point == point.id and asked:
            known = [ident for ident in errand.services if floor.get(Service, ident)]
            errands.remove(errand)
            return Target(point, known or [_service(floor, entry, point, None)], errands)
    return Target(point, [_service(floor, entry, point, command.service)], errands)


def _service(floor: Floor, entry: Entry, point: ServicePoint, asked: str | None) -> str:
    services = [s for s in floor.services(point.id) if asked in (None, s.id)]
    if not services:
        raise refuse(
            "unknown_service",
            f"{point.name} has no such service. Choose one of its services.",
            field="service",
        )
    service = next((s for s in services if s.open), None)
    if service is None:
        raise refuse("service_closed", f"{services[0].name} is closed now. Choose another service.")
    if point.id == entry.service_point and service.id == entry.service:
        raise refuse(
            "invalid",
            f"{entry.number} is there for {service.name} already. "
            "Put it back into the line instead.",
            field="service",
        )
    return service.id


def _somebody_works(floor: Floor, target: Target) -> None:
    for desk in floor.desks(target.point.id):
        offered = not desk.services or set(target.services) <= set(desk.services)
        if desk.state == "open" and offered:
            return
    named = [s.name for s in floor.services(target.point.id) if s.id in target.services]
    raise refuse(
        "no_open_desk",
        f"No desk at {target.point.name} is open that does {' and '.join(named)}. "
        "Open one there first, or choose another service point.",
    )

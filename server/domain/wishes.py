"""What a joiner comes for: services become the first leg of a visit and the errands after it."""

from __future__ import annotations

from typing import NamedTuple

from protocol.commands import JoinQueue
from protocol.point_states import INTAKE
from protocol.records import Errand, Service, ServicePoint
from server.domain.floor import Floor
from server.domain.opening import takes_none
from server.domain.refused import refuse


class Wishes(NamedTuple):
    """The first leg, at the service point that was joined, and what comes after it."""

    point: ServicePoint
    first: list[Service]
    errands: list[Errand]


def wishes(floor: Floor, command: JoinQueue, now: int) -> Wishes:
    """Legs in the order in which their services were named; the one joined for comes first.

    Services that some desk of the point offers together are one leg. Raises `Refused`, by name.
    """
    point = _open_point(floor, command.service_point, now)
    named = [command.service, *command.services] if command.service else command.services
    services = [_known(floor, point, ident) for ident in dict.fromkeys(named)]
    if services and all(service.service_point != point.id for service in services):
        raise refuse(
            "unknown_service",
            f"{services[0].name} is not done at {point.name}. Choose one of its services.",
            field="service",
        )
    for service in services:
        _given_now(floor, service, now)
    legs = _legs(floor, services or [_first_open(floor, point)])
    first = next(leg for leg in legs if leg[0].service_point == point.id)
    if len(floor.waiting[point.id]) >= point.max_waiting:
        raise refuse(
            "queue_full",
            f"{point.max_waiting} people wait at {point.name} and no more fit. "
            "Please come back later or ask the staff.",
            retry_after=300,
        )
    errands = [
        Errand(leg[0].service_point, [service.id for service in leg])
        for leg in legs
        if leg is not first
    ]
    return Wishes(point, first, errands)


def _open_point(floor: Floor, ident: str, now: int) -> ServicePoint:
    point = floor.get(ServicePoint, ident)
    if point is None:
        raise refuse(
            "unknown_service_point",
            "There is no such service point. Scan the code in the hall again.",
            field="servicePoint",
        )
    if point.state not in INTAKE:
        raise takes_none(floor, point, now)
    return point


def _known(floor: Floor, joined: ServicePoint, ident: str) -> Service:
    service = floor.get(Service, ident)
    if service is None:
        raise refuse(
            "unknown_service",
            f"{joined.name} has no such service. Choose one of its services.",
            field="service",
        )
    return service


def _given_now(floor: Floor, service: Service, now: int) -> None:
    _open_point(floor, service.service_point, now)
    if not service.open:
        raise _closed(service)


def _first_open(floor: Floor, point: ServicePoint) -> Service:
    services = floor.services(point.id)
    if not services:
        raise refuse("unknown_service", f"{point.name} has no services yet.", field="service")
    service = next((s for s in services if s.open), None)
    if service is None:
        raise _closed(services[0])
    return service


def _closed(service: Service) -> Exception:
    return refuse("service_closed", f"{service.name} is closed now. Choose another service.")


def _legs(floor: Floor, services: list[Service]) -> list[list[Service]]:
    legs: list[list[Service]] = []
    for service in services:
        leg = next((leg for leg in legs if _together(floor, [*leg, service])), None)
        if leg is None:
            legs.append([service])
        else:
            leg.append(service)
    return legs


def _together(floor: Floor, services: list[Service]) -> bool:
    """Whether one desk, open or not, is set up for all of them."""
    points = {service.service_point for service in services}
    wanted = {service.id for service in services}
    return len(points) == 1 and any(
        not desk.services or wanted <= set(desk.services) for desk in floor.desks(points.pop())
    )

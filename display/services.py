"""The pane of next numbers and waits, and the point that the join code leads to. Pure."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Final, Literal

from client.house import points_of, services_of, under, wait
from protocol.point_states import INTAKE
from protocol.replica import Replica
from protocol.views import PublicPoint, PublicService

SERVICES_PER_COLUMN: Final = 3
Intake = Literal["open", "last", "ended"]


@dataclass(frozen=True)
class ServiceRow:
    """A service: the number that is next, and the wait of somebody who joins now."""

    key: str
    name: str
    next_number: str
    wait: str
    under: bool
    """Whether the wait is less than that."""
    waiting: int
    """People in the line that this service shares with all of its point: they are the wait."""
    intake: Intake = "open"
    """Whether numbers are given, the last ones, or none."""


def service_rows(replica: Replica) -> list[ServiceRow]:
    """The services that are open or still have somebody waiting, in the order of the house."""
    order = {point.id: place for place, point in enumerate(points_of(replica))}
    points = {point.id: point for point in replica.of(PublicPoint)}
    closed = {point.id for point in points.values() if point.state == "closed"}
    shown = [
        service
        for service in services_of(replica)
        if service.waiting or (service.open and service.service_point not in closed)
    ]
    shown.sort(key=lambda s: (order.get(s.service_point, 0), s.position, s.name, s.id))
    return [_row(service, points.get(service.service_point)) for service in shown]


def _intake(service: PublicService, point: PublicPoint | None) -> Intake:
    if not service.open or (point is not None and point.state not in INTAKE):
        return "ended"
    return "last" if point is not None and point.state == "last_numbers" else "open"


def _row(service: PublicService, point: PublicPoint | None) -> ServiceRow:
    intake = _intake(service, point)
    return ServiceRow(
        key=service.id,
        name=service.name,
        next_number=service.next_number or "",
        wait="" if intake == "ended" else wait(service.low, service.high),
        under=under(service.low),
        waiting=service.waiting if point is None else point.waiting,
        intake=intake,
    )


def join_point(replica: Replica, shown: Container[str], turn: int) -> PublicPoint | None:
    """A point that takes new customers, of those whose services are shown; each in turn."""
    taking = [point for point in points_of(replica) if point.state in INTAKE]
    beside = {s.service_point for s in replica.of(PublicService) if s.id in shown}
    near = [point for point in taking if point.id in beside] or taking
    return near[turn % len(near)] if near else None

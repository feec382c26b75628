"""The pane of next numbers and waits, and the point that the join code leads to. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from client.house import points_of, services_of, wait
from protocol.replica import Replica
from protocol.views import PublicPoint

SERVICES_PER_COLUMN: Final = 3
JOINABLE: Final = frozenset({"open", "last_numbers"})


@dataclass(frozen=True)
class ServiceRow:
    """A service: the number that is next, and the wait of somebody who joins now."""

    key: str
    name: str
    next_number: str
    wait: str


def points_in_order(replica: Replica) -> list[PublicPoint]:
    """The service points in the order of their series."""
    return sorted(points_of(replica), key=lambda point: (point.prefix, point.name, point.id))


def service_rows(replica: Replica) -> list[ServiceRow]:
    """The services that are open or still have somebody waiting, in the order of the house."""
    order = {point.id: place for place, point in enumerate(points_in_order(replica))}
    closed = {point.id for point in replica.of(PublicPoint) if point.state == "closed"}
    shown = [
        service
        for service in services_of(replica)
        if service.waiting or (service.open and service.service_point not in closed)
    ]
    shown.sort(key=lambda s: (order.get(s.service_point, 0), s.position, s.name, s.id))
    return [ServiceRow(s.id, s.name, s.next_number or "", wait(s.low, s.high)) for s in shown]


def join_point(replica: Replica) -> PublicPoint | None:
    """The first point that takes new customers."""
    return next((p for p in points_in_order(replica) if p.state in JOINABLE), None)

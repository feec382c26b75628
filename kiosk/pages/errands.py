"""What was chosen so far, when somebody comes for more than one thing. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from client.house import point_of, service_of
from kiosk.flow import MOST_ERRANDS, Wish
from protocol.replica import Replica


@dataclass(frozen=True)
class ErrandRow:
    """A service that was chosen; `point` is where, in a house of several service points."""

    key: str
    name: str
    point: str


def errand_rows(replica: Replica, wish: Wish, language: str) -> tuple[ErrandRow, ...]:
    """The chosen services in their order; one that is gone meanwhile has no row."""
    services = [service_of(replica, key, language) for key in wish.services]
    found = [each for each in services if each is not None]
    several = len({each.service_point for each in found}) > 1
    rows: list[ErrandRow] = []
    for service in found:
        point = point_of(replica, service.service_point, language) if several else None
        rows.append(ErrandRow(service.id, service.name, point.name if point else ""))
    return tuple(rows)


def room_for_more(wish: Wish, offered: int) -> bool:
    """Whether another of the services that can be had may be added."""
    return len(wish.services) < min(MOST_ERRANDS, offered)

"""A visitor's own place: what the holder of a private link may know of it, and change. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from protocol.commands import Away, CheckIn, Leave
from protocol.line import in_order
from protocol.replica import Replica
from protocol.views import OwnEntry, PublicLine, PublicPlace, PublicPoint, PublicService

_MINUTE_MS: Final = 60_000

OwnCommand = CheckIn | Away | Leave
"""What a visitor may do with their own place."""


@dataclass(frozen=True)
class OwnPlace:
    """What a visitor may know of their place, as of one moment of the server."""

    own: OwnEntry
    queue: Replica
    """The topic of the queue that it is in; `client.house` reads names from it."""
    ahead: int = 0
    """How many are called before, while it waits."""
    wait: tuple[int, int] | None = None
    """The wait in whole minutes, lower and upper; None where none can be told."""
    wait_at: int | None = None
    """When that was published, ms; None where it is the wait of whoever joins now."""
    not_before: int | None = None
    """When hardly anybody in this place is called yet, ms; None where none can be told."""


def own_place(own: OwnEntry, queue: Replica) -> OwnPlace:
    """The place of an entry among all who wait in its queue."""
    published = queue.get(PublicLine, own.service_point)
    line = published.line if published else []
    orders = {each.id: each.order for each in queue.of(PublicPlace) if each.state == "waiting"}
    orders.setdefault(own.tag, own.joined_at)
    everybody = in_order({tag: tag for tag in orders}, [wait.tag for wait in line], orders)
    waits = {wait.tag: (wait.low, wait.high) for wait in line}
    soonest = next((wait.soonest for wait in line if wait.tag == own.tag), None)
    not_before = published.at + soonest * _MINUTE_MS if published and soonest is not None else None
    wait_at = published.at if published and own.tag in waits else None
    ahead = everybody.index(own.tag)
    return OwnPlace(own, queue, ahead, _wait(own, queue, waits), wait_at, not_before)


def _wait(
    own: OwnEntry, queue: Replica, published: dict[str, tuple[int, int]]
) -> tuple[int, int] | None:
    """The published wait of the place, else that of whoever joins its service now."""
    point = queue.get(PublicPoint, own.service_point)
    if point is None or not point.desks_open:
        return None
    service = queue.get(PublicService, own.service)
    if own.tag in published or service is None or service.low is None or service.high is None:
        return published.get(own.tag)
    return service.low, service.high

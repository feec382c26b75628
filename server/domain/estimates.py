"""Waits by a simple formula: the work ahead, shared by the open desks."""

from __future__ import annotations

from typing import Final

from protocol.commands import PublishEstimate
from protocol.records import Entry, Place, Quote
from server.domain.floor import Floor

LOW: Final = 0.6
HIGH: Final = 1.5
UNKNOWN_MEAN_S: Final = 480


def estimate(floor: Floor, point: str) -> PublishEstimate:
    """Order and waits of a service point as they are now; empty when no desk is open.

    Somebody in service counts half: on average that much of the service is left.
    """
    desks = floor.open_desks(point)
    means = {service.id: service.mean_s for service in floor.services(point)}
    if desks == 0:
        return PublishEstimate(service_point=point, desks_open=0)
    present = [e for e in floor.live.values() if e.service_point == point and e.state != "waiting"]
    ahead_s = sum(_mean(means, entry) / 2 for entry in present)
    if len(present) < desks:
        ahead_s = 0.0
    line: list[Place] = []
    for entry in sorted(floor.waiting[point].values(), key=lambda e: (e.eligible_at, e.id)):
        line.append(Place(entry.id, *_range(ahead_s / desks)))
        ahead_s += _mean(means, entry)
    quotes = [Quote(service, *_range(ahead_s / desks)) for service in means]
    return PublishEstimate(service_point=point, desks_open=desks, line=line, quotes=quotes)


def _mean(means: dict[str, int], entry: Entry) -> int:
    return means.get(entry.service, UNKNOWN_MEAN_S)


def _range(wait_s: float) -> tuple[int, int, int]:
    return round(wait_s * LOW), round(wait_s), round(wait_s * HIGH)

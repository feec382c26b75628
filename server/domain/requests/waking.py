"""When time alone does something with a service request next, and whether a bench is in another
order or ready at another time than it tells."""

from __future__ import annotations

from math import inf
from typing import Final

from protocol.records import Bench
from protocol.request_states import ENDED
from protocol.service_requests import ServiceRequest
from server.domain.floor import Floor
from server.domain.requests import promise
from server.domain.requests.bench import bench_of
from server.domain.requests.hours import hours_of
from server.domain.requests.passing import open_estimate
from server.domain.requests.telling import reminds_at

NEVER: Final = inf


def waking(floor: Floor, ident: str) -> float:
    """When (ms) something of a request is due: a past instant where it is due already, `NEVER`."""
    request = floor.get(ServiceRequest, ident)
    if request is None or request.state in ENDED:
        return NEVER
    found: list[int | None] = []
    estimate = open_estimate(floor, request)
    if estimate is not None:
        found.append(estimate.valid_until)
        if estimate.reminded_at is None:
            found.append(reminds_at(estimate, floor.site.zone))
    if promise.runs(request) and request.breached_at is None:
        hours = hours_of(floor, request.service_point) or promise.always(floor.site)
        found.append(promise.breaks_at(request, hours))
        if not request.warned:
            found.append(request.warn_at)
    return min((each for each in found if each is not None), default=NEVER)


def tells_otherwise(floor: Floor, point: str, now: int) -> bool:
    """Whether the bench of a service point would be another now (ms) than it tells."""
    known, found = floor.get(Bench, point), bench_of(floor, point, now)
    return found is not None and found.order != (known.order if known is not None else [])

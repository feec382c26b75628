"""The order in which a bench works, and about when each of its requests is ready.

First first by promised time, then by priority, then by arrival. What is left of labour is shared by
as many technicians as the bench has, in its business time, each taking the next when free; whoever
is at something goes on with it. Pure, but for the last two functions, which read a floor.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from protocol.records import Bench, RepairTerms, RequestLine, ServiceRequest
from protocol.request_states import ON_BENCH
from protocol.service_requests import BenchPlace
from protocol.sla import PRIORITIES
from server.domain.floor import Floor
from server.domain.requests import promise
from server.domain.requests.hours import hours_of
from server.domain.sla import OpenTime, deadline, elapsed

MINUTE: Final = 60_000
ROUNDED_TO: Final = 15 * MINUTE
"""Nobody is told a time to the minute, and so it stays the same for a while."""
_UNDIAGNOSED: Final = frozenset({"checked_in", "diagnosing"})
_LEFT: Final = frozenset({"planned", "doing"})


class Work(NamedTuple):
    """What a request has the bench do."""

    request: ServiceRequest
    labour_min: int
    """As planned, of what is not done."""
    left_ms: int
    """Of that, less what has gone by of what is in hand."""
    in_hand: bool


def place_key(request: ServiceRequest) -> tuple[bool, int, int, int, int]:
    """What orders a bench: the smallest is first."""
    at = request.promised_at
    urgency = -PRIORITIES.index(request.priority)
    return at is None, at or 0, urgency, request.opened_at, request.number


def work_of(
    request: ServiceRequest,
    lines: Iterable[RequestLine],
    diagnosis_min: int,
    hours: OpenTime | None,
    now: int,
) -> Work:
    """The work in a request by its lines, or by how long a diagnosis takes until there are any."""
    lines = list(lines)
    minutes, left = 0, 0
    if not lines and request.state in _UNDIAGNOSED:
        began = request.since if request.state == "diagnosing" else None
        left = _left(diagnosis_min, began, hours, now)
        return Work(request, diagnosis_min, left, began is not None)
    in_hand = request.state == "diagnosing"
    for line in lines:
        if line.line_kind == "labour" and line.state in _LEFT:
            doing = line.state == "doing"
            minutes += line.minutes
            left += _left(line.minutes, line.since if doing else None, hours, now)
            in_hand = in_hand or doing
    return Work(request, minutes, left, in_hand)


def _left(minutes: int, began_at: int | None, hours: OpenTime | None, now: int) -> int:
    if began_at is None or hours is None:
        return minutes * MINUTE
    return max(0, minutes * MINUTE - elapsed(hours, began_at, now))


def ordered(
    works: Iterable[Work], technicians: int, hours: OpenTime | None, now: int
) -> list[BenchPlace]:
    """The bench in its order, each with when it is ready at the earliest; None where the bench
    never opens."""
    placed = sorted(works, key=lambda each: place_key(each.request))
    done = _done(placed, technicians)
    return [
        BenchPlace(each.request.id, _instant(done[each.request.id], hours, now), each.labour_min)
        for each in placed
    ]


def _done(placed: Sequence[Work], technicians: int) -> dict[str, int]:
    """After how much business time (ms) each is done."""
    free = [0] * max(1, technicians)
    found: dict[str, int] = {}
    for each in sorted(placed, key=lambda work: not work.in_hand):
        at = heapq.heappop(free) + each.left_ms
        heapq.heappush(free, at)
        found[each.request.id] = at
    return found


def _instant(labour: int, hours: OpenTime | None, now: int) -> int | None:
    """When so much business time (ms) has gone by, rounded up: with none, when they open."""
    if hours is None:
        return None
    due = deadline(hours, now, labour)
    at = due.at if labour else due.latest
    return None if at is None else -(-at // ROUNDED_TO) * ROUNDED_TO


def bench_of(floor: Floor, point: str, now: int) -> Bench | None:
    """The bench of a service point as it would be now (ms); None where it takes no requests."""
    terms = floor.get(RepairTerms, point)
    if terms is None:
        return None
    hours = hours_of(floor, point)
    works = _works(floor, terms, hours, now)
    return Bench(id=point, at=now, order=ordered(works, terms.technicians, hours, now))


def ready_if_approved(
    floor: Floor, request: ServiceRequest, lines: Iterable[RequestLine], now: int
) -> int | None:
    """About when a request would be ready if it were approved now (ms): once the parts are here
    that it awaits, in its place on the bench. None where the bench never opens, or nobody knows
    when a part comes."""
    terms = floor.get(RepairTerms, request.service_point)
    if terms is None:
        return None
    lines = list(lines)
    hours = hours_of(floor, request.service_point)
    known = hours or promise.always(floor.site)
    approved = promise.followed(replace(request, state="approved"), known, terms.warn_min, now)
    own = work_of(approved, lines, 0, hours, now)
    others = [each for each in _works(floor, terms, hours, now) if each.request.id != request.id]
    found = ordered([*others, own], terms.technicians, hours, now)
    at = next(each.ready_at for each in found if each.request == request.id)
    awaited = [each.expected_at for each in lines if each.state == "ordered"]
    come_at = max((each for each in awaited if each is not None), default=0)
    if None in awaited or at is None:
        return None
    return at if come_at <= now else max(at, _instant(own.left_ms, hours, come_at) or at)


def _works(floor: Floor, terms: RepairTerms, hours: OpenTime | None, now: int) -> list[Work]:
    return [
        work_of(each, floor.requests.lines(each.id), terms.diagnosis_min, hours, now)
        for each in floor.requests.at_point(terms.id)
        if each.state in ON_BENCH
    ]

"""The promised time of a request: a budget of business time that stands while it is not the
house's turn.

Pure: what a request was, what it has become, and the business time of its bench go in; the request
with its promise comes out. Whatever is asked at an instant is judged first as it was until then,
so that no change hides a breach, and a breach stays.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol.places import Hours
from protocol.records import Site
from protocol.request_states import ENDED, RequestState
from protocol.service_requests import PausedSpan, RequestPause, ServiceRequest
from protocol.sla import SlaCalendar
from server.domain.sla import Deadline, OpenTime, deadline, elapsed, open_time
from server.domain.sla import warn_at as warned_at
from server.domain.sla.calendar import DAY, HORIZON_DAYS

SECOND: Final = 1_000
MINUTE: Final = 60_000
LATER_MS: Final = 60 * MINUTE
PAUSED_IN: Final[dict[RequestState, RequestPause]] = {
    "queued": "customer",
    "estimate_sent": "customer",
    "declined": "customer",
    "expired": "customer",
    "waiting_parts": "supplier",
}
"""Whose turn it is; in any other state it is the house's."""
KEPT_IN: Final[frozenset[RequestState]] = ENDED | {"ready", "return_ready"}
"""The promise is kept, or over: nothing runs and nothing is broken any more."""
_ALWAYS: Final = SlaCalendar(
    id="always", name="", zone="UTC", hours=[Hours(day, 0, 1_440) for day in range(7)]
)


def always(site: Site) -> OpenTime:
    """The time of a bench that has no hours: promises there are of the clock on the wall."""
    return open_time(_ALWAYS, site)


def reckoned(request: ServiceRequest, hours: OpenTime) -> Deadline:
    """When the promise of a request falls due, ms; it must promise something."""
    pauses = [(each.from_at, each.to_at) for each in request.pauses]
    return deadline(hours, request.promise_from_at or 0, request.target_s * SECOND, pauses)


def runs(request: ServiceRequest) -> bool:
    """Whether time goes by of what was promised."""
    return request.target_s > 0 and not request.pause and request.state not in KEPT_IN


def breaks_at(request: ServiceRequest, hours: OpenTime) -> int | None:
    """When a promise will be broken, or was, ms: in the instant after the last in which it would be
    kept, so that who closes at five is in time until they open again. None where it runs not, or
    was broken before."""
    if not runs(request) or request.breached_at is not None:
        return None
    latest = reckoned(request, hours).latest
    return None if latest is None else latest + 1


def judged(request: ServiceRequest, hours: OpenTime, now: int) -> ServiceRequest:
    """The request with the breach and the warning that time has brought by `now` (ms); itself where
    it has brought none. A warning is of no use once it is broken."""
    at = breaks_at(request, hours)
    if at is not None and at <= now:
        return replace(request, breached_at=at, warned=True)
    if runs(request) and _is_near(request, now):
        return replace(request, warned=True)
    return request


def _is_near(request: ServiceRequest, now: int) -> bool:
    near = request.warn_at is not None and request.warn_at <= now
    return near and not request.warned and request.breached_at is None


def promised(request: ServiceRequest, seconds: int, now: int) -> ServiceRequest:
    """The request with so much business time promised from `now` (ms) on; 0 takes it away."""
    from_at = now - now % SECOND if seconds else None
    return replace(
        request,
        target_s=seconds,
        promise_from_at=from_at,
        promised_at=None,
        warn_at=None,
        left_s=None,
        warned=request.warned and request.breached_at is not None,
    )


def promised_for(request: ServiceRequest, at: int, hours: OpenTime, now: int) -> ServiceRequest:
    """The request promised for an instant (ms): the business time until then is its budget."""
    at = min(at, now + HORIZON_DAYS * DAY)
    amount = elapsed(hours, now - now % SECOND, at)
    return promised(request, max(1, -(-amount // SECOND)), now)


def followed(
    request: ServiceRequest,
    hours: OpenTime,
    warn_min: int,
    now: int,
    told_at: int | None = None,
) -> ServiceRequest:
    """The request with the pause that its state brings and what is left of its promise. `told_at`
    (ms) is for when it is promised already, as nothing has moved that: by hand also for a time at
    which nobody works."""
    request = _paused(request, now)
    if not request.target_s or request.promise_from_at is None:
        return replace(request, promised_at=None, warn_at=None, left_s=None)
    if request.state in KEPT_IN:
        return replace(request, warn_at=None, left_s=None)
    found = reckoned(request, hours)
    if request.pause:
        left = found.left if found.status == "paused" else 0
        return replace(request, promised_at=None, warn_at=None, left_s=-(-left // SECOND))
    at = found.at if told_at is None else told_at
    first = at if request.first_promised_at is None else request.first_promised_at
    pauses = [(each.from_at, each.to_at) for each in request.pauses]
    near = warned_at(
        hours, request.promise_from_at, request.target_s * SECOND, warn_min * MINUTE, pauses
    )
    return replace(
        request,
        promised_at=at,
        first_promised_at=first,
        warn_at=near if warn_min and at is not None else None,
        left_s=None,
    )


def _paused(request: ServiceRequest, now: int) -> ServiceRequest:
    """Pauses follow one another without a gap where the reason changes; what has no length is left
    out."""
    pause = PAUSED_IN.get(request.state, "")
    last = request.pauses[-1] if request.pauses else None
    stands = last if last is not None and last.to_at is None else None
    if pause == ("" if stands is None else stands.why):
        return request if request.pause == pause else replace(request, pause=pause)
    spans = list(request.pauses)
    if stands is not None:
        del spans[-1]
        if stands.from_at < now:
            spans.append(PausedSpan(stands.from_at, now, stands.why))
    if pause:
        spans.append(PausedSpan(now, None, pause))
    return replace(request, pause=pause, pauses=spans)


def told(after: ServiceRequest) -> ServiceRequest:
    """The request with what its customer knows of the promise: the first one is told, and one that
    is later by more than an hour. Of what is earlier they need not be told, and small shifts are
    on their page."""
    at, known = after.promised_at, after.told_promise_at
    if at is None or (known is not None and at <= known + LATER_MS):
        return after
    return replace(after, told_promise_at=at)


def is_later(before: ServiceRequest | None, after: ServiceRequest) -> bool:
    """Whether its customer is owed word that it will be later than they were told: not where it was
    them who were waited for."""
    if before is None or before.told_promise_at is None or before.pause == "customer":
        return False
    return (after.told_promise_at or 0) > before.told_promise_at

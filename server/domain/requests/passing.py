"""What time alone does to service requests: estimates expire, customers are reminded of them, a
promise comes near and is broken, the bench is in another order.

The rule looks for itself, and what it has done stands in the records: a timer may be late, early,
double or killed at any step. What is told of it, and the benches, follow from `following`.
"""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.cost_estimates import CostEstimate
from protocol.outcomes import Saved
from protocol.request_commands import PassRequestTime
from protocol.service_requests import ServiceRequest
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.requests import promise, steps
from server.domain.requests.hours import hours_of
from server.domain.requests.telling import reminds_at


def pass_request_time(floor: Floor, command: PassRequestTime, context: Context) -> Decision:
    """All that is due by now of these."""
    changes: list[Change] = []
    for ident in dict.fromkeys(command.requests):
        request = floor.get(ServiceRequest, ident)
        if request is not None:
            changes += _passed(floor, request, context)
    return Decision(Saved(id=floor.site.id), changes)


def open_estimate(floor: Floor, request: ServiceRequest) -> CostEstimate | None:
    """The estimate of a request that waits for its answer."""
    if request.state != "estimate_sent":
        return None
    found = floor.requests.estimates(request.id)
    return found[-1] if found and found[-1].state == "sent" else None


def _passed(floor: Floor, request: ServiceRequest, context: Context) -> list[Change]:
    changes: list[Change] = []
    hours = hours_of(floor, request.service_point) or promise.always(floor.site)
    after = promise.judged(request, hours, context.now)
    if after is not request:
        after = replace(after, updated_at=context.now, version=request.version + 1)
    estimate = open_estimate(floor, request)
    if estimate is not None and estimate.valid_until <= context.now:
        after = steps.moved(after, "expire", context)
        changes.append(Put(replace(estimate, state="expired", version=estimate.version + 1)))
    elif estimate is not None and is_due(estimate, floor.site.zone, context.now):
        reminded = replace(estimate, reminded_at=context.now, version=estimate.version + 1)
        changes.append(Put(reminded))
    return [*changes, Put(after)] if after is not request else changes


def is_due(estimate: CostEstimate, zone: str, now: int) -> bool:
    """Whether its customer is to be reminded now (ms)."""
    at = reminds_at(estimate, zone)
    return estimate.reminded_at is None and at is not None and at <= now

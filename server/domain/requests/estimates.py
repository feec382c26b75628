"""Estimates of what a repair will cost: made of the lines as they are, and never reckoned again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.cost_estimates import CostEstimate
from protocol.request_commands import SendEstimate
from protocol.service_requests import RequestLine, ServiceRequest
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.money import amounts as money
from server.domain.refused import refuse
from server.domain.requests import bench, costing, steps
from server.domain.requests.guards import lines_there
from server.domain.requests.known import answer, as_seen, open_one
from server.domain.text import visible

HOUR_MS: Final = 3_600_000
OPEN_MOST_MS: Final = 366 * 24 * HOUR_MS
_READ: Final = (
    "request",
    "nth",
    "made_at",
    "valid_until",
    "currency",
    "tax_mode",
    "rounding",
    "lines",
    "net",
    "tax",
    "total",
    "taxes",
    "tolerance",
    "stop_above",
    "note",
    "ready_at",
)
"""All that the customer reads of an estimate, which is what they say yes or no to."""


def send_estimate(floor: Floor, command: SendEstimate, context: Context) -> Decision:
    """Lay down what it will cost, and until when that holds; one that still waited for its answer
    is superseded. What was approved before holds until its customer says otherwise."""
    request = open_one(floor, as_seen(floor, command))
    moved = steps.moved(request, "send_estimate", context)
    until = _until(floor, request, command.valid_until, context.now)
    made = made_of(
        floor, request, context, valid_until=until, note=visible(command.note, lines=True)
    )
    moved = replace(moved, estimate=made.nth)
    return Decision(answer(moved), [*superseded(floor, request, context), Put(made), Put(moved)])


def made_of(
    floor: Floor,
    request: ServiceRequest,
    context: Context,
    *,
    valid_until: int,
    note: str = "",
) -> CostEstimate:
    """The next estimate of a request, of its lines as they are. Raises `Refused` where there are
    none."""
    lines = floor.requests.lines(request.id)
    lines_there(floor, request)
    terms, agreed = costing.terms_of(floor, request), costing.agreed(floor, request)
    found = costing.total(lines, agreed)
    earlier = floor.requests.estimates(request.id)
    bare = CostEstimate(
        id=context.new_id(),
        request=request.id,
        nth=max((each.nth for each in earlier), default=0) + 1,
        state="sent",
        made_at=context.now,
        valid_until=valid_until,
        currency=agreed.currency,
        tax_mode=agreed.tax_mode,
        rounding=agreed.rounding,
        lines=costing.told_lines(lines, agreed),
        net=found.net,
        tax=found.tax,
        total=found.total,
        taxes=found.taxes,
        tolerance=terms.tolerance,
        stop_above=stop_above(found.total, terms.tolerance, agreed.currency),
        note=note,
        ready_at=_ready_at(floor, request, lines, context.now),
        actor=context.actor.id,
    )
    return replace(bare, hash=hash_of(bare))


def hash_of(estimate: CostEstimate) -> str:
    """SHA-256, hexadecimal, over all that the customer reads of an estimate, in one order."""
    read: dict[str, Any] = {name: getattr(estimate, name) for name in _READ}
    return hashlib.sha256(msgspec.json.encode(read)).hexdigest()


def stop_above(total: str, tolerance: str, currency: str) -> str:
    """Over which total work stops: 220.00 for 200.00 and 10 percent, which still goes on."""
    most = money.with_percent(money.decimal(total), tolerance, currency)
    return money.text(most, currency)


def superseded(floor: Floor, request: ServiceRequest, context: Context) -> list[Change]:
    """Estimates that waited for their answer, and will have none."""
    return [
        Put(replace(each, state="superseded", version=each.version + 1))
        for each in floor.requests.estimates(request.id)
        if each.state == "sent"
    ]


def valid_for(floor: Floor, request: ServiceRequest, now: int) -> int:
    """Until when an estimate of now (ms) is open, by the terms."""
    return now + costing.terms_of(floor, request).valid_h * HOUR_MS


def _until(floor: Floor, request: ServiceRequest, told: int | None, now: int) -> int:
    if told is None:
        return valid_for(floor, request, now)
    if not now < told <= now + OPEN_MOST_MS:
        raise refuse(
            "invalid", "An estimate is open until some time from now on, within a year.",
            field="validUntil",
        )  # fmt: skip
    return told


def _ready_at(
    floor: Floor, request: ServiceRequest, lines: Iterable[RequestLine], now: int
) -> int | None:
    return bench.ready_if_approved(floor, request, lines, now)

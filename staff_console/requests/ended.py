"""What a card would say of a request that has left the board. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from protocol.records import Person, RequestItem, ServiceRequest
from protocol.request_views import RequestHead


def head_of(
    request: ServiceRequest, items: Sequence[RequestItem], person: Person | None
) -> RequestHead:
    """As the server tells cards of those that are on the board; nothing is awaited any more."""
    first = items[0] if items else None
    name = " ".join(part for part in (first.make, first.model) if part) if first else ""
    told = (person.name or person.email or person.phone) if person is not None else ""
    return RequestHead(
        id=request.id,
        number=request.number,
        service_point=request.service_point,
        state=request.state,
        since=request.since,
        item=name or (first.what if first is not None else ""),
        more=max(0, len(items) - 1),
        name=told,
        contact=request.contact,
        problem=request.problem,
        technician=request.technician,
        priority=request.priority,
        pause=request.pause,
        promised_at=request.promised_at,
        promise_from_at=request.promise_from_at,
        warn_at=request.warn_at,
        left_s=request.left_s,
        breached_at=request.breached_at,
        place=0,
        ready_at=None,
        valid_until=None,
        seen_at=None,
        awaits=[],
        expected_at=None,
        told_at=request.ready_told_at,
        here="",
        entry="",
        total=request.total,
        currency=request.currency,
        return_fee=request.return_fee,
        stopped=request.stopped,
        warranty=request.warranty_of is not None,
        updated_at=request.updated_at,
        version=request.version,
    )

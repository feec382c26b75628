"""What a card would say of a request that has left the board. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from protocol.records import Person, RequestItem, ServiceRequest
from protocol.request_views import HEAD_OF_REQUEST, RequestHead


def head_of(
    request: ServiceRequest, items: Sequence[RequestItem], person: Person | None
) -> RequestHead:
    """As the server tells cards of those that are on the board; nothing is awaited any more."""
    first = items[0] if items else None
    name = " ".join(part for part in (first.make, first.model) if part) if first else ""
    return RequestHead(
        item=name or (first.what if first is not None else ""),
        more=max(0, len(items) - 1),
        name=(person.name or person.email or person.phone) if person is not None else "",
        valid_until=None,
        seen_at=None,
        awaits=[],
        expected_at=None,
        told_at=request.ready_told_at,
        here="",
        entry="",
        warranty=request.warranty_of is not None,
        id=request.id,
        **{field: getattr(request, field) for field in HEAD_OF_REQUEST},
    )

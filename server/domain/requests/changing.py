"""Changing what of a request is no state: who works on it, what is promised, whose it is."""

from __future__ import annotations

from typing import Any

from protocol.changes import Put
from protocol.records import ServiceRequest
from protocol.request_commands import UpdateRequest
from protocol.service_requests import shown
from server.domain.contacts.finding import primary
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.requests.known import answer, as_seen, open_one
from server.domain.requests.opening import in_future, limit_of, terms_of
from server.domain.requests.steps import changed
from server.domain.seating import known_point
from server.domain.text import visible
from server.domain.tickets.known import colleague


def update_request(floor: Floor, command: UpdateRequest, context: Context) -> Decision:
    """Change what was told; what is as it was makes no new version."""
    request = open_one(floor, as_seen(floor, command))
    told = _told(floor, request, command, context)
    fields = {name: each for name, each in told.items() if getattr(request, name) != each}
    if not fields:
        return Decision(answer(request), [])
    after = changed(request, context, **fields)
    return Decision(answer(after), [Put(after)])


def _told(
    floor: Floor, request: ServiceRequest, command: UpdateRequest, context: Context
) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if command.problem is not None:
        told["problem"] = visible(command.problem, lines=True)
    if command.priority is not None:
        told["priority"] = command.priority
    if command.technician is not None:
        ident = command.technician
        told["technician"] = colleague(floor, ident, "technician").id if ident else None
    if command.promised_at is not None:
        told["promised_at"] = in_future(command.promised_at or None, context.now)
    if command.spend_limit is not None:
        told["spend_limit"] = limit_of(command.spend_limit, request.currency)
    if command.language is not None:
        told["language"] = command.language or floor.site.languages[0]
    if command.service_point is not None:
        told["service_point"] = _bench(floor, request, command.service_point)
    if command.contact is not None:
        contact = primary(floor, command.contact)
        if contact is None:
            raise refuse("unknown_contact", "There is no such contact.", field="contact")
        told["contact"] = contact.id
    return told


def _bench(floor: Floor, request: ServiceRequest, ident: str) -> str:
    """Another service point that takes requests, in the same currency. Raises `Refused`."""
    point = known_point(floor, ident)
    terms = terms_of(floor, point)
    if terms.currency != request.currency:
        raise refuse(
            "invalid",
            f"{point.name} reckons in {terms.currency}, {shown(request.number)} in "
            f"{request.currency}. Choose another service point.",
            field="servicePoint",
        )
    return point.id

"""What colleagues are told of service requests: that a promise comes near or is broken, that an
estimate was answered, that the customer asks something. Who works on it is, else managers are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from protocol.automation import Notice
from protocol.changes import Change
from protocol.records import (
    CostEstimate,
    RequestNote,
    ServiceRequest,
    Staff,
    Ticket,
    TicketMessage,
)
from server.domain.automation.notifying import meant, told
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.tickets.pending import Pending

_ANSWERED: Final = frozenset({"approved", "declined"})


class _Event(NamedTuple):
    """What has happened to a request."""

    request: str
    what: str
    data: Mapping[str, str] = {}
    knows: str | None = None
    """The colleague who is told of the ticket that it came by."""


def noticed(floor: Floor, pending: Pending, context: Context) -> list[Change]:
    """Notices of what a decision does to requests."""
    found: list[Change] = []
    for event in list(_events(floor, pending)):
        request = pending.get(ServiceRequest, event.request)
        if request is not None:
            whom = [
                each
                for each in _whom(pending, request)
                if each != event.knows and not _waits(floor, each, event)
            ]
            found += told(pending, whom, event.what, request, context, **event.data)
    return found


def _events(floor: Floor, pending: Pending) -> Iterator[_Event]:
    for request in pending.laid(ServiceRequest):
        before = floor.get(ServiceRequest, request.id)
        was_late = before.breached_at if before is not None else None
        if request.breached_at is not None and was_late is None:
            yield _Event(request.id, "sla_breach")
        elif request.warned and before is not None and not before.warned:
            yield _Event(request.id, "sla_warning")
    for estimate in pending.laid(CostEstimate):
        known = floor.get(CostEstimate, estimate.id)
        if known is not None and known.state == "sent" and estimate.state in _ANSWERED:
            facts = {"nth": str(estimate.nth)}
            yield _Event(estimate.request, f"estimate_{estimate.state}", facts)
    for note in pending.laid(RequestNote):
        if not note.author and floor.get(RequestNote, note.id) is None:
            yield _Event(note.request, "customer_replied")
    for message in pending.laid(TicketMessage):
        ticket, was = pending.get(Ticket, message.ticket), floor.get(Ticket, message.ticket)
        new = message.moved_from is None and (was is None or message.nth > was.messages)
        if ticket is not None and ticket.request and message.message_kind == "customer" and new:
            yield _Event(ticket.request, "customer_replied", knows=ticket.assignee)


def _whom(pending: Pending, request: ServiceRequest) -> list[str]:
    technician = pending.get(Staff, request.technician)
    if technician is not None and not technician.left:
        return [technician.id]
    return meant(pending, None, "managers")


def _waits(floor: Floor, colleague: str, event: _Event) -> bool:
    """Whether they have not looked yet at the notice that the customer wrote: one is enough."""
    if event.what != "customer_replied":
        return False
    return any(
        (each.to, each.what, each.subject) == (colleague, event.what, event.request)
        and each.state == "sent"
        and each.channel == "console"
        for each in floor.of(Notice)
    )

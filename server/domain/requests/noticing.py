"""What colleagues are told of service requests: that a promise comes near or is broken, that an
estimate was answered, that the customer asks something. Who works on it is, else managers are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from protocol.automation import Notice
from protocol.changes import Change
from protocol.commands import Command
from protocol.records import CostEstimate, RequestNote, ServiceRequest, Staff
from protocol.request_commands import AskAboutRequest
from server.domain.automation.notifying import meant, told
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.tickets.pending import Pending

_ANSWERED: Final = frozenset({"approved", "declined"})


def noticed(floor: Floor, pending: Pending, command: Command, context: Context) -> list[Change]:
    """Notices of what a decision does to requests."""
    found: list[Change] = []
    for ident, what, data in list(_events(floor, pending, command)):
        request = pending.get(ServiceRequest, ident)
        if request is not None:
            whom = [
                each for each in _whom(pending, request) if not _waits(floor, each, what, ident)
            ]
            found += told(pending, whom, what, request, context, **data)
    return found


def _events(
    floor: Floor, pending: Pending, command: Command
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The request, what has happened, and facts of it."""
    for request in pending.laid(ServiceRequest):
        before = floor.get(ServiceRequest, request.id)
        was_late = before.breached_at if before is not None else None
        if request.breached_at is not None and was_late is None:
            yield request.id, "sla_breach", {}
        elif request.warned and before is not None and not before.warned:
            yield request.id, "sla_warning", {}
    for estimate in pending.laid(CostEstimate):
        known = floor.get(CostEstimate, estimate.id)
        if known is not None and known.state == "sent" and estimate.state in _ANSWERED:
            yield estimate.request, f"estimate_{estimate.state}", {"nth": str(estimate.nth)}
    for note in pending.laid(RequestNote):
        if not note.author and floor.get(RequestNote, note.id) is None:
            yield note.request, "customer_replied", {}
    if isinstance(command, AskAboutRequest):
        yield command.request, "customer_replied", {}


def _whom(pending: Pending, request: ServiceRequest) -> list[str]:
    technician = pending.get(Staff, request.technician)
    if technician is not None and not technician.left:
        return [technician.id]
    return meant(pending, None, "managers")


def _waits(floor: Floor, colleague: str, what: str, request: str) -> bool:
    """Whether they have not looked yet at the notice that the customer wrote: one is enough."""
    if what != "customer_replied":
        return False
    return any(
        (each.to, each.what, each.subject) == (colleague, what, request)
        and each.state == "sent"
        and each.channel == "console"
        for each in floor.of(Notice)
    )

"""The service request that a command is about, if whoever asks may, and as they have seen it."""

from __future__ import annotations

from typing import Any

from protocol.outcomes import Requested
from protocol.records import RequestItem, ServiceRequest
from protocol.request_commands import RequestCommand
from protocol.request_states import ENDED, RequestState
from protocol.service_requests import shown
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.domain.tickets.known import name_of


def known(floor: Floor, ident: str) -> ServiceRequest:
    """A request that there is. Raises `Refused`."""
    request = floor.get(ServiceRequest, ident)
    if request is None:
        raise refuse("unknown_request", "There is no such service request.", field="request")
    return request


def as_seen(floor: Floor, command: RequestCommand) -> ServiceRequest:
    """The request of a command, as its sender saw it. Raises `Refused` where it changed."""
    request = known(floor, command.request)
    if command.expected not in (None, request.version):
        who = name_of(floor, request.actor)
        raise refuse(
            "version_mismatch",
            f"{who} changed {shown(request.number)} meanwhile. Look at it again.",
        )
    return request


def open_one(floor: Floor, request: ServiceRequest) -> ServiceRequest:
    """The request, which has not ended. Raises `Refused`."""
    if request.state in ENDED:
        raise ended(request)
    return request


def ended(request: ServiceRequest) -> Refused:
    """That a request is locked."""
    how = _ENDED[request.state]
    return refuse(
        "request_ended", f"{shown(request.number)} {how}: nothing of it changes any more."
    )


def own(floor: Floor, ident: str, context: Context) -> ServiceRequest:
    """The request that a customer's link opens, or that staff name. Raises `Refused`."""
    if not context.actor.is_staff and context.actor.request != ident:
        raise refuse(
            "forbidden", "This link is of another service request. Use the one in your message."
        )
    return known(floor, ident)


def item_of(floor: Floor, request: ServiceRequest, ident: str) -> RequestItem:
    """An item of this request. Raises `Refused`."""
    item = floor.get(RequestItem, ident)
    if item is None or item.request != request.id:
        raise refuse(
            "unknown_item", f"{shown(request.number)} has no such item. Look again.", field="item"
        )
    return item


def answer(request: ServiceRequest, **more: Any) -> Requested:
    """What whoever changed a request is answered; `more` are more fields of it."""
    fields: dict[str, Any] = {
        "request": request.id,
        "number": request.number,
        "state": request.state,
        "version": request.version,
        "promised_at": request.promised_at,
        "estimate": request.estimate,
        "total": request.total,
    }
    return Requested(**fields | more)


_ENDED: dict[RequestState, str] = {
    "picked_up": "was picked up",
    "abandoned": "was given up as abandoned",
    "cancelled": "was cancelled",
}

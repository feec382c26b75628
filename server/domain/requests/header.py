"""The header of a service request follows from its lines: whether parts are awaited, and whether
the repair has begun."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from protocol.request_states import RequestState
from protocol.service_requests import RequestLine, ServiceRequest
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.refused import Refused
from server.domain.requests import steps
from server.domain.requests.guards import guard
from server.domain.requests.line_steps import DIAGNOSIS, labour_begins

_WORKED_ON: Final[frozenset[RequestState]] = frozenset({"approved", "in_repair"})
_BEGINS_FROM: Final[frozenset[RequestState]] = frozenset({"approved", "declined", "expired"})
"""Work that begins is the repair: from declined and expired that of an earlier estimate."""


def followed(
    floor: Floor, pending: Floor, request: ServiceRequest, context: Context
) -> ServiceRequest:
    """The request in the state that its lines say; `floor` is as it was, `pending` as it will be.

    An approved one waits while a part is ordered, and goes on, where it was, when the last has come
    or is not needed after all. It is in repair once somebody works on it and nothing speaks against
    that, such as a part that is not here: then as soon as that is.
    """
    lines = pending.requests.lines(request.id)
    begins = bool(request.approved_total) and _begins(floor, request, lines)
    if begins and not request.begun:
        request = replace(request, begun=True)
    ordered = any(line.line_kind == "part" and line.state == "ordered" for line in lines)
    if ordered and request.state in _WORKED_ON:
        return steps.moved(request, "await_parts", context)
    if not ordered and request.state == "waiting_parts":
        request = steps.moved(request, "parts_came", context)
    goes_on = request.state == "approved" and request.begun and _in_hand(lines)
    if (goes_on or (begins and request.state in _BEGINS_FROM)) and _free(pending, request, context):
        return steps.moved(request, "repair", context)
    return request


def _begins(floor: Floor, request: ServiceRequest, lines: Iterable[RequestLine]) -> bool:
    """Whether labour begins or a part is built in now; before a diagnosis is done, it is that."""
    for line in lines:
        before = floor.get(RequestLine, line.id)
        was = before.state if before is not None else "planned"
        if line.state == "used" and was != "used":
            return True
        if labour_begins(line.line_kind, was, line.state):
            return request.state not in DIAGNOSIS
    return False


def _in_hand(lines: Iterable[RequestLine]) -> bool:
    return any(line.line_kind == "labour" and line.state == "doing" for line in lines)


def _free(pending: Floor, request: ServiceRequest, context: Context) -> bool:
    """Whether the guards of `repair` let it begin."""
    try:
        guard(pending, request, "repair", context.now)
    except Refused:
        return False
    return True

"""The header of a service request follows from its lines: whether its parts are awaited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from protocol.request_states import RequestState
from protocol.service_requests import RequestLine, ServiceRequest
from server.domain.context import Context
from server.domain.requests import steps

_WORKED_ON: Final[frozenset[RequestState]] = frozenset({"approved", "in_repair"})


def followed(
    request: ServiceRequest, lines: Iterable[RequestLine], context: Context
) -> ServiceRequest:
    """The request in the state that its lines say: an approved one waits while a part is ordered,
    and goes on, where it was, when the last has come or is not needed after all."""
    ordered = any(line.line_kind == "part" and line.state == "ordered" for line in lines)
    if ordered and request.state in _WORKED_ON:
        return steps.moved(request, "await_parts", context)
    if not ordered and request.state == "waiting_parts":
        return steps.moved(request, "parts_came", context)
    return request

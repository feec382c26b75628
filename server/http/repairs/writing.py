"""What a route of service requests can be refused with, and how one that a command is answers."""

from __future__ import annotations

from typing import Any, Final

from protocol.commands import AnyCommand
from protocol.outcomes import Requested
from protocol.service_requests import shown
from server.http.edge import Edge
from server.http.repairs.shapes import RequestAnswer
from server.http.shapes import instant_or_none
from server.http.transitions import Ask

KNOWN: Final = ("unknown_request", "version_mismatch", "request_ended")
"""What a command on a request can be refused with."""
STEPPED: Final = (
    "wrong_state", "not_checked_in", "part_awaited", "over_total", "not_due",
)  # fmt: skip
"""What a step of it can be refused with besides."""
LINED: Final = (
    "unknown_line", "unknown_part", "unknown_setting", "unknown_staff", "wrong_state",
    "part_used", "out_of_stock",
)  # fmt: skip
"""What a change of its lines can be refused with besides."""
SENT: Final = ("wrong_state", "warranty_over")
"""What sending an estimate can be refused with besides."""
ANSWERED: Final = (
    "wrong_state", "estimate_expired", "estimate_superseded", "estimate_answered",
    "estimate_changed", "over_total",
)  # fmt: skip
"""What answering one can be refused with besides."""
NOW: Final = "The request as it is now."


async def requested(edge: Edge, request: Ask, command: AnyCommand) -> RequestAnswer:
    """Do it, and answer how the request is now. Raises `Refused`, `Unavailable`."""
    answered = await edge.ask(request.scope, command)
    await edge.tailer.reached(answered.seq)
    told = answered.answer
    if not isinstance(told, Requested):
        raise TypeError(f"{command.op()} was answered with {type(told).__name__}")
    return RequestAnswer(**answer_of(told))


def answer_of(told: Requested) -> dict[str, Any]:
    """The fields of a `RequestAnswer`."""
    return {
        "id": told.request,
        "number": shown(told.number),
        "state": told.state,
        "promised_at": instant_or_none(told.promised_at),
        "estimate": told.estimate,
        "total": told.total,
        "version": told.version,
    }

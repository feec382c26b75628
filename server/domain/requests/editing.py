"""When lines of a service request may change, and what of them stays as it is."""

from __future__ import annotations

from typing import Final

from protocol.request_commands import RequestCommand
from protocol.request_states import IN_HOUSE
from protocol.service_requests import RequestLine, ServiceRequest, shown
from server.domain.context import Context
from server.domain.days import past_moment
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.domain.requests.costing import newest_approved
from server.domain.requests.known import as_seen, open_one
from server.domain.tickets.known import name_of

EDITABLE: Final = IN_HOUSE - {"qc", "ready", "return_ready"}
"""Until the final check begins. What is changed while an estimate waits for its answer changes
nothing of that."""


def editable(floor: Floor, command: RequestCommand) -> ServiceRequest:
    """The request of a command, as its sender saw it, whose lines may change. Raises `Refused`."""
    request = open_one(floor, as_seen(floor, command))
    number = shown(request.number)
    if request.state == "queued":
        raise refuse("not_checked_in", f"{number} has not been handed in yet. Check it in first.")
    if request.state == "return_ready":
        raise refuse("wrong_state", f"{number} is given back as it is. Take that back first.")
    if request.state not in EDITABLE:
        raise refuse("wrong_state", f"{number} is past its repair. Take it back into repair first.")
    return request


def its_line(floor: Floor, request: ServiceRequest, ident: str) -> RequestLine:
    """A line of this request. Raises `Refused`."""
    line = floor.get(RequestLine, ident)
    if line is None or line.request != request.id:
        raise refuse(
            "unknown_line", f"{shown(request.number)} has no such line. Look again.", field="line"
        )
    return line


def is_approved(floor: Floor, line: RequestLine) -> bool:
    """Whether the estimate that was approved has this line."""
    approved = newest_approved(floor.requests.estimates(line.request))
    return approved is not None and any(each.line == line.id for each in approved.lines)


def consumed(floor: Floor, line: RequestLine, context: Context) -> Refused:
    """That a part was taken or built in already: when, and by whom."""
    when = past_moment(line.since, context.now, floor.site.zone)
    who = name_of(floor, line.technician) if line.technician else "a colleague"
    if line.state == "used":
        how, then = "built in", "If it came out again, plan it again first"
    else:
        how, then = "taken from stock", "To put it back, plan it again first"
    return refuse("part_used", f"{line.name} was {how} {when} by {who}. {then}.", field="line")


def finished(floor: Floor, line: RequestLine, context: Context) -> Refused:
    """That labour that was approved is done."""
    when = past_moment(line.since, context.now, floor.site.zone)
    return refuse(
        "wrong_state", f"{line.name} was done {when}, as it was approved. It stays so.",
        field="line",
    )  # fmt: skip

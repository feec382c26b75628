"""What must be so besides the state, before a step: each guard of `request_states` refuses with a
sentence that says what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from protocol.parts import RepairTerms
from protocol.records import RequestLine, ServiceRequest
from protocol.request_states import STEPS, Guard, RequestStep
from protocol.service_requests import AWAITED, shown
from server.domain.days import moment
from server.domain.floor import Floor
from server.domain.refused import refuse

DAY_MS: Final = 86_400_000


def guard(
    floor: Floor, request: ServiceRequest, step: RequestStep, now: int, reason: str = ""
) -> None:
    """Raise `Refused` where something else than its state speaks against a step at `now` (ms)."""
    for each in STEPS[step].guards:
        if each == "reason_given":
            _reason_given(request, reason)
        elif each == "kept_long_enough":
            _kept_long_enough(floor, request, now)
        else:
            GUARDS[each](floor, request)


def awaited(lines: Iterator[RequestLine] | list[RequestLine]) -> list[RequestLine]:
    """Parts that are not here yet."""
    return [each for each in lines if each.line_kind == "part" and each.state in AWAITED]


def diagnosis_written(floor: Floor, request: ServiceRequest) -> None:
    """Somebody must have written what was found."""
    notes = floor.requests.notes(request.id)
    if not any(each.author for each in notes) and not _counted(floor, request):
        raise refuse(
            "wrong_state",
            f"Nothing says yet what {shown(request.number)} has. Write a note of what was found, "
            "or add a line.",
        )


def lines_there(floor: Floor, request: ServiceRequest) -> None:
    """There must be something to tell the costs of."""
    if not _counted(floor, request):
        raise refuse(
            "wrong_state",
            f"{shown(request.number)} has no parts, labour or fees yet. Add what it will cost.",
        )


def nothing_awaited(floor: Floor, request: ServiceRequest) -> None:
    """No part may be awaited."""
    found = awaited(floor.requests.lines(request.id))
    if found:
        names = ", ".join(each.name for each in found)
        raise refuse(
            "part_awaited",
            f"{shown(request.number)} still awaits {names}. Say that it came, take it from stock, "
            "or drop it.",
        )


def within_total(floor: Floor, request: ServiceRequest) -> None:
    """It may not come to more than was approved. What was declined or has expired may be the second
    estimate: the first still holds."""
    if not request.approved_total and request.state in ("declined", "expired"):
        raise refuse(
            "wrong_state",
            f"Nothing of {shown(request.number)} is approved. Send an estimate, or give it back.",
        )
    if request.stopped:
        raise refuse(
            "over_total",
            f"{shown(request.number)} comes to {request.total} {request.currency} now, and "
            f"{request.stop_above} may be spent. Send a new estimate first.",
        )


def all_done(floor: Floor, request: ServiceRequest) -> None:
    """No part may be awaited, and all labour must be done."""
    nothing_awaited(floor, request)
    left = [
        each
        for each in floor.requests.lines(request.id)
        if each.line_kind == "labour" and each.state not in ("done", "dropped")
    ]
    if left:
        names = ", ".join(each.name for each in left)
        raise refuse(
            "wrong_state",
            f"Not all of {shown(request.number)} is done: {names}. Finish it, or drop it.",
        )


def item_here(floor: Floor, request: ServiceRequest) -> None:
    """Something must have been brought."""
    if not floor.requests.items(request.id):
        raise refuse(
            "not_checked_in",
            f"{shown(request.number)} has no item. Describe what was brought first.",
        )


def _kept_long_enough(floor: Floor, request: ServiceRequest, now: int) -> None:
    """It must have been ready as long as the house keeps things."""
    terms = floor.get(RepairTerms, request.service_point)
    until = request.since + (terms.keep_days if terms is not None else 0) * DAY_MS
    if now < until:
        when = moment(until, now, floor.site.zone)
        raise refuse(
            "wrong_state",
            f"{shown(request.number)} is kept for its customer; {when} it counts as abandoned at "
            "the earliest.",
        )


def _reason_given(request: ServiceRequest, reason: str) -> None:
    if not reason:
        raise refuse(
            "invalid", f"Say in a word why {shown(request.number)} ends so.", field="reason"
        )


def _counted(floor: Floor, request: ServiceRequest) -> list[RequestLine]:
    return [each for each in floor.requests.lines(request.id) if each.state != "dropped"]


GUARDS: Final[dict[Guard, Callable[[Floor, ServiceRequest], None]]] = {
    "diagnosis_written": diagnosis_written,
    "lines_there": lines_there,
    "nothing_awaited": nothing_awaited,
    "within_total": within_total,
    "all_done": all_done,
    "item_here": item_here,
}
"""Those that need neither the time nor a reason."""

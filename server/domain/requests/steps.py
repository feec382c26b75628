"""The one place where a service request comes into another state."""

from __future__ import annotations

from typing import Any, Final

from msgspec.structs import replace

from protocol.records import ServiceRequest
from protocol.request_states import ENDED, STEPS, RequestState, RequestStep
from protocol.service_requests import shown
from server.domain.context import Context
from server.domain.refused import refuse
from server.domain.requests.known import ended

IS: Final[dict[RequestState, str]] = {
    "queued": "has not been taken in yet",
    "checked_in": "waits for its diagnosis",
    "diagnosing": "is being diagnosed",
    "diagnosed": "is diagnosed, and no estimate was sent",
    "estimate_sent": "has an estimate that its customer has not answered",
    "approved": "is approved",
    "declined": "was declined",
    "expired": "has an estimate that expired",
    "waiting_parts": "waits for parts",
    "in_repair": "is being repaired",
    "qc": "is in its final check",
    "ready": "is ready",
    "return_ready": "is ready to be given back",
    "picked_up": "was picked up",
    "abandoned": "was given up as abandoned",
    "cancelled": "was cancelled",
}
"""What a colleague is told that a request is, after its number."""
_NEEDS: Final[dict[RequestStep, str]] = {
    "check_in": "Only what has not been taken in yet is checked in.",
    "diagnose": "Diagnosis begins once it is checked in.",
    "diagnosed": "Begin the diagnosis before you say that it is done.",
    "send_estimate": "An estimate is sent after the diagnosis and before the final check.",
    "approve": "Only an estimate that waits for its answer is approved; send one.",
    "decline": "Only an estimate that waits for its answer is declined.",
    "expire": "Only an estimate that waits for its answer expires.",
    "await_parts": "Parts are awaited once the work is approved.",
    "parts_came": "No parts are awaited.",
    "repair": "Repair begins once the estimate is approved.",
    "check": "The final check follows the repair.",
    "ready": "It is ready once the final check is done.",
    "give_back": "What is approved is repaired: decline its estimate to give it back.",
    "pick_up": "It is picked up once it is ready.",
    "abandon": "Only what is ready and was not fetched counts as abandoned.",
    "cancel": "What was taken in is given back instead of cancelled.",
    "back": "There is no step of a colleague to take back.",
}
"""What to do instead, where a state does not allow a step."""


def moved(
    request: ServiceRequest, step: RequestStep, context: Context, **fields: Any
) -> ServiceRequest:
    """The request after a step; `fields` change with it. Raises `Refused` where its state does not
    allow the step. Guards are the caller's (`guards.guard`)."""
    if request.state in ENDED:
        raise ended(request)
    after = STEPS[step].leads_to.get(request.state)
    if after is None:
        raise refuse("wrong_state", f"{shown(request.number)} {IS[request.state]}. {_NEEDS[step]}")
    if step == "parts_came" and request.begun:
        after = "in_repair"
    return changed(
        request,
        context,
        **{
            "state": after,
            "since": context.now,
            "begun": request.begun or after == "in_repair",
            "ended_at": context.now if after in ENDED else None,
        }
        | fields,
    )


def changed(request: ServiceRequest, context: Context, **fields: Any) -> ServiceRequest:
    """The request with other fields, which whoever asks has changed now."""
    return replace(
        request,
        **{
            "updated_at": context.now,
            "actor": context.actor.id if context.actor.is_staff else None,
            "version": request.version + 1,
        }
        | fields,
    )

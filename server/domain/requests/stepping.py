"""The steps of colleagues: `step_request`, and what goes with handing something over."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.parts import RepairTerms
from protocol.records import ServiceRequest
from protocol.request_commands import StepRequest
from protocol.request_states import ENDED, STEPS, By, RequestStep
from protocol.service_requests import shown
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.requests import in_line
from server.domain.requests.guards import DAY_MS, guard
from server.domain.requests.invoicing import invoiced
from server.domain.requests.known import answer, as_seen, open_one
from server.domain.requests.steps import moved
from server.domain.requests.stock import unused_back
from server.domain.text import visible

_INSTEAD: Final[dict[By, str]] = {
    "estimate": "It follows from the estimate: send one, or write down its answer.",
    "lines": "It follows from the parts: say which was ordered and which has come.",
    "time": "Time does it: an estimate expires by itself.",
}
"""What sets a step off that no colleague takes by itself."""


def step_request(floor: Floor, command: StepRequest, context: Context) -> Decision:
    """A step of a colleague, as the table has it. What was handed over has its invoice, its
    warranty, and no unlock code any more."""
    request = open_one(floor, as_seen(floor, command))
    rule, reason = STEPS[command.step], visible(command.reason)
    if rule.by != "step":
        raise refuse("invalid", _INSTEAD[rule.by], field="step")
    if command.signature and command.step != "pick_up":
        raise refuse("invalid", "Only who picks it up signs. Leave it out.", field="signature")
    after = moved(request, command.step, context, reason=reason)
    guard(floor, request, command.step, context.now, reason)
    changes: list[Change] = []
    if command.step == "back":
        after = _taken_back(floor, request, after)
    elif command.step == "pick_up":
        after, changes = _handed_over(floor, request, after, command.signature, context)
    elif command.step == "give_back":
        changes = unused_back(floor, request.id)
    changes += _out_of_line(floor, request, command.step, context)
    if after.state in ENDED:
        changes += without_codes(floor, request)
    return Decision(answer(after), [*changes, Put(after)])


def _taken_back(floor: Floor, before: ServiceRequest, after: ServiceRequest) -> ServiceRequest:
    """A step is taken back. What a customer has declined is not repaired after all."""
    declined = any(each.state == "declined" for each in floor.requests.estimates(before.id))
    if before.state == "return_ready" and declined:
        raise refuse(
            "wrong_state",
            f"The customer of {shown(before.number)} declined its estimate. Hand it over, and take "
            "it in anew if they want it repaired after all.",
        )
    return replace(after, begun=False) if after.state == "approved" else after


def _handed_over(
    floor: Floor,
    before: ServiceRequest,
    after: ServiceRequest,
    signature: str,
    context: Context,
) -> tuple[ServiceRequest, list[Change]]:
    """What was repaired has its warranty from now on; what is paid has its invoice."""
    invoice, changes = invoiced(floor, before, context)
    terms = floor.get(RepairTerms, before.service_point)
    days = terms.warranty_days if terms is not None and before.state == "ready" else 0
    after = replace(
        after,
        pickup_signature=signature,
        warranty_until=context.now + days * DAY_MS if days else None,
        invoice=invoice.number if invoice is not None else 0,
    )
    return after, changes


def _out_of_line(
    floor: Floor, request: ServiceRequest, step: RequestStep, context: Context
) -> list[Change]:
    """Nobody is called for what is over, or waits to hand in what is here already."""
    if step == "pick_up":
        return in_line.called_off(floor, request, request.pickup, context, "was handed over")
    if step == "check_in":
        return in_line.called_off(floor, request, request.visit, context, "was handed in")
    if step == "cancel":
        return in_line.called_off(floor, request, request.visit, context, "was cancelled")
    return []


def without_codes(floor: Floor, request: ServiceRequest) -> list[Change]:
    """Nothing that opens an item is kept any more."""
    codes = [each.id for each in floor.requests.codes(request.id)]
    changes: list[Change] = [Gone("unlock_code", ident) for ident in codes]
    items = [each for each in floor.requests.items(request.id) if each.locked]
    return [*changes, *(Put(replace(each, locked=False)) for each in items)]

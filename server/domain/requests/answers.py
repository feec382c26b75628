"""The customer's yes or no to an estimate: to the very one that was read, once."""

from __future__ import annotations

from typing import Any, Final

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.cost_estimates import ApprovalVia, CostEstimate
from protocol.outcomes import Saved
from protocol.request_commands import AnswerEstimate, SeeEstimate
from protocol.request_states import RequestStep
from protocol.service_requests import ServiceRequest, shown
from server.domain.addresses import normalised_phone
from server.domain.context import Context, Decision
from server.domain.days import past_moment
from server.domain.floor import Floor
from server.domain.money import amounts as money
from server.domain.refused import Refused, refuse
from server.domain.requests import estimates, steps
from server.domain.requests.known import answer, as_seen, open_one, own
from server.domain.text import visible
from server.domain.tickets.known import name_of

BY_LINK: Final[frozenset[ApprovalVia]] = frozenset({"link", "kiosk"})
"""Ways of whoever holds the link; the others staff write down."""
UNSENT: Final[frozenset[ApprovalVia]] = frozenset({"limit", "warranty"})
"""Ways that need no estimate that was sent."""
_HOW: Final[dict[ApprovalVia, str]] = {
    "link": "by link",
    "kiosk": "at a kiosk",
    "phone": "by telephone",
    "in_person": "in person",
    "limit": "within the limit of intake",
    "warranty": "under warranty",
}


def answer_estimate(floor: Floor, command: AnswerEstimate, context: Context) -> Decision:
    """Write down an answer. The first that comes holds; an approved request may be worked on up to
    what was approved and its tolerance."""
    request = own(floor, command.request, context)
    _check_way(command, context)
    if command.nth == 0:
        as_seen(floor, command)
        return _without_sending(floor, open_one(floor, request), command, context)
    estimate = _read(floor, request, command, context)
    open_one(floor, as_seen(floor, command))
    _check_total(command, estimate)
    if command.yes and command.via in UNSENT:
        _check_allowed(request, command.via, estimate)
    step: RequestStep = "approve" if command.yes else "decline"
    moved = steps.moved(request, step, context, **_approved(request, command, estimate))
    return Decision(answer(moved), [Put(_answered(estimate, command, context)), Put(moved)])


def see_estimate(floor: Floor, command: SeeEstimate, context: Context) -> Decision:
    """Note when the customer first opened an estimate that waits for its answer; other looks
    change nothing."""
    request = own(floor, command.request, context)
    estimate = _nth(floor, request, command.nth)
    if estimate.opened_at is not None or estimate.state != "sent":
        return Decision(Saved(id=estimate.id, version=estimate.version), [])
    seen = replace(estimate, opened_at=context.now, version=estimate.version + 1)
    return Decision(Saved(id=seen.id, version=seen.version), [Put(seen)])


def _without_sending(
    floor: Floor, request: ServiceRequest, command: AnswerEstimate, context: Context
) -> Decision:
    """Approve the lines as they are, which were allowed at intake or cost nothing: an estimate says
    what that was, as any does."""
    if command.via not in UNSENT:
        raise refuse("invalid", "Say which estimate is answered.", field="nth")
    until = estimates.valid_for(floor, request, context.now)
    made = estimates.made_of(floor, request, context, valid_until=until)
    _check_total(command, made)
    _check_allowed(request, command.via, made)
    fields = _approved(request, command, made) | {"estimate": made.nth}
    moved = steps.moved(request, "approve", context, **fields)
    changes: list[Change] = estimates.superseded(floor, request, context)
    changes += [Put(_answered(made, command, context)), Put(moved)]
    return Decision(answer(moved), changes)


def _check_way(command: AnswerEstimate, context: Context) -> None:
    """Whether whoever asks may answer so, and has told what that way needs. Raises `Refused`."""
    via = command.via
    if (via in BY_LINK) == context.actor.is_staff:
        raise refuse(
            "forbidden",
            "By link or at a kiosk only the customer answers. Write down how you heard it."
            if context.actor.is_staff
            else "Only staff write that down. Answer by your link, or ask at a desk.",
            field="via",
        )
    if via == "phone":
        if not visible(command.name):
            raise refuse("invalid", "Write down who said so.", field="name")
        if not normalised_phone(command.number):
            raise refuse("invalid", "Write down which number was rung.", field="number")
        if not command.total:
            raise refuse("invalid", "Write down the total that was read aloud.", field="total")
    if via == "in_person" and not _drawn(command.signature) and not visible(command.name):
        raise refuse("invalid", "Have it signed, or write down who said so.", field="name")
    if via in UNSENT and not command.yes:
        raise refuse("invalid", f"Nobody was asked {_HOW[via]}, so nobody said no.", field="yes")


def _way(command: AnswerEstimate, context: Context) -> ApprovalVia:
    """By which way it was answered: of what is said by a link, where that was held is known."""
    if command.via not in BY_LINK:
        return command.via
    return "kiosk" if context.actor.role == "kiosk" else "link"


def _read(
    floor: Floor, request: ServiceRequest, command: AnswerEstimate, context: Context
) -> CostEstimate:
    """The estimate that was read, which waits for its answer. Raises `Refused`."""
    estimate = _nth(floor, request, command.nth)
    if command.hash != estimate.hash:
        raise refuse(
            "estimate_changed", "That is not what this estimate says. Read it again.", field="hash"
        )
    if estimate.answered_at is not None:
        raise _answered_already(floor, estimate, context)
    if estimate.state == "superseded":
        raise refuse(
            "estimate_superseded",
            f"There is a newer estimate of {shown(request.number)}. Answer that.",
            field="nth",
        )
    if estimate.state == "expired" or estimate.valid_until <= context.now:
        when = past_moment(estimate.valid_until, context.now, floor.site.zone)
        ask = "Send a new one." if context.actor.is_staff else "Ask for a new one."
        raise refuse("estimate_expired", f"This estimate expired {when}. {ask}", field="nth")
    return estimate


def _nth(floor: Floor, request: ServiceRequest, nth: int) -> CostEstimate:
    for estimate in floor.requests.estimates(request.id):
        if estimate.nth == nth:
            return estimate
    raise refuse(
        "not_found", f"{shown(request.number)} has no such estimate. Look again.", field="nth"
    )


def _answered_already(floor: Floor, estimate: CostEstimate, context: Context) -> Refused:
    when = past_moment(estimate.answered_at or 0, context.now, floor.site.zone)
    what = "approved" if estimate.state == "approved" else "declined"
    how = _HOW[estimate.answered_via] if estimate.answered_via else ""
    # Who said so stands in the estimate: refusals are kept, and would tell of whoever is erased.
    said = f"This estimate was {what} {when}, {how}"
    if estimate.answered_by and context.actor.is_staff:
        said += f"; {name_of(floor, estimate.answered_by)} wrote it down"
    then = "Send a new one to change that." if context.actor.is_staff else "Ask us to change that."
    return refuse("estimate_answered", f"{said}. {then}", field="nth")


def _check_total(command: AnswerEstimate, estimate: CostEstimate) -> None:
    """Whether the total that was read aloud, if one is told, is that of the estimate."""
    if not command.total:
        return
    told = money.checked_amount(command.total, estimate.currency, "total")
    if money.decimal(told) != money.decimal(estimate.total):
        raise refuse(
            "estimate_changed",
            f"{told} was read aloud, and the estimate says {estimate.total}. Read it again.",
            field="total",
        )


def _check_allowed(request: ServiceRequest, via: ApprovalVia, estimate: CostEstimate) -> None:
    """Whether that much needs no asking. Raises `Refused`."""
    total = money.decimal(estimate.total)
    if via == "warranty" and total:
        raise refuse(
            "over_total",
            f"It comes to {estimate.total}. What is under warranty costs nothing: mark its lines, "
            "or send the estimate.",
        )
    if via == "limit" and not request.spend_limit:
        raise refuse("over_total", "Nothing was allowed at intake. Send the estimate.")
    if via == "limit" and total > money.decimal(request.spend_limit):
        raise refuse(
            "over_total",
            f"It comes to {estimate.total}, and {request.spend_limit} was allowed at intake. Send "
            "the estimate.",
        )


def _approved(
    request: ServiceRequest, command: AnswerEstimate, estimate: CostEstimate
) -> dict[str, Any]:
    """What a yes sets of the request. Within the limit of intake, work stops above that limit."""
    if not command.yes:
        return {}
    above = request.spend_limit if command.via == "limit" else estimate.stop_above
    return {"approved_total": estimate.total, "stop_above": above}


def _answered(estimate: CostEstimate, command: AnswerEstimate, context: Context) -> CostEstimate:
    return replace(
        estimate,
        state="approved" if command.yes else "declined",
        answered_at=context.now,
        answered_via=_way(command, context),
        answered_by=context.actor.id if context.actor.is_staff else "",
        answered_name=visible(command.name),
        answered_number=visible(command.number),
        extra_work=visible(command.extra_work, lines=True),
        signature=command.signature if _drawn(command.signature) else "",
        reason=visible(command.reason, lines=True),
        version=estimate.version + 1,
    )


def _drawn(signature: str) -> bool:
    """Whether there is any stroke in it."""
    return any(sign.isdigit() for sign in signature)

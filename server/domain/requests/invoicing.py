"""The invoice of what is handed over: as it was reckoned then, never again."""

from __future__ import annotations

from typing import Final

from protocol.changes import Change, Put
from protocol.cost_estimates import EstimateLine, Invoice
from protocol.parts import RepairTerms
from protocol.records import Counter, ServiceRequest
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.money.amounts import decimal, plain
from server.domain.money.reckoning import Charge, sums
from server.domain.requests import costing

COUNTER: Final = "invoices"
"""The id of the counter: invoices are numbered without a gap."""
RETURN_FEE: Final = "return_fee"
"""The `line` of the fee for giving something back unrepaired, which is no line of the request:
whoever draws an invoice names it in the customer's language."""


def invoiced(
    floor: Floor, request: ServiceRequest, context: Context
) -> tuple[Invoice | None, list[Change]]:
    """The invoice of something that is ready, or of the fee that giving it back costs; none where
    there is no such fee."""
    if request.state == "ready":
        made = _of_work(floor, request, context)
    elif decimal(request.return_fee) > 0:
        made = _of_fee(floor, request, context)
    else:
        return None, []
    return made, [Put(Counter(id=COUNTER, day="", prefix="", last=made.number)), Put(made)]


def _of_work(floor: Floor, request: ServiceRequest, context: Context) -> Invoice:
    agreed = costing.agreed(floor, request)
    lines = floor.requests.lines(request.id)
    found = costing.total(lines, agreed)
    return Invoice(
        id=request.id,
        number=_next(floor),
        at=context.now,
        currency=agreed.currency,
        tax_mode=agreed.tax_mode,
        rounding=agreed.rounding,
        lines=costing.told_lines(lines, agreed),
        net=found.net,
        tax=found.tax,
        total=found.total,
        taxes=found.taxes,
    )


def _of_fee(floor: Floor, request: ServiceRequest, context: Context) -> Invoice:
    """The fee was agreed as what is paid, so that its tax is in it."""
    terms = floor.get(RepairTerms, request.service_point)
    rate = plain(decimal(terms.labour_tax)) if terms is not None else "0"
    basis = costing.Agreed(request.currency, "inclusive", "document")
    fee = request.return_fee
    found = sums([Charge(decimal(fee), rate)], basis)
    return Invoice(
        id=request.id,
        number=_next(floor),
        at=context.now,
        currency=basis.currency,
        tax_mode=basis.tax_mode,
        rounding=basis.rounding,
        lines=[EstimateLine(RETURN_FEE, "fee", "Return unrepaired", "1", 0, fee, rate, fee)],
        net=found.net,
        tax=found.tax,
        total=found.total,
        taxes=found.taxes,
    )


def _next(floor: Floor) -> int:
    counter = floor.get(Counter, COUNTER)
    return counter.last + 1 if counter is not None else 1

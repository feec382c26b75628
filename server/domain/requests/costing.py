"""What the lines of a service request come to, and whether that is over what was approved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from typing import Final, NamedTuple

from msgspec.structs import replace

from protocol.cost_estimates import CostEstimate, EstimateLine
from protocol.money import Rounding, TaxMode, TaxSum
from protocol.parts import RepairTerms
from protocol.service_requests import RequestLine, ServiceRequest
from server.domain.floor import Floor
from server.domain.money.amounts import EXACT, decimal, plain, rounded, text
from server.domain.money.reckoning import Basis, Charge, sums

_HOUR_MIN: Final = Decimal(60)


class Totals(NamedTuple):
    """What lines come to, in the mode of whoever reckons; text in the unit of the currency."""

    net: str
    tax: str
    total: str
    taxes: list[TaxSum]
    amounts: dict[str, str]
    """What each line that counts comes to, by its id."""


class Agreed(NamedTuple):
    """By which rules the lines of one request are reckoned."""

    currency: str
    tax_mode: TaxMode
    rounding: Rounding


def total(lines: Iterable[RequestLine], terms: Basis) -> Totals:
    """What lines come to; dropped ones do not count, those under warranty cost nothing."""
    counted = [line for line in lines if line.state != "dropped"]
    amounts = {line.id: amount(line, terms.currency) for line in counted}
    found = sums([Charge(amounts[line.id], line.tax_rate) for line in counted], terms)
    return Totals(*found, {ident: text(each, terms.currency) for ident, each in amounts.items()})


def amount(line: RequestLine, currency: str) -> Decimal:
    """What one line comes to, as it is told: rounded half up to what can be paid."""
    if line.warranty:
        return Decimal(0)
    with localcontext(EXACT):
        price = decimal(line.unit_price)
        if line.line_kind == "labour":
            return rounded(price * line.minutes / _HOUR_MIN, currency)
        return rounded(price * decimal(line.quantity), currency)


def told_lines(lines: Iterable[RequestLine], terms: Basis) -> list[EstimateLine]:
    """The lines that count as an estimate or an invoice tells them, in their order. What is under
    warranty is told at no price."""
    counted = sorted(
        (line for line in lines if line.state != "dropped"),
        key=lambda line: (line.position, line.id),
    )
    return [
        EstimateLine(
            line=line.id,
            line_kind=line.line_kind,
            name=line.name,
            quantity=plain(decimal(line.quantity)),
            minutes=line.minutes,
            unit_price=text(Decimal(0), terms.currency) if line.warranty else line.unit_price,
            tax_rate=plain(decimal(line.tax_rate)),
            amount=text(amount(line, terms.currency), terms.currency),
        )
        for line in counted
    ]


def terms_of(floor: Floor, request: ServiceRequest) -> RepairTerms:
    """The terms of the service point on whose bench it is; of one that has none any more those of
    whoever sets nothing up."""
    found = floor.get(RepairTerms, request.service_point)
    return found or RepairTerms(id=request.service_point, intake="", pickup="")


def agreed(floor: Floor, request: ServiceRequest) -> Agreed:
    """By which rules a request is reckoned: those of the newest estimate that was approved, so that
    other terms change nothing of it; before that those of its service point."""
    approved = newest_approved(floor.requests.estimates(request.id))
    terms = approved or terms_of(floor, request)
    return Agreed(request.currency, terms.tax_mode, terms.rounding)


def newest_approved(estimates: Sequence[CostEstimate]) -> CostEstimate | None:
    """The estimate that holds now; None where none was approved."""
    return next((each for each in reversed(estimates) if each.state == "approved"), None)


def with_totals(floor: Floor, request: ServiceRequest) -> ServiceRequest:
    """The request with what its lines come to now, and whether work stops for that."""
    return costed(request, floor.requests.lines(request.id), agreed(floor, request))


def costed(request: ServiceRequest, lines: Iterable[RequestLine], terms: Basis) -> ServiceRequest:
    """The request with what these lines come to; itself where that is as it was."""
    now = total(lines, terms).total
    limit = request.stop_above
    stopped = bool(limit) and decimal(now) > decimal(limit)
    if (now, stopped) == (request.total, request.stopped):
        return request
    return replace(request, total=now, stopped=stopped)

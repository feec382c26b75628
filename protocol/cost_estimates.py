"""The records of what a repair will cost, and what it came to: estimates and invoices, as they were
told. Nothing of them is ever reckoned again.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from protocol.money import Rounding, TaxMode, TaxSum
from protocol.record import Record
from protocol.service_requests import LineKind

EstimateState = Literal["sent", "approved", "declined", "expired", "superseded"]
ApprovalVia = Literal["link", "kiosk", "phone", "in_person", "limit", "warranty"]
"""By which way an estimate was answered; `limit`: within what the customer allowed at intake,
`warranty`: it costs them nothing."""


class EstimateLine(msgspec.Struct, frozen=True, array_like=True):
    """A line as it was told: what it comes to is never reckoned again."""

    line: str
    line_kind: LineKind
    name: str
    quantity: str
    minutes: int
    unit_price: str
    tax_rate: str
    amount: str
    """In the mode of the estimate: with tax where that is inclusive."""


class CostEstimate(Record, frozen=True, kw_only=True, tag="cost_estimate"):
    """An estimate as it was sent. Whoever answers it names `nth` and `hash`, once."""

    request: str
    nth: int
    state: EstimateState
    made_at: int
    valid_until: int
    currency: str
    tax_mode: TaxMode
    rounding: Rounding
    lines: list[EstimateLine]
    net: str
    tax: str
    total: str
    taxes: list[TaxSum] = []
    tolerance: str = "10"
    """Percent over the total that may be done without asking again."""
    stop_above: str = "0.00"
    hash: str = ""
    """SHA-256 over all that its customer reads, hexadecimal."""
    note: str = ""
    ready_at: int | None = None
    """About when it would be ready if it is approved now."""
    opened_at: int | None = None
    """When its customer first opened the link."""
    reminded_at: int | None = None
    answered_at: int | None = None
    answered_via: ApprovalVia | Literal[""] = ""
    answered_by: str = ""
    """Id of the colleague who wrote the answer down; empty is the customer."""
    answered_name: str = ""
    answered_number: str = ""
    """The telephone number that was rung."""
    extra_work: str = ""
    """What was agreed beyond the lines."""
    signature: str = ""
    reason: str = ""
    """Why it was declined."""
    actor: str | None = None
    version: int = 1


class Invoice(Record, frozen=True, kw_only=True, tag="invoice"):
    """An invoice as it was made at pick-up; `id` is the request's. It never changes."""

    number: int
    at: int
    currency: str
    tax_mode: TaxMode
    rounding: Rounding
    lines: list[EstimateLine]
    net: str
    tax: str
    total: str
    taxes: list[TaxSum] = []

"""What documents say: plain values (`cases` makes them from records). Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from protocol.cost_estimates import ApprovalVia, EstimateLine, EstimateState
from protocol.money import TaxMode, TaxSum


@dataclass(frozen=True)
class Item:
    """One thing that was brought."""

    name: str
    serial: str = ""
    accessories: list[str] = field(default_factory=list)
    condition: str = ""


@dataclass(frozen=True)
class Head:
    """What every document of a request says."""

    language: str
    zone: str
    house: str
    """What the house is called."""
    place: list[str]
    """Where its desk is."""
    seller: list[str]
    """Name, address and tax number; lines."""
    number: str
    """`R-1187`."""
    opened_at: int
    customer: list[str]
    """The name and how they are reached; may be empty."""
    items: list[Item]
    link: str = ""
    """The customer's page; empty where the house has no public address."""
    conditions: str = ""


@dataclass(frozen=True)
class Priced:
    """Lines with what they come to, as they were told."""

    currency: str
    tax_mode: TaxMode
    lines: list[EstimateLine]
    net: str
    total: str
    taxes: list[TaxSum]


@dataclass(frozen=True)
class Answered:
    """How an estimate was answered."""

    yes: bool
    at: int
    via: ApprovalVia
    name: str = ""
    number: str = ""
    written_by: str = ""
    """The colleague who wrote it down."""
    extra_work: str = ""
    reason: str = ""
    signature: str = ""


@dataclass(frozen=True)
class EstimateFacts:
    """What an estimate says."""

    head: Head
    priced: Priced
    nth: int
    hash: str
    """As much of it as is read aloud."""
    state: EstimateState
    made_at: int
    valid_until: int
    stop_above: str
    return_fee: str
    note: str = ""
    ready_at: int | None = None
    answered: Answered | None = None


@dataclass(frozen=True)
class InvoiceFacts:
    """What an invoice says."""

    head: Head
    priced: Priced
    number: int
    at: int
    findings: list[str]
    """What the workshop found, as the customer was told; what was done are the lines."""
    warranty_until: int | None = None


@dataclass(frozen=True)
class ReceiptFacts:
    """What whoever brings something takes home."""

    head: Head
    problem: str
    currency: str
    spend_limit: str
    """Empty: nothing may be done unasked."""
    return_fee: str
    promised_at: int | None = None
    signature: str = ""


@dataclass(frozen=True)
class LabelFacts:
    """What is stuck to an item."""

    language: str
    zone: str
    number: str
    item: str
    of: tuple[int, int]
    """Which item it is of how many."""
    name: str
    at: int
    link: str = ""

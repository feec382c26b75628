"""What a service desk sets up: parts with their stock, suppliers, and the terms of a bench."""

from __future__ import annotations

from protocol.money import Rounding, TaxMode
from protocol.places import Texts
from protocol.record import Record


class Supplier(Record, frozen=True, kw_only=True, tag="supplier"):
    """Who parts are got from."""

    name: str
    email: str = ""
    phone: str = ""
    lead_days: int = 3
    """Business days until an ordered part comes."""
    version: int = 1


class Part(Record, frozen=True, kw_only=True, tag="part"):
    """A part of the list, with what is in stock."""

    name: str
    sku: str = ""
    price: str = "0.00"
    """For one, in the tax mode of the house."""
    tax_rate: str = ""
    """Empty is what the terms of the service point say of parts."""
    stock: str = "0"
    reorder_at: str = ""
    """At so few or fewer it is to be ordered; empty says nothing."""
    supplier: str | None = None
    listed: bool = True
    version: int = 1


class RepairTerms(Record, frozen=True, kw_only=True, tag="repair_terms"):
    """How a service point takes requests; `id` is its own. Without such terms it takes none."""

    intake: str
    """The service that whoever brings something waits for …"""
    pickup: str
    """… and whoever picks it up."""
    calendar: str = ""
    """The `SlaCalendar` of its bench; empty: the hours of the service point."""
    technicians: int = 1
    """How many work at the bench at once."""
    turnaround_min: int = 0
    """Business minutes that are promised at intake; 0 promises nothing by itself."""
    warn_min: int = 60
    diagnosis_min: int = 30
    """Labour that is reckoned with until there are lines."""
    currency: str = "EUR"
    tax_mode: TaxMode = "exclusive"
    rounding: Rounding = "document"
    labour_rate: str = "0.00"
    """For an hour."""
    parts_tax: str = "0"
    labour_tax: str = "0"
    tolerance: str = "10"
    valid_h: int = 72
    """Hours that an estimate is open."""
    return_fee: str = "0.00"
    warranty_days: int = 90
    keep_days: int = 60
    """Days that something ready is kept before it may count as abandoned."""
    conditions: str = ""
    """What whoever brings something agrees to, as receipts and estimates say it."""
    conditions_in: Texts = {}
    seller: str = ""
    """Name, address and tax number, as invoices must say them; lines."""
    version: int = 1

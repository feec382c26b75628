"""Commands that set up a service desk: parts, suppliers, and the terms of a service point."""

from __future__ import annotations

from typing import Annotated

import msgspec

from protocol.command import Command, Ident, Name, Version
from protocol.money import Amount, Currency, Percent, Quantity, Rounding, TaxMode
from protocol.places import Texts
from protocol.record import NAME_LENGTH
from protocol.service_requests import MINUTES_MOST

Short = Annotated[str, msgspec.Meta(max_length=NAME_LENGTH)]
Problem = Annotated[str, msgspec.Meta(max_length=2_000)]


class PutPart(Command, frozen=True, kw_only=True, tag="put_part"):
    """A part of the list; what is not given stays. A new one needs `name`. Answers `Saved`."""

    part: Ident | None = None
    version: Version | None = None
    name: Name | None = None
    sku: Annotated[str, msgspec.Meta(max_length=60)] | None = None
    price: Amount | None = None
    tax_rate: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{1,2}(\.[0-9]{1,3})?)?$")] | None = None
    stock: Quantity | None = None
    reorder_at: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{1,4}(\.[0-9]{1,3})?)?$")] | None = (
        None
    )
    supplier: Annotated[str, msgspec.Meta(max_length=36)] | None = None
    listed: bool | None = None


class DeletePart(Command, frozen=True, kw_only=True, tag="delete_part"):
    """Take a part that no open request names off the list. Answers `Saved`."""

    part: Ident


class PutSupplier(Command, frozen=True, kw_only=True, tag="put_supplier"):
    """A supplier; what is not given stays. A new one needs `name`. Answers `Saved`."""

    supplier: Ident | None = None
    version: Version | None = None
    name: Name | None = None
    email: Annotated[str, msgspec.Meta(max_length=254)] | None = None
    phone: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    lead_days: Annotated[int, msgspec.Meta(ge=0, le=180)] | None = None


class DeleteSupplier(Command, frozen=True, kw_only=True, tag="delete_supplier"):
    """Remove a supplier whom nothing names. Answers `Saved`."""

    supplier: Ident


class PutRepairTerms(Command, frozen=True, kw_only=True, tag="put_repair_terms"):
    """How a service point takes requests; what is not given stays. The first time makes the two
    services, where they are not named. Answers `Saved`."""

    service_point: Ident
    version: Version | None = None
    intake: Ident | None = None
    pickup: Ident | None = None
    calendar: Annotated[str, msgspec.Meta(max_length=36)] | None = None
    technicians: Annotated[int, msgspec.Meta(ge=1, le=100)] | None = None
    turnaround_min: Annotated[int, msgspec.Meta(ge=0, le=366 * 1_440)] | None = None
    warn_min: Annotated[int, msgspec.Meta(ge=0, le=10_080)] | None = None
    diagnosis_min: Annotated[int, msgspec.Meta(ge=0, le=MINUTES_MOST)] | None = None
    currency: Currency | None = None
    tax_mode: TaxMode | None = None
    rounding: Rounding | None = None
    labour_rate: Amount | None = None
    parts_tax: Percent | None = None
    labour_tax: Percent | None = None
    tolerance: Percent | None = None
    valid_h: Annotated[int, msgspec.Meta(ge=1, le=2_160)] | None = None
    return_fee: Amount | None = None
    warranty_days: Annotated[int, msgspec.Meta(ge=0, le=3_650)] | None = None
    keep_days: Annotated[int, msgspec.Meta(ge=1, le=3_650)] | None = None
    conditions: Problem | None = None
    conditions_in: Texts | None = None
    seller: Annotated[str, msgspec.Meta(max_length=500)] | None = None


class DeleteRepairTerms(Command, frozen=True, kw_only=True, tag="delete_repair_terms"):
    """A service point without open requests takes none any more. Answers `Saved`."""

    service_point: Ident


AnyRepairSetting = (
    PutPart | DeletePart | PutSupplier | DeleteSupplier | PutRepairTerms | DeleteRepairTerms
)

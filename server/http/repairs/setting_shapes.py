"""How parts, suppliers and terms look in JSON."""

from __future__ import annotations

from typing import Annotated, Any, Final

from msgspec import Meta

from protocol import repair_settings as s
from protocol.money import Currency, Percent, Quantity, Rounding, TaxMode
from protocol.places import Names
from protocol.records import Part, RepairTerms, Supplier
from protocol.service_requests import MINUTES_MOST
from server.http.queue_shapes import AnId, Version
from server.http.repairs.shapes import Next
from server.http.repairs.values import Rate, Sum
from server.http.setting_shapes import Name
from server.http.shapes import Body, Shape
from server.http.tickets.naming import ident, ident_or_none

_Rate = Annotated[
    str,
    Meta(
        pattern=r"^([0-9]{1,2}(\.[0-9]{1,3})?)?$",
        description="Percent; empty is what the terms say of parts.",
        examples=["19"],
    ),
]
_Some = Annotated[
    str,
    Meta(
        pattern=r"^([0-9]{1,4}(\.[0-9]{1,3})?)?$",
        description="At so few it is to be ordered; empty says nothing.",
        examples=["2"],
    ),
]
_Lines = Annotated[s.Problem, Meta(description="What whoever brings something agrees to.")]


class PartBody(Body, frozen=True):
    """A part of the list, or what is to be otherwise of one."""

    version: Version | None = None
    name: Name | None = None
    sku: Annotated[str, Meta(max_length=60, description="Its number.")] | None = None
    price: Sum | None = None
    tax_rate: _Rate | None = None
    stock: Annotated[Quantity, Meta(examples=["12"])] | None = None
    reorder_at: _Some | None = None
    supplier: Annotated[str, Meta(max_length=36, description="Its id; empty: none.")] | None = None
    listed: Annotated[bool | None, Meta(description="Whether it is offered.")] = None

    def command(self, part: str | None) -> s.PutPart:
        """The command. Raises `Problematic`."""
        if self.supplier:
            ident(self.supplier, "unknown_setting", "supplier")
        return s.PutPart(part=part, **_same(self))


class PartShape(Shape, frozen=True):
    """A part of the list."""

    id: str
    name: str
    sku: str
    price: str
    tax_rate: str
    stock: str
    reorder_at: str
    supplier: str | None
    listed: bool
    version: int

    @classmethod
    def of(cls, part: Part) -> PartShape:
        """The same in JSON."""
        return cls(**{name: getattr(part, name) for name in cls.__struct_fields__})


class PartList(Shape, frozen=True):
    """Parts in pages."""

    items: list[PartShape]
    next: Next


class SupplierBody(Body, frozen=True):
    """A supplier, or what is to be otherwise of one."""

    version: Version | None = None
    name: Name | None = None
    email: Annotated[str, Meta(max_length=254)] | None = None
    phone: Annotated[str, Meta(max_length=40)] | None = None
    lead_days: (
        Annotated[int, Meta(ge=0, le=180, description="Business days until a part comes.")] | None
    ) = None

    def command(self, supplier: str | None) -> s.PutSupplier:
        """The command."""
        return s.PutSupplier(supplier=supplier, **_same(self))


class SupplierShape(Shape, frozen=True):
    """Who parts are got from."""

    id: str
    name: str
    email: str
    phone: str
    lead_days: int
    version: int

    @classmethod
    def of(cls, supplier: Supplier) -> SupplierShape:
        """The same in JSON."""
        return cls(**{name: getattr(supplier, name) for name in cls.__struct_fields__})


class SupplierList(Shape, frozen=True):
    """Suppliers in pages."""

    items: list[SupplierShape]
    next: Next


class TermsBody(Body, frozen=True):
    """What is to be otherwise of how a service point takes requests."""

    version: Version | None = None
    intake: Annotated[AnId | None, Meta(description="The service of whoever brings …")] = None
    pickup: Annotated[AnId | None, Meta(description="… and of whoever picks up.")] = None
    calendar: (
        Annotated[
            str,
            Meta(max_length=36, description="Id of a calendar; empty: the service point's hours."),
        ]
        | None
    ) = None
    technicians: Annotated[int, Meta(ge=1, le=100)] | None = None
    turnaround_minutes: (
        Annotated[int, Meta(ge=0, le=366 * 1_440, description="Promised at intake; 0: nothing.")]
        | None
    ) = None
    warn_minutes: Annotated[int, Meta(ge=0, le=10_080)] | None = None
    diagnosis_minutes: Annotated[int, Meta(ge=0, le=MINUTES_MOST)] | None = None
    currency: Annotated[Currency, Meta(examples=["EUR"])] | None = None
    tax_mode: TaxMode | None = None
    rounding: Rounding | None = None
    labour_rate: Annotated[Sum | None, Meta(description="For an hour.")] = None
    parts_tax: Rate | None = None
    labour_tax: Rate | None = None
    tolerance: Annotated[
        Percent | None, Meta(description="Percent over what was approved, without asking again.")
    ] = None
    valid_hours: (
        Annotated[int, Meta(ge=1, le=2_160, description="So long an estimate is open.")] | None
    ) = None
    return_fee: Sum | None = None
    warranty_days: Annotated[int, Meta(ge=0, le=3_650)] | None = None
    keep_days: Annotated[int, Meta(ge=1, le=3_650)] | None = None
    conditions: _Lines | None = None
    conditions_in: Annotated[Names | None, Meta(description="The same by language.")] = None
    seller: (
        Annotated[
            str,
            Meta(
                max_length=500, description="Name, address and tax number, as on invoices; lines."
            ),
        ]
        | None
    ) = None

    def command(self, point: str) -> s.PutRepairTerms:
        """The command. Raises `Problematic`."""
        if self.calendar:
            ident(self.calendar, "unknown_setting", "calendar")
        ident_or_none(self.intake, "unknown_service", "intake")
        ident_or_none(self.pickup, "unknown_service", "pickup")
        return s.PutRepairTerms(service_point=point, **_same(self))


class TermsShape(Shape, frozen=True):
    """How a service point takes requests."""

    service_point: str
    intake: str
    pickup: str
    calendar: str
    technicians: int
    turnaround_minutes: int
    warn_minutes: int
    diagnosis_minutes: int
    currency: str
    tax_mode: TaxMode
    rounding: Rounding
    labour_rate: str
    parts_tax: str
    labour_tax: str
    tolerance: str
    valid_hours: int
    return_fee: str
    warranty_days: int
    keep_days: int
    conditions: str
    conditions_in: dict[str, str]
    seller: str
    version: int

    @classmethod
    def of(cls, terms: RepairTerms) -> TermsShape:
        """The same in JSON."""
        same = [name for name in cls.__struct_fields__ if name != "service_point"]
        return cls(service_point=terms.id, **{name: getattr(terms, _short(name)) for name in same})


class TermsList(Shape, frozen=True):
    """Terms in pages."""

    items: list[TermsShape]
    next: Next


_SHORT: Final = {
    "turnaround_minutes": "turnaround_min",
    "warn_minutes": "warn_min",
    "diagnosis_minutes": "diagnosis_min",
    "valid_hours": "valid_h",
}
"""What records call it, by what JSON does."""


def _short(name: str) -> str:
    return _SHORT.get(name, name)


def _same(body: Body) -> dict[str, Any]:
    """What a command has from its body as it is there."""
    return {_short(name): getattr(body, name) for name in body.__struct_fields__}

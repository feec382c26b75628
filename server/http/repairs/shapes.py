"""Answers of the routes of service requests."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from protocol.cost_estimates import ApprovalVia, EstimateState
from protocol.money import Rounding, TaxMode
from protocol.request_states import RequestState
from protocol.service_requests import LineKind, LineState, RequestChannel, RequestPause
from protocol.sla import Priority
from server.http.contacts.shapes import PastShape
from server.http.reservation_shapes import ContactShape
from server.http.shapes import Shape

Number = Annotated[str, Meta(description="As people write it.", examples=["R-1187"])]
Total = Annotated[str, Meta(description="With tax, as text.", examples=["214.30"])]
Next = Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]


class RequestAnswer(Shape, frozen=True):
    """A request after a change."""

    id: str
    number: Number
    state: RequestState
    promised_at: datetime | None
    estimate: Annotated[int, Meta(description="`nth` of the newest estimate; 0 is none.")]
    total: Total
    version: Annotated[int, Meta(description="Send it along with the next change.")]


class OpenedAnswer(RequestAnswer, frozen=True):
    """A request that was opened, and its customer's private link."""

    visit: Annotated[str | None, Meta(description="With `wait`: the stay that it began, …")]
    entry: str | None
    position: Annotated[int | None, Meta(description="… and the place in the line.")]
    link: Annotated[str, Meta(description="Its page, for the customer alone.")]
    token: Annotated[str, Meta(description="Bearer token of the customer.")]


class PhotoShape(Shape, frozen=True):
    """A picture; `photos` of its request has it."""

    id: str
    name: str
    content_type: Annotated[str, Meta(examples=["image/jpeg"])]


class ItemShape(Shape, frozen=True):
    """One thing that was brought."""

    id: str
    what: str
    make: str
    model: str
    serial: str
    accessories: list[str]
    condition: str
    photos: list[PhotoShape]
    locked: Annotated[bool, Meta(description="Whether its unlock code is kept.")]


class NoteShape(Shape, frozen=True):
    """A diagnostic note."""

    id: str
    at: datetime
    text: str
    public: Annotated[bool, Meta(description="Whether the customer reads it.")]
    author: Annotated[str, Meta(description="Id of the colleague; empty: the customer.")]
    photos: list[PhotoShape]


class LineShape(Shape, frozen=True):
    """A part, some labour, or a fee."""

    id: str
    position: int
    kind: LineKind
    name: str
    quantity: str
    minutes: int
    unit_price: str
    tax_rate: str
    state: LineState
    since: datetime
    part: str | None
    supplier: str | None
    expected_at: datetime | None
    from_stock: bool
    warranty: bool
    technician: str | None
    version: int


class ToldLine(Shape, frozen=True):
    """A line as it was told: it is never reckoned again."""

    line: str
    kind: LineKind
    name: str
    quantity: str
    minutes: int
    unit_price: str
    tax_rate: str
    amount: str


class TaxShape(Shape, frozen=True):
    """What a document holds at one rate of tax."""

    rate: str
    net: str
    tax: str


class _Told(Shape, frozen=True):
    currency: Annotated[str, Meta(description="ISO 4217.", examples=["EUR"])]
    tax_mode: TaxMode
    rounding: Rounding
    lines: list[ToldLine]
    net: str
    tax: str
    total: Total
    taxes: list[TaxShape]


class EstimateShape(_Told, frozen=True):
    """An estimate as it was sent."""

    nth: int
    state: EstimateState
    made_at: datetime
    valid_until: datetime
    stop_above: Annotated[str, Meta(description="Over it nothing is done without asking again.")]
    hash: Annotated[str, Meta(description="Whoever answers it names `nth` and this.")]
    note: str
    ready_at: datetime | None
    opened_at: Annotated[datetime | None, Meta(description="When its customer opened it.")]
    answered_at: datetime | None
    answered_via: Annotated[
        ApprovalVia | None, Meta(description="By which way; null while it is open.")
    ]
    answered_by: Annotated[str, Meta(description="Id of the colleague; empty: the customer.")]
    answered_name: str
    answered_number: str
    extra_work: str
    reason: str


class InvoiceShape(_Told, frozen=True):
    """An invoice as it was made at pick-up."""

    number: int
    at: datetime


class RequestRow(Shape, frozen=True):
    """All that a list holds of a request."""

    id: str
    number: Number
    service_point: str
    state: RequestState
    since: Annotated[datetime, Meta(description="When the present state began.")]
    opened_at: datetime
    updated_at: datetime
    channel: RequestChannel
    customer: ContactShape | None
    contact: str
    item: Annotated[str, Meta(description="The first that was brought.", examples=["DeLonghi"])]
    more: Annotated[int, Meta(description="How many were brought besides.")]
    problem: str
    priority: Priority
    technician: str | None
    language: str
    visit: str | None
    pickup: str | None
    reservation: str | None
    warranty_of: str | None
    warranty_until: datetime | None
    spend_limit: str
    return_fee: str
    currency: str
    promised_at: Annotated[datetime | None, Meta(description="Null while the promise stands.")]
    first_promised_at: datetime | None
    pause: Annotated[RequestPause, Meta(description="Whose turn it is; empty: the house's.")]
    left_seconds: Annotated[
        int | None, Meta(description="Business time left while the promise stands.")
    ]
    breached_at: datetime | None
    estimate: Annotated[int, Meta(description="`nth` of the newest; 0 is none.")]
    total: Total
    approved_total: str
    stop_above: str
    stopped: Annotated[bool, Meta(description="Whether `total` is above that: work stops.")]
    ready_told_at: datetime | None
    ended_at: datetime | None
    invoice: Annotated[int, Meta(description="Its number; 0 is none.")]
    reason: str
    version: int


class RequestList(Shape, frozen=True):
    """Requests that fit what is asked, newest first, in pages."""

    items: list[RequestRow]
    next: Next


class WholeRequest(RequestRow, frozen=True):
    """A request with all that belongs to it."""

    items: list[ItemShape]
    notes: Annotated[list[NoteShape], Meta(description="Oldest first.")]
    lines: list[LineShape]
    estimates: Annotated[list[EstimateShape], Meta(description="Oldest first.")]
    invoice_document: InvoiceShape | None
    photos: Annotated[
        list[PhotoShape], Meta(description="Those that no item and no note has taken yet.")
    ]
    story: Annotated[
        list[PastShape], Meta(description="What happened, oldest first; the newest 200.")
    ]


class UnlockAnswer(Shape, frozen=True):
    """What opens an item."""

    code: str


class AskedAnswer(Shape, frozen=True):
    """The ticket in which the question goes on."""

    number: Annotated[str, Meta(examples=["T-20437"])]

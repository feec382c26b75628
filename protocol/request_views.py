"""View records of service requests: what boards show, and what a customer sees of their own."""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec

from protocol.cost_estimates import ApprovalVia, EstimateLine, EstimateState
from protocol.money import TaxSum
from protocol.places import Names
from protocol.record import Record
from protocol.request_states import RequestState
from protocol.service_requests import Photo, RequestPause
from protocol.sla import Priority


class RequestHead(Record, frozen=True, kw_only=True, tag="request_head"):
    """A card of the board; `id` is the request's. The topic `requests` holds those that have not
    ended."""

    number: int
    service_point: str
    state: RequestState
    since: int
    item: str
    """What it is: make and model, or what it was called."""
    more: int
    """How many items it has besides."""
    name: str
    """Of the contact, or its mail address or phone where it has none."""
    contact: str
    problem: str
    technician: str | None
    priority: Priority
    pause: RequestPause
    promised_at: int | None
    promise_from_at: int | None
    warn_at: int | None
    left_s: int | None
    breached_at: int | None
    valid_until: int | None
    """Until when the estimate that was sent is open."""
    seen_at: int | None
    """When its customer opened that."""
    awaits: list[str]
    """Names of the parts that are awaited …"""
    expected_at: int | None
    """… and when the last of them should come."""
    told_at: int | None
    """When the customer was told that it is ready."""
    here: str
    """The number under which its customer waits in the hall now; empty while they do not."""
    entry: str
    """The queue entry of that."""
    total: str
    currency: str
    return_fee: str
    stopped: bool
    warranty: bool
    updated_at: int
    version: int


HEAD_OF_REQUEST: Final = (
    "number",
    "service_point",
    "state",
    "since",
    "contact",
    "problem",
    "technician",
    "priority",
    "pause",
    "promised_at",
    "promise_from_at",
    "warn_at",
    "left_s",
    "breached_at",
    "total",
    "currency",
    "return_fee",
    "stopped",
    "updated_at",
    "version",
)
"""What a card has from its request as it is there."""


class OwnItem(msgspec.Struct, frozen=True, array_like=True):
    """An item as its customer sees it."""

    name: str
    serial: str
    accessories: list[str]


class OwnRequest(Record, frozen=True, kw_only=True, tag="own_request"):
    """A service request as its customer sees it."""

    number: int
    state: RequestState
    since: int
    opened_at: int
    service_point: str
    items: list[OwnItem]
    problem: str
    language: str
    pause: RequestPause
    promised_at: int | None
    breached: bool
    place: int
    """On the bench, from 1; 0 is not there."""
    ready_at: int | None
    expected_at: int | None
    """When the parts that are awaited should come."""
    currency: str
    estimate: int
    """`nth` of the newest; 0 is none."""
    return_fee: str
    may_answer: bool
    """Whether the newest estimate waits for a yes or no."""
    may_join: bool
    """Whether there is something to pick up."""
    waiting: str
    """The id of the visit in which they wait for it now; empty while they do not."""
    invoice: bool
    """Whether there is one to read."""
    warranty_until: int | None
    signed: bool
    version: int
    to_pay: str = ""
    """What is to be paid when it is picked up; empty where there is nothing to be picked up."""
    ticket: str = ""
    """Number of the ticket in which they have asked something last, `T-20437`."""
    called: bool = False
    """Whether they are being called to a desk now."""
    agreed: int = 0
    """`nth` of the estimate that still holds where a newer one was declined or has expired; else
    0."""
    awaits: list[str] = []
    """The parts that are awaited, as estimates call them."""
    warranty: bool = False
    """Whether earlier work is done again under its warranty."""


class OwnEstimate(Record, frozen=True, kw_only=True, tag="own_estimate"):
    """An estimate as its customer reads it; `id` is its own."""

    nth: int
    state: EstimateState
    made_at: int
    valid_until: int
    currency: str
    tax_mode: Literal["exclusive", "inclusive"]
    lines: list[EstimateLine]
    net: str
    tax: str
    total: str
    taxes: list[TaxSum]
    stop_above: str
    hash: str
    note: str
    ready_at: int | None
    answered_at: int | None
    answered_via: ApprovalVia | Literal[""]


class OwnNote(Record, frozen=True, kw_only=True, tag="own_note"):
    """A diagnostic note that is for the customer."""

    at: int
    text: str
    author: str
    """The first name of the colleague; empty is the customer."""
    photos: list[Photo] = []


class PublicTerms(Record, frozen=True, kw_only=True, tag="public_terms"):
    """What a kiosk tells whoever brings something; `id` is the service point's."""

    currency: str
    return_fee: str
    conditions: str
    conditions_in: Names


AnyRequestView = RequestHead | OwnRequest | OwnEstimate | OwnNote | PublicTerms
REQUEST_VIEWS: tuple[type[Record], ...] = get_args(AnyRequestView)

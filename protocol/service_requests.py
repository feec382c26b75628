"""The records of service requests: what customers bring to be repaired, and what it will cost.

Instants are milliseconds since 1970 UTC and named `*_at`; labour is whole minutes, named `minutes`
or `*_min`; business time left is seconds, named `*_s`. Texts that customers told, names and
signatures are personal: erasing a contact erases them too.
"""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

import msgspec

from protocol.record import Record
from protocol.request_states import RequestState
from protocol.sla import Priority

RequestChannel = Literal["kiosk", "page", "staff", "http"]
RequestPause = Literal["", "customer", "supplier"]
"""Whose turn it is while the promised time stands; empty: it is the house's, and the time runs."""
LineKind = Literal["part", "labour", "fee"]
LineState = Literal["planned", "ordered", "here", "used", "doing", "done", "dropped"]
"""Of a part: planned, ordered or here, used; of labour: planned, doing, done; of a fee: planned."""
AWAITED: Final[frozenset[LineState]] = frozenset({"planned", "ordered"})
"""A part in one of these is not here yet."""
STROKES_MOST: Final = 8_000
Strokes = Annotated[str, msgspec.Meta(pattern=r"^[0-9,; ]*$", max_length=STROKES_MOST)]
"""A signature as drawn: points `x,y` of a field of 1000 by 400, parted by spaces; lines by `;`."""
MINUTES_MOST: Final = 6_000
"""Of labour in one line."""


class Photo(msgspec.Struct, frozen=True, array_like=True):
    """A picture of an item, by the id of its attachment."""

    id: str
    name: str = ""
    content_type: str = ""


class PausedSpan(msgspec.Struct, frozen=True, array_like=True):
    """A half-open span in which the promised time stands; None still goes on."""

    from_at: int
    to_at: int | None
    why: RequestPause


class ServiceRequest(Record, frozen=True, kw_only=True, tag="service_request"):
    """Something that was brought to be repaired; shown as `R-1187` everywhere."""

    number: int
    service_point: str
    """Whose bench it is on."""
    contact: str
    state: RequestState
    since: int
    """When the present state began."""
    opened_at: int
    updated_at: int
    channel: RequestChannel
    problem: str = ""
    """What the customer says is wrong."""
    priority: Priority = "normal"
    technician: str | None = None
    language: str = "en"
    visit: str | None = None
    """The stay in which it was brought …"""
    pickup: str | None = None
    """… and the one in which it is picked up."""
    reservation: str | None = None
    warranty_of: str | None = None
    """The request whose work is done again at no cost."""
    warranty_until: int | None = None
    spend_limit: str = ""
    """So much may be done without asking, with tax; empty: nothing."""
    return_fee: str = "0.00"
    """What giving it back unrepaired costs, as agreed at intake."""
    currency: str = "EUR"
    signature: str = ""
    """`Strokes` by which the customer agreed at intake; may be empty."""
    pickup_signature: str = ""
    """Those by which they signed for what they picked up; may be empty."""
    promised_at: int | None = None
    """By when it will be ready, as the customer is told; None while the time stands, and where
    nothing is promised."""
    first_promised_at: int | None = None
    """What they were told first."""
    told_promise_at: int | None = None
    """What they were told last."""
    promise_from_at: int | None = None
    target_s: int = 0
    """Business time that was promised, from `promise_from_at` on, without pauses; 0 is nothing."""
    warn_at: int | None = None
    left_s: int | None = None
    """Business time left while the promised time stands."""
    pause: RequestPause = ""
    pauses: list[PausedSpan] = []
    breached_at: int | None = None
    """When the promise was broken; stays."""
    warned: bool = False
    estimate: int = 0
    """`nth` of the newest estimate; 0 none was sent."""
    total: str = "0.00"
    """What its lines come to now, with tax."""
    approved_total: str = ""
    """What was approved; empty while nothing is."""
    stop_above: str = ""
    """Over this total work stops for a new estimate."""
    stopped: bool = False
    """Whether `total` is above it."""
    begun: bool = False
    """Whether repair has begun once, so that arrived parts lead back there."""
    ready_told_at: int | None = None
    """When the customer was last told that it is ready."""
    ended_at: int | None = None
    invoice: int = 0
    """Number of the invoice that picking up made; 0 none."""
    reason: str = ""
    """Why it was cancelled or abandoned, or why the final check failed."""
    actor: str | None = None
    """Id of who changed it last; None is the customer, or time."""
    version: int = 1


class RequestItem(Record, frozen=True, kw_only=True, tag="request_item"):
    """One thing that was brought."""

    request: str
    position: int
    what: str
    """What it is, in a word or two: `Phone`, `Coffee machine`."""
    make: str = ""
    model: str = ""
    serial: str = ""
    accessories: list[str] = []
    condition: str = ""
    photos: list[Photo] = []
    locked: bool = False
    """Whether its unlock code is kept (`UnlockCode`)."""


class UnlockCode(Record, frozen=True, kw_only=True, tag="unlock_code"):
    """What opens an item; `id` is the item's. Encrypted under the house's key, told in no topic,
    gone when the item is."""

    request: str
    sealed: str


class RequestNote(Record, frozen=True, kw_only=True, tag="request_note"):
    """A diagnostic note: for the customer too where it is `public`; else it never leaves."""

    request: str
    at: int
    text: str
    public: bool
    author: str = ""
    """Id of the colleague; empty is the customer."""
    photos: list[Photo] = []


class RequestLine(Record, frozen=True, kw_only=True, tag="request_line"):
    """A part, some labour, or a fee."""

    request: str
    position: int
    line_kind: LineKind
    name: str
    quantity: str = "1"
    """Of a part or a fee."""
    minutes: int = 0
    """Of labour."""
    unit_price: str = "0.00"
    """For one, or for an hour."""
    tax_rate: str = "0"
    state: LineState = "planned"
    since: int = 0
    part: str | None = None
    """The part in stock that it takes; None is one that is got for this alone."""
    supplier: str | None = None
    expected_at: int | None = None
    """When an ordered part should come."""
    from_stock: bool = False
    """Whether stock was lowered for it."""
    warranty: bool = False
    """Whether it costs the customer nothing."""
    technician: str | None = None
    version: int = 1


class BenchPlace(msgspec.Struct, frozen=True, array_like=True):
    """One request that waits for work or is worked on."""

    request: str
    ready_at: int | None
    """When its remaining labour would be done, None where the bench never opens; rounded up."""
    labour_min: int


class Bench(Record, frozen=True, kw_only=True, tag="bench"):
    """The order in which a service point works, first first; `id` is its own."""

    at: int
    order: list[BenchPlace]


def shown(number: int) -> str:
    """The number as everybody reads and hears it: `R-1187`."""
    return f"R-{number}"


def number_of(text: str) -> int | None:
    """The number of `R-1187`, `r1187` or `1187`; None for what is none."""
    found = _TYPED.fullmatch(text.strip())
    return int(found[1]) if found else None


_TYPED: Final = re.compile(r"(?:[Rr]-?)?(\d{1,15})", re.ASCII)

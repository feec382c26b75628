"""A service request as its customer reads it, in JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Final

from msgspec import Meta

from protocol.cost_estimates import ApprovalVia, EstimateState
from protocol.money import TaxMode
from protocol.records import Record
from protocol.request_states import RequestState
from protocol.request_views import OwnEstimate, OwnNote, OwnRequest
from protocol.service_requests import RequestPause, shown
from server.http.repairs.answers import photos_of, told_line
from server.http.repairs.shapes import Number, PhotoShape, TaxShape, ToldLine, Total
from server.http.shapes import Shape, instant, instant_or_none


class OwnItemShape(Shape, frozen=True):
    """One thing that was brought."""

    name: str
    serial: str
    accessories: list[str]


class OwnNoteShape(Shape, frozen=True):
    """A note of the workshop, or one's own."""

    at: datetime
    text: str
    author: Annotated[str, Meta(description="First name of the colleague; empty: the customer.")]
    photos: list[PhotoShape]


class OwnEstimateShape(Shape, frozen=True):
    """What it will cost."""

    nth: int
    state: EstimateState
    made_at: datetime
    valid_until: datetime
    currency: str
    tax_mode: TaxMode
    lines: list[ToldLine]
    net: str
    tax: str
    total: Total
    taxes: list[TaxShape]
    stop_above: Annotated[str, Meta(description="Over it nothing is done without asking again.")]
    hash: Annotated[str, Meta(description="Send it along with `nth` when you answer.")]
    note: str
    ready_at: datetime | None
    answered_at: datetime | None
    answered_via: ApprovalVia | None


class OwnRequestAnswer(Shape, frozen=True):
    """One's own service request."""

    id: str
    number: Number
    state: RequestState
    since: datetime
    opened_at: datetime
    service_point: str
    items: list[OwnItemShape]
    problem: str
    language: str
    pause: RequestPause
    promised_at: datetime | None
    breached: bool
    place: Annotated[int, Meta(description="On the bench, from 1; 0 is not there.")]
    ready_at: datetime | None
    expected_at: Annotated[
        datetime | None, Meta(description="When the parts that are awaited should come.")
    ]
    awaits: Annotated[list[str], Meta(description="Their names, as estimates call them.")]
    currency: str
    return_fee: str
    may_answer: Annotated[
        bool, Meta(description="Whether the newest estimate waits for an answer.")
    ]
    may_join: Annotated[bool, Meta(description="Whether there is something to pick up.")]
    waiting: Annotated[
        str, Meta(description="Id of the visit in which one waits for it; or empty.")
    ]
    called: Annotated[bool, Meta(description="Whether one is being called to a desk now.")]
    to_pay: Annotated[str, Meta(description="When it is picked up; empty before it can be.")]
    invoice: bool
    warranty_until: datetime | None
    warranty: Annotated[
        bool, Meta(description="Whether earlier work is done again under its warranty.")
    ]
    signed: bool
    ticket: Annotated[str, Meta(description="In which one asked something last.")]
    version: int
    agreed: Annotated[
        int,
        Meta(
            description="`nth` of the estimate that still holds where a newer one was declined or "
            "has expired; else 0."
        ),
    ]
    estimates: Annotated[list[OwnEstimateShape], Meta(description="Oldest first.")]
    notes: Annotated[list[OwnNoteShape], Meta(description="Oldest first.")]


_REQUEST: Final = (
    "id", "state", "service_point", "problem", "language", "pause", "breached", "place", "currency",
    "return_fee", "may_answer", "may_join", "waiting", "called", "to_pay", "invoice", "signed",
    "ticket", "version", "agreed", "awaits", "warranty",
)  # fmt: skip
_TIMES: Final = ("since", "opened_at", "promised_at", "ready_at", "expected_at", "warranty_until")
_ESTIMATE: Final = (
    "nth", "state", "currency", "tax_mode", "net", "tax", "total", "stop_above", "hash", "note",
)  # fmt: skip


def own_of(own: OwnRequest, views: Sequence[Record]) -> OwnRequestAnswer:
    """The request with its estimates and notes, of these views."""
    estimates = [each for each in views if isinstance(each, OwnEstimate)]
    notes = [each for each in views if isinstance(each, OwnNote)]
    same: dict[str, Any] = {name: getattr(own, name) for name in _REQUEST}
    same |= {name: instant_or_none(getattr(own, name)) for name in _TIMES}
    return OwnRequestAnswer(
        **same,
        number=shown(own.number),
        items=[
            OwnItemShape(name=e.name, serial=e.serial, accessories=e.accessories) for e in own.items
        ],
        estimates=[_estimate(each) for each in sorted(estimates, key=lambda e: e.nth)],
        notes=[_note(each) for each in sorted(notes, key=lambda note: (note.at, note.id))],
    )


def _estimate(each: OwnEstimate) -> OwnEstimateShape:
    return OwnEstimateShape(
        **{name: getattr(each, name) for name in _ESTIMATE},
        made_at=instant(each.made_at),
        valid_until=instant(each.valid_until),
        lines=[told_line(line) for line in each.lines],
        taxes=[TaxShape(rate=e.rate, net=e.net, tax=e.tax) for e in each.taxes],
        ready_at=instant_or_none(each.ready_at),
        answered_at=instant_or_none(each.answered_at),
        answered_via=each.answered_via or None,
    )


def _note(each: OwnNote) -> OwnNoteShape:
    return OwnNoteShape(
        at=instant(each.at), text=each.text, author=each.author, photos=photos_of(each.photos)
    )

"""The values that requests about repairs are made of, as the API document describes them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from protocol import request_commands as r
from protocol.cost_estimates import ApprovalVia
from protocol.money import Amount, Percent, Quantity
from protocol.record import NAME_LENGTH
from protocol.repair_settings import Problem
from protocol.service_requests import STROKES_MOST, LineKind
from server.http.queue_shapes import AnId
from server.http.shapes import Body, described

Sum = Annotated[
    Amount, Meta(description="In the currency's own unit, as text.", examples=["129.99"])
]
Limit = Annotated[r.Money, Meta(description="With tax; empty is none.", examples=["150.00"])]
Much = Annotated[Quantity, Meta(examples=["2"])]
Rate = Annotated[Percent, Meta(description="Percent.", examples=["19"])]
Minutes = Annotated[r.Minutes, Meta(description="Of labour.", examples=[45])]
Short = Annotated[str, Meta(max_length=NAME_LENGTH)]
Word = Annotated[str, Meta(min_length=1, max_length=NAME_LENGTH)]
What = Annotated[
    Problem, Meta(description="What the customer says is wrong.", examples=["It does not heat."])
]
Said = Annotated[r.Said, Meta(description="Plain text.", examples=["The pump is stuck."])]
Reason = Annotated[str, Meta(max_length=500, description="Why; some steps need it.")]
Colleague = Annotated[str, Meta(max_length=36, description="Id of a colleague; empty is nobody.")]
Photos = Annotated[
    list[AnId], Meta(max_length=12, description="Ids of pictures that were sent to `photos`.")
]
Strokes = Annotated[
    str,
    Meta(
        pattern=r"^[0-9,; ]*$",
        max_length=STROKES_MOST,
        description="As drawn: points `x,y` of a field of 1000 by 400, parted by spaces; lines "
        "by `;`.",
        examples=["10,20 30,40; 50,60 70,80"],
    ),
]
Asked = described(
    str, "Id or number of the request, such as `R-1187`.", "R-1187", min_length=1, max_length=64
)
At = Annotated[datetime, Meta(tz=True, examples=["2026-12-01T15:00:00Z"])]
Nth = Annotated[int, Meta(ge=0, le=100_000, description="Which estimate, from 1.", examples=[1])]


class ItemSpecBody(Body, frozen=True):
    """Something that is brought."""

    what: Annotated[Word, Meta(examples=["Coffee machine"])]
    make: Short = ""
    model: Short = ""
    serial: Short = ""
    accessories: Annotated[list[Word], Meta(max_length=20, examples=[["Drip tray"]])] = []
    condition: Annotated[str, Meta(max_length=2_000, examples=["Scratched lid"])] = ""
    photos: Photos = []


class ItemBody(ItemSpecBody, frozen=True, kw_only=True):
    """One more item, or one that is known, described anew."""

    item: Annotated[AnId | None, Meta(description="Id of the one that is known.")] = None


class NoteBody(Body, frozen=True):
    """A diagnostic note."""

    text: Said
    public: Annotated[bool, Meta(description="Whether the customer reads it.")] = False
    photos: Photos = []


class LineFields(Body, frozen=True):
    """What a part, labour or a fee is."""

    kind: Annotated[LineKind | None, Meta(description="Of a new one.")] = None
    name: Short | None = None
    quantity: Much | None = None
    minutes: Minutes | None = None
    unit_price: Annotated[Sum | None, Meta(description="For one, or for an hour.")] = None
    tax_rate: Rate | None = None
    part: Annotated[AnId | None, Meta(description="The part of the list that it takes.")] = None
    supplier: Annotated[str, Meta(max_length=36, description="Its id; empty: none.")] | None = None
    warranty: Annotated[bool | None, Meta(description="It costs the customer nothing.")] = None
    technician: Colleague | None = None
    position: Annotated[int, Meta(ge=0, le=1_000)] | None = None


class LineStepFields(Body, frozen=True):
    """What became of a line."""

    step: r.LineStep
    expected_at: Annotated[
        At | None, Meta(description="With `order`; without it as long as the supplier takes.")
    ] = None


class SendBody(Body, frozen=True):
    """An estimate for the customer, made of the lines as they are."""

    valid_until: Annotated[At | None, Meta(description="Without it as long as the terms say.")] = (
        None
    )
    note: Annotated[str, Meta(max_length=500, description="A word to the customer.")] = ""


class AnswerBody(Body, frozen=True):
    """A yes or no to the very estimate that was read."""

    yes: bool
    nth: Nth
    hash: Annotated[str, Meta(max_length=64, description="Of the estimate that was read.")] = ""
    via: Annotated[
        ApprovalVia,
        Meta(
            description="By staff: `phone` or `in_person`; `limit` and `warranty` need none "
            "that was sent, and have `nth` 0."
        ),
    ] = "link"
    name: Annotated[Short, Meta(description="Who said so.")] = ""
    number: Annotated[
        str, Meta(max_length=40, description="The telephone that was rung, with `phone`.")
    ] = ""
    total: Annotated[Limit, Meta(description="As it was read aloud, with `phone`.")] = ""
    extra_work: Annotated[str, Meta(max_length=500)] = ""
    signature: Strokes = ""
    reason: Reason = ""

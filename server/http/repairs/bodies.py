"""Bodies of the routes of service requests."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from protocol.request_states import RequestState, RequestStep
from protocol.sla import Priority
from server.http.queue_shapes import AnId, CustomerBody, Spoken, Version
from server.http.repairs.values import (
    AnswerBody,
    Asked,
    At,
    Colleague,
    ItemBody,
    ItemSpecBody,
    Limit,
    LineFields,
    LineStepFields,
    NoteBody,
    Reason,
    Said,
    SendBody,
    Strokes,
    Sum,
    What,
    Word,
)
from server.http.shapes import Body
from server.http.tickets.values import Files


class JoinBody(Body, frozen=True):
    """What is brought where, and by whom."""

    service_point: Annotated[AnId, Meta(description="Id of the service point.")]
    items: Annotated[list[ItemSpecBody], Meta(min_length=1, max_length=12)]
    problem: What = ""
    customer: Annotated[
        CustomerBody | None, Meta(description="Found by mail address or phone, or made.")
    ] = None
    contact: Annotated[AnId | None, Meta(description="Or a contact that is known; by staff.")] = (
        None
    )
    spend_limit: Annotated[Limit, Meta(description="So much may be done without asking.")] = ""
    signature: Strokes = ""
    language: Spoken = ""
    wait: Annotated[
        bool, Meta(description="Join the line under the number of the request, to be called.")
    ] = False
    access_needs: Annotated[
        list[Word], Meta(max_length=8, description="What staff should be ready for.")
    ] = []
    promised_at: Annotated[
        At | None,
        Meta(description="Without it what the terms promise. By staff, as is all that follows."),
    ] = None
    return_fee: Annotated[Sum | None, Meta(description="For giving it back unrepaired.")] = None
    here: Annotated[
        bool, Meta(description="The items were handed over: it is checked in at once.")
    ] = False
    visit: Annotated[AnId | None, Meta(description="The stay in which it was brought.")] = None
    reservation: AnId | None = None
    ticket: Annotated[AnId | None, Meta(description="A ticket that is about it from now on.")] = (
        None
    )
    warranty_of: Annotated[
        Asked | None, Meta(description="The request whose work is done again at no cost.")
    ] = None
    priority: Priority = "normal"


class FieldsBody(Body, frozen=True):
    """What is to be otherwise and is no state; what is not given stays."""

    version: Version | None = None
    problem: What | None = None
    priority: Priority | None = None
    technician: Colleague | None = None
    promised_at: Annotated[At | None, Meta(description="A new promise …")] = None
    no_promise: Annotated[bool, Meta(description="… or none any more.")] = False
    spend_limit: Limit | None = None
    language: Spoken | None = None
    service_point: Annotated[AnId | None, Meta(description="Another bench.")] = None
    contact: Annotated[AnId | None, Meta(description="Another contact that it is of.")] = None


class LinePart(LineFields, frozen=True, kw_only=True):
    """One more line, or one that is changed, and what became of it."""

    line: Annotated[AnId | None, Meta(description="Id of one that is known.")] = None
    step: Annotated[
        LineStepFields | None, Meta(description="`drop` takes it off; the other steps move it.")
    ] = None


class EstimatePart(Body, frozen=True):
    """An answer to the estimate that was sent, or a new one; the answer comes first."""

    answer: AnswerBody | None = None
    send: SendBody | None = None


class UpdateBody(FieldsBody, frozen=True, kw_only=True):
    """All that may become of a request, in one go."""

    items: Annotated[list[ItemBody], Meta(max_length=12)] = []
    notes: Annotated[list[NoteBody], Meta(max_length=10)] = []
    lines: Annotated[list[LinePart], Meta(max_length=40)] = []
    estimate: EstimatePart | None = None
    step: Annotated[RequestStep | None, Meta(description="A step of a colleague …")] = None
    state: Annotated[
        RequestState | None, Meta(description="… or the state that such a step leads to.")
    ] = None
    reason: Reason = ""
    signature: Strokes = ""


class StepBody(Body, frozen=True):
    """A step of a colleague."""

    step: RequestStep
    reason: Reason = ""
    signature: Annotated[Strokes, Meta(description="At pick-up.")] = ""
    version: Version | None = None


class ItemChangeBody(ItemBody, frozen=True, kw_only=True):
    """An item, under the version of its request that was seen."""

    version: Version | None = None


class NoteChangeBody(NoteBody, frozen=True, kw_only=True):
    """A note, under the version of its request that was seen."""

    version: Version | None = None


class LineBody(LineFields, frozen=True, kw_only=True):
    """A line, under the version of its request that was seen."""

    version: Version | None = None


class LineStepBody(LineStepFields, frozen=True, kw_only=True):
    """What became of a line, under the version of its request that was seen."""

    version: Version | None = None


class SendEstimateBody(SendBody, frozen=True, kw_only=True):
    """An estimate, under the version of its request that was seen."""

    version: Version | None = None


class SeenBody(Body, frozen=True):
    """Which estimate was opened."""

    nth: Annotated[int, Meta(ge=1, le=100_000)]


class AskBody(Body, frozen=True):
    """What a customer asks first."""

    text: Said
    attachments: Files = []


class UnlockBody(Body, frozen=True):
    """What opens an item."""

    code: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=60,
            description="A PIN, a password, or where the key is. Kept encrypted, and gone when "
            "the item is.",
            examples=["a PIN"],
        ),
    ]

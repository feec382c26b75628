"""Commands on service requests: intake, steps, notes, lines, estimates and their answers, pick-up.

What a service desk sets up is in `repair_settings`.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from protocol.command import Command, Ident, Instant, Name, Text, Version
from protocol.cost_estimates import ApprovalVia
from protocol.money import Amount, Percent, Quantity
from protocol.queue_commands import Customer, Spoken
from protocol.repair_settings import AnyRepairSetting, Problem, Short
from protocol.request_states import RequestStep
from protocol.service_requests import MINUTES_MOST, LineKind, Strokes
from protocol.sla import Priority
from protocol.tickets import PER_MESSAGE

Said = Annotated[str, msgspec.Meta(min_length=1, max_length=4_000)]
Photos = Annotated[list[Ident], msgspec.Meta(max_length=12)]
Accessories = Annotated[list[Name], msgspec.Meta(max_length=20)]
Minutes = Annotated[int, msgspec.Meta(ge=1, le=MINUTES_MOST)]
LineStep = Literal["order", "arrive", "take", "use", "begin", "finish", "drop", "plan"]
"""Of a part: it is ordered, it came, it is taken from stock, it is built in; of labour: it is
begun, finished; of either: it is not needed after all, or is planned again."""
Money = Annotated[str, msgspec.Meta(pattern=r"^([0-9]{1,9}(\.[0-9]{1,4})?)?$")]
"""An amount, or empty for none."""


class ItemSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is brought."""

    what: Name
    make: Short = ""
    model: Short = ""
    serial: Short = ""
    accessories: Accessories = []
    condition: Problem = ""
    photos: Photos = []
    """Attachments, which must be pictures."""


class OpenRequest(Command, frozen=True, kw_only=True, tag="open_request"):
    """Take something in: of a contact who is known, or of the customer who is told. By a kiosk and
    with `wait` it joins the line of the service point with the request's own number, so that its
    customer is called. Answers `Requested`."""

    service_point: Ident
    items: Annotated[list[ItemSpec], msgspec.Meta(min_length=1, max_length=12)]
    problem: Problem = ""
    contact: Ident | None = None
    """By staff alone, as are the eight from `promised_at` on."""
    customer: Customer | None = None
    spend_limit: Money = ""
    signature: Strokes = ""
    language: Spoken = ""
    wait: bool = False
    access_needs: Annotated[list[Name], msgspec.Meta(max_length=8)] = []
    promised_at: Instant | None = None
    """None is what the terms promise."""
    return_fee: Amount | None = None
    here: bool = False
    """Whether the items were handed over: then it is checked in at once."""
    visit: Ident | None = None
    reservation: Ident | None = None
    ticket: Ident | None = None
    """A ticket that is about it from now on."""
    warranty_of: Ident | None = None
    priority: Priority = "normal"


class RequestCommand(Command, frozen=True, kw_only=True):
    """A command on one request; `expected` is the version that its sender saw."""

    request: Ident
    expected: Version | None = None


class UpdateRequest(RequestCommand, frozen=True, kw_only=True, tag="update_request"):
    """Change what is not a state; what is not given stays. Answers `Requested`."""

    problem: Problem | None = None
    priority: Priority | None = None
    technician: Annotated[str, msgspec.Meta(max_length=36)] | None = None
    """Empty text is nobody."""
    promised_at: Annotated[int, msgspec.Meta(ge=0)] | None = None
    """0 takes the promise away."""
    spend_limit: Money | None = None
    language: Spoken | None = None
    service_point: Ident | None = None
    """Another bench."""
    contact: Ident | None = None


class StepRequest(RequestCommand, frozen=True, kw_only=True, tag="step_request"):
    """Take a step of a colleague, as `request_states.STEPS` has it. Answers `Requested`."""

    step: RequestStep
    reason: Text = ""
    signature: Strokes = ""
    """At pick-up."""


class PutItem(RequestCommand, frozen=True, kw_only=True, tag="put_item"):
    """One more item, or one that is known, described anew. Answers `Saved`."""

    item: Ident | None = None
    spec: ItemSpec


class DropItem(RequestCommand, frozen=True, kw_only=True, tag="drop_item"):
    """An item was not brought after all. Answers `Saved`."""

    item: Ident


class SealUnlock(Command, frozen=True, kw_only=True, tag="seal_unlock"):
    """Keep what opens an item, as the edge has encrypted it; empty forgets it. Answers `Saved`."""

    item: Ident
    sealed: Annotated[str, msgspec.Meta(max_length=400)]


class ReadUnlock(Command, frozen=True, kw_only=True, tag="read_unlock"):
    """Somebody is shown it: the record says who. Answers `Saved`."""

    item: Ident


class NoteRequest(RequestCommand, frozen=True, kw_only=True, tag="note_request"):
    """Write a diagnostic note. Answers `Saved` with its id."""

    text: Said
    public: bool = False
    photos: Photos = []


class AskAboutRequest(Command, frozen=True, kw_only=True, tag="ask_about_request"):
    """The customer asks something first: a ticket that is about the request, or goes on in it.
    Answers `Ticketed`."""

    request: Ident
    text: Said
    attachments: Annotated[list[Ident], msgspec.Meta(max_length=PER_MESSAGE)] = []
    """Files that go with it, such as photos."""


class PutLine(RequestCommand, frozen=True, kw_only=True, tag="put_line"):
    """One more part, labour or fee, or one that is changed; what is not given stays. A new part
    needs `part` or `name`. Answers `Saved`."""

    line: Ident | None = None
    line_kind: LineKind | None = None
    name: Short | None = None
    quantity: Quantity | None = None
    minutes: Minutes | None = None
    unit_price: Amount | None = None
    tax_rate: Percent | None = None
    part: Ident | None = None
    supplier: Annotated[str, msgspec.Meta(max_length=36)] | None = None
    warranty: bool | None = None
    technician: Annotated[str, msgspec.Meta(max_length=36)] | None = None
    position: Annotated[int, msgspec.Meta(ge=0, le=1_000)] | None = None


class StepLine(RequestCommand, frozen=True, kw_only=True, tag="step_line"):
    """What became of a part or of labour; the request follows. Answers `Requested`."""

    line: Ident
    step: LineStep
    expected_at: Instant | None = None
    """With `order`; None is as long as the supplier takes."""


class SendEstimate(RequestCommand, frozen=True, kw_only=True, tag="send_estimate"):
    """Tell the customer what it will cost, by mail or SMS where there is an address. It supersedes
    the one before. Answers `Requested`."""

    valid_until: Instant | None = None
    """None is as long as the terms say."""
    note: Text = ""


class AnswerEstimate(RequestCommand, frozen=True, kw_only=True, tag="answer_estimate"):
    """Say yes or no to the very estimate that was read, once. Answers `Requested`."""

    nth: Annotated[int, msgspec.Meta(ge=0)]
    """0 with `via` limit or warranty, which need none that was sent."""
    hash: Annotated[str, msgspec.Meta(max_length=64)]
    yes: bool
    via: ApprovalVia = "link"
    name: Short = ""
    """Who said so, of what staff write down."""
    number: Annotated[str, msgspec.Meta(max_length=40)] = ""
    """The telephone that was rung; needed with `via` phone, as is `total`."""
    total: Money = ""
    """As it was read aloud."""
    extra_work: Text = ""
    signature: Strokes = ""
    reason: Text = ""


class SeeEstimate(Command, frozen=True, kw_only=True, tag="see_estimate"):
    """The customer has opened the link. Answers `Saved`."""

    request: Ident
    nth: Annotated[int, msgspec.Meta(ge=1)]


class JoinPickup(Command, frozen=True, kw_only=True, tag="join_pickup"):
    """The customer is here for what is ready: takes a place in the line, under the number of the
    request. Answers `Joined`, twice the same."""

    request: Ident


class DeleteRequest(RequestCommand, frozen=True, kw_only=True, tag="delete_request"):
    """Erase it with all that belongs to it; the audit keeps that it was. Answers `Saved`."""


class PassRequestTime(Command, frozen=True, kw_only=True, tag="pass_request_time"):
    """A timer says that estimates may have expired, promises been broken, or the order of a bench
    be another; the rule looks for itself. Answers `Saved`."""

    requests: Annotated[list[Ident], msgspec.Meta(max_length=200)] = []
    service_points: Annotated[list[Ident], msgspec.Meta(max_length=50)] = []


AnyRequestCommand = (
    OpenRequest
    | UpdateRequest
    | StepRequest
    | PutItem
    | DropItem
    | SealUnlock
    | ReadUnlock
    | NoteRequest
    | AskAboutRequest
    | PutLine
    | StepLine
    | SendEstimate
    | AnswerEstimate
    | SeeEstimate
    | JoinPickup
    | DeleteRequest
    | PassRequestTime
    | AnyRepairSetting
)

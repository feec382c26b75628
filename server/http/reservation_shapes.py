"""Bodies and answers of the routes of reservations."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from protocol.booking import ReservationState
from protocol.booking_commands import AsWhat
from protocol.records import Source
from server.http.queue_shapes import AnId, CustomerBody, Spoken, Version
from server.http.shapes import Body, Shape

Start = Annotated[
    datetime, Meta(tz=True, description="With its zone.", examples=["2026-05-10T14:00:00Z"])
]
DefinitionId = Annotated[AnId, Meta(description="Id of the bookable service.")]
Seats = Annotated[int, Meta(ge=1, le=500, description="How many seats of a shared start.")]
Notes = Annotated[str, Meta(max_length=500, examples=["First-time client"])]
Browser = Annotated[
    str,
    Meta(
        max_length=64,
        description="A secret of this client, such as a UUID, by which a time that it holds is its "
        "own; our own pages have a cookie for it.",
    ),
]
_Needs = Annotated[
    list[Annotated[str, Meta(min_length=1, max_length=120)]],
    Meta(max_length=8, description="What staff should be ready for.", examples=[["step-free"]]),
]


class SlotBody(Body, frozen=True):
    """A time; without an end it lasts as long as the service does."""

    start: Start
    end: Start | None = None


class SlotShape(Shape, frozen=True):
    """A time."""

    start: datetime
    end: datetime


class CreateBody(Body, frozen=True):
    """Who books what, and when."""

    definition_id: DefinitionId
    slot: SlotBody
    customer: CustomerBody
    notes: Notes = ""
    seats: Seats = 1
    hold: Annotated[AnId | None, Meta(description="The hold that becomes this reservation.")] = None
    staff: Annotated[AnId | None, Meta(description="Id of the colleague who is wanted.")] = None
    desk: Annotated[AnId | None, Meta(description="Id of the desk, by staff alone.")] = None
    language: Spoken = ""
    earlier: Annotated[
        bool, Meta(description="Whether to offer an earlier time that comes free.")
    ] = False
    access_needs: _Needs = []
    browser: Browser = ""


class HoldBody(Body, frozen=True):
    """The time that is kept while a form is filled in."""

    definition_id: DefinitionId
    start: Start
    seats: Seats = 1
    staff: Annotated[AnId | None, Meta(description="Id of the colleague who is wanted.")] = None
    reservation: Annotated[
        AnId | None, Meta(description="The reservation that is to be moved there.")
    ] = None
    browser: Browser = ""


class ReleaseBody(Body, frozen=True):
    """Who holds it; may be left out with our own cookie."""

    browser: Browser = ""


class HeldAnswer(Shape, frozen=True):
    """A time that is kept."""

    id: Annotated[str, Meta(description="Send it along as `hold` to book this time.")]
    definition_id: str
    slot: SlotShape
    seats: int
    expires_at: datetime


class WaitListBody(Body, frozen=True):
    """Any time that begins within this span."""

    definition_id: DefinitionId
    start: Annotated[datetime, Meta(tz=True, description="The first start that would fit.")]
    end: Annotated[datetime, Meta(tz=True, description="The last start that would fit.")]
    customer: CustomerBody
    seats: Seats = 1
    language: Spoken = ""
    browser: Browser = ""


class WaitListedAnswer(Shape, frozen=True):
    """A place on the wait list."""

    id: str


class ReservationAnswer(Shape, frozen=True):
    """A reservation as it is now."""

    id: str
    number: Annotated[
        str,
        Meta(description="For people: read aloud in groups of five.", examples=["7KQ4M2XW9CV"]),
    ]
    definition_id: str
    slot: SlotShape
    state: ReservationState
    revision: Annotated[int, Meta(description="Raised when it is moved or cancelled.")]
    version: Annotated[int, Meta(description="Send it along to be sure nobody was faster.")]
    resources: Annotated[
        list[str], Meta(description="Ids of colleagues and desks; for staff alone.")
    ]
    undo_until: Annotated[datetime | None, Meta(description="Until when it can be taken back.")]


class BookedAnswer(ReservationAnswer, frozen=True):
    """A reservation that was made, and its customer's private link."""

    link: Annotated[str, Meta(description="Its page, for the customer alone.")]
    token: Annotated[
        str, Meta(description="Bearer token of the customer, good until a day after its end.")
    ]


class ContactShape(Shape, frozen=True):
    """What is known of its customer."""

    id: str
    name: str
    email: str
    phone: str


class ReservationRow(ReservationAnswer, frozen=True):
    """All that staff may know of a reservation."""

    service_point: str
    asked_staff: Annotated[
        str | None,
        Meta(description="The colleague who was asked for and alone is to serve it; else null."),
    ]
    since: datetime
    made_at: datetime
    source: Source
    seats: int
    customer: ContactShape | None
    notes: str
    staff_notes: str
    language: str
    access_needs: list[str]
    price: Annotated[str, Meta(description="As it was when it was booked.", examples=["45.00"])]
    currency: str
    earlier: bool
    cancelled_by: Annotated[str, Meta(description="`customer` or `staff`; else empty.")]
    reason: str
    visit: Annotated[str | None, Meta(description="The stay that checking in began.")]
    projected_at: Annotated[
        datetime | None, Meta(description="When it will really begin, where that is later.")
    ]


class ReservationList(Shape, frozen=True):
    """Reservations in the order of their starts, in pages."""

    items: list[ReservationRow]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]


class UpdateBody(Body, frozen=True):
    """One change: of fields, of the time (`slot`, `staff`, `desk`), or of the `state`."""

    id: AnId
    version: Version
    customer: CustomerBody | None = None
    notes: Notes | None = None
    staff_notes: Annotated[str, Meta(max_length=2_000)] | None = None
    seats: Seats | None = None
    earlier: bool | None = None
    slot: SlotBody | None = None
    staff: AnId | None = None
    desk: AnId | None = None
    hold: AnId | None = None
    state: ReservationState | None = None
    reason: Annotated[str, Meta(max_length=200, description="Why it is cancelled.")] = ""


class ReservationCheckInBody(Body, frozen=True):
    """How somebody stands in line who comes late; the body may be left out."""

    as_what: Annotated[
        AsWhat | None,
        Meta(description="By staff, where the slot is lost: by its time, its weight, or neither."),
    ] = None
    language: Spoken = ""
    access_needs: _Needs = []
    version: Version | None = None


class OwnReservationAnswer(Shape, frozen=True):
    """A reservation as its customer may see it."""

    number: Annotated[str, Meta(examples=["7KQ4M2XW9CV"])]
    definition_id: str
    definition: Annotated[str, Meta(description="What was booked.", examples=["Haircut"])]
    service_point: Annotated[str, Meta(description="Where.", examples=["Salon"])]
    slot: SlotShape
    state: ReservationState
    seats: int
    price: str
    currency: str
    cancel_until: Annotated[datetime, Meta(description="Until when its customer may cancel it.")]
    undo_until: datetime | None


class MailedAnswer(Shape, frozen=True):
    """The same whether anything is booked under the address or not."""

    detail: Annotated[
        str, Meta(examples=["If anything is booked under this address, a mail is on its way."])
    ]


class ReminderAnswer(Shape, frozen=True):
    """A reminder that is on its way."""

    id: Annotated[str, Meta(description="Id of the message.")]

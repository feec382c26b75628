"""Bodies and answers of the queue routes."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from protocol.places import ClassName
from protocol.records import MOST, DeskState, EntryState, PointState
from server.http.shapes import Body, Shape

AnId = Annotated[str, Meta(max_length=64, examples=["0197c2a4-5b7e-7c11-9d2e-3f6a8b1c4d5e"])]
Version = Annotated[
    int,
    Meta(
        ge=0,
        le=MOST,
        description="The version that you saw; another one is refused.",
        examples=[3],
    ),
]
Spoken = Annotated[
    str,
    Meta(
        pattern="^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$",
        examples=["en"],
        description="In which the customer is spoken to; empty: in the house's own.",
    ),
]
TakeOver = Annotated[
    bool, Meta(description="Also from another desk that has called this customer.")
]


class CustomerBody(Body, frozen=True):
    """What the customer chose to tell. Only staff ever see it."""

    name: Annotated[str, Meta(max_length=120, examples=["Alice"])] = ""
    phone: Annotated[str, Meta(max_length=40, examples=["+15551234567"])] = ""
    email: Annotated[str, Meta(max_length=200, examples=["alice@example.org"])] = ""


class JoinBody(Body, frozen=True):
    """Who joins which queue."""

    service_point: Annotated[AnId, Meta(description="Id of the service point.")]
    service: Annotated[
        AnId | None, Meta(description="Id of the service; without it the first open one.")
    ] = None
    services: Annotated[
        list[AnId],
        Meta(
            max_length=8,
            description="All that the customer comes for, in order, also at other service points: "
            "one visit with one number. `service` comes first where both are given.",
        ),
    ] = []
    customer: CustomerBody | None = None
    party_size: Annotated[int, Meta(ge=1, le=50, description="How many come together.")] = 1
    language: Spoken = ""
    access_needs: Annotated[
        list[Annotated[str, Meta(min_length=1, max_length=120)]],
        Meta(max_length=8, description="What staff should be ready for.", examples=[["seat"]]),
    ] = []
    notes: Annotated[str, Meta(max_length=500, description="A word to the staff.")] = ""
    code: (
        Annotated[
            str,
            Meta(
                max_length=40,
                description="What a screen in the hall shows now, where phones join only there "
                "(`joinBy` is `on_site`).",
            ),
        ]
        | None
    ) = None
    priority: Annotated[
        ClassName | None,
        Meta(description="Name of the class, by staff alone.", examples=["priority"]),
    ] = None


class Wait(Shape, frozen=True):
    """A wait in seconds: one in five, half, four in five wait at most this long."""

    p20: Annotated[int, Meta(examples=[420])]
    p50: Annotated[int, Meta(examples=[700])]
    p80: Annotated[int, Meta(examples=[1050])]


class JoinedAnswer(Shape, frozen=True):
    """The place that was given, and the customer's private link to it."""

    id: Annotated[str, Meta(description="Id of the queue entry.")]
    number: Annotated[str, Meta(description="What will be called.", examples=["A012"])]
    position: Annotated[int, Meta(description="Place in the line; 1 is next.", examples=[4])]
    wait: Annotated[
        Wait | None, Meta(description="`null` while no wait can be told: no desk is open.")
    ]
    promised_by: Annotated[
        datetime | None,
        Meta(
            description="By when the customer is called, as we promise it; `null` with no `wait`. "
            "Should it not hold, the live place says so, and a new time."
        ),
    ]
    link: Annotated[str, Meta(description="The live place, for the customer alone.")]
    token: Annotated[
        str, Meta(description="Bearer token of the customer for `check-in` and `leave`.")
    ]


class OwnPlace(Shape, frozen=True, omit_defaults=True):
    """The place that somebody has already; number and link only for whom they surely belong to."""

    position: int
    wait: Wait | None
    id: str | None = None
    number: str | None = None
    link: str | None = None
    token: str | None = None


class EntryAnswer(Shape, frozen=True):
    """A queue entry after a transition."""

    id: str
    number: Annotated[str, Meta(examples=["A012"])]
    service_point: str
    state: EntryState
    version: Annotated[int, Meta(description="Send it along to be sure nobody was faster.")]
    desk: Annotated[str | None, Meta(description="Id of the desk that has the entry.")]
    desk_name: Annotated[str, Meta(examples=["Desk 3"])]
    pick: Annotated[
        str, Meta(description="Why this one was called.", examples=["A012 waits longest."])
    ]
    undo_until: Annotated[datetime | None, Meta(description="Until when `undo` takes it back.")]
    opened: Annotated[
        str | None, Meta(description="Id of the next leg of the visit, where this step opened one.")
    ]


class MoveBody(Body, frozen=True):
    """An optional version; the body may be left out."""

    version: Version | None = None


class DeskBody(Body, frozen=True):
    """The desk that the customer is called to."""

    desk: Annotated[AnId, Meta(description="Id of the desk.")]
    take_over: TakeOver = False
    version: Version | None = None


class StartBody(Body, frozen=True):
    """The desk that serves; without it the one that called."""

    desk: Annotated[AnId | None, Meta(description="Id of the desk.")] = None
    take_over: TakeOver = False
    version: Version | None = None


class CancelBody(Body, frozen=True):
    """Why the entry ends."""

    reason: Annotated[str, Meta(min_length=1, max_length=200, examples=["Went home"])]
    version: Version | None = None


class CallNextBody(Body, frozen=True):
    """Where the next customer is called to."""

    desk: Annotated[AnId, Meta(description="Id of the desk.")]
    service_point: Annotated[
        AnId | None, Meta(description="Id of the service point; without it the desk's own.")
    ] = None


class DeskStateBody(Body, frozen=True):
    """Whether somebody works at the desk."""

    state: Annotated[
        DeskState,
        Meta(description="`open` with whoever asks; `closing` closes it after its customer."),
    ]
    take_over: Annotated[
        bool, Meta(description="Take a desk at which a colleague is signed in.")
    ] = False
    reason: Annotated[
        str, Meta(max_length=80, description="Why it is paused.", examples=["Lunch"])
    ] = ""
    until: (
        Annotated[datetime, Meta(tz=True, description="When whoever pauses means to be back.")]
        | None
    ) = None
    holds: Annotated[
        Literal["keep", "requeue", "hand_over"] | None,
        Meta(description="What becomes of my customers on hold; needed where there are any."),
    ] = None


class DeskStateAnswer(Shape, frozen=True):
    """A desk as it is now."""

    id: str
    version: int
    state: DeskState


class WaitingRow(Shape, frozen=True):
    """Somebody who waits."""

    number: Annotated[str, Meta(examples=["A013"])]
    position: Annotated[int, Meta(examples=[1])]
    wait: Wait | None


class CalledRow(Shape, frozen=True):
    """Somebody who is called."""

    number: Annotated[str, Meta(examples=["A012"])]
    desk: Annotated[str, Meta(description="Name of the desk.", examples=["Desk 3"])]
    called_at: datetime | None


class ServingRow(Shape, frozen=True):
    """Somebody who is being served."""

    number: Annotated[str, Meta(examples=["A011"])]
    desk: Annotated[str, Meta(description="Name of the desk.", examples=["Desk 2"])]
    started_at: datetime | None


class StatusAnswer(Shape, frozen=True):
    """The queue of a service point as everybody may see it; never a name."""

    service_point: str
    seq: Annotated[int, Meta(description="Number of the last change that is in it.")]
    as_of: datetime
    open: Annotated[bool, Meta(description="Whether new numbers are given.")]
    state: PointState
    notice: Annotated[str, Meta(description="What staff say to all who wait; mostly empty.")]
    waiting: list[WaitingRow]
    called: list[CalledRow]
    serving: list[ServingRow]

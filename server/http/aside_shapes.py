"""Bodies of the routes that put somebody aside, send them on, or tell of them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from protocol.places import ClassName
from protocol.records import PointState, Standing
from server.http.queue_shapes import AnId, Version
from server.http.shapes import Body, Shape

_Reason = Annotated[str, Meta(min_length=1, max_length=200, examples=["Closed for today"])]
_Note = Annotated[str, Meta(max_length=200, description="A word to the next colleague.")]
_Place = Annotated[
    Standing,
    Meta(description="Before all, by the time waited so far, or behind all who wait now."),
]


class HoldBody(Body, frozen=True):
    """Until about when somebody is on hold."""

    until: Annotated[
        datetime, Meta(tz=True, description="When the customer is expected back, today.")
    ]
    note: _Note = ""
    version: Version | None = None


class AtDeskBody(Body, frozen=True):
    """Where service goes on; without a desk where it was."""

    desk: Annotated[AnId | None, Meta(description="Id of the desk.")] = None
    version: Version | None = None


class RequeueBody(Body, frozen=True):
    """Where in the line."""

    place: _Place = "keep"
    reason: Annotated[str, Meta(max_length=200)] = ""
    version: Version | None = None


class TransferBody(Body, frozen=True):
    """Where the customer goes next."""

    service_point: Annotated[
        AnId | None, Meta(description="Id of the service point; without it this one.")
    ] = None
    service: Annotated[
        AnId | None, Meta(description="Id of the service; without it the first open one there.")
    ] = None
    place: _Place = "keep"
    note: _Note = ""
    version: Version | None = None


class AwayBody(Body, frozen=True):
    """For how long nobody is to call."""

    minutes: Annotated[int, Meta(ge=1, le=60, examples=[10])] = 10
    version: Version | None = None


class ReasonBody(Body, frozen=True):
    """Why."""

    reason: _Reason
    version: Version | None = None


class PriorityBody(Body, frozen=True):
    """The class that somebody is put into."""

    priority: Annotated[ClassName, Meta(examples=["priority"])]
    reason: Annotated[str, Meta(max_length=200)] = ""
    version: Version | None = None


class NoteBody(Body, frozen=True):
    """What staff write about a customer."""

    text: Annotated[str, Meta(max_length=2_000, description="The whole text, as it is to be.")]
    version: Annotated[
        Version | None, Meta(description="The version of the note that you saw.")
    ] = None


class NoteAnswer(Shape, frozen=True):
    """The note is kept."""

    visit: Annotated[str, Meta(description="Id of the visit that it is about.")]
    version: Annotated[int, Meta(description="Send it along with the next change.")]


class BroadcastBody(Body, frozen=True):
    """What all who wait are told."""

    service_point: Annotated[AnId, Meta(description="Id of the service point.")]
    text: Annotated[str, Meta(max_length=200, description="Empty takes it away.")]


class PointReasonBody(Body, frozen=True):
    """All who wait at a service point, and why."""

    service_point: Annotated[AnId, Meta(description="Id of the service point.")]
    reason: _Reason


class PointStateBody(Body, frozen=True):
    """How a service point is to be; it stays so until its hours turn next."""

    state: PointState


class PointStateAnswer(Shape, frozen=True):
    """A service point as it is now."""

    id: str
    version: int
    state: Annotated[
        PointState, Meta(description="Asked to close while anybody is here, it is `draining`.")
    ]

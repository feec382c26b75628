"""Bodies and answers of the service-point routes."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from protocol.commands import ServiceSpec
from protocol.records import MOST, DeskState, PointState
from server.http.queue_shapes import AnId
from server.http.shapes import Body, Shape

_Name = Annotated[str, Meta(min_length=1, max_length=120, examples=["Counter"])]
_Prefix = Annotated[
    str, Meta(pattern="^[A-Z]{1,3}$", description="Numbers begin with it.", examples=["A"])
]
_Capacity = Annotated[int, Meta(ge=1, le=200, description="How many desks it has.", examples=[4])]
_Location = Annotated[
    str, Meta(max_length=80, description="Where to wait, as the slip says it.", examples=["Hall 1"])
]
_MaxWaiting = Annotated[int, Meta(ge=1, le=100_000, description="More are turned away.")]
_Grace = Annotated[
    int, Meta(ge=0, le=86_400, description="Seconds to come after a call.", examples=[120])
]
_CallAbsent = Annotated[
    bool, Meta(description="Whether somebody who joined by phone is called before checking in.")
]
_Series = Annotated[
    str,
    Meta(
        pattern="^([A-Z]{1,3})?$",
        description="Own series of numbers; empty, as for a new one: the point's.",
    ),
]
_Mean = Annotated[
    int,
    Meta(ge=10, le=86_400, description="Seconds on average; 480 for a new one.", examples=[540]),
]


class ServiceBody(Body, frozen=True):
    """A service; `id` names one that exists: what is not given stays as it is."""

    name: _Name
    id: AnId | None = None
    prefix: _Series | None = None
    mean_seconds: _Mean | None = None
    open: Annotated[bool, Meta(description="A new one is open.")] | None = None

    def spec(self) -> ServiceSpec:
        """The same for a command."""
        return ServiceSpec(self.name, self.id, self.prefix, self.mean_seconds, self.open)


class CreatePointBody(Body, frozen=True):
    """A new service point with its desks and services."""

    name: _Name
    prefix: _Prefix
    capacity: _Capacity = 1
    location: _Location = ""
    max_waiting: _MaxWaiting = 500
    grace_seconds: _Grace = 120
    grace_remote_seconds: _Grace = 300
    call_absent: _CallAbsent = True
    services: Annotated[
        list[ServiceBody], Meta(max_length=60, description="Without any, one of the same name.")
    ] = []
    desk_names: Annotated[
        list[_Name], Meta(max_length=200, description="In order; others are `Desk 1`, `Desk 2`, …")
    ] = []


class UpdatePointBody(Body, frozen=True):
    """The fields to change, and the version that you saw."""

    id: AnId
    version: Annotated[int, Meta(ge=0, le=MOST, examples=[1])]
    name: _Name | None = None
    prefix: _Prefix | None = None
    capacity: _Capacity | None = None
    state: PointState | None = None
    location: _Location | None = None
    max_waiting: _MaxWaiting | None = None
    grace_seconds: _Grace | None = None
    grace_remote_seconds: _Grace | None = None
    call_absent: _CallAbsent | None = None
    services: Annotated[
        list[ServiceBody] | None,
        Meta(description="Services to add, or with `id` to change; others stay."),
    ] = None


class ServiceAnswer(Shape, frozen=True):
    """A service of a point."""

    id: str
    name: str
    prefix: str
    mean_seconds: int
    position: int
    open: bool


class DeskAnswer(Shape, frozen=True):
    """A desk of a point; `staff` is the id of who works there."""

    id: str
    number: int
    name: str
    state: DeskState
    staff: str | None


class PointAnswer(Shape, frozen=True):
    """A service point, its desks and its services."""

    id: str
    version: int
    name: str
    prefix: str
    capacity: int
    state: PointState
    location: str
    max_waiting: int
    grace_seconds: int
    grace_remote_seconds: int
    call_absent: bool
    services: list[ServiceAnswer]
    desks: list[DeskAnswer]


class PointList(Shape, frozen=True):
    """Service points, a hundred to a page."""

    items: list[PointAnswer]
    next: Annotated[str | None, Meta(description="`cursor` of the next page; `null` at the end.")]

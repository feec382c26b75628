"""Bodies of the service-point routes."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta

from protocol.commands import CreateServicePoint, UpdateServicePoint
from protocol.records import MOST, Ask, JoinBy, PointState, Policy
from server.http.queue_shapes import AnId
from server.http.setting_shapes import (
    ClassShape,
    ExceptionShape,
    HoursShape,
    Name,
    Names,
    ServiceBody,
)
from server.http.shapes import Body

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
_Seconds = Annotated[int, Meta(ge=0, le=86_400)]


class SettingsBody(Body, frozen=True, kw_only=True):
    """What can be set of a service point; what is not given stays, or is as for a new one."""

    repeat_seconds: (
        Annotated[
            _Seconds,
            Meta(description="An unanswered call is announced again after so long; 0 never."),
        ]
        | None
    ) = None
    calls_most: (
        Annotated[
            int, Meta(ge=1, le=10, description="How often a call is announced, with the first.")
        ]
        | None
    ) = None
    missed_seconds: (
        Annotated[
            _Seconds,
            Meta(description="Whoever missed a call can be called again for so long, or …"),
        ]
        | None
    ) = None
    missed_calls: (
        Annotated[
            int, Meta(ge=0, le=100, description="… for so many later calls, whichever is later.")
        ]
        | None
    ) = None
    hold_remote_seconds: (
        Annotated[
            _Seconds, Meta(description="So long a place is held for somebody who is not here yet.")
        ]
        | None
    ) = None
    max_wait_seconds: (
        Annotated[
            _Seconds, Meta(description="Whoever waited so long goes before all; 0 sets no limit.")
        ]
        | None
    ) = None
    policy: (
        Annotated[
            Policy,
            Meta(
                description="`weight` of the class times the wait, or classes in turn by `share`."
            ),
        ]
        | None
    ) = None
    classes: (
        Annotated[
            list[ClassShape], Meta(min_length=1, max_length=8, description="All; `standard` stays.")
        ]
        | None
    ) = None
    hours: (
        Annotated[
            list[HoursShape],
            Meta(max_length=42, description="All; empty: only people open and close it."),
        ]
        | None
    ) = None
    exceptions: (
        Annotated[
            list[ExceptionShape],
            Meta(max_length=400, description="All dates unlike their weekday."),
        ]
        | None
    ) = None

    zone: (
        Annotated[
            str,
            Meta(
                max_length=40,
                description="Part of the house whose walls and kiosks show it; empty is all.",
                examples=["Hall 1"],
            ),
        ]
        | None
    ) = None
    names: Names | None = None
    locations: (
        Annotated[Names, Meta(description="By language: where to wait, as slips say it.")] | None
    ) = None
    join_by: (
        Annotated[
            JoinBy,
            Meta(description="Phones join from anywhere, in the hall, or are checked in by staff."),
        ]
        | None
    ) = None
    asks: (
        Annotated[
            list[Ask], Meta(max_length=3, description="What kiosks ask for; all may be left out.")
        ]
        | None
    ) = None
    holidays: (
        Annotated[
            bool,
            Meta(description="Whether public holidays close it, where no exception says more."),
        ]
        | None
    ) = None
    late_seconds: (
        Annotated[
            _Seconds, Meta(description="Who checks in so late with a reservation has the slot, …")
        ]
        | None
    ) = None
    lost_seconds: (
        Annotated[_Seconds, Meta(description="… and so late the weight of one; then staff choose.")]
        | None
    ) = None

    def settings(self) -> dict[str, Any]:
        """The same for a command."""
        return {
            "repeat_s": self.repeat_seconds,
            "calls_most": self.calls_most,
            "missed_s": self.missed_seconds,
            "missed_calls": self.missed_calls,
            "hold_remote_s": self.hold_remote_seconds,
            "max_wait_s": self.max_wait_seconds,
            "policy": self.policy,
            "classes": values(self.classes),
            "hours": values(self.hours),
            "exceptions": values(self.exceptions),
            "zone": self.zone,
            "names": self.names,
            "locations": self.locations,
            "join_by": self.join_by,
            "asks": self.asks,
            "holidays": self.holidays,
            "late_s": self.late_seconds,
            "lost_s": self.lost_seconds,
        }


def values(shapes: list[Any] | None) -> list[Any] | None:
    """A list of shapes as a command has them."""
    return None if shapes is None else [shape.value() for shape in shapes]


class CreatePointBody(SettingsBody, frozen=True, kw_only=True):
    """A new service point with its desks and services."""

    name: Name
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
        list[Name], Meta(max_length=200, description="In order; others are `Desk 1`, `Desk 2`, …")
    ] = []

    def command(self) -> CreateServicePoint:
        """What it asks for."""
        return CreateServicePoint(
            name=self.name,
            prefix=self.prefix,
            capacity=self.capacity,
            location=self.location,
            max_waiting=self.max_waiting,
            grace_s=self.grace_seconds,
            grace_remote_s=self.grace_remote_seconds,
            call_absent=self.call_absent,
            services=[service.spec() for service in self.services],
            desk_names=self.desk_names,
            **self.settings(),
        )


class UpdatePointBody(SettingsBody, frozen=True, kw_only=True):
    """The fields to change, and the version that you saw."""

    id: AnId
    version: Annotated[int, Meta(ge=0, le=MOST, examples=[1])]
    name: Name | None = None
    prefix: _Prefix | None = None
    capacity: _Capacity | None = None
    state: PointState | None = None
    location: _Location | None = None
    max_waiting: _MaxWaiting | None = None
    grace_seconds: _Grace | None = None
    grace_remote_seconds: _Grace | None = None
    call_absent: _CallAbsent | None = None
    services: (
        Annotated[
            list[ServiceBody],
            Meta(
                max_length=60, description="Services to add, or with `id` to change; others stay."
            ),
        ]
        | None
    ) = None

    def command(self, point: str) -> UpdateServicePoint:
        """What it asks for, of the service point with this id."""
        return UpdateServicePoint(
            service_point=point,
            version=self.version,
            name=self.name,
            prefix=self.prefix,
            capacity=self.capacity,
            state=self.state,
            location=self.location,
            max_waiting=self.max_waiting,
            grace_s=self.grace_seconds,
            grace_remote_s=self.grace_remote_seconds,
            call_absent=self.call_absent,
            services=None if self.services is None else [s.spec() for s in self.services],
            **self.settings(),
        )

"""Bodies and answers of `/admin`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta

from protocol.commands import ServiceSpec, UpdateServicePoint
from protocol.records import Direction
from server.http.point_answers import DeskAnswer, ServiceAnswer
from server.http.queue_shapes import AnId, Version
from server.http.setting_shapes import (
    ExceptionShape,
    HoursShape,
    Mean,
    Name,
    Names,
    Position,
    Series,
    Skills,
    Words,
)
from server.http.shapes import Body, Shape

PointVersion = Annotated[
    Version, Meta(description="The version of the service point that you saw.")
]
_Next = Annotated[str | None, Meta(description="`cursor` of the next page; `null` at the end.")]


class ServiceOfPoint(Shape, frozen=True):
    """A service, and the version of its service point that a change has to name."""

    service_point: str
    version: int
    service: ServiceAnswer


class ServiceList(Shape, frozen=True):
    """Services, a hundred to a page."""

    items: list[ServiceOfPoint]
    next: _Next


class ServiceChangeBody(Body, frozen=True, kw_only=True):
    """The fields of a service to change."""

    version: PointVersion
    name: Name | None = None
    prefix: Series | None = None
    mean_seconds: Mean | None = None
    open: bool | None = None
    position: Position | None = None
    skills: Skills | None = None
    names: Names | None = None

    def spec(self, ident: str | None, name: str) -> ServiceSpec:
        """The same for a command."""
        return ServiceSpec(
            self.name or name,
            ident,
            self.prefix,
            self.mean_seconds,
            self.open,
            self.position,
            self.skills,
            self.names,
        )


class NewServiceBody(ServiceChangeBody, frozen=True, kw_only=True):
    """A service to add."""

    service_point: Annotated[AnId, Meta(description="Id of the service point.")]
    name: Name


class DeskList(Shape, frozen=True):
    """Desks, a hundred to a page."""

    items: list[DeskAnswer]
    next: _Next


class DeskBody(Body, frozen=True):
    """The fields of a desk to change."""

    version: Version
    name: Name | None = None
    services: (
        Annotated[list[AnId], Meta(max_length=60, description="Ids; empty means all of the point.")]
        | None
    ) = None
    access: Annotated[
        Words | None, Meta(description="Access needs that it is made for.", examples=[["seat"]])
    ] = None
    direction: Annotated[
        Direction | None,
        Meta(description="Where it lies as seen from the wall; empty: straight on."),
    ] = None


class HoursAnswer(Shape, frozen=True):
    """When a service point is open by itself."""

    service_point: str
    version: int
    hours: list[HoursShape]
    exceptions: list[ExceptionShape]


class HoursBody(Body, frozen=True):
    """When it is to be open; what is not given stays."""

    version: PointVersion
    hours: Annotated[list[HoursShape], Meta(max_length=42)] | None = None
    exceptions: Annotated[list[ExceptionShape], Meta(max_length=400)] | None = None

    def command(self, point: str) -> UpdateServicePoint:
        """What it asks for."""
        hours = None if self.hours is None else [each.value() for each in self.hours]
        dates = None if self.exceptions is None else [each.value() for each in self.exceptions]
        return UpdateServicePoint(
            service_point=point, version=self.version, hours=hours, exceptions=dates
        )


SettingName = Literal[
    "site",
    "service-point/create",
    "service-point/update",
    "service-point/delete",
    "hours",
    "services/add",
    "services/update",
    "services/delete",
    "desks",
    "staff",
    "state",
    "sla/policies",
    "sla/policies/delete",
    "sla/calendars",
    "sla/calendars/delete",
    "rules",
    "rules/delete",
    "webhooks",
    "webhooks/delete",
]


class EffectBody(Body, frozen=True):
    """A change of settings that is not saved."""

    setting: Annotated[SettingName, Meta(description="What would be saved.")]
    id: Annotated[
        AnId | None, Meta(description="What the address of the route would name, if anything.")
    ] = None
    change: Annotated[
        dict[str, Any], Meta(description="The body that the route would get; empty for a deletion.")
    ] = {}


class EffectAnswerShape(Shape, frozen=True):
    """What saving would do."""

    sentences: Annotated[
        list[str], Meta(examples=[["Numbers given today keep A; new ones begin with D001."]])
    ]

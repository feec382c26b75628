"""Bodies and answers of `/admin`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta

from protocol.commands import ServiceSpec, UpdateServicePoint, UpdateSite
from protocol.records import Direction, Language, Role
from server.http.point_answers import DeskAnswer, ServiceAnswer
from server.http.queue_shapes import AnId, Version
from server.http.setting_shapes import (
    DayClock,
    ExceptionShape,
    HoursShape,
    Mean,
    Name,
    Names,
    Position,
    Series,
    Skills,
    SpanShape,
    Words,
    minute,
)
from server.http.shapes import Body, Shape

PointVersion = Annotated[
    Version, Meta(description="The version of the service point that you saw.")
]
_Next = Annotated[str | None, Meta(description="`cursor` of the next page; `null` at the end.")]


class StaffAnswer(Shape, frozen=True):
    """A colleague as the others see them."""

    id: str
    version: int
    name: str
    role: Role
    skills: list[str]
    desk: Annotated[str | None, Meta(description="Id of the desk where the colleague works now.")]


class StaffList(Shape, frozen=True):
    """Colleagues, a hundred to a page."""

    items: list[StaffAnswer]
    next: _Next


class StaffBody(Body, frozen=True):
    """What a colleague can do."""

    version: Version
    skills: Annotated[Words, Meta(description="All of them, as it is to be.")]


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


class SiteAnswer(Shape, frozen=True):
    """The hall."""

    id: str
    version: int
    name: str
    zone: str
    roll_hour: int
    message: str
    public_url: str
    day: Annotated[str, Meta(description="The business day.", examples=["2026-11-24"])]
    address_checked: Annotated[
        bool,
        Meta(description="Whether a phone has opened the public address: codes show only then."),
    ]
    check_link: Annotated[
        str | None,
        Meta(description="To be opened on a phone, to check the address; `null` without one."),
    ]
    names: Names
    messages: Names
    languages: Annotated[list[str], Meta(description="The first is the house's own.")]
    spoken: Annotated[
        list[str], Meta(description="In which walls say calls besides the house's own.")
    ]
    quiet: Annotated[
        SpanShape | None, Meta(description="Between these walls show calls without a sound.")
    ]
    keep_contact_hours: Annotated[
        int, Meta(description="So long after a visit name, telephone and address are known.")
    ]
    keep_notes_days: Annotated[int, Meta(description="So long after a visit notes are kept.")]


class SiteBody(Body, frozen=True):
    """The fields of the hall to change, and the version that you saw."""

    version: Version
    name: Name | None = None
    zone: Annotated[str, Meta(max_length=64, examples=["Europe/Oslo"])] | None = None
    message: Annotated[str, Meta(max_length=200)] | None = None
    public_url: Annotated[str, Meta(max_length=200)] | None = None
    names: Names | None = None
    messages: Names | None = None
    languages: (
        Annotated[list[Language], Meta(min_length=1, max_length=12, examples=[["en", "es"]])] | None
    ) = None
    spoken: (
        Annotated[
            list[Language],
            Meta(
                max_length=4,
                description="In which walls say calls besides the house's own, to whoever speaks "
                "it.",
            ),
        ]
        | None
    ) = None
    quiet: (
        Annotated[
            list[DayClock],
            Meta(
                max_length=2,
                description="From and to when walls are silent; empty: never.",
                examples=[["20:00", "07:30"]],
            ),
        ]
        | None
    ) = None
    keep_contact_hours: (
        Annotated[
            int,
            Meta(
                ge=1,
                le=24 * 366,
                description="So long after a visit name, telephone and address are known. The "
                "history of customers reaches back as far.",
            ),
        ]
        | None
    ) = None
    keep_notes_days: (
        Annotated[int, Meta(ge=1, le=3_660, description="So long after a visit notes are kept.")]
        | None
    ) = None

    def command(self) -> UpdateSite:
        """What it asks for."""
        return UpdateSite(
            version=self.version,
            name=self.name,
            zone=self.zone,
            message=self.message,
            public_url=self.public_url,
            names=self.names,
            messages=self.messages,
            languages=self.languages,
            spoken=self.spoken,
            quiet=None if self.quiet is None else [minute(each) for each in self.quiet],
            keep_contact_h=self.keep_contact_hours,
            keep_notes_d=self.keep_notes_days,
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

"""What can be booked, in JSON: durations are whole minutes, money a decimal with its currency."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, to_builtins

from protocol.booking import Definition, Requirement, ResourceKind
from protocol.commands import PutDefinition
from protocol.ids import is_id
from protocol.records import MOST
from server.http.problems import reject
from server.http.queue_shapes import AnId
from server.http.setting_shapes import Name, Names
from server.http.shapes import Body, Shape
from server.http.transitions import point_id

_Day = 1_440
_Price = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{1,7}([.][0-9]{1,4})?$",
        description="A decimal in the currency's own unit; zero is free.",
        examples=["45.00"],
    ),
]
_Currency = Annotated[str, Meta(pattern="^[A-Z]{3}$", description="By ISO 4217.", examples=["EUR"])]
_Lasting = Annotated[int, Meta(ge=5, le=_Day, description="Minutes.", examples=[30])]
_Buffer = Annotated[
    int,
    Meta(
        ge=0,
        le=10_080,
        description="Minutes kept free; between two the longer one counts.",
        examples=[10],
    ),
]
_Until = Annotated[
    int,
    Meta(
        ge=0,
        le=10_080,
        description="Customers may until so many minutes before the start.",
        examples=[120],
    ),
]
_Reminders = Annotated[
    list[Annotated[int, Meta(ge=10, le=60 * _Day)]],
    Meta(
        max_length=4,
        description="So many minutes before the start; whole days mean the same time of day.",
        examples=[[1_440, 120]],
    ),
]
_Text = Annotated[str, Meta(max_length=500)]


class RequirementShape(Body, frozen=True):
    """So many colleagues, or desks of the service point, at once."""

    kind: ResourceKind
    skill: Annotated[
        str,
        Meta(
            max_length=120,
            description="What a colleague must be able to do, or a desk be made for; empty: any.",
        ),
    ] = ""
    count: Annotated[int, Meta(ge=1, le=20)] = 1


class _Settings(Body, frozen=True, kw_only=True):
    """What can be set; what is not given stays, or is as for a new one."""

    service: AnId | None = None
    description: _Text | None = None
    price: _Price | None = None
    currency: _Currency | None = None
    requires: Annotated[list[RequirementShape], Meta(min_length=1, max_length=6)] | None = None
    before_minutes: _Buffer | None = None
    after_minutes: _Buffer | None = None
    grid_minutes: _Lasting | None = None
    notice_minutes: (
        Annotated[
            int, Meta(ge=0, le=60 * _Day, description="Booked so long before.", examples=[60])
        ]
        | None
    ) = None
    horizon_days: (
        Annotated[int, Meta(ge=1, le=400, description="At most so far ahead.", examples=[60])]
        | None
    ) = None
    per_day: (
        Annotated[
            int,
            Meta(ge=0, le=10_000, description="At most so many a day; 0: no limit.", examples=[0]),
        ]
        | None
    ) = None
    per_customer: (
        Annotated[
            int,
            Meta(
                ge=0,
                le=100,
                description="So many to come by one customer; 0: no limit.",
                examples=[0],
            ),
        ]
        | None
    ) = None
    seats: (
        Annotated[int, Meta(ge=1, le=500, description="How many share one start.", examples=[1])]
        | None
    ) = None
    reminder_minutes: _Reminders | None = None
    cancel_minutes: _Until | None = None
    reschedule_minutes: _Until | None = None
    video: bool | None = None
    open: Annotated[bool, Meta(description="Whether customers book it themselves.")] | None = None
    position: Annotated[int, Meta(ge=0, le=1_000)] | None = None
    names: Names | None = None
    descriptions: Names | None = None

    def fields(self) -> dict[str, Any]:
        """The arguments of the command. Raises `Problematic`."""
        told = self.requires
        return {
            "service": self.service,
            "description": self.description,
            "price": self.price,
            "currency": self.currency,
            "requires": [Requirement(r.kind, r.skill, r.count) for r in told] if told else None,
            "before_min": self.before_minutes,
            "after_min": self.after_minutes,
            "grid_min": self.grid_minutes,
            "notice_min": self.notice_minutes,
            "horizon_days": self.horizon_days,
            "per_day": self.per_day,
            "per_customer": self.per_customer,
            "seats": self.seats,
            "reminders_min": self.reminder_minutes,
            "cancel_min": self.cancel_minutes,
            "reschedule_min": self.reschedule_minutes,
            "video": self.video,
            "open": self.open,
            "position": self.position,
            "names": self.names,
            "descriptions": self.descriptions,
        }


class NewDefinitionBody(_Settings, frozen=True, kw_only=True):
    """Something that can be booked from now on."""

    name: Annotated[Name, Meta(examples=["Haircut"])]
    service_point: AnId
    duration_minutes: _Lasting

    def command(self) -> PutDefinition:
        """The command. Raises `Problematic`."""
        return PutDefinition(
            name=self.name,
            service_point=point_id(self.service_point),
            duration_min=self.duration_minutes,
            **self.fields(),
        )


class DefinitionBody(_Settings, frozen=True, kw_only=True):
    """A change; `version` is the one that you saw."""

    id: AnId
    version: Annotated[int, Meta(ge=0, le=MOST)]
    name: Name | None = None
    service_point: AnId | None = None
    duration_minutes: _Lasting | None = None

    def command(self) -> PutDefinition:
        """The command. Raises `Problematic`."""
        point = self.service_point
        return PutDefinition(
            definition=definition_id(self.id, "id"),
            version=self.version,
            name=self.name,
            service_point=None if point is None else point_id(point),
            duration_min=self.duration_minutes,
            **self.fields(),
        )


class DefinitionAnswer(Shape, frozen=True):
    """Something that can be booked."""

    id: str
    version: int
    name: str
    service_point: str
    service: str
    duration_minutes: int
    description: str
    price: Annotated[str, Meta(examples=["45.00"])]
    currency: Annotated[str, Meta(examples=["EUR"])]
    requires: list[RequirementShape]
    before_minutes: int
    after_minutes: int
    grid_minutes: int
    notice_minutes: int
    horizon_days: int
    per_day: int
    per_customer: int
    seats: int
    reminder_minutes: list[int]
    cancel_minutes: int
    reschedule_minutes: int
    video: bool
    open: bool
    position: int
    names: dict[str, str]
    descriptions: dict[str, str]

    @classmethod
    def of(cls, made: Definition) -> DefinitionAnswer:
        """The answer of a record."""
        told = to_builtins(made, builtin_types=(Requirement,))
        named = {_NAMED.get(name, name): value for name, value in told.items() if name != "k"}
        requires = [RequirementShape(kind=k, skill=s, count=n) for k, s, n in named.pop("requires")]
        return cls(requires=requires, **{name: named[name] for name in _OWN})


_NAMED = {
    "duration_min": "duration_minutes",
    "before_min": "before_minutes",
    "after_min": "after_minutes",
    "grid_min": "grid_minutes",
    "notice_min": "notice_minutes",
    "reminders_min": "reminder_minutes",
    "cancel_min": "cancel_minutes",
    "reschedule_min": "reschedule_minutes",
}
_OWN = [name for name in DefinitionAnswer.__struct_fields__ if name != "requires"]


class DefinitionList(Shape, frozen=True):
    """What can be booked, in pages."""

    items: list[DefinitionAnswer]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]


def definition_id(ident: str, field: str = "definitionId") -> str:
    """The id of a definition. Raises `Problematic`."""
    if not is_id(ident):
        reject("unknown_definition", "There is no such bookable service. Check the id.", field)
    return ident

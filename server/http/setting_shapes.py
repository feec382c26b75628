"""How settings look in JSON: hours of the clock, dates, classes, services."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from protocol.commands import ServiceSpec
from protocol.places import ClassName, Day, DayException, Hours, PriorityClass
from server.http.queue_shapes import AnId
from server.http.shapes import Body, Shape

Name = Annotated[str, Meta(min_length=1, max_length=120, examples=["Counter"])]
Words = Annotated[list[Name], Meta(max_length=20)]
Clock = Annotated[
    str,
    Meta(
        pattern="^([01][0-9]|2[0-7]):[0-5][0-9]$|^28:00$",
        description="A time of the day; hours after midnight go on to 28:00.",
        examples=["08:30"],
    ),
]
DayClock = Annotated[
    str,
    Meta(
        pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$",
        description="A time of the day.",
        examples=["20:00"],
    ),
]
Series = Annotated[
    str,
    Meta(
        pattern="^([A-Z]{1,3})?$",
        description="Own series of numbers; empty, as for a new one: the point's.",
    ),
]
Mean = Annotated[
    int,
    Meta(ge=10, le=86_400, description="Seconds on average; 480 for a new one.", examples=[540]),
]
Position = Annotated[int, Meta(ge=0, le=1_000, description="Sorts kiosk and phones.")]
Skills = Annotated[Words, Meta(description="All that whoever serves it must be able to do.")]


Names = Annotated[
    dict[
        Annotated[str, Meta(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")],
        Annotated[str, Meta(max_length=200)],
    ],
    Meta(
        max_length=12,
        description="By language: what it is called in others than the house's own. All of them.",
        examples=[{"de": "Schalter"}],
    ),
]


def minute(clock: str) -> int:
    """The minute of the day of a time such as `08:30`."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def clock(minute: int) -> str:
    """A minute of the day as a time; past midnight from 24:00 on."""
    return f"{minute // 60:02}:{minute % 60:02}"


class SpanShape(Body, frozen=True):
    """Open from one time of a day to another."""

    opens: Clock
    closes: Clock


class HoursShape(Body, frozen=True):
    """Open on a weekday from one time to another; 0 is Monday."""

    weekday: Annotated[int, Meta(ge=0, le=6)]
    opens: Clock
    closes: Clock

    def value(self) -> Hours:
        """The same for a command."""
        return Hours(self.weekday, minute(self.opens), minute(self.closes))

    @classmethod
    def of(cls, hours: Hours) -> HoursShape:
        """The same in JSON."""
        return cls(weekday=hours.weekday, opens=clock(hours.opens), closes=clock(hours.closes))


class ExceptionShape(Body, frozen=True):
    """A date that is not as its weekday: closed, or open for these spans instead."""

    day: Annotated[Day, Meta(examples=["2026-12-24"])]
    spans: Annotated[list[SpanShape], Meta(max_length=6)] = []
    note: Annotated[str, Meta(max_length=80, examples=["Christmas Eve"])] = ""

    def value(self) -> DayException:
        """The same for a command."""
        spans = [(minute(span.opens), minute(span.closes)) for span in self.spans]
        return DayException(self.day, spans, self.note)

    @classmethod
    def of(cls, told: DayException) -> ExceptionShape:
        """The same in JSON."""
        spans = [SpanShape(opens=clock(a), closes=clock(b)) for a, b in told.spans]
        return cls(day=told.day, spans=spans, note=told.note)


class ClassShape(Body, frozen=True):
    """A class of customers."""

    name: Annotated[ClassName, Meta(examples=["priority"])]
    title: Annotated[str, Meta(min_length=1, max_length=40, examples=["Priority"])]
    weight: Annotated[
        float, Meta(ge=0.1, le=100, description="What a minute of waiting counts.")
    ] = 1.0
    share: Annotated[
        int, Meta(ge=1, le=20, description="Of the calls, with the policy `ratio`.")
    ] = 1

    def value(self) -> PriorityClass:
        """The same for a command."""
        return PriorityClass(self.name, self.title, self.weight, self.share)

    @classmethod
    def of(cls, each: PriorityClass) -> ClassShape:
        """The same in JSON."""
        return cls(name=each.name, title=each.title, weight=each.weight, share=each.share)


class ServiceBody(Body, frozen=True):
    """A service; `id` names one that exists: what is not given stays as it is."""

    name: Name
    id: AnId | None = None
    prefix: Series | None = None
    mean_seconds: Mean | None = None
    open: Annotated[bool, Meta(description="A new one is open.")] | None = None
    position: Position | None = None
    skills: Skills | None = None
    names: Names | None = None

    def spec(self) -> ServiceSpec:
        """The same for a command."""
        return ServiceSpec(
            self.name,
            self.id,
            self.prefix,
            self.mean_seconds,
            self.open,
            self.position,
            self.skills,
            self.names,
        )


class SavedAnswer(Shape, frozen=True):
    """A setting was saved."""

    id: str
    version: Annotated[int, Meta(description="Send it along with the next change.")]

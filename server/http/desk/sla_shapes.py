"""How policies and calendars of service levels look in JSON."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from protocol.records import SlaCalendar, SlaPolicy
from protocol.sla import Level, Metric, Priority, Target
from protocol.support_commands import PutSlaCalendar, PutSlaPolicy
from server.http.desk.automation_shapes import (
    ActionShape,
    Conditions,
    ConditionShape,
    conditions_of,
)
from server.http.queue_shapes import AnId, Version
from server.http.setting_shapes import ExceptionShape, HoursShape, Name, Position
from server.http.shapes import Body, Shape
from server.http.tickets.naming import ident_or_none

_Minutes = Annotated[int, Meta(ge=1, le=366 * 1_440, description="Of business time.")]
_Zone = Annotated[str, Meta(max_length=64, examples=["Europe/Berlin"])]
_Hours = Annotated[list[HoursShape], Meta(max_length=42)]
_Exceptions = Annotated[list[ExceptionShape], Meta(max_length=366)]


class TargetShape(Body, frozen=True):
    """What is promised for a priority; what is left out is not promised."""

    priority: Priority
    first_response_minutes: _Minutes | None = None
    next_response_minutes: _Minutes | None = None
    resolution_minutes: _Minutes | None = None

    def record(self) -> Target:
        """The same for a command."""
        return Target(
            self.priority,
            self.first_response_minutes,
            self.next_response_minutes,
            self.resolution_minutes,
        )

    @classmethod
    def of(cls, told: Target) -> TargetShape:
        """The same in JSON."""
        return cls(
            priority=told.priority,
            first_response_minutes=told.first_response,
            next_response_minutes=told.next_response,
            resolution_minutes=told.resolution,
        )


class LevelShape(Body, frozen=True):
    """A level of escalation: so long after a breach of one of these."""

    after_minutes: Annotated[int, Meta(ge=0, le=30 * 1_440, description="Of business time.")]
    metrics: Annotated[list[Metric], Meta(min_length=1, max_length=3)]
    actions: Annotated[list[ActionShape], Meta(min_length=1, max_length=8)]

    def record(self) -> Level:
        """The same for a command."""
        return Level(self.after_minutes, self.metrics, [each.record() for each in self.actions])

    @classmethod
    def of(cls, told: Level) -> LevelShape:
        """The same in JSON."""
        return cls(
            after_minutes=told.after_min,
            metrics=told.metrics,
            actions=[ActionShape.of(each) for each in told.actions],
        )


_Targets = Annotated[list[TargetShape], Meta(max_length=4)]
_Levels = Annotated[list[LevelShape], Meta(max_length=6)]
_Warn = Annotated[
    int, Meta(ge=0, le=30 * 1_440, description="Business minutes before that somebody is warned.")
]


class PolicyBody(Body, frozen=True):
    """A policy, or what is to be otherwise of one."""

    version: Version | None = None
    name: Name | None = None
    calendar: Annotated[AnId | None, Meta(description="Id of its calendar.")] = None
    targets: _Targets | None = None
    conditions: Conditions | None = None
    warn_minutes: _Warn | None = None
    levels: _Levels | None = None
    position: Position | None = None

    def command(self, policy: str | None) -> PutSlaPolicy:
        """The command. Raises `Problematic`."""
        targets, levels = self.targets, self.levels
        return PutSlaPolicy(
            policy=policy,
            version=self.version,
            name=self.name,
            calendar=ident_or_none(self.calendar, "unknown_setting", "calendar"),
            targets=None if targets is None else [each.record() for each in targets],
            conditions=conditions_of(self.conditions),
            warn_min=self.warn_minutes,
            levels=None if levels is None else [each.record() for each in levels],
            position=self.position,
        )


class PolicyShape(Shape, frozen=True):
    """What is promised to which tickets."""

    id: str
    name: str
    calendar: str
    targets: list[TargetShape]
    conditions: list[ConditionShape]
    warn_minutes: int
    levels: list[LevelShape]
    position: int
    version: int

    @classmethod
    def of(cls, policy: SlaPolicy) -> PolicyShape:
        """The same in JSON."""
        return cls(
            id=policy.id,
            name=policy.name,
            calendar=policy.calendar,
            targets=[TargetShape.of(each) for each in policy.targets],
            conditions=[ConditionShape.of(each) for each in policy.conditions],
            warn_minutes=policy.warn_min,
            levels=[LevelShape.of(each) for each in policy.levels],
            position=policy.position,
            version=policy.version,
        )


class PolicyList(Shape, frozen=True):
    """Policies in pages; the first in `position` that fits a ticket is its own."""

    items: list[PolicyShape]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]


class CalendarBody(Body, frozen=True):
    """A calendar of business time, or what is to be otherwise of one."""

    version: Version | None = None
    name: Name | None = None
    zone: _Zone | None = None
    hours: _Hours | None = None
    exceptions: _Exceptions | None = None
    holidays: Annotated[
        bool | None, Meta(description="Public holidays of the house's country are closed.")
    ] = None

    def command(self, calendar: str | None) -> PutSlaCalendar:
        """The command."""
        hours, exceptions = self.hours, self.exceptions
        return PutSlaCalendar(
            calendar=calendar,
            version=self.version,
            name=self.name,
            zone=self.zone,
            hours=None if hours is None else [each.value() for each in hours],
            exceptions=None if exceptions is None else [each.value() for each in exceptions],
            holidays=self.holidays,
        )


class CalendarShape(Shape, frozen=True):
    """When business time runs."""

    id: str
    name: str
    zone: str
    hours: list[HoursShape]
    exceptions: list[ExceptionShape]
    holidays: bool
    version: int

    @classmethod
    def of(cls, calendar: SlaCalendar) -> CalendarShape:
        """The same in JSON."""
        return cls(
            id=calendar.id,
            name=calendar.name,
            zone=calendar.zone,
            hours=[HoursShape.of(each) for each in calendar.hours],
            exceptions=[ExceptionShape.of(each) for each in calendar.exceptions],
            holidays=calendar.holidays,
            version=calendar.version,
        )


class CalendarList(Shape, frozen=True):
    """Calendars in pages."""

    items: list[CalendarShape]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]

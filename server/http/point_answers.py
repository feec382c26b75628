"""A service point, its desks and services, as JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from protocol.records import (
    Ask,
    Desk,
    DeskState,
    Direction,
    JoinBy,
    PointState,
    Policy,
    Service,
    ServicePoint,
)
from server.domain.floor import Floor
from server.http.setting_shapes import ClassShape, ExceptionShape, HoursShape, Names
from server.http.shapes import Shape, instant_or_none


class ServiceAnswer(Shape, frozen=True):
    """A service of a point."""

    id: str
    name: str
    prefix: str
    mean_seconds: int
    position: int
    open: bool
    skills: list[str]
    names: Names

    @classmethod
    def of(cls, service: Service) -> ServiceAnswer:
        """The same in JSON."""
        return cls(
            id=service.id,
            name=service.name,
            prefix=service.prefix,
            mean_seconds=service.mean_s,
            position=service.position,
            open=service.open,
            skills=service.skills,
            names=service.names,
        )


class DeskAnswer(Shape, frozen=True):
    """A desk of a point; `staff` is the id of who works there."""

    id: str
    version: int
    number: int
    name: str
    state: DeskState
    staff: str | None
    reason: Annotated[str, Meta(description="Why it is paused.")]
    until: datetime | None
    services: Annotated[list[str], Meta(description="Ids; empty means all of the point.")]
    access: list[str]
    direction: Annotated[
        Direction, Meta(description="Where it lies as seen from the wall; empty: straight on.")
    ]

    @classmethod
    def of(cls, desk: Desk) -> DeskAnswer:
        """The same in JSON."""
        return cls(
            id=desk.id,
            version=desk.version,
            number=desk.number,
            name=desk.name,
            state=desk.state,
            staff=desk.staff,
            reason=desk.reason,
            until=instant_or_none(desk.until),
            services=desk.services,
            access=desk.access,
            direction=desk.direction,
        )


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
    repeat_seconds: int
    calls_most: int
    missed_seconds: int
    missed_calls: int
    hold_remote_seconds: int
    max_wait_seconds: int
    policy: Policy
    classes: list[ClassShape]
    hours: list[HoursShape]
    exceptions: list[ExceptionShape]
    notice: str
    zone: Annotated[str, Meta(description="Part of the house that shows it; empty is all.")]
    names: Names
    locations: Names
    join_by: JoinBy
    asks: list[Ask]
    holidays: Annotated[bool, Meta(description="Whether public holidays close it.")]
    late_seconds: int
    lost_seconds: int
    services: list[ServiceAnswer]
    desks: list[DeskAnswer]


class PointList(Shape, frozen=True):
    """Service points, a hundred to a page."""

    items: list[PointAnswer]
    next: Annotated[str | None, Meta(description="`cursor` of the next page; `null` at the end.")]


def of_floor(floor: Floor, point: ServicePoint) -> PointAnswer:
    """A point with what the floor has of it."""
    return answer_of(point, floor.services(point.id), floor.desks(point.id))


def answer_of(point: ServicePoint, services: list[Service], desks: list[Desk]) -> PointAnswer:
    """A point with these services and desks."""
    return PointAnswer(
        id=point.id,
        version=point.version,
        name=point.name,
        prefix=point.prefix,
        capacity=point.capacity,
        state=point.state,
        location=point.location,
        max_waiting=point.max_waiting,
        grace_seconds=point.grace_s,
        grace_remote_seconds=point.grace_remote_s,
        call_absent=point.call_absent,
        repeat_seconds=point.repeat_s,
        calls_most=point.calls_most,
        missed_seconds=point.missed_s,
        missed_calls=point.missed_calls,
        hold_remote_seconds=point.hold_remote_s,
        max_wait_seconds=point.max_wait_s,
        policy=point.policy,
        classes=[ClassShape.of(each) for each in point.classes],
        hours=[HoursShape.of(each) for each in point.hours],
        exceptions=[ExceptionShape.of(each) for each in point.exceptions],
        notice=point.notice,
        zone=point.zone,
        names=point.names,
        locations=point.locations,
        join_by=point.join_by,
        asks=point.asks,
        holidays=point.holidays,
        late_seconds=point.late_s,
        lost_seconds=point.lost_s,
        services=[ServiceAnswer.of(service) for service in services],
        desks=[DeskAnswer.of(desk) for desk in desks],
    )

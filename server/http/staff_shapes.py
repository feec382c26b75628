"""Bodies and answers of `/admin/staff`."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from protocol.commands import UpdateStaff
from protocol.records import Desk, Role, Staff
from server.domain.floor import Floor
from server.http.queue_shapes import Version
from server.http.setting_shapes import ExceptionShape, HoursShape, Words
from server.http.shapes import Body, Shape


class StaffAnswer(Shape, frozen=True):
    """A colleague as the others see them."""

    id: str
    version: int
    name: str
    role: Role
    skills: list[str]
    bookable: Annotated[bool, Meta(description="Whether reservations may take them.")]
    hours: Annotated[
        list[HoursShape],
        Meta(description="When they can be booked; empty: whenever the service point is open."),
    ]
    exceptions: list[ExceptionShape]
    email: Annotated[str, Meta(description="Where notices of tickets go.")]
    teams: Annotated[list[str], Meta(description="Of the ticket desk.")]
    desk: Annotated[str | None, Meta(description="Id of the desk where the colleague works now.")]


class StaffList(Shape, frozen=True):
    """Colleagues, a hundred to a page."""

    items: list[StaffAnswer]
    next: Annotated[str | None, Meta(description="`cursor` of the next page; `null` at the end.")]


class StaffBody(Body, frozen=True):
    """What a colleague can do, and when they can be booked; what is not given stays."""

    version: Version
    skills: Annotated[Words | None, Meta(description="All of them, as it is to be.")] = None
    bookable: Annotated[bool | None, Meta(description="Whether reservations may take them.")] = None
    hours: (
        Annotated[
            list[HoursShape],
            Meta(max_length=42, description="All; empty: whenever the service point is open."),
        ]
        | None
    ) = None
    exceptions: (
        Annotated[list[ExceptionShape], Meta(max_length=400, description="Days off, and others.")]
        | None
    ) = None
    email: (
        Annotated[str, Meta(max_length=200, description="Where notices of tickets go.")] | None
    ) = None
    teams: Annotated[Words | None, Meta(description="Of the ticket desk, all of them.")] = None

    def command(self, ident: str) -> UpdateStaff:
        """What it asks for."""
        return UpdateStaff(
            staff=ident,
            version=self.version,
            skills=self.skills,
            email=self.email,
            teams=self.teams,
            bookable=self.bookable,
            hours=None if self.hours is None else [each.value() for each in self.hours],
            exceptions=(
                None if self.exceptions is None else [each.value() for each in self.exceptions]
            ),
        )


def staff_answers(floor: Floor, people: list[Staff]) -> list[StaffAnswer]:
    """Colleagues with what the floor has of them."""
    where = {desk.staff: desk.id for desk in floor.of(Desk)}
    return [
        StaffAnswer(
            id=each.id,
            version=each.version,
            name=each.name,
            role=each.role,
            skills=each.skills,
            email=each.email,
            teams=each.teams,
            bookable=each.bookable,
            hours=[HoursShape.of(span) for span in each.hours],
            exceptions=[ExceptionShape.of(day) for day in each.exceptions],
            desk=where.get(each.id),
        )
        for each in people
    ]

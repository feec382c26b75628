"""Commands on what is set up: service points, services, desks, colleagues, the site."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from protocol.command import Command, Ident, Instant, Name, Prefix, Seconds, Version
from protocol.places import (
    Ask,
    DayException,
    Direction,
    Hours,
    JoinBy,
    Language,
    Minute,
    Names,
    Policy,
    PriorityClass,
    TicketField,
)
from protocol.records import DeskState, PointState, Role

Words = Annotated[list[Name], msgspec.Meta(max_length=20)]
Classes = Annotated[list[PriorityClass], msgspec.Meta(min_length=1, max_length=8)]
Week = Annotated[list[Hours], msgspec.Meta(max_length=42)]
Exceptions = Annotated[list[DayException], msgspec.Meta(max_length=400)]
Times = Annotated[int, msgspec.Meta(ge=1, le=10)]
Count = Annotated[int, msgspec.Meta(ge=0, le=100)]
Location = Annotated[str, msgspec.Meta(max_length=80)]
Capacity = Annotated[int, msgspec.Meta(ge=1, le=200)]
MostWaiting = Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class SetDesk(Command, frozen=True, kw_only=True, tag="set_desk"):
    """Open a desk as the one who works there, pause it, close it now or after its customer."""

    desk: Ident
    state: DeskState
    take_over: bool = False
    """Take a desk at which somebody else is signed in."""
    reason: Annotated[str, msgspec.Meta(max_length=80)] = ""
    """Why it is paused."""
    until: Instant | None = None
    """When whoever pauses means to be back."""
    holds: Literal["keep", "requeue", "hand_over"] | None = None
    """What becomes of the customers whom I have on hold; must be said where there are any."""


class PlanPause(Command, frozen=True, kw_only=True, tag="plan_pause"):
    """Say beforehand when a desk pauses, so that waits are told with it; without `at` nothing is
    planned any more."""

    desk: Ident
    at: Instant | None = None
    until: Instant | None = None
    """When it is to end; must be said with `at`."""


class ServiceSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A service as it is configured; `id` is set to change one that exists.

    What is not given stays as it is, or for a new one as `Service` has it.
    """

    name: Name
    id: Ident | None = None
    prefix: Annotated[str, msgspec.Meta(pattern="^([A-Z]{1,3})?$")] | None = None
    mean_s: Annotated[int, msgspec.Meta(ge=10, le=86_400)] | None = None
    open: bool | None = None
    position: Annotated[int, msgspec.Meta(ge=0, le=1_000)] | None = None
    skills: Words | None = None
    names: Names | None = None


class PointSettings(Command, frozen=True, kw_only=True):
    """What can be set of a service point; what is not given stays, or is as for a new one."""

    repeat_s: Seconds | None = None
    calls_most: Times | None = None
    missed_s: Seconds | None = None
    missed_calls: Count | None = None
    hold_remote_s: Seconds | None = None
    max_wait_s: Seconds | None = None
    policy: Policy | None = None
    classes: Classes | None = None
    hours: Week | None = None
    exceptions: Exceptions | None = None
    zone: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    names: Names | None = None
    locations: Names | None = None
    join_by: JoinBy | None = None
    asks: Annotated[list[Ask], msgspec.Meta(max_length=3)] | None = None
    holidays: bool | None = None
    late_s: Seconds | None = None
    lost_s: Seconds | None = None


class CreateServicePoint(PointSettings, frozen=True, kw_only=True, tag="create_service_point"):
    """Set up a service point with its desks 1…capacity and its services (one at least is made)."""

    name: Name
    prefix: Prefix
    capacity: Capacity
    location: Location = ""
    max_waiting: MostWaiting = 500
    grace_s: Seconds = 120
    grace_remote_s: Seconds = 300
    call_absent: bool = True
    services: Annotated[list[ServiceSpec], msgspec.Meta(max_length=60)] = []
    desk_names: Annotated[list[Name], msgspec.Meta(max_length=200)] = []
    """Names of the desks in order; those not named are `Desk 1`, `Desk 2`, …"""


class UpdateServicePoint(PointSettings, frozen=True, kw_only=True, tag="update_service_point"):
    """Change the named fields of a service point; `version` is the one that the sender saw."""

    service_point: Ident
    version: Version
    name: Name | None = None
    prefix: Prefix | None = None
    capacity: Capacity | None = None
    state: PointState | None = None
    location: Location | None = None
    max_waiting: MostWaiting | None = None
    grace_s: Seconds | None = None
    grace_remote_s: Seconds | None = None
    call_absent: bool | None = None
    services: Annotated[list[ServiceSpec], msgspec.Meta(max_length=60)] | None = None
    """Services to add (no id) or to change (with id); others stay."""


class SetPoint(Command, frozen=True, kw_only=True, tag="set_point"):
    """Open a service point, say that the last numbers go out, end intake, or close it.

    Asked to close while anybody is still here, it drains first. Stays until the hours turn next.
    """

    service_point: Ident
    state: PointState


class DeleteServicePoint(Command, frozen=True, kw_only=True, tag="delete_service_point"):
    """Remove a service point at which nobody waits or is served."""

    service_point: Ident


class DeleteService(Command, frozen=True, kw_only=True, tag="delete_service"):
    """Remove a service for which nobody is here; one at least stays."""

    service: Ident


class UpdateDesk(Command, frozen=True, kw_only=True, tag="update_desk"):
    """Change the named fields of a desk; `version` is the one that the sender saw."""

    desk: Ident
    version: Version
    name: Name | None = None
    services: Annotated[list[Ident], msgspec.Meta(max_length=60)] | None = None
    access: Words | None = None
    direction: Direction | None = None


class UpdateSite(Command, frozen=True, kw_only=True, tag="update_site"):
    """Change the named fields of the site; `version` is the one that the sender saw, if any."""

    version: Version | None = None
    name: Name | None = None
    zone: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    message: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    public_url: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    names: Names | None = None
    messages: Names | None = None
    languages: Annotated[list[Language], msgspec.Meta(min_length=1, max_length=12)] | None = None
    spoken: Annotated[list[Language], msgspec.Meta(max_length=4)] | None = None
    quiet: Annotated[list[Minute], msgspec.Meta(max_length=2)] | None = None
    """Minutes of the local day from and to which walls are silent; empty: never."""
    kiosk_pin: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    """What `protocol.pin` makes of the PIN, never the PIN; empty: none."""
    keep_contact_h: Annotated[int, msgspec.Meta(ge=1, le=24 * 366)] | None = None
    keep_notes_d: Annotated[int, msgspec.Meta(ge=1, le=3_660)] | None = None
    country: Annotated[str, msgspec.Meta(pattern="^([A-Z]{2})?$")] | None = None
    region: Annotated[str, msgspec.Meta(pattern="^[A-Z0-9]{0,6}$")] | None = None
    support: bool | None = None
    support_email: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    close_days: Annotated[int, msgspec.Meta(ge=0, le=366)] | None = None
    keep_tickets_d: Annotated[int, msgspec.Meta(ge=30, le=3_660)] | None = None
    ticket_fields: Annotated[list[TicketField], msgspec.Meta(max_length=40)] | None = None


class ConfirmAddress(Command, frozen=True, kw_only=True, tag="confirm_address"):
    """A phone has opened this public address: codes that lead to it may show."""

    address: Annotated[str, msgspec.Meta(max_length=200)]


class PutStaff(Command, frozen=True, kw_only=True, tag="put_staff"):
    """Make a colleague known by name; the account itself lies elsewhere."""

    staff: Ident
    name: Name
    role: Role
    left: bool = False


class UpdateStaff(Command, frozen=True, kw_only=True, tag="update_staff"):
    """Change what a colleague can do and when they may be booked; `version` is the one that the
    sender saw."""

    staff: Ident
    version: Version
    skills: Words | None = None
    bookable: bool | None = None
    hours: Week | None = None
    exceptions: Exceptions | None = None
    email: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    teams: Words | None = None


class PutDevice(Command, frozen=True, kw_only=True, tag="put_device"):
    """Make a kiosk or wall known, or call one something else; its key lies elsewhere."""

    device: Ident
    name: Name
    role: Literal["kiosk", "display"]
    zone: Annotated[str, msgspec.Meta(max_length=40)] = ""
    anew: bool = False
    """Whether it is paired anew: another key takes the place of its own."""


class RevokeDevice(Command, frozen=True, kw_only=True, tag="revoke_device"):
    """A kiosk or wall is lost or given away; its key is void already."""

    device: Ident

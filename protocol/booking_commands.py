"""Commands on bookings: what can be booked, holding, booking, moving, cancelling, checking in."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from protocol.booking import MeetingState, Requirement
from protocol.command import Command, Ident, Instant, Name, Text, Version
from protocol.outbox import MessageState
from protocol.places import Names
from protocol.queue_commands import Customer, Spoken

Price = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,7}(\.[0-9]{1,4})?$")]
Currency = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
Minutes = Annotated[int, msgspec.Meta(ge=0, le=7 * 1_440)]
Lasting = Annotated[int, msgspec.Meta(ge=5, le=1_440)]
Seats = Annotated[int, msgspec.Meta(ge=1, le=500)]
Needs = Annotated[list[Name], msgspec.Meta(max_length=8)]
Browser = Annotated[str, msgspec.Meta(max_length=64)]
MessageId = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
AsWhat = Literal["slot", "reserved", "walk_in"]
"""How somebody stands in line who checks in: by the time of the slot, with the weight of a
reservation from now on, or as anybody who walks in."""


class PutDefinition(Command, frozen=True, kw_only=True, tag="put_definition"):
    """Set up something that can be booked, or change it; what is not given stays, or is as for a
    new one. A new one needs `name`, `service_point` and `duration_min`."""

    definition: Ident | None = None
    """None makes a new one."""
    version: Version | None = None
    """The version that the sender saw; must be given to change one."""
    name: Name | None = None
    service_point: Ident | None = None
    service: Ident | None = None
    """None is the first service of the point, for a new one."""
    duration_min: Lasting | None = None
    description: Text | None = None
    price: Price | None = None
    currency: Currency | None = None
    requires: Annotated[list[Requirement], msgspec.Meta(min_length=1, max_length=6)] | None = None
    before_min: Minutes | None = None
    after_min: Minutes | None = None
    grid_min: Lasting | None = None
    notice_min: Annotated[int, msgspec.Meta(ge=0, le=60 * 1_440)] | None = None
    horizon_days: Annotated[int, msgspec.Meta(ge=1, le=400)] | None = None
    per_day: Annotated[int, msgspec.Meta(ge=0, le=10_000)] | None = None
    per_customer: Annotated[int, msgspec.Meta(ge=0, le=100)] | None = None
    seats: Seats | None = None
    reminders_min: (
        Annotated[
            list[Annotated[int, msgspec.Meta(ge=10, le=60 * 1_440)]], msgspec.Meta(max_length=4)
        ]
        | None
    ) = None
    cancel_min: Minutes | None = None
    reschedule_min: Minutes | None = None
    video: bool | None = None
    open: bool | None = None
    position: Annotated[int, msgspec.Meta(ge=0, le=1_000)] | None = None
    names: Names | None = None
    descriptions: Names | None = None


class DeleteDefinition(Command, frozen=True, kw_only=True, tag="delete_definition"):
    """Remove something bookable for which no reservation is to come."""

    definition: Ident


class HoldSlot(Command, frozen=True, kw_only=True, tag="hold_slot"):
    """Keep a time while the form is filled in; the one that this holder had before is released.
    Answers `Held`, or `slot_taken` with the next free starts."""

    definition: Ident
    start_at: Instant
    seats: Seats = 1
    staff: Ident | None = None
    """The colleague whom the customer wants."""
    reservation: Ident | None = None
    """The reservation that is to be moved there."""
    browser: Browser = ""


class ReleaseHold(Command, frozen=True, kw_only=True, tag="release_hold"):
    """Let a held time go; only by who holds it. One that is gone already is no fault."""

    hold: Ident
    browser: Browser = ""


class Book(Command, frozen=True, kw_only=True, tag="book"):
    """Book a time. Answers `Reserved`, or `slot_taken` with the next free starts."""

    definition: Ident
    start_at: Instant
    end_at: Instant | None = None
    """Another end than the definition's, by staff alone."""
    customer: Customer
    notes: Text = ""
    seats: Seats = 1
    hold: Ident | None = None
    """The hold that becomes this reservation."""
    staff: Ident | None = None
    desk: Ident | None = None
    """The colleague, and by staff the desk, that it is to be."""
    language: Spoken = ""
    earlier: bool = False
    access_needs: Needs = []
    browser: Browser = ""


class ReservationCommand(Command, frozen=True, kw_only=True):
    """A command on one reservation; `expected` is the version that its sender saw."""

    reservation: Ident
    expected: Version | None = None


class Reschedule(ReservationCommand, frozen=True, kw_only=True, tag="reschedule"):
    """Move it: to another time, another colleague or desk, or by staff to another end. The number
    stays. Answers `Reserved`."""

    start_at: Instant
    end_at: Instant | None = None
    hold: Ident | None = None
    staff: Ident | None = None
    desk: Ident | None = None


class UpdateReservation(ReservationCommand, frozen=True, kw_only=True, tag="update_reservation"):
    """Change what is written down of it; what is not given stays. Answers `Reserved`."""

    customer: Customer | None = None
    notes: Text | None = None
    staff_notes: Annotated[str, msgspec.Meta(max_length=2_000)] | None = None
    seats: Seats | None = None
    earlier: bool | None = None


class CancelReservation(ReservationCommand, frozen=True, kw_only=True, tag="cancel_reservation"):
    """It is not to be. Can be taken back for ten minutes while the time is free. Answers
    `Reserved`."""

    reason: Annotated[str, msgspec.Meta(max_length=200)] = ""


class RestoreReservation(ReservationCommand, frozen=True, kw_only=True, tag="restore_reservation"):
    """Take a cancellation or a no-show back, while the time is free, or that it took place. Answers
    `Reserved`."""


class CheckInReservation(ReservationCommand, frozen=True, kw_only=True, tag="check_in_reservation"):
    """Its customer is here: gives a number of the queue. Answers `Joined`."""

    as_what: AsWhat | None = None
    """By staff alone, where somebody comes later than the rules keep the slot for."""
    language: Spoken = ""
    access_needs: Needs = []


class MissReservation(ReservationCommand, frozen=True, kw_only=True, tag="miss_reservation"):
    """Nobody came; staff confirm what the passing of time proposes. Answers `Reserved`."""


class CompleteReservation(
    ReservationCommand, frozen=True, kw_only=True, tag="complete_reservation"
):
    """It took place though nobody checked in: by video, or whoever came was served at once. Can be
    taken back until the business day ends. Answers `Reserved`."""


class DeleteReservation(ReservationCommand, frozen=True, kw_only=True, tag="delete_reservation"):
    """Erase it with what is known of its customer; the audit keeps that it was."""


class JoinWaitList(Command, frozen=True, kw_only=True, tag="join_wait_list"):
    """Ask to be offered a time that comes free and begins within the span. Answers `Saved`."""

    definition: Ident
    from_at: Instant
    to_at: Instant
    customer: Customer
    seats: Seats = 1
    language: Spoken = ""
    browser: Browser = ""


class LeaveWaitList(Command, frozen=True, kw_only=True, tag="leave_wait_list"):
    """No longer wanted; what is held for them is offered onward."""

    wait_listed: Ident


class SendReminder(ReservationCommand, frozen=True, kw_only=True, tag="send_reminder"):
    """Remind its customer now, whatever was sent before. Answers `Saved` with the message's id."""


class SendReservations(Command, frozen=True, kw_only=True, tag="send_reservations"):
    """Mail an address what it has booked, if it has. Answers the same whether there is anything."""

    email: Annotated[str, msgspec.Meta(min_length=3, max_length=200)]
    language: Spoken = ""


class PutMeeting(Command, frozen=True, kw_only=True, tag="put_meeting"):
    """The server has made a video room for a reservation, could not, or has ended it."""

    reservation: Ident
    provider: Name
    room: Annotated[str, msgspec.Meta(max_length=200)] = ""
    url: Annotated[str, msgspec.Meta(max_length=500)] = ""
    opens_at: Instant
    ends_at: Instant
    state: MeetingState
    reason: Annotated[str, msgspec.Meta(max_length=200)] = ""


class ClaimMessages(Command, frozen=True, kw_only=True, tag="claim_messages"):
    """The outbox is about to send these: whoever starts anew knows that they may have gone."""

    messages: Annotated[list[MessageId], msgspec.Meta(max_length=100)]


class MarkMessage(Command, frozen=True, kw_only=True, tag="mark_message"):
    """What became of a message that was claimed, or of one that is of no use any more."""

    message: MessageId
    state: MessageState
    reason: Annotated[str, msgspec.Meta(max_length=200)] = ""
    due_at: Instant | None = None
    """When to try again, with the state `due`."""
    tried: bool = True
    """With the state `due`: whether the other side has had it before it, so that the try counts."""


class Projected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a reservation will really begin; `likely`: whether the delay passes ten minutes with
    more than even odds, so that its customer is told."""

    reservation: Ident
    at: Instant | None
    likely: bool = False


class ProjectReservations(Command, frozen=True, kw_only=True, tag="project_reservations"):
    """A timer has reckoned how late the next reservations of a service point will begin."""

    service_point: Ident
    projected: Annotated[list[Projected], msgspec.Meta(max_length=200)]

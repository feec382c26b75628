"""What queries about bookings are answered with."""

from __future__ import annotations

import msgspec

from protocol.booking import ReservationState
from protocol.outbox import Channel, MessageState, MessageWhat
from protocol.places import Names


class OpenSlot(msgspec.Struct, frozen=True, array_like=True):
    """A free start with its end, ms, the seats left, and the resources that it would take."""

    start_at: int
    end_at: int
    seats: int
    resources: list[str] = []


class WhyNot(msgspec.Struct, frozen=True, array_like=True):
    """A reason why a time cannot be booked: its kind, and a sentence for staff."""

    kind: str
    said: str


class Explained(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="explained"):
    """Answer to `explain_slot`: whether a time can be booked, and if not why.

    Arguments: `definition`, `start_at`, and optional `end_at`, `staff`, `desk`, `seats`,
    `reservation` (which is to be moved there). `elsewhere` are the next that fit, the best first.
    """

    offered: bool
    resources: list[str] = []
    seats: int = 0
    reasons: list[WhyNot] = []
    elsewhere: list[OpenSlot] = []


class FreeSlots(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="free_slots"):
    """Answer to `slots`: free starts. Arguments: `definition`, `from_at`, `to_at` (31 days at
    most), and optional `staff`, `seats`, `most`."""

    slots: list[OpenSlot] = []


class FoundReservation(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="found_reservation"
):
    """Answer to `find_reservation`, for a kiosk or a colleague.

    Arguments: `code` (what was scanned or typed: a link, its token, or the number; of any day), or
    `at` (ms) with `phone` (its last four digits; of today, and none where two telephones fit);
    colleagues may give `text`: a part of the name or telephone, or the mail address, of all that is
    to come. To a kiosk no name is told, and `limit_reached` after many that were not found.
    """

    reservation: str
    number: str
    definition: str
    service_point: str
    start_at: int
    end_at: int
    state: ReservationState
    version: int
    language: str
    party_size: int = 1
    title: str = ""
    """What was booked …"""
    titles: Names = {}
    """… and in further languages."""
    video: bool = False
    """Whether it is held by video: nobody checks in with it."""
    name: str = ""
    """For colleagues alone."""
    queue_number: str = ""
    """The number that it has been given already."""


class ContactPast(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="contact_past"):
    """Answer to `contact`: what happened to the customer of a reservation, newest first.

    Arguments: `person`. One item for each activity of everybody with that mail address or phone.
    """

    at: int
    what: str
    subject_kind: str
    subject: str
    actor: str
    data: dict[str, str]


class MessageTold(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="message_told"):
    """Answer to `messages`: what a customer was told, or is to be, the last first.

    Arguments: `reservation`; without it those of the last seven days that nobody got (`failed`,
    `missed`), of all reservations. `reason` is for staff, in the words of the other side.
    """

    id: str
    subject: str
    """The reservation."""
    what: MessageWhat
    channel: Channel
    state: MessageState
    reason: str
    due_at: int
    sent_at: int | None
    step_min: int
    """Of a reminder: so long before the start; 0 where a colleague has asked for it."""
    tries: int


class Holiday(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="holiday"):
    """Answer to `holidays`: the public holidays of the next 400 days.

    Arguments: `country`, `region`; without them those of the site.
    """

    day: str
    name: str

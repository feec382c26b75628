"""The records of bookings: what can be booked, reservations, holds, the wait list, meetings.

A *resource* is whatever one reservation at a time may have: a colleague (`Staff`) or a desk of the
service point (`Desk`), by its id. Instants are milliseconds since 1970 UTC and named `*_at`;
durations of bookings are whole minutes and named `*_min`.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from protocol.places import Names
from protocol.record import Record, Source

ResourceKind = Literal["staff", "desk"]
ReservationState = Literal["booked", "checked_in", "completed", "no_show", "cancelled"]
CancelledBy = Literal["", "customer", "staff"]
WaitState = Literal["waiting", "offered", "booked", "over"]
MeetingState = Literal["ready", "failed", "ended"]
TAKING: Final[frozenset[ReservationState]] = frozenset({"booked", "checked_in", "completed"})
"""The states in which a reservation has its resources; a no-show or a cancelled one frees them."""
EXPECTED: Final[frozenset[ReservationState]] = frozenset({"booked", "checked_in"})
"""Those whose customer is still to be served."""
HOLD_S: Final = 600
"""So long a time is held while somebody fills in the form."""
OFFER_S: Final = 1_800
"""So long a freed time is held for whoever is asked next."""
UNDO_HOLD_S: Final = 60
"""So long a freed time that somebody waits for is kept for taking that back: long enough to see the
mistake, and short beside the time that whoever is offered it has to answer."""
UNDO_CANCEL_S: Final = 600
"""So long a cancellation can be taken back, while the time is free."""
COMPLETE_EARLY_S: Final = 900
"""So long before its start one may be said to have taken place: whoever comes early, or enters the
room as it opens, may be served by then."""
REMINDERS_MIN: Final = [1_440, 120]
NUMBER_LENGTH: Final = 11
"""Characters of a reservation number: ten of Crockford's base 32, and one that checks them."""
FACTS_MOST: Final = 12


class Requirement(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """So many resources of a kind at once.

    `skill` is what a colleague must be able to do, or what a desk must be made for (`Desk.access`);
    empty is any colleague who takes bookings, any desk of the service point.
    """

    kind: ResourceKind
    skill: Annotated[str, msgspec.Meta(max_length=120)] = ""
    count: Annotated[int, msgspec.Meta(ge=1, le=20)] = 1


class Definition(Record, frozen=True, kw_only=True, tag="definition"):
    """A bookable service: how long, where, what it takes, and by which rules it can be booked."""

    name: str
    service_point: str
    service: str
    """The service of the point that whoever checks in waits for."""
    duration_min: int
    description: str = ""
    price: str = "0.00"
    """A decimal in the currency's own unit; zero is free."""
    currency: str = "EUR"
    requires: list[Requirement] = msgspec.field(default_factory=lambda: [Requirement("staff")])
    before_min: int = 0
    after_min: int = 0
    """What is kept free before and after; between neighbours the longer of the two counts."""
    grid_min: int = 15
    """Starts are so far apart, from the opening of the service point on."""
    notice_min: int = 60
    """Customers book at least so long before."""
    horizon_days: int = 60
    """Customers book at most so many days ahead."""
    per_day: int = 0
    """At most so many reservations a day; 0 sets no limit."""
    per_customer: int = 0
    """At most so many that are still to come, by one customer; 0 sets no limit."""
    seats: int = 1
    """How many may share one slot."""
    reminders_min: list[int] = msgspec.field(default_factory=lambda: list(REMINDERS_MIN))
    """So long before the start a reminder is sent; whole days mean the same time of day."""
    cancel_min: int = 0
    """Customers cancel up to so long before the start …"""
    reschedule_min: int = 0
    """… and move it up to so long before."""
    video: bool = False
    """Whether it is held by video."""
    open: bool = True
    """Whether customers may book it themselves; staff always may."""
    position: int = 0
    names: Names = {}
    descriptions: Names = {}
    version: int = 1


class Reservation(Record, frozen=True, kw_only=True, tag="reservation"):
    """A booked time. What is known of its customer lies in `Person` alone."""

    number: str
    definition: str
    service_point: str
    start_at: int
    end_at: int
    state: ReservationState
    since: int
    """When the present state began."""
    made_at: int
    source: Source
    resources: list[str] = []
    """Ids of the colleagues and desks that it takes."""
    asked_staff: str | None = None
    """The colleague whom its customer or a clerk has chosen, who alone is to serve it; None where
    the system chose, so that anybody may who is able."""
    before_min: int = 0
    after_min: int = 0
    seats: int = 1
    person: str | None = None
    language: str = "en"
    access_needs: list[str] = []
    price: str = "0.00"
    currency: str = "EUR"
    """Both as they were when it was booked."""
    revision: int = 1
    """Raised each time it is moved or cancelled: the SEQUENCE of its calendar entry."""
    earlier: bool = False
    """Whether its customer wants to hear of an earlier time that comes free."""
    actor: str | None = None
    """Id of who made the last transition (staff, device); None is the customer."""
    cancelled_by: CancelledBy = ""
    reason: str = ""
    """Why it was cancelled, for staff."""
    undo_until: int | None = None
    """Until when a cancellation or a no-show can be taken back."""
    visit: str | None = None
    """The stay that checking in began."""
    projected_at: int | None = None
    """When it will really begin, as far as that is later than its start; None is in time."""
    told_late_at: int | None = None
    """When its customer was last told that it begins later …"""
    told_start_at: int | None = None
    """… and when it would begin then: whoever comes at that time is punctual."""
    version: int = 1


class SlotHold(Record, frozen=True, kw_only=True, tag="slot_hold"):
    """A time that is kept for somebody who fills in the form, or who was offered it; or for taking
    back what has just freed it."""

    definition: str
    start_at: int
    end_at: int
    at: int
    expires_at: int
    resources: list[str] = []
    before_min: int = 0
    after_min: int = 0
    seats: int = 1
    holder: str = ""
    """Keyed hash of the browser or client that has it, or the id of staff; empty for an offer,
    and for what is kept for taking back."""
    reservation: str | None = None
    """The reservation that is to be moved there, whose own time does not stand in the way."""
    offered_to: str | None = None
    """Id of the one on the wait list, or of the reservation that wants an earlier time."""

    @property
    def kept_back(self) -> bool:
        """Whether it is the time that its reservation had until just now, and may have again."""
        return not self.holder and self.offered_to is None and self.reservation is not None


class WaitListed(Record, frozen=True, kw_only=True, tag="wait_listed"):
    """Somebody who wants a time that is not free: any that begins within the span."""

    definition: str
    from_at: int
    to_at: int
    at: int
    person: str | None = None
    seats: int = 1
    language: str = "en"
    state: WaitState = "waiting"
    hold: str | None = None
    """The time that is held for them now."""
    version: int = 1


class Meeting(Record, frozen=True, kw_only=True, tag="meeting"):
    """The video room of a reservation, whose id it has."""

    provider: str
    room: str
    url: str
    opens_at: int
    ends_at: int
    """Nobody gets in before the one, or after the other."""
    state: MeetingState = "ready"
    reason: str = ""
    version: int = 1


class Activity(Record, frozen=True, kw_only=True, tag="activity"):
    """What happened to a contact; insert-only, and nothing personal is in it. `id` sorts by time.

    `what` is in the past tense, `noun_verb`: `appointment_booked`.
    """

    at: int
    contact: str
    """Id of the person."""
    what: str
    subject_kind: str
    subject: str
    actor: str
    """Id of who did it; empty is the customer."""
    role: str
    cause: str = ""
    """Id of the activity or the rule that led here."""
    batch: str = ""
    """What was done at once, over several contacts."""
    data: dict[str, str] = {}
    """Facts by name, such as `start_at`."""

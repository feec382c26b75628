"""View records: what public topics carry. Each field is here on purpose; nothing personal is.

Waits are whole minutes, already rounded for customers; `None` means that no wait can be told.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from protocol.booking import CancelledBy, ReservationState
from protocol.places import Ask, Direction, JoinBy, Names
from protocol.records import CallState, Cause, EntryState, HelpState, PointState, Record, Why
from protocol.request_views import REQUEST_VIEWS, AnyRequestView
from protocol.ticket_views import TICKET_VIEWS, AnyTicketView


class PublicSite(Record, frozen=True, kw_only=True, tag="public_site"):
    """Name and clock of the hall, in every public topic."""

    name: str
    zone: str
    message: str
    public_url: str
    """Empty until a phone has really opened it: no screen shows a code that leads nowhere."""
    day: str
    names: Names = {}
    messages: Names = {}
    languages: list[str] = msgspec.field(default_factory=lambda: ["en"])
    """The first is the house's own."""
    spoken: list[str] = []
    """In which languages walls say a call besides the house's own, each to whoever speaks it."""
    quiet_from: int | None = None
    """Minutes of the local day between which walls are silent."""
    quiet_to: int | None = None
    bookings: bool = False
    """Whether anything can be booked, so that somebody may come with a reservation."""


class DeviceFace(Record, frozen=True, kw_only=True, tag="device_face"):
    """A kiosk or wall as kiosks and walls may know it: each finds itself by its id."""

    name: str
    zone: str = ""


class KioskLock(Record, frozen=True, kw_only=True, tag="kiosk_lock"):
    """What a kiosk checks the PIN of staff against; `id` is the site's. For kiosks alone."""

    pin: str


class PublicPoint(Record, frozen=True, kw_only=True, tag="public_point"):
    """A service point as everybody may see it."""

    name: str
    state: PointState
    location: str
    prefix: str
    waiting: int
    desks_open: int
    desks_paused: int = 0
    closes_at: int | None = None
    opens_at: int | None = None
    notice: str = ""
    """What staff say to all who wait."""
    notice_at: int = 0
    zone: str = ""
    names: Names = {}
    locations: Names = {}
    join_by: JoinBy = "open"
    asks: list[Ask] = []
    desks: list[str] = []
    """Names of its desks: where two points have a desk of one name, a call says its point too."""


class PublicService(Record, frozen=True, kw_only=True, tag="public_service"):
    """A service with its wait for a new customer and the number that is next."""

    service_point: str
    name: str
    position: int
    open: bool
    waiting: int
    next_number: str | None
    low: int | None
    high: int | None
    names: Names = {}
    takes: Literal["", "request", "pickup"] = ""
    """Whether whoever chooses it brings something to be repaired, or picks it up."""


class PublicCall(Record, frozen=True, kw_only=True, tag="public_call"):
    """A call as walls show it. The newest per desk is that desk's present call."""

    number: str
    service_point: str
    desk: str
    desk_name: str
    at: int
    nth: int
    state: CallState
    moved_from: str = ""
    """Name of the desk that had called before another took over; mostly empty."""
    language: str = "en"
    direction: Direction = ""
    """Where the desk lies as seen from the wall."""


class PublicPlace(Record, frozen=True, kw_only=True, tag="public_place"):
    """Somebody in the line; `id` is the opaque tag of the visit."""

    number: str
    service: str
    state: EntryState
    order: int
    """Sorts those whom the published line does not name yet (ms of being eligible)."""
    desk_name: str | None


class PublicWait(msgspec.Struct, frozen=True, array_like=True):
    """One place in the published line: tag of the visit, wait in minutes."""

    tag: str
    low: int
    high: int
    why: Why = "longest"
    soonest: int = 0
    """Whole minutes, rounded down, before which hardly anybody in this place is called (P20)."""
    booked: int = 0
    """How many who have booked are still to come and most likely called before."""


class PublicLine(Record, frozen=True, kw_only=True, tag="public_line"):
    """The published order of a service point; `id` is the service point's."""

    at: int
    desks_open: int
    line: list[PublicWait]


class Apology(msgspec.Struct, frozen=True, array_like=True):
    """A promise to this customer that does not hold: the minutes that were said, when we said
    sorry, and why."""

    said_min: int
    at: int
    causes: list[Cause] = []


class OwnEntry(Record, frozen=True, kw_only=True, tag="own_entry"):
    """A customer's own entry, on their own topic; `id` is the visit's."""

    entry: str
    tag: str
    number: str
    service_point: str
    service: str
    state: EntryState
    present: bool
    joined_at: int
    since: int
    desk_name: str | None
    calls: int
    called_at: int | None
    grace_until: int | None
    version: int
    until: int | None = None
    """When `away`, a hold or a missed call's time ends."""
    call: str | None = None
    """Id of the call that is running, for the phone's receipt."""
    errands: int = 0
    """How many errands come after this one."""
    direction: Direction = ""
    """Where the desk of the call lies as seen from the wall."""
    desk_shared: bool = False
    """Whether another service point has a desk of that name: a call says its point too."""
    language: str = "en"
    """The visit's, in which a kiosk speaks to whoever holds its slip."""
    promised_by: int | None = None
    """By when the customer is called, as last told, ms; None where nothing is promised."""
    slot_at: int | None = None
    """The time that was booked, while it counts for the place in the line, ms."""
    booked_with: str = ""
    """The name of the colleague whom they asked for when they booked."""
    apology: Apology | None = None
    """Set while a promise stands that was made anew after another was broken."""


class WantedSlip(Record, frozen=True, kw_only=True, tag="wanted_slip"):
    """For kiosks: a slip that a colleague wants printed; `id` is the visit's. The query `slip`
    gives what stands on it."""

    number: str
    device: str
    """Id of the kiosk that is to print it; empty is any."""
    at: int


class PublicHelp(Record, frozen=True, kw_only=True, tag="public_help"):
    """For kiosks: what became of a call for a person; `id` is the device's."""

    state: HelpState
    since: int


class FreeStart(msgspec.Struct, frozen=True, array_like=True):
    """A start that can be booked, ms, and how many seats are left there."""

    at: int
    seats: int = 1


class PublicSlots(Record, frozen=True, kw_only=True, tag="public_slots"):
    """The free starts of one day of one definition; `id` is the day, `2026-11-26`."""

    definition: str
    starts: list[FreeStart] = []


class OwnReservation(Record, frozen=True, kw_only=True, tag="own_reservation"):
    """A customer's own reservation, on their own topic."""

    number: str
    definition: str
    service_point: str
    start_at: int
    end_at: int
    state: ReservationState
    revision: int
    version: int
    seats: int = 1
    language: str = "en"
    price: str = "0.00"
    currency: str = "EUR"
    staff: list[str] = []
    """Names of the colleagues that it is with."""
    asked: bool = False
    """Whether one of them was asked for, so that it is with that one alone."""
    earlier: bool = False
    cancel_until: int = 0
    """Until when the customer may cancel it, ms …"""
    reschedule_until: int = 0
    """… and move it."""
    late_until: int = 0
    """Whoever comes later than this has lost the slot."""
    undo_until: int | None = None
    cancelled_by: CancelledBy = ""
    projected_at: int | None = None
    """When it will really begin, as its customer was told; None is in time."""
    queue_number: str = ""
    """The number that checking in gave; empty before."""
    meeting: bool = False
    """Whether it is held by video."""
    meeting_opens_at: int = 0
    meeting_ends_at: int = 0


AnyView = (
    PublicSite
    | PublicPoint
    | PublicService
    | PublicCall
    | PublicPlace
    | PublicLine
    | OwnEntry
    | WantedSlip
    | PublicHelp
    | DeviceFace
    | KioskLock
    | PublicSlots
    | OwnReservation
    | AnyTicketView
    | AnyRequestView
)

VIEW_TYPES: tuple[type[Record], ...] = (
    PublicSite,
    PublicPoint,
    PublicService,
    PublicCall,
    PublicPlace,
    PublicLine,
    OwnEntry,
    WantedSlip,
    PublicHelp,
    DeviceFace,
    KioskLock,
    PublicSlots,
    OwnReservation,
    *TICKET_VIEWS,
    *REQUEST_VIEWS,
)

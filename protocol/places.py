"""The records that a manager sets up: the site, service points, services, desks, colleagues."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from protocol.record import DeskState, HelpState, PointState, Record, Role

Policy = Literal["weight", "ratio"]
"""Who is next: by weight times wait, or the classes in turn by their shares."""
Minute = Annotated[int, msgspec.Meta(ge=0, le=28 * 60)]
"""A minute of a local day; past midnight it goes on to the roll of the business day."""
ClassName = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]{0,23}$")]
Day = Annotated[str, msgspec.Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
STANDARD: Final = "standard"
"""The class of whoever has no other."""
RESERVED: Final = "reserved"
"""The class of whoever checks in with a reservation; a service point may have it among its own."""
Language = Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Names = Annotated[
    dict[Language, Annotated[str, msgspec.Meta(max_length=200)]], msgspec.Meta(max_length=12)
]
"""What something is called in further languages, beside the name in the house's own."""
Texts = Annotated[
    dict[Language, Annotated[str, msgspec.Meta(max_length=2_000)]], msgspec.Meta(max_length=12)
]
"""What a longer text says in further languages, beside the one in the house's own."""
Ask = Literal["name", "phone", "party_size"]
"""What a kiosk may ask for before it gives a number; none of it must be told."""
JoinBy = Literal["open", "on_site", "staff"]
"""Whether a phone may join from anywhere, only by the changing code of a screen in the hall, or
from anywhere, but is called only once staff or a kiosk have seen the customer."""
Direction = Literal["", "left", "right", "up", "down"]
"""Where a desk lies as seen from the wall; empty: straight on, in reading direction."""
DeviceState = Literal["paired", "revoked"]
LATE_S: Final = 600
LOST_S: Final = 1_800
KEEP_CONTACT_H: Final = 24
KEEP_NOTES_D: Final = 30
CLOSE_DAYS: Final = 14
KEEP_TICKETS_D: Final = 1_095
FieldName = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]{0,23}$")]
FieldKind = Literal["text", "number", "choice", "date"]
CLOSING_NOTICE_MIN: Final = 30
"""So long before the end of the hours a service point says that its last numbers go out."""


class Hours(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Open on a weekday (0 is Monday) from one minute of the day to another."""

    weekday: Annotated[int, msgspec.Meta(ge=0, le=6)]
    opens: Minute
    closes: Minute


class DayException(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One date that is not as its weekday: closed, or open for these spans (minutes) instead."""

    day: Day
    spans: Annotated[list[tuple[Minute, Minute]], msgspec.Meta(max_length=6)] = []
    note: Annotated[str, msgspec.Meta(max_length=80)] = ""


class TicketField(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A custom field that tickets of this house have."""

    name: FieldName
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    field_kind: FieldKind = "text"
    choices: Annotated[
        list[Annotated[str, msgspec.Meta(min_length=1, max_length=80)]], msgspec.Meta(max_length=40)
    ] = []


class PriorityClass(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A class of customers: how much each minute of waiting counts, and its share of the calls."""

    name: ClassName
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    weight: Annotated[float, msgspec.Meta(ge=0.1, le=100)] = 1.0
    share: Annotated[int, msgspec.Meta(ge=1, le=20)] = 1
    """With the policy `ratio`: 3 and 1 call three of this class to one of the other."""


CLASSES: Final = [
    PriorityClass(STANDARD, "Standard"),
    PriorityClass("priority", "Priority", 3.0, 3),
]


class Site(Record, frozen=True, kw_only=True, tag="site"):
    """The branch or hall: one total order, one business day, one set of prefixes."""

    name: str
    zone: str = "UTC"
    roll_hour: int = 4
    message: str = ""
    public_url: str = ""
    day: str = ""
    """The business day that the hall is in, `YYYY-MM-DD`; moved on by the roll."""
    address_checked: str = ""
    """The public address that a phone has really opened; codes show while it is `public_url`."""
    names: Names = {}
    messages: Names = {}
    languages: list[str] = msgspec.field(default_factory=lambda: ["en", "es", "de", "ar"])
    """What kiosks and phones offer; the first is the house's own, in which names are written."""
    spoken: list[str] = []
    """In which languages walls say a call besides the house's own, each to whoever speaks it."""
    quiet_from: int | None = None
    """Walls show calls without a sound from this minute of the local day …"""
    quiet_to: int | None = None
    """… to this one; past midnight where it is the smaller."""
    kiosk_pin: str = ""
    """What proves the PIN by which staff leave a kiosk (`protocol.pin`); empty: none is set."""
    keep_contact_h: int = KEEP_CONTACT_H
    """Hours after a visit's end that name, phone and address of its customer are kept."""
    keep_notes_d: int = KEEP_NOTES_D
    """Days after a visit's end that notes of its customer and about them are kept."""
    country: str = ""
    """Whose public holidays count, as ISO 3166 has it (`DE`); empty: none do."""
    region: str = ""
    """The part of that country with holidays of its own (`BE`); may be empty."""
    support: bool = False
    """Whether customers may open tickets themselves, on the page and by mail."""
    support_email: str = ""
    """The address that customers write to, and that answers come from; may be empty."""
    close_days: int = CLOSE_DAYS
    """Days after which a resolved ticket closes by itself; 0 never."""
    keep_tickets_d: int = KEEP_TICKETS_D
    """Days after its end that a ticket or a service request keeps its texts and its contact."""
    ticket_fields: list[TicketField] = []
    version: int = 1


class ServicePoint(Record, frozen=True, kw_only=True, tag="service_point"):
    """A place with capacity; its desks are numbered 1…capacity."""

    name: str
    prefix: str
    capacity: int
    state: PointState = "open"
    held_until: int | None = None
    """A state that was set by hand stays until then, whatever the hours say."""
    location: str = ""
    """Where to wait, as the slip says it: `Hall 1`."""
    max_waiting: int = 500
    grace_s: int = 120
    grace_remote_s: int = 300
    call_absent: bool = True
    """Whether somebody who joined by phone may be called before checking in."""
    repeat_s: int = 40
    """An unanswered call is announced again after so long; 0 never."""
    calls_most: int = 3
    """How often a call is announced by itself, with the first."""
    missed_s: int = 1_800
    """Whoever missed a call can be called again for so long …"""
    missed_calls: int = 3
    """… or for so many later calls of this service point, whichever is later."""
    hold_remote_s: int = 900
    """The place of somebody who is not here yet when their turn comes is held for so long."""
    max_wait_s: int = 0
    """Whoever has waited so long goes before all by weight; 0 sets no such limit."""
    policy: Policy = "weight"
    classes: list[PriorityClass] = msgspec.field(default_factory=lambda: list(CLASSES))
    hours: list[Hours] = []
    """When it is open by itself; empty means that only people open and close it."""
    exceptions: list[DayException] = []
    closes_at: int | None = None
    """When the hours that hold now end; None outside of them."""
    opens_at: int | None = None
    """When its hours open it next. A timer keeps both."""
    notice: str = ""
    """What staff say to all who wait, on phones and walls."""
    notice_at: int = 0
    zone: str = ""
    """The part of the house whose walls and kiosks show it; empty is everywhere."""
    names: Names = {}
    locations: Names = {}
    join_by: JoinBy = "open"
    asks: list[Ask] = []
    """What a kiosk asks for before it gives a number."""
    holidays: bool = True
    """Whether it is closed on public holidays, where no dated exception says otherwise."""
    late_s: int = LATE_S
    """Whoever checks in with a reservation so late still has the slot …"""
    lost_s: int = LOST_S
    """… and so late still the weight of a reservation; after that staff choose."""
    version: int = 1


class Service(Record, frozen=True, kw_only=True, tag="service"):
    """What a customer comes for at a service point."""

    service_point: str
    name: str
    prefix: str = ""
    """Own series of numbers; empty means the prefix of the service point."""
    mean_s: int = 480
    position: int = 0
    open: bool = True
    skills: list[str] = []
    """What whoever serves it must be able to do, all of it."""
    names: Names = {}


class Desk(Record, frozen=True, kw_only=True, tag="desk"):
    """One place of a service point, and who works there."""

    service_point: str
    number: int
    name: str
    state: DeskState = "closed"
    staff: str | None = None
    since: int = 0
    reason: str = ""
    """Why it is paused."""
    until: int | None = None
    """When whoever paused it means to be back."""
    services: list[str] = []
    """Ids of the services that are done here; empty means all of the service point."""
    access: list[str] = []
    """The access needs that this desk is made for, such as `wheelchair`."""
    pause_at: int | None = None
    """When whoever works here means to pause; None while nothing is planned."""
    pause_until: int | None = None
    """When that planned pause is to end."""
    direction: Direction = ""
    version: int = 1


class Staff(Record, frozen=True, kw_only=True, tag="staff"):
    """A colleague as the others see them; passwords lie elsewhere and never in the log."""

    name: str
    role: Role
    skills: list[str] = []
    left: bool = False
    """Whether they work here no longer: kept, because the past names them."""
    bookable: bool = False
    """Whether reservations may take them."""
    hours: list[Hours] = []
    """When they may be booked; empty is whenever the service point is open."""
    exceptions: list[DayException] = []
    email: str = ""
    """Where they are told by mail; empty: in the console alone."""
    teams: list[str] = []
    """The teams of the ticket desk that they belong to."""
    version: int = 1


class Device(Record, frozen=True, kw_only=True, tag="device"):
    """A kiosk or a wall of this house; its key lies elsewhere and never in the log."""

    name: str
    role: Role
    zone: str = ""
    """The part of the house that it stands in; empty is everywhere."""
    state: DeviceState = "paired"
    at: int = 0
    """When it was paired, or let in without; of one that is revoked, when it was shut out."""
    by: str | None = None
    """The colleague who did so; None is the command line."""
    online: bool = False
    seen_at: int = 0
    """When it came or went last."""
    doubled_at: int = 0
    """When a second session of it was last refused: somebody may have copied its key."""
    version: int = 1


class Help(Record, frozen=True, kw_only=True, tag="help"):
    """Somebody at a kiosk needs a person; `id` is the device's, so that each has one at most."""

    device_name: str
    state: HelpState
    at: int
    """When it was asked for."""
    since: int
    by: str | None = None
    """The colleague who is coming, or came."""
    language: str = "en"
    access_needs: list[str] = []
    version: int = 1

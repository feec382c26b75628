"""The records of a site: what the store keeps, the log carries and staff screens replicate.

Instants are milliseconds since 1970 UTC and named `*_at`; durations are seconds and named `*_s`.
Personal data lies in `Person` alone, so that erasing a person touches one kind.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

import msgspec

EntryState = Literal[
    "waiting", "called", "serving", "completed", "no_show", "left", "cancelled", "expired"
]
PointState = Literal["open", "last_numbers", "draining", "closed"]
DeskState = Literal["open", "closed"]
CallState = Literal["calling", "answered", "served", "withdrawn", "over"]
"""`served`: answered, and the service has ended too; `over`: nobody came, or it was repeated."""
Role = Literal["admin", "manager", "staff", "kiosk", "display", "visitor", "public", "timer"]
Source = Literal["kiosk", "phone", "staff", "http"]

MOST: Final = 2**53 - 1
"""The largest whole number that every client's JSON holds exactly."""
NAME_LENGTH: Final = 120
"""The most characters of a name: of people, places and devices."""
LIVE_STATES: frozenset[str] = frozenset({"waiting", "called", "serving"})


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """One row of one kind, addressed by its id."""

    id: str

    @classmethod
    @cache
    def kind(cls) -> str:
        """The tag of this record on the wire and the name of its table."""
        return str(cls.__struct_config__.tag)


class Site(Record, frozen=True, kw_only=True, tag="site"):
    """The branch or hall: one total order, one business day, one set of prefixes."""

    name: str
    zone: str = "UTC"
    roll_hour: int = 4
    message: str = ""
    public_url: str = ""
    day: str = ""
    """The business day that the hall is in, `YYYY-MM-DD`; moved on by the roll."""
    version: int = 1


class ServicePoint(Record, frozen=True, kw_only=True, tag="service_point"):
    """A place with capacity; its desks are numbered 1…capacity."""

    name: str
    prefix: str
    capacity: int
    state: PointState = "open"
    location: str = ""
    """Where to wait, as the slip says it: `Hall 1`."""
    max_waiting: int = 500
    grace_s: int = 120
    grace_remote_s: int = 300
    call_absent: bool = True
    """Whether somebody who joined by phone may be called before checking in."""
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


class Desk(Record, frozen=True, kw_only=True, tag="desk"):
    """One place of a service point, and who works there."""

    service_point: str
    number: int
    name: str
    state: DeskState = "closed"
    staff: str | None = None
    since: int = 0
    version: int = 1


class Staff(Record, frozen=True, kw_only=True, tag="staff"):
    """A colleague as the others see them; passwords lie elsewhere and never in the log."""

    name: str
    role: Role


class Person(Record, frozen=True, kw_only=True, tag="person"):
    """All that is known of a customer as a person; erasable."""

    name: str = ""
    phone: str = ""
    email: str = ""
    notes: str = ""


class Visit(Record, frozen=True, kw_only=True, tag="visit"):
    """One customer's stay, from joining to leaving; number and private link belong to it."""

    number: str
    day: str
    arrived_at: int
    tag: str
    """Opaque mark by which a phone finds its own place in the public queue."""
    source: Source
    person: str | None = None
    joiners: list[str] = []
    """Keyed hashes of browser and phone, by which joining twice is noticed."""
    language: str = "en"
    party_size: int = 1
    access_needs: list[str] = []


class Entry(Record, frozen=True, kw_only=True, tag="entry"):
    """One leg of a visit: one wait and service at one service point."""

    visit: str
    number: str
    service_point: str
    service: str
    state: EntryState
    joined_at: int
    eligible_at: int
    since: int
    """When the present state began."""
    present: bool
    """Whether the customer is known to be here; false for a phone until check-in."""
    desk: str | None = None
    actor: str | None = None
    """Id of who made the last transition (staff, device or visit)."""
    called_at: int | None = None
    calls: int = 0
    grace_until: int | None = None
    started_at: int | None = None
    ended_at: int | None = None
    reason: str = ""
    pick: str = ""
    """Why this entry was called when it was, in one sentence."""
    version: int = 1


class Interval(Record, frozen=True, kw_only=True, tag="interval"):
    """A closed span of an entry in one state; permanent. The open span is the entry itself.

    `id` is `entry.version`, with the version that the span had. A span that an undo took back stays
    with `withdrawn` set, so that reports leave it out and an audit still finds it.
    """

    entry: str
    state: EntryState
    from_at: int
    to_at: int
    desk: str | None
    actor: str | None
    reason: str = ""
    withdrawn: bool = False


class Call(Record, frozen=True, kw_only=True, tag="call"):
    """One announcement of an entry: what walls show and speak."""

    entry: str
    number: str
    service_point: str
    desk: str
    desk_name: str
    at: int
    nth: int = 1
    state: CallState = "calling"


class Counter(Record, frozen=True, kw_only=True, tag="counter"):
    """The last number given in one series of one business day; `id` is `day/prefix`."""

    day: str
    prefix: str
    last: int


class Undoable(Record, frozen=True, kw_only=True, tag="undoable"):
    """The last transition of an entry and how to take it back; `id` is the entry's."""

    number: str
    desk: str | None
    actor: str | None
    was: EntryState
    now: EntryState
    at: int
    until: int
    """Until when the actor may undo it; a manager may for longer."""
    before: Entry


class Place(msgspec.Struct, frozen=True, array_like=True):
    """An entry's place in the published line with its wait, in seconds."""

    entry: str
    p20: int
    p50: int
    p80: int


class Quote(msgspec.Struct, frozen=True, array_like=True):
    """The wait of somebody who joined a service now, in seconds."""

    service: str
    p20: int
    p50: int
    p80: int


class Estimate(Record, frozen=True, kw_only=True, tag="estimate"):
    """The published order and waits of a service point; `id` is the service point's.

    Empty lists mean that no wait can be told: no desk is open.
    """

    at: int
    desks_open: int
    line: list[Place] = []
    quotes: list[Quote] = []


AnyRecord = (
    Site
    | ServicePoint
    | Service
    | Desk
    | Staff
    | Person
    | Visit
    | Entry
    | Interval
    | Call
    | Counter
    | Undoable
    | Estimate
)

RECORD_TYPES: tuple[type[Record], ...] = (
    Site,
    ServicePoint,
    Service,
    Desk,
    Staff,
    Person,
    Visit,
    Entry,
    Interval,
    Call,
    Counter,
    Undoable,
    Estimate,
)

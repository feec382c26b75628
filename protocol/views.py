"""View records: what public topics carry. Each field is here on purpose; nothing personal is.

Waits are whole minutes, already rounded for customers; `None` means that no wait can be told.
"""

from __future__ import annotations

import msgspec

from protocol.records import CallState, EntryState, PointState, Record, Why


class PublicSite(Record, frozen=True, kw_only=True, tag="public_site"):
    """Name and clock of the hall, in every public topic."""

    name: str
    zone: str
    message: str
    public_url: str
    day: str


class PublicPoint(Record, frozen=True, kw_only=True, tag="public_point"):
    """A service point as everybody may see it."""

    name: str
    state: PointState
    location: str
    prefix: str
    waiting: int
    desks_open: int
    closes_at: int | None = None
    opens_at: int | None = None
    notice: str = ""
    """What staff say to all who wait."""
    notice_at: int = 0


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


class PublicLine(Record, frozen=True, kw_only=True, tag="public_line"):
    """The published order of a service point; `id` is the service point's."""

    at: int
    desks_open: int
    line: list[PublicWait]


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


AnyView = (
    PublicSite | PublicPoint | PublicService | PublicCall | PublicPlace | PublicLine | OwnEntry
)

VIEW_TYPES: tuple[type[Record], ...] = (
    PublicSite,
    PublicPoint,
    PublicService,
    PublicCall,
    PublicPlace,
    PublicLine,
    OwnEntry,
)

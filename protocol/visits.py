"""The records of visits: customers, their legs, calls, numbers, and what is published of the line.

Personal data lies in `Person` alone, so that erasing a person touches one kind.
"""

from __future__ import annotations

import msgspec

from protocol.places import STANDARD
from protocol.record import CallState, EntryState, Record, SlipState, Source, Stands, Why


class Person(Record, frozen=True, kw_only=True, tag="person"):
    """All that is known of a customer as a person; erasable."""

    name: str = ""
    phone: str = ""
    email: str = ""
    notes: str = ""
    """What the customer wrote."""
    staff_notes: str = ""
    noted_at: int = 0
    phone_key: str = ""
    """The phone in its normal form, by which somebody who comes again is known; may be empty."""
    email_key: str = ""
    """The mail address in its normal form, likewise."""
    company: str = ""
    contact: str = ""
    """The contact that they were known as when this was written; stays when they are erased."""
    erased_at: int = 0
    """When what was known was erased, because it was asked for or its time was over."""
    version: int = 1


class Errand(msgspec.Struct, frozen=True, array_like=True):
    """What a visit still has to do: services of one service point, in one leg."""

    service_point: str
    services: list[str]


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
    errands: list[Errand] = []
    """What comes after the present leg, in order."""
    slip: SlipState = ""
    slip_at: int = 0
    slip_device: str = ""
    """Id of the kiosk that prints the slip; empty while none has."""
    slip_reason: str = ""
    """Why it was not printed, for staff."""
    slips: int = 0
    """How many came out."""


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
    also: list[str] = []
    """Further services of this leg, done at the same desk."""
    priority: str = STANDARD
    """Name of the class, as the service point has it."""
    standing: Stands = "keep"
    until: int | None = None
    """When time alone ends the present state: away, missed, a place held for somebody who is not
    here; for a hold, when the customer is expected back."""
    owner: str | None = None
    """The colleague whose hold this is; None is everybody's."""
    came_from: str | None = None
    """The leg that led here by a transfer or as the errand before."""
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
    reservation: str | None = None
    """The reservation that its customer has checked in with."""
    slot_at: int | None = None
    """The time that was booked, while it counts for the place in the line."""
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
    confirmed_at: int | None = None
    """When the first screen said that it shows the call."""
    confirmed_by: str = ""
    """`wall` or `phone`."""
    moved_from: str = ""
    """Name of the desk that had called before another took over."""
    language: str = "en"
    """The customer's, in which a wall may say the call too."""


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
    now: EntryState
    at: int
    until: int
    """Until when the actor may undo it; a manager may for longer."""
    before: Entry
    opened: str | None = None
    """The next leg that this step has opened: it goes when the step is taken back."""
    errands: list[Errand] = []
    """The errands that the visit had before the leg was opened: it has them again then."""
    spent: dict[str, int] = {}
    """By class: what the call has taken of its turns, or given. It is put back then."""


class Place(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """An entry's place in the published line with its wait, in seconds."""

    entry: str
    p20: int
    p50: int
    p80: int
    why: Why = "longest"
    booked: int = 0
    """How many who have booked and are still to come are most likely called before."""


class Quote(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
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
    last_at: int | None = None
    """When the last of those here is done, at the 80th percentile."""
    one_more_at: int | None = None
    """When one who joined now would be done, at the 80th percentile."""
    held: int = 0
    """How many of the last promises here were held …"""
    judged: int = 0
    """… of so many; 200 at most."""


class Turns(Record, frozen=True, kw_only=True, tag="turns"):
    """Whose turn it is among the classes of a service point with the policy `ratio`."""

    credit: dict[str, int]
    """By class: the larger, the sooner it is called."""

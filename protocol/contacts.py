"""The records of contacts and of the calendar: whom the house knows, and events with them.

What is known of a contact as a person lies in `Person`, so that erasing touches one kind.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from protocol.record import Record

ContactKind = Literal["contact", "lead", "merchant"]
EventKind = Literal["meeting", "demo", "follow_up"]
EventState = Literal["planned", "done", "cancelled"]


class Contact(Record, frozen=True, kw_only=True, tag="contact"):
    """Somebody the house has to do with over time: one for each normalised address or phone."""

    person: str
    """The person that holds the name and the addresses."""
    contact_kind: ContactKind = "contact"
    owner: str | None = None
    """The colleague who looks after them."""
    tags: list[str] = []
    language: str = "en"
    made_at: int
    merged_into: str | None = None
    """The contact that this one is the same as; everything of both is told as one."""
    merged_at: int | None = None
    merged_by: str | None = None
    version: int = 1


class MovedStart(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One occurrence of a series that is not as the series: its own times, or none when it is
    cancelled."""

    original_at: int
    start_at: int | None
    end_at: int | None


class CalendarEvent(Record, frozen=True, kw_only=True, tag="calendar_event"):
    """A meeting, demo or follow-up call with a contact; not a reservation of the house's time."""

    title: str
    event_kind: EventKind
    contact: str
    owner: str
    """The colleague whose event it is, who is reminded."""
    start_at: int
    end_at: int
    zone: str
    """The time zone in which it recurs at the same time of day."""
    made_at: int
    recurs: str = ""
    """RFC 5545 RRULE without the name: `FREQ=WEEKLY;COUNT=10`; empty: once."""
    except_at: list[int] = []
    """Starts of the series that do not take place."""
    moved: list[MovedStart] = []
    attendees: list[str] = []
    """Ids of colleagues and contacts."""
    place: str = ""
    notes: str = ""
    remind_min: int = 15
    """Minutes before each start that its owner is reminded; 0 never."""
    reminded_at: int | None = None
    """The start that its owner was last reminded of."""
    state: EventState = "planned"
    ticket: str | None = None
    actor: str | None = None
    version: int = 1

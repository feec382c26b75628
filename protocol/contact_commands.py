"""Commands on contacts and on events of the calendar."""

from __future__ import annotations

from typing import Annotated

import msgspec

from protocol.command import Command, Ident, Instant, Text, Version
from protocol.contacts import ContactKind, EventKind, EventState, MovedStart
from protocol.queue_commands import Customer, Spoken
from protocol.record import NAME_LENGTH
from protocol.ticket_commands import Subject, Tags

Ids = Annotated[list[Ident], msgspec.Meta(max_length=50)]
Starts = Annotated[list[Instant], msgspec.Meta(max_length=400)]


class PutContact(Command, frozen=True, kw_only=True, tag="put_contact"):
    """Make a contact known, or change one; what is not given stays. A mail address or phone that
    another contact has is refused with `contact_exists`. Answers `Saved`."""

    contact: Ident | None = None
    version: Version | None = None
    customer: Customer | None = None
    company: Annotated[str, msgspec.Meta(max_length=NAME_LENGTH)] | None = None
    contact_kind: ContactKind | None = None
    owner: Annotated[str, msgspec.Meta(max_length=36)] | None = None
    tags: Tags | None = None
    staff_notes: Annotated[str, msgspec.Meta(max_length=2_000)] | None = None
    language: Spoken | None = None


class MergeContacts(Command, frozen=True, kw_only=True, tag="merge_contacts"):
    """Say that another contact is the same as this one. Answers `Saved`."""

    contact: Ident
    other: Ident


class UnmergeContact(Command, frozen=True, kw_only=True, tag="unmerge_contact"):
    """Take back that it is the same as another, at any time. Answers `Saved`."""

    contact: Ident


class DeleteContact(Command, frozen=True, kw_only=True, tag="delete_contact"):
    """Erase a contact and what is known of it, with the texts of its tickets. Answers `Saved`."""

    contact: Ident


class PutEvent(Command, frozen=True, kw_only=True, tag="put_event"):
    """Plan an event with a contact, or change it; what is not given stays. A new one needs `title`,
    `contact`, `start_at` and `end_at`. Answers `Saved`."""

    event: Ident | None = None
    version: Version | None = None
    title: Subject | None = None
    event_kind: EventKind | None = None
    contact: Ident | None = None
    owner: Ident | None = None
    """None is who asks, for a new one."""
    start_at: Instant | None = None
    end_at: Instant | None = None
    recurs: Annotated[str, msgspec.Meta(max_length=300)] | None = None
    except_at: Starts | None = None
    moved: Annotated[list[MovedStart], msgspec.Meta(max_length=400)] | None = None
    attendees: Ids | None = None
    place: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    notes: Text | None = None
    remind_min: Annotated[int, msgspec.Meta(ge=0, le=28 * 1_440)] | None = None
    state: EventState | None = None
    ticket: Ident | None = None


class DeleteEvent(Command, frozen=True, kw_only=True, tag="delete_event"):
    """Remove an event. Answers `Saved`."""

    event: Ident


class RemindOfEvent(Command, frozen=True, kw_only=True, tag="remind_of_event"):
    """A timer says that the owner is to be reminded of the occurrence that starts then."""

    event: Ident
    start_at: Instant


AnyContactCommand = (
    PutContact
    | MergeContacts
    | UnmergeContact
    | DeleteContact
    | PutEvent
    | DeleteEvent
    | RemindOfEvent
)

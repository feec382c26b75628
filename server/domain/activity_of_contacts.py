"""What happened to contacts themselves, and to the events with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from protocol.changes import Change
from protocol.commands import Command
from protocol.records import CalendarEvent, Contact
from server.domain.activity_step import Step, person_of
from server.domain.floor import Floor

_TOLD: Final = (
    "title", "event_kind", "contact", "owner", "start_at", "end_at", "recurs", "except_at",
    "moved", "attendees", "place", "notes", "remind_min",
)  # fmt: skip
KINDS: Final = frozenset(
    {"contact_created", "contact_merged", "contact_unmerged"}
    | {"event_planned", "event_changed", "event_done", "event_cancelled", "event_reminded"}
)


def of_contact(
    floor: Floor, _: Command, before: Contact | None, after: Contact, changes: list[Change]
) -> Iterator[Step]:
    """It was made known, merged, or taken apart again."""
    if before is None:
        what, facts = "contact_created", {"contact_kind": str(after.contact_kind)}
    elif after.merged_into == before.merged_into:
        return
    elif after.merged_into is not None:
        what, facts = "contact_merged", {"into": after.merged_into}
    else:
        what, facts = "contact_unmerged", {"from": before.merged_into or ""}
    yield Step(what, after.person, "contact", after.id, facts)


def of_event(
    floor: Floor,
    _: Command,
    before: CalendarEvent | None,
    after: CalendarEvent | None,
    changes: list[Change],
) -> Iterator[Step]:
    """An event was planned, changed, held or given up."""
    known = after or before
    assert known is not None
    what = _what(before, after)
    if what:
        start = known.reminded_at if what == "event_reminded" else known.start_at
        facts = {"event_kind": known.event_kind, "start_at": str(start)}
        person = person_of(floor, known.contact, changes)
        yield Step(what, person, "calendar_event", known.id, facts)


def _what(before: CalendarEvent | None, after: CalendarEvent | None) -> str:
    if after is None:
        return "event_cancelled" if before is not None and before.state == "planned" else ""
    if before is None:
        return "event_planned"
    if before.state != after.state:
        return "event_planned" if after.state == "planned" else f"event_{after.state}"
    if any(getattr(before, name) != getattr(after, name) for name in _TOLD):
        return "event_changed"
    reminded = after.reminded_at is not None and after.reminded_at != before.reminded_at
    return "event_reminded" if reminded else ""

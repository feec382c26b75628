"""What of events goes with whoever they are with."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.records import CalendarEvent, Contact
from server.domain.context import Context
from server.domain.floor import Floor


def emptied_events(floor: Floor, person: str, context: Context) -> list[Change]:
    """The events with a contact who is erased, without words; nobody is met any more whom nobody
    knows. Those that are over are emptied where they lie."""
    contacts = {each.id for each in floor.of(Contact) if each.person == person}
    changes: list[Change] = []
    for event in floor.of(CalendarEvent) if contacts else ():
        if event.contact in contacts:
            ahead = event.state == "planned" and (event.recurs or event.end_at > context.now)
            state = "cancelled" if ahead else event.state
            after = replace(bare_event(event), state=state, version=event.version + 1)
            changes.append(Put(after))
    return changes


def bare_event(event: CalendarEvent) -> CalendarEvent:
    """An event without what somebody wrote of whom it is with."""
    return replace(event, title="", place="", notes="")

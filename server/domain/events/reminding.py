"""Reminding the owner of an event, once of each occurrence."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.automation import Notice, NoticeChannel
from protocol.changes import Change, Put
from protocol.contact_commands import RemindOfEvent
from protocol.outcomes import Saved
from protocol.records import CalendarEvent, Staff
from server.domain.context import Context, Decision
from server.domain.events.occurring import to_remind
from server.domain.floor import Floor
from server.domain.refused import refuse


def remind_of_event(floor: Floor, command: RemindOfEvent, context: Context) -> Decision:
    """A notice in the console, and by mail to whoever has an address. The rule looks for itself:
    what was reminded of, moved or has begun is not due."""
    event = floor.get(CalendarEvent, command.event)
    due = to_remind(event, context.now) if event is not None else None
    if event is None or due is None or due.start_at != command.start_at:
        raise refuse("not_due", "Nobody is to be reminded of that now.")
    after = replace(event, reminded_at=due.start_at)
    changes: list[Change] = [Put(after)]
    owner = floor.get(Staff, event.owner)
    if owner is not None and not owner.left:
        changes.append(Put(_notice(event, due.start_at, "console", context)))
        if owner.email:
            changes.append(Put(_notice(event, due.start_at, "mail", context)))
    return Decision(Saved(id=after.id, version=after.version), changes)


def _notice(
    event: CalendarEvent, start_at: int, channel: NoticeChannel, context: Context
) -> Notice:
    """One for the console is there as soon as it is written."""
    told = channel == "console"
    return Notice(
        id=context.new_id(),
        to=event.owner,
        channel=channel,
        what="event_reminder",
        subject_kind=CalendarEvent.kind(),
        subject=event.id,
        made_at=context.now,
        due_at=context.now,
        data={"start_at": str(start_at), "event_kind": event.event_kind},
        state="sent" if told else "due",
        sent_at=context.now if told else None,
    )

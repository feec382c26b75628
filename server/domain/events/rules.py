"""The rows of the table of commands that are about events of the calendar."""

from __future__ import annotations

from typing import Final

from protocol import contact_commands as c
from protocol.changes import Key
from protocol.commands import Command
from server.domain.events.planning import delete_event, put_event
from server.domain.events.reminding import remind_of_event
from server.domain.rule import Rule


def _put(command: c.PutEvent) -> list[Key]:
    named = {
        "calendar_event": [command.event],
        "contact": [command.contact, *(command.attendees or ())],
        "ticket": [command.ticket],
    }
    return [Key(kind, ident) for kind, of in named.items() for ident in of if ident is not None]


def _its_event(command: c.DeleteEvent | c.RemindOfEvent) -> list[Key]:
    return [Key("calendar_event", command.event)]


EVENT_RULES: Final[dict[type[Command], Rule]] = {
    c.PutEvent: Rule(put_event, _put),
    c.DeleteEvent: Rule(delete_event, _its_event),
    c.RemindOfEvent: Rule(remind_of_event, _its_event),
}

"""Doing what a canned response does besides its text: a macro, by hand."""

from __future__ import annotations

from protocol.records import Ticket
from protocol.ticket_commands import RunMacro
from server.domain.automation.acting import Cause, act
from server.domain.automation.events import Event
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.tickets.canned_settings import known
from server.domain.tickets.known import as_seen, whole
from server.domain.tickets.opening import answer
from server.domain.tickets.pending import Pending


def run_macro(floor: Floor, command: RunMacro, context: Context) -> Decision:
    """Do its actions, in order; what is not possible here is said in the note of it."""
    ticket = whole(floor, as_seen(floor, command))
    canned = known(floor, command.canned, context)
    if not canned.actions:
        raise refuse(
            "invalid", f"{canned.name} is a text alone: put it into an answer.", field="canned"
        )
    cause = Cause(canned.id, canned.version, canned.name, macro=True)
    event = Event("ticket_updated", ticket.id)
    changes = act(Pending(floor), event, canned.actions, cause, context)
    after = Pending(floor, changes).get(Ticket, ticket.id) or ticket
    return Decision(answer(after), changes)

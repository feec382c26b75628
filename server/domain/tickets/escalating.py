"""Raising a ticket by hand; what its policy does at that level, and rules, follow by themselves."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Put
from protocol.ticket_commands import EscalateTicket
from protocol.tickets import WORKED_ON
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import named
from server.domain.tickets.known import as_seen, writable
from server.domain.tickets.opening import answer
from server.domain.tickets.threads import written


def escalate_ticket(floor: Floor, command: EscalateTicket, context: Context) -> Decision:
    """Raise it by one level, with the reason as a note."""
    ticket = writable(floor, as_seen(floor, command))
    if ticket.status not in WORKED_ON:
        raise refuse(
            "wrong_state",
            f"T-{ticket.number} is {ticket.status}: nobody works on it. Reopen it first.",
        )
    level = ticket.level + 1
    after, note = written(
        replace(ticket, level=level),
        "note",
        named(command.reason, "reason"),
        context.actor.id,
        context,
        data={"level": str(level), "level_was": str(ticket.level)},
    )
    return Decision(answer(after, note), [Put(after), Put(note)])

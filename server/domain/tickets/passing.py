"""What time alone does to tickets: those that have been resolved for long are closed."""

from __future__ import annotations

from typing import Final

from protocol.changes import Change, Put
from protocol.outcomes import Saved
from protocol.records import Site, Ticket
from protocol.ticket_commands import PassTicketTime
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.tickets.states import may, moved
from server.domain.tickets.threads import written

DAY_MS: Final = 86_400_000


def closes_at(ticket: Ticket, site: Site) -> int | None:
    """When a ticket closes by itself, ms; None where it does not."""
    if not site.close_days or not may(ticket.status, "closed", "time"):
        return None
    return None if ticket.status == "closed" else ticket.since + site.close_days * DAY_MS


def pass_ticket_time(floor: Floor, command: PassTicketTime, context: Context) -> Decision:
    """Those of these whose time has come are closed; nobody is written to about it."""
    changes: list[Change] = []
    for ident in dict.fromkeys(command.tickets):
        ticket = floor.get(Ticket, ident)
        at = closes_at(ticket, floor.site) if ticket is not None else None
        if ticket is not None and at is not None and at <= context.now:
            data: dict[str, str] = {"status": "closed", "status_was": ticket.status}
            closed = moved(ticket, "closed", context)
            after, note = written(closed, "note", "", "", context, cause="time", data=data)
            changes += [Put(after), Put(note)]
    return Decision(Saved(id=floor.site.id), changes)

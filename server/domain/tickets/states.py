"""The statuses of a ticket as a table: who may take it from which to which, and what that does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from msgspec.structs import replace

from protocol.records import Ticket
from protocol.tickets import WORKED_ON, TicketStatus
from server.domain.context import Context

By = Literal["staff", "customer", "time"]
"""`staff`: colleagues, and rules that they have set up."""

_STAFF: Final[frozenset[By]] = frozenset({"staff"})
_BOTH: Final[frozenset[By]] = frozenset({"staff", "customer"})
_TIME: Final[frozenset[By]] = frozenset({"staff", "time"})

TRANSITIONS: Final[Mapping[tuple[TicketStatus, TicketStatus], frozenset[By]]] = {
    ("open", "in_progress"): _STAFF,
    ("open", "resolved"): _BOTH,
    ("open", "closed"): _STAFF,
    ("in_progress", "open"): _STAFF,
    ("in_progress", "resolved"): _BOTH,
    ("in_progress", "closed"): _STAFF,
    ("resolved", "open"): _BOTH,
    ("resolved", "in_progress"): _STAFF,
    ("resolved", "closed"): _TIME,
    ("closed", "open"): _STAFF,
    ("closed", "in_progress"): _STAFF,
}
"""From, to, and who may. What a customer writes to a closed ticket opens another."""


def may(before: TicketStatus, after: TicketStatus, by: By) -> bool:
    """Whether somebody may take a ticket from a status to another."""
    return before == after or by in TRANSITIONS.get((before, after), frozenset())


def moved(ticket: Ticket, status: TicketStatus, context: Context) -> Ticket:
    """The ticket in another status, with what goes with that; its version is as it was."""
    if ticket.status == status:
        return ticket
    fields: dict[str, Any] = {"status": status, "since": context.now}
    if status in WORKED_ON:
        fields |= {"resolved_at": None, "closed_at": None}
        if ticket.status not in WORKED_ON:
            fields["reopened"] = ticket.reopened + 1
    else:
        # Who answers nothing more waits for nothing: clocks that ran are dropped.
        fields |= {"pause": "", "unanswered_since": None}
        fields["resolved_at"] = context.now if ticket.resolved_at is None else ticket.resolved_at
        fields["closed_at"] = context.now if status == "closed" else None
    return replace(ticket, **fields)

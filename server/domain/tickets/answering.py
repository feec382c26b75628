"""Answers that nobody types: a rule or a level answers with a canned response."""

from __future__ import annotations

from typing import Final

from protocol.changes import Change, Put
from protocol.records import CannedResponse, Ticket
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.tickets.mailing import told_of_message
from server.domain.tickets.threads import written

AUTO_MOST: Final = 3
"""So many automatic answers go until a colleague answers."""


def why_not(ticket: Ticket) -> str:
    """Why no rule answers at a ticket, in a sentence; empty where one may. Who answers so many of
    them may be a program too."""
    if ticket.status == "closed" or ticket.merged_into is not None:
        return "Not answered: the ticket is closed."
    if ticket.auto_replies >= AUTO_MOST:
        return f"Not answered: {AUTO_MOST} automatic answers have gone and none of a colleague."
    return ""


def answered(
    floor: Floor,
    ticket: Ticket,
    canned: CannedResponse,
    text: str,
    author: str,
    cause: str,
    context: Context,
) -> list[Change]:
    """The ticket with an automatic answer, and the mail that carries it; no person has answered by
    that. `text`: of the canned response, for this ticket."""
    after, message = written(
        ticket, "auto", text, author, context, site=floor.site, canned=canned.id, cause=cause
    )
    return [Put(after), Put(message), *told_of_message(floor, after, message, context)]

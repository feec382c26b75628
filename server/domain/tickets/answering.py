"""Answers that nobody types: a rule or a level answers with a canned response."""

from __future__ import annotations

from protocol.changes import Change, Put
from protocol.records import CannedResponse, Ticket
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.tickets.canned import filled
from server.domain.tickets.mailing import told_of_message
from server.domain.tickets.threads import written


def answered(
    floor: Floor,
    ticket: Ticket,
    canned: CannedResponse,
    author: str,
    cause: str,
    context: Context,
) -> list[Change]:
    """The ticket with an automatic answer, in the language of its customer, and the mail that
    carries it; no person has answered by that. Nothing at a ticket that is closed or merged."""
    if ticket.status == "closed" or ticket.merged_into is not None:
        return []
    text = filled(floor, ticket, canned).text
    if not text:
        return []
    after, message = written(
        ticket, "auto", text, author, context, site=floor.site, canned=canned.id, cause=cause
    )
    return [Put(after), Put(message), *told_of_message(floor, after, message, context)]

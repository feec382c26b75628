"""The query `canned`: a canned response as it would be sent to the customer of a ticket."""

from __future__ import annotations

import asyncio
from typing import Final

from protocol.messages import Qry
from protocol.records import CannedResponse, Ticket
from protocol.ticket_queries import Rendered
from server.domain.actor import Actor
from server.domain.refused import refuse
from server.domain.tickets.canned import filled
from server.sync.sources import Page, Query, Sources, ident_of


async def _canned(sources: Sources, actor: Actor, message: Qry) -> Page:
    """With its variables filled in; those that stand for nothing there are named."""
    floor = sources.tailer.floor
    canned = floor.get(CannedResponse, ident_of(message, "canned"))
    if canned is None or canned.owner not in (None, actor.id):
        raise refuse("unknown_setting", "It was removed. Choose another.", field="canned")
    ident = ident_of(message, "ticket")
    ticket = floor.get(Ticket, ident)
    if ticket is None:
        found = await asyncio.to_thread(sources.door.store.get, Ticket.kind(), ident)
        ticket = found if isinstance(found, Ticket) else None
    if ticket is None:
        raise refuse("unknown_ticket", "There is no such ticket.", field="ticket")
    made = filled(floor, ticket, canned, actor.id, gaps=True)
    return [Rendered(text=made.text, unknown=made.unknown)], None


CANNED_QUERIES: Final[dict[str, Query]] = {"canned": _canned}

"""How the service levels of a ticket stand: of those in memory and of closed ones alike."""

from __future__ import annotations

import asyncio

from protocol.records import Ticket, TicketClock
from protocol.ticket_queries import SlaStanding
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.sla.told import sla_standing
from server.store.store import Store


async def service_levels(
    store: Store, floor: Floor, ident: str, now: int, reader: str = ""
) -> SlaStanding:
    """What the query `sla` and the route `sla-status` answer; `now` is ms. Raises `Refused`:
    `unknown_ticket`."""
    ticket, clock = floor.get(Ticket, ident), floor.get(TicketClock, ident)
    if ticket is None or clock is None:
        found = await asyncio.to_thread(store.get, "ticket", ident)
        facts = await asyncio.to_thread(store.get, "ticket_clock", ident)
        ticket = found if isinstance(found, Ticket) else None
        clock = facts if isinstance(facts, TicketClock) else None
    if ticket is None:
        raise refuse("unknown_ticket", "There is no such ticket.", field="ticket")
    return sla_standing(floor, ticket, clock, now, reader)

"""Queries about tickets: windows of lists, and what lies further back in a thread."""

from __future__ import annotations

import asyncio
from typing import Annotated, Final

import msgspec

from protocol.messages import Qry
from protocol.records import TicketMessage
from protocol.ticket_queries import ThreadPart, TicketWindow
from protocol.tickets import TicketFilter, TicketSort
from server.domain.actor import Actor
from server.execution.service_levels import service_levels
from server.execution.ticket_lists import MOST
from server.store import tickets
from server.store.ticket_lines import Asked
from server.sync.sources import Page, Query, Sources, args_of, ident_of
from server.sync.ticket_views import head

PART: Final = 100
"""Messages of one part of a thread."""


class _List(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `tickets`."""

    filter: TicketFilter = TicketFilter()
    sort: TicketSort = "due"
    descending: bool = False
    offset: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)] = 0
    most: Annotated[int, msgspec.Meta(ge=0, le=MOST)] = 50


class _Before(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `thread`."""

    ticket: str
    before: Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)] = 2**53 - 1


async def _tickets(sources: Sources, actor: Actor, message: Qry) -> Page:
    """A window of a list of tickets, and how many it has in all."""
    wanted, now = args_of(message, _List), sources.clock.now()
    of = Asked(wanted.filter, wanted.sort, wanted.descending, actor.id, now)
    found = await sources.tailer.lists.window(of, wanted.offset, wanted.most)
    rows = [head(each.ticket, each.person) for each in found.rows]
    return [TicketWindow(total=found.total, offset=wanted.offset), *rows], None


async def _thread(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The messages of a ticket before one, oldest first, then the files that they name."""
    wanted, store = args_of(message, _Before), sources.door.store
    found = await asyncio.to_thread(tickets.thread, store, wanted.ticket, wanted.before, PART)
    first = min((each.nth for each in found if isinstance(each, TicketMessage)), default=0)
    return [ThreadPart(ticket=wanted.ticket, first=first), *found], None


async def _sla(sources: Sources, actor: Actor, message: Qry) -> Page:
    """Why the deadlines of a ticket are what they are, and what happens if nobody answers."""
    floor, store, now = sources.tailer.floor, sources.door.store, sources.clock.now()
    return [await service_levels(store, floor, ident_of(message, "ticket"), now, actor.id)], None


TICKET_QUERIES: Final[dict[str, Query]] = {
    "tickets": _tickets,
    "thread": _thread,
    "sla": _sla,
}

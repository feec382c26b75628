"""Reading tickets: one with its thread, or a list that fits what is asked."""

from __future__ import annotations

import asyncio
import re
from typing import Annotated, Any, Final, NamedTuple

from litestar import get
from litestar.di import NamedDependency, Provide
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter

from protocol.tickets import TicketFilter, TicketSort
from server.http.edge import Edge, actor_of
from server.http.paging import Cursor
from server.http.problems import reject
from server.http.tickets.answers import row_of
from server.http.tickets.filtering import no_slip, wanted_tickets
from server.http.tickets.naming import ticket_id
from server.http.tickets.shapes import TicketList, TicketRow, WholeTicket
from server.http.tickets.thread import PAGE, thread_of
from server.http.tickets.writing import reading
from server.http.transitions import Ask
from server.store import tickets
from server.store.ticket_lines import Asked

_FARTHEST: Final = 10_000_000
_OFFSET: Final = re.compile(r"o(\d{1,8})", re.ASCII)


def _only(name: str, text: str) -> Any:
    return QueryParameter(name=name, description=text)


_Sort = Annotated[TicketSort, _only("sort", "What sorts them.")]
_Descending = Annotated[bool, _only("descending", "The other way round.")]


class _Page(NamedTuple):
    """A page of a list."""

    asked: Asked
    offset: int


def reading_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """One, and many."""
    return [_one(edge), _list(edge)]


def _one(edge: Edge) -> HTTPRouteHandler:
    @get(
        "/get/{number:str}",
        **reading("read tickets", "One ticket", "All of it, with its thread.", "unknown_ticket"),
    )
    async def read(number: FromPath[str]) -> WholeTicket:
        """By its number, such as `T-20437`, or its id; also when it is long closed. The newest
        hundred messages come with it; `messages` has those before."""
        ident = await ticket_id(edge, number, "number")
        _, found = await asyncio.to_thread(tickets.whole, edge.store, ident, PAGE)
        its = next((each for each in tickets.listed(found) if each.ticket.id == ident), None)
        if its is None:
            reject("unknown_ticket", "There is no such ticket. Check its number.", "number")
        row = row_of(its.ticket, its.person)
        told = {name: getattr(row, name) for name in TicketRow.__struct_fields__}
        return WholeTicket(**told, conversation=thread_of(found))

    return read


def _list(edge: Edge) -> HTTPRouteHandler:
    @get(
        "/get",
        **reading("read tickets", "Tickets", "A page of tickets.", "invalid"),
        dependencies={"wanted": Provide(wanted_tickets, sync_to_thread=False)},
    )
    async def read(
        request: Ask,
        wanted: NamedDependency[TicketFilter],
        sort: _Sort = "updated",
        descending: _Descending = True,
        cursor: Cursor = None,
    ) -> TicketList:
        """Filtered, searched and sorted; the one that changed last comes first unless something
        else is asked. Parameters that may be there several times, such as `status`, mean any of
        these."""
        no_slip(request.query_params)
        me, now = actor_of(request.scope).id, edge.clock.now()
        asked = Asked(wanted, sort, descending, me, now)
        return await _page(edge, _Page(asked, 0 if cursor is None else _offset(cursor)))

    return read


async def _page(edge: Edge, page: _Page) -> TicketList:
    found = await edge.tailer.lists.window(page.asked, page.offset, PAGE)
    seen = page.offset + len(found.rows)
    return TicketList(
        items=[row_of(each.ticket, each.person) for each in found.rows],
        total=found.total,
        next=f"o{seen}" if found.rows and seen < min(found.total, _FARTHEST) else None,
    )


def _offset(cursor: str) -> int:
    told = _OFFSET.fullmatch(cursor)
    if told is None or int(told[1]) > _FARTHEST:
        reject("invalid", "This cursor is not one of ours. Begin without it.", "cursor")
    return int(told[1])

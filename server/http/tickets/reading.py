"""Reading tickets: one with its thread, or a list that fits what is asked."""

from __future__ import annotations

import asyncio
import re
from typing import Annotated, Any, Final, NamedTuple

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter

from protocol.ids import is_id
from protocol.sla import Priority
from protocol.tickets import TicketChannel, TicketFilter, TicketPause, TicketSort, TicketStatus
from server.http.edge import Edge, actor_of
from server.http.paging import Cursor
from server.http.problems import reject
from server.http.tickets.answers import row_of
from server.http.tickets.naming import ticket_id
from server.http.tickets.shapes import TicketList, TicketRow, WholeTicket
from server.http.tickets.thread import PAGE, thread_of
from server.http.tickets.writing import reading
from server.http.transitions import Ask
from server.store import tickets
from server.store.ticket_lines import Asked

LONGEST: Final = 200
_FARTHEST: Final = 10_000_000
_OFFSET: Final = re.compile(r"o(\d{1,8})", re.ASCII)


def _only(name: str, text: str) -> Any:
    return QueryParameter(name=name, description=text)


_Statuses = Annotated[list[TicketStatus] | None, _only("status", "Only in one of these.")]
_Pauses = Annotated[list[TicketPause] | None, _only("pause", "Only that wait for one of these.")]
_Priorities = Annotated[list[Priority] | None, _only("priority", "Only of one of these.")]
_Assignees = Annotated[
    list[str] | None,
    _only("assignee", "Only of these colleagues: ids, `me`, or empty text for nobody's."),
]
_Teams = Annotated[list[str] | None, _only("team", "Only of these teams.")]
_Tags = Annotated[list[str] | None, _only("tag", "Only with each of these.")]
_Channels = Annotated[list[TicketChannel] | None, _only("channel", "Only that came this way.")]
_Contact = Annotated[str | None, _only("contact", "Only of this contact, by id.")]
_Watching = Annotated[bool, _only("watching", "Only that I watch.")]
_Unanswered = Annotated[bool, _only("unanswered", "Only whose customer waits for an answer.")]
_Breached = Annotated[bool, _only("breached", "Only with a promise that was not kept.")]
_DueWithin = Annotated[int, _only("dueWithin", "Only due within so many minutes, or past.")]
_Policy = Annotated[str, _only("policy", "Only under this policy, by id.")]
_Text = Annotated[str, _only("text", "Only with these words, this name, address or number.")]
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
    @get("/get", **reading("read tickets", "Tickets", "A page of tickets.", "invalid"))
    async def read(
        request: Ask,
        statuses: _Statuses = None,
        pauses: _Pauses = None,
        priorities: _Priorities = None,
        assignees: _Assignees = None,
        teams: _Teams = None,
        tags: _Tags = None,
        channels: _Channels = None,
        contact: _Contact = None,
        watching: _Watching = False,
        unanswered: _Unanswered = False,
        breached: _Breached = False,
        due_within: _DueWithin = 0,
        policy: _Policy = "",
        text: _Text = "",
        sort: _Sort = "updated",
        descending: _Descending = True,
        cursor: Cursor = None,
    ) -> TicketList:
        """Filtered, searched and sorted; the one that changed last comes first unless something
        else is asked. Parameters that may be there several times, such as `status`, mean any of
        these."""
        wanted = TicketFilter(
            statuses=statuses or [],
            pauses=pauses or [],
            priorities=priorities or [],
            assignees=_some(assignees, 50, "assignee"),
            teams=_some(teams, 20, "team"),
            tags=_some(tags, 20, "tag"),
            channels=channels or [],
            contact=_ident(contact, "contact"),
            watching=watching,
            unanswered=unanswered,
            breached=breached,
            due_within_min=_minutes(due_within),
            policy=policy[:64],
            text=_words(text),
        )
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


def _some(told: list[str] | None, most: int, field: str) -> list[str]:
    found = told or []
    if len(found) > most or any(len(each) > LONGEST for each in found):
        reject("invalid", f"{field}: {most} at most, of {LONGEST} characters.", field)
    return found


def _words(text: str) -> str:
    if len(text) > LONGEST:
        reject("invalid", f"text: {LONGEST} characters at most.", "text")
    return text


def _minutes(told: int) -> int:
    if not 0 <= told <= 90 * 1_440:
        reject("invalid", "dueWithin: minutes, from 0 to 129600.", "dueWithin")
    return told


def _ident(ident: str | None, field: str) -> str:
    if ident is not None and not is_id(ident):
        reject("invalid", f"{field}: this is no id of ours. Look it up again.", field)
    return ident or ""

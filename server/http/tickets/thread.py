"""The thread of a ticket: replies to the customer, comments for colleagues, and reading both."""

from __future__ import annotations

import asyncio
from typing import Final

from litestar import get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol import ticket_commands as t
from protocol.records import Record, Ticket
from protocol.records import TicketMessage as Message
from server.http.edge import Edge
from server.http.paging import Cursor
from server.http.problems import reject
from server.http.tickets.answers import messages_of, ticketed
from server.http.tickets.bodies import CommentBody, ReplyBody
from server.http.tickets.commands import files, of_change
from server.http.tickets.naming import ident_or_none, idents, ticket_id
from server.http.tickets.shapes import ThreadAnswer, TicketAnswer
from server.http.tickets.writing import CHANGED, KNOWN, doing, reading
from server.http.transitions import Ask
from server.store import tickets

PAGE: Final = 100
_MOST: Final = 2**53 - 1
_NOW: Final = "The ticket as it is now; `message` is the `nth` of what was written."


def thread_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """reply, messages, comments."""
    return [*_writing(edge), *_reading(edge)]


def _writing(edge: Edge) -> list[HTTPRouteHandler]:
    @post("/reply/{ticketId:str}", **doing(
        t.Reply, "Answer the customer", _NOW, *KNOWN, *CHANGED, "thread_moved",
        "unknown_attachment", "unknown_setting",
    ))  # fmt: skip
    async def reply(
        request: Ask, ticketId: FromPath[str], data: JSONBody[ReplyBody]
    ) -> TicketAnswer:
        """Goes out by mail, threaded with what came before, and stands on the customer's page. With
        `thread` as you saw it, nobody answers over a message that they have not read."""
        command = t.Reply(
            ticket=await ticket_id(edge, ticketId),
            expected=data.version,
            text=data.text,
            thread=data.thread,
            attachments=files(data.attachments),
            canned=ident_or_none(data.canned, "unknown_setting", "canned"),
            then=of_change(data.then, "then.") if data.then else None,
        )
        return await ticketed(edge, request, command)

    @post("/comments/{ticketId:str}", **doing(
        t.Comment, "Write an internal comment", _NOW, *KNOWN, "unknown_staff", "unknown_attachment",
    ))  # fmt: skip
    async def comment(
        request: Ask, ticketId: FromPath[str], data: JSONBody[CommentBody]
    ) -> TicketAnswer:
        """For colleagues alone: it is never sent to a customer, nor shown to one."""
        command = t.Comment(
            ticket=await ticket_id(edge, ticketId),
            expected=data.version,
            text=data.text,
            attachments=files(data.attachments),
            mentions=idents(data.mentions, "unknown_staff", "mentions"),
        )
        return await ticketed(edge, request, command)

    return [reply, comment]


def _reading(edge: Edge) -> list[HTTPRouteHandler]:
    @get("/messages/{ticketId:str}", **reading(
        "ask thread", "The thread of a ticket", "A page of messages.", "unknown_ticket", "invalid",
    ))  # fmt: skip
    async def messages(ticketId: FromPath[str], cursor: Cursor = None) -> ThreadAnswer:
        """What customer and house wrote, with internal comments and notes; from the newest on, each
        page oldest first."""
        return await page(edge, await existing(edge, ticketId), cursor)

    @get("/comments/{ticketId:str}", **reading(
        "ask thread", "The internal comments", "A page of comments.", "unknown_ticket", "invalid",
    ))  # fmt: skip
    async def comments(ticketId: FromPath[str], cursor: Cursor = None) -> ThreadAnswer:
        """What colleagues wrote for one another. A page holds the comments among a hundred
        messages, and may be empty."""
        found = await page(edge, await existing(edge, ticketId), cursor)
        only = [each for each in found.items if each.kind == "comment"]
        return ThreadAnswer(items=only, next=found.next)

    return [messages, comments]


async def existing(edge: Edge, text: str) -> str:
    """The id of a ticket that is there. Raises `Problematic`."""
    found = await ticket_id(edge, text)
    if not isinstance(await asyncio.to_thread(edge.store.get, "ticket", found), Ticket):
        reject("unknown_ticket", "There is no such ticket. Check its number.", "ticketId")
    return found


async def page(edge: Edge, ticket: str, cursor: str | None) -> ThreadAnswer:
    """A page of a thread. Raises `Problematic` for a cursor that is none."""
    before = _MOST if cursor is None else _place(cursor)
    return thread_of(await asyncio.to_thread(tickets.thread, edge.store, ticket, before, PAGE))


def thread_of(records: list[Record]) -> ThreadAnswer:
    """The messages among these records, and where what came before them begins."""
    first = min((each.nth for each in records if isinstance(each, Message)), default=0)
    return ThreadAnswer(items=messages_of(records), next=str(first) if first > 1 else None)


def _place(cursor: str) -> int:
    if not (cursor.isascii() and cursor.isdigit() and 0 < int(cursor[:16]) <= _MOST):
        reject("invalid", "This cursor is not one of ours. Begin without it.", "cursor")
    return int(cursor[:16])

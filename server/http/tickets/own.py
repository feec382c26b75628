"""What customers may do with their tickets: have the links mailed, and with such a link's token
answer, say that it is solved, and rate.

Nobody learns here what tickets an address has. A ticket's number is no secret: it counts up. So
even who tells both an address and a number is only written to, at that address.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Final

from litestar import get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol import ticket_commands as t
from protocol.command import Command
from protocol.records import MOST
from server.domain.actor import PUBLIC
from server.domain.addresses import email_key
from server.execution.door import Unavailable
from server.http.booking import OPEN
from server.http.edge import Edge, actor_of, address_of
from server.http.problems import documented, reject
from server.http.tickets.answers import ticketed
from server.http.tickets.bodies import AnswerBody, RateBody, SolveBody
from server.http.tickets.commands import files
from server.http.tickets.naming import number_of, ticket_id
from server.http.tickets.shapes import MailedTicketsAnswer, TicketAnswer
from server.http.tickets.writing import SIGNED
from server.http.transitions import Ask

_log = logging.getLogger(__name__)
MAILED: Final = "If this address has any tickets, a mail with the links to them is on its way."
_NOW: Final = "The ticket as it is now."
_FOUND: Final = ("invalid", "unauthenticated", "token_expired", "too_many_requests", "unavailable")


def own_ticket_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """get-by-email; answer, solve, rate."""
    return [*_mailing(edge), *_by_link(edge)]


def _mailing(edge: Edge) -> list[HTTPRouteHandler]:
    sending: set[asyncio.Task[Any]] = set()
    said: dict[str, Any] = {
        "status_code": 202,
        "opt": {"asks": "find own ticket"},
        "response_description": "The same whether there are any or not.",
        "responses": documented(*_FOUND),
    }

    def mailed(request: Ask, email: str, number: int) -> MailedTicketsAnswer:
        if not email_key(email) or len(email) > 254:
            reject("invalid", "email: write an address such as alice@example.org.", "email")
        command = t.SendTickets(email=email, number=number)
        edge.limits.tickets(actor_of(request.scope), address_of(request.scope), command)
        if edge.door.stopped:
            raise Unavailable("The server is not writing now. Try again in a moment.")
        # Nobody waits for it: how long it takes depends on what there is.
        task = asyncio.create_task(_send(edge, command))
        sending.add(task)
        task.add_done_callback(sending.discard)
        return MailedTicketsAnswer(detail=MAILED)

    @get("/get-by-email/{email:str}", summary="Have one's tickets mailed", **said)
    async def every(request: Ask, email: FromPath[str]) -> MailedTicketsAnswer:
        """Never a list: whoever reads the mail box gets the links there. Nothing else changes."""
        return mailed(request, email, 0)

    @get("/get-by-email/{email:str}/{number:str}", summary="Have one of them mailed", **said)
    async def one(request: Ask, email: FromPath[str], number: FromPath[str]) -> MailedTicketsAnswer:
        """The link of that one alone, however its number is typed. Not shown here either: numbers
        count up, so that anybody could guess one."""
        told = number_of(number)
        if told is None or told > MOST:
            reject("invalid", "number: write it as in the mail, such as T-20437.", "number")
        return mailed(request, email, told)

    return [every, one]


async def _send(edge: Edge, command: t.SendTickets) -> None:
    try:
        await edge.door.execute(command, PUBLIC, None, "http:public", "http")
    except Unavailable as away:
        _log.warning("tickets could not be mailed: %s", away.detail)


def _doing(command: type[Command], summary: str, *codes: str) -> dict[str, Any]:
    """The options of a route of customers by their link."""
    return {
        "status_code": 200,
        "opt": {"asks": command.op()},
        "summary": summary,
        "response_description": _NOW,
        "responses": documented(*OPEN, "unknown_ticket", "ticket_merged", *codes),
        "security": SIGNED,
    }


def _by_link(edge: Edge) -> list[HTTPRouteHandler]:
    @post("/answer/{ticketId:str}", **_doing(
        t.AnswerTicket, "Answer by one's link", "ticket_closed", "unknown_attachment"))  # fmt: skip
    async def answer(
        request: Ask, ticketId: FromPath[str], data: JSONBody[AnswerBody]
    ) -> TicketAnswer:
        """By the customer, with the token of the thread's link. Opens again what was resolved; of
        what was closed a ticket goes on that is linked with it, which the answer names."""
        command = t.AnswerTicket(
            ticket=await ticket_id(edge, ticketId),
            text=data.text,
            attachments=files(data.attachments),
        )
        return await ticketed(edge, request, command)

    @post("/solve/{ticketId:str}", **_doing(
        t.SolveTicket, "Say that it is solved", "wrong_state", "ticket_closed"))  # fmt: skip
    async def solve(
        request: Ask, ticketId: FromPath[str], data: JSONBody[SolveBody | None] = None
    ) -> TicketAnswer:
        """Or with `solved: false` that it is not after all."""
        solved = data.solved if data else True
        command = t.SolveTicket(ticket=await ticket_id(edge, ticketId), solved=solved)
        return await ticketed(edge, request, command)

    @post("/rate/{ticketId:str}", **_doing(t.RateTicket, "Rate what was done", "wrong_state"))
    async def rate(request: Ask, ticketId: FromPath[str], data: JSONBody[RateBody]) -> TicketAnswer:
        """From 1 to 5, once it is resolved; may be changed."""
        command = t.RateTicket(
            ticket=await ticket_id(edge, ticketId), rating=data.rating, text=data.text
        )
        return await ticketed(edge, request, command)

    return [answer, solve, rate]

"""Changing tickets: one, many at once, and how they belong together."""

from __future__ import annotations

from litestar import delete, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol import ticket_commands as t
from server.http.edge import Edge
from server.http.queue_shapes import MoveBody
from server.http.tickets.answers import bulked, ticketed
from server.http.tickets.bodies import (
    BulkBody,
    EscalateBody,
    LinkBody,
    MacroBody,
    MergeBody,
    SplitBody,
    UndoBody,
)
from server.http.tickets.commands import of_change
from server.http.tickets.naming import ident, ticket_id
from server.http.tickets.shapes import BulkAnswerShape, TicketAnswer
from server.http.tickets.values import UpdateBody
from server.http.tickets.writing import CHANGED, KNOWN, doing
from server.http.transitions import Ask

_NOW = "The ticket as it is now."
_EACH = "What became of each, and how to take it back."


def changing_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """update, delete, escalate, macro; bulk-update, merge, split, link, undo."""
    return [*_one(edge), *_raising(edge), *_many(edge), *_together(edge)]


def _one(edge: Edge) -> list[HTTPRouteHandler]:
    @put("/update", **doing(t.UpdateTicket, "Change a ticket", _NOW, *KNOWN, *CHANGED))
    async def update(request: Ask, data: JSONBody[UpdateBody]) -> TicketAnswer:
        """Status, pause, priority, assignee, tags, fields and the rest: those that are named. With
        the `version` that you saw nothing that changed since is overwritten."""
        command = t.UpdateTicket(
            ticket=await ticket_id(edge, data.id, "id"),
            expected=data.version,
            change=of_change(data),
        )
        return await ticketed(edge, request, command)

    @delete(
        "/delete/{id:str}",
        **doing(t.DeleteTicket, "Erase a ticket", "It is erased.", "unknown_ticket")
        | {"status_code": 204},
    )
    async def remove(request: Ask, id: FromPath[str]) -> None:
        """With its thread and files, for good. The audit keeps that it was. To be done with it,
        close it instead."""
        command = t.DeleteTicket(ticket=await ticket_id(edge, id, "id"))
        await edge.tailer.reached((await edge.ask(request.scope, command)).seq)

    return [update, remove]


def _raising(edge: Edge) -> list[HTTPRouteHandler]:
    @post("/escalate/{ticketId:str}", **doing(t.EscalateTicket, "Escalate a ticket", _NOW, *KNOWN))
    async def escalate(
        request: Ask, ticketId: FromPath[str], data: JSONBody[EscalateBody]
    ) -> TicketAnswer:
        """Raises its level by one: the actions of that level, and the rules, follow."""
        command = t.EscalateTicket(
            ticket=await ticket_id(edge, ticketId), expected=data.version, reason=data.reason
        )
        return await ticketed(edge, request, command)

    @post("/calculate-sla/{ticketId:str}", **doing(
        t.CalculateSla, "Reckon the deadlines anew", _NOW, *KNOWN))  # fmt: skip
    async def calculate(
        request: Ask, ticketId: FromPath[str], data: JSONBody[MoveBody | None] = None
    ) -> TicketAnswer:
        """From the facts of the ticket, and stores them. `sla-status` says why they are so."""
        expected = data.version if data else None
        command = t.CalculateSla(ticket=await ticket_id(edge, ticketId), expected=expected)
        return await ticketed(edge, request, command)

    @post("/macro/{ticketId:str}", **doing(
        t.RunMacro, "Do what a canned response does", _NOW, *KNOWN, *CHANGED, "unknown_setting"
    ))  # fmt: skip
    async def macro(
        request: Ask, ticketId: FromPath[str], data: JSONBody[MacroBody]
    ) -> TicketAnswer:
        """Its actions, without its text."""
        command = t.RunMacro(
            ticket=await ticket_id(edge, ticketId),
            expected=data.version,
            canned=ident(data.canned, "unknown_setting", "canned"),
        )
        return await ticketed(edge, request, command)

    return [escalate, calculate, macro]


def _many(edge: Edge) -> list[HTTPRouteHandler]:
    @post("/bulk-update", **doing(t.BulkUpdate, "Change many tickets", _EACH, *CHANGED))
    async def bulk(request: Ask, data: JSONBody[BulkBody]) -> BulkAnswerShape:
        """One change, each ticket for itself: some may be refused, with why."""
        tickets = [await ticket_id(edge, each, "tickets") for each in data.tickets]
        command = t.BulkUpdate(tickets=tickets, change=of_change(data.change, "change."))
        return await bulked(edge, request, command)

    @post("/undo", **doing(
        t.UndoBulk, "Take a bulk change, merge or split back", "What became of each.",
        "nothing_to_undo", "undo_expired",
    ))  # fmt: skip
    async def undo(request: Ask, data: JSONBody[UndoBody]) -> BulkAnswerShape:
        """For ten minutes. Tickets that somebody changed since stay as they are, and are told."""
        command = t.UndoBulk(batch=ident(data.batch, "nothing_to_undo", "batch"))
        return await bulked(edge, request, command)

    return [bulk, undo]


def _together(edge: Edge) -> list[HTTPRouteHandler]:
    @post("/merge", **doing(t.MergeTickets, "Merge tickets", _EACH, *KNOWN, *CHANGED))
    async def merge(request: Ask, data: JSONBody[MergeBody]) -> BulkAnswerShape:
        """Brings the threads of `tickets` into `ticket`, and closes them."""
        command = t.MergeTickets(
            ticket=await ticket_id(edge, data.ticket, "ticket"),
            expected=data.version,
            tickets=[await ticket_id(edge, each, "tickets") for each in data.tickets],
        )
        return await bulked(edge, request, command)

    @post("/split", **doing(
        t.SplitTicket, "Split a ticket", _EACH, *KNOWN, *CHANGED, "unknown_message"))  # fmt: skip
    async def split(request: Ask, data: JSONBody[SplitBody]) -> BulkAnswerShape:
        """Takes messages out into a ticket of their own, which the answer names."""
        command = t.SplitTicket(
            ticket=await ticket_id(edge, data.ticket, "ticket"),
            expected=data.version,
            messages=data.messages,
            subject=data.subject,
        )
        return await bulked(edge, request, command)

    @post("/link", **doing(t.LinkTickets, "Link two tickets", _NOW, *KNOWN, *CHANGED))
    async def link(request: Ask, data: JSONBody[LinkBody]) -> TicketAnswer:
        """They belong together, and each names the other; or no longer."""
        command = t.LinkTickets(
            ticket=await ticket_id(edge, data.ticket, "ticket"),
            expected=data.version,
            other=await ticket_id(edge, data.other, "other"),
            linked=data.linked,
        )
        return await ticketed(edge, request, command)

    return [merge, split, link]

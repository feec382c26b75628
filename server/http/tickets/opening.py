"""Opening a ticket: by colleagues for a contact or a customer, or by a customer."""

from __future__ import annotations

from typing import Any, Final

from litestar import post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol.ticket_commands import OpenTicket
from server.domain.addresses import email_key
from server.http.booking import OPEN
from server.http.edge import Edge, actor_of, address_of
from server.http.problems import documented, reject
from server.http.tickets.answers import ticketed
from server.http.tickets.bodies import CreateBody, CreateTicketBody, OwnCreateBody
from server.http.tickets.commands import of_new, of_own
from server.http.tickets.shapes import OwnOpenedAnswer, TicketAnswer
from server.http.tickets.writing import doing
from server.http.transitions import Ask

MAILED: Final = "A mail with the link to it is on its way to the address that you wrote."
_NEW: Final = (
    "unknown_contact", "unknown_staff", "unknown_visit", "unknown_reservation",
    "unknown_attachment",
)  # fmt: skip


_MADE: Final[dict[str, Any]] = {"status_code": 201, "opt": {"asks": "open for a customer"}}


def opening_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """create, create-ticket, email/create."""
    return [*_by_staff(edge), _by_customer(edge)]


def _by_staff(edge: Edge) -> list[HTTPRouteHandler]:
    @post(
        "/create",
        **doing(OpenTicket, "Open a ticket of a contact", "The ticket.", *_NEW) | _MADE,
    )
    async def create(request: Ask, data: JSONBody[CreateBody]) -> TicketAnswer:
        """For a contact who is known. Nobody is mailed: who opens it tells the customer, or writes
        a `reply`."""
        return await ticketed(edge, request, of_new(data))

    @post(
        "/create-ticket",
        **doing(OpenTicket, "Open a ticket of a customer", "The ticket.", *_NEW) | _MADE,
    )
    async def create_ticket(request: Ask, data: JSONBody[CreateTicketBody]) -> TicketAnswer:
        """The contact is found by mail address or phone, or made."""
        return await ticketed(edge, request, of_new(data))

    return [create, create_ticket]


def _by_customer(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/email/create/{email:str}",
        opt={"asks": OpenTicket.op()},
        summary="Open one's own ticket",
        response_description="Its number; the link to its thread goes by mail.",
        responses=documented(*OPEN, "support_closed", "unknown_attachment"),
    )
    async def create(
        request: Ask, email: FromPath[str], data: JSONBody[OwnCreateBody]
    ) -> OwnOpenedAnswer:
        """Open to everybody where the house takes tickets. Whoever reads the mail box gets the link
        to answer there; nobody learns here whether the address is known."""
        if not email_key(email) or len(email) > 254:
            reject("invalid", "email: write an address such as alice@example.org.", "email")
        command = of_own(data, email)
        edge.limits.tickets(actor_of(request.scope), address_of(request.scope), command)
        made = await ticketed(edge, request, command)
        return OwnOpenedAnswer(number=made.number, detail=MAILED)

    return create

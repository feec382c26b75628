"""What customers may do with their service request, by the token of its link: read it, ask about
it, and say that they are here to pick it up."""

from __future__ import annotations

from typing import Final

from litestar import get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol.outcomes import Joined, Ticketed
from protocol.request_commands import AskAboutRequest, JoinPickup
from protocol.request_views import OwnRequest
from server.domain.actor import Actor
from server.http.booking import OPEN
from server.http.edge import Edge, actor_of
from server.http.join import joined_answer
from server.http.problems import documented, reject
from server.http.queue_shapes import JoinedAnswer
from server.http.repairs.bodies import AskBody
from server.http.repairs.changing import ONE
from server.http.repairs.naming import existing, request_id, unknown
from server.http.repairs.own_shapes import OwnRequestAnswer, own_of
from server.http.repairs.shapes import AskedAnswer
from server.http.tickets.commands import files
from server.http.tickets.naming import shown as ticket_number
from server.http.tickets.writing import doing, reading
from server.http.transitions import Ask

_LINE: Final = (
    "wrong_state", "service_closed", "queue_closed", "queue_full", "no_requests",
)  # fmt: skip


def own_request_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """own, ask, pick-up."""
    return [_own(edge), _ask(edge), _pick_up(edge)]


def held(actor: Actor, request: str) -> None:
    """Colleagues see every request, customers that of their link. Raises `Problematic`."""
    if not actor.is_staff and actor.request != request:
        reject("forbidden", "This link is of another service request. Use the one in your message.")


def _own(edge: Edge) -> HTTPRouteHandler:
    @get(f"{ONE}/own", **reading(
        "see own request", "One's own service request", "As its customer sees it.",
        "unknown_request", "too_many_requests",
    ))  # fmt: skip
    async def own(request: Ask, id: FromPath[str]) -> OwnRequestAnswer:
        """With estimates and what the workshop wrote, by the token of one's link; to the end and
        after it."""
        ident = await request_id(edge, id)
        held(actor_of(request.scope), ident)
        views = await edge.own_views(ident)
        mine = next((each for each in views if isinstance(each, OwnRequest)), None)
        return own_of(mine, views) if mine is not None else unknown()

    return own


def _ask(edge: Edge) -> HTTPRouteHandler:
    @post(f"{ONE}/ask", **doing(AskAboutRequest, "Ask about one's request", "The ticket.") | {
        "responses": documented(
            *OPEN, "unknown_request", "request_ended", "unknown_contact", "unknown_attachment"
        )
    })  # fmt: skip
    async def ask(request: Ask, id: FromPath[str], data: JSONBody[AskBody]) -> AskedAnswer:
        """By the customer, with the token of their link: a ticket that is about it, or goes on in
        the one that is. `attachments` are ids of what was sent to `photos`."""
        command = AskAboutRequest(
            request=await request_id(edge, id),
            text=data.text,
            attachments=files(data.attachments),
        )
        answered = await edge.ask(request.scope, command)
        await edge.tailer.reached(answered.seq)
        told = answered.answer
        if not isinstance(told, Ticketed):
            raise TypeError(f"a question was answered with {type(told).__name__}")
        return AskedAnswer(number=ticket_number(told.number))

    return ask


def _pick_up(edge: Edge) -> HTTPRouteHandler:
    @post(f"{ONE}/pick-up", **doing(JoinPickup, "Be here to pick it up", "The place.") | {
        "responses": documented(*OPEN, "unknown_request", "request_ended", *_LINE)
    })  # fmt: skip
    async def pick_up(request: Ask, id: FromPath[str]) -> JoinedAnswer:
        """Takes a place in the line under the number of the request, once it is ready; twice is
        the same. By the customer with the token of their link, or by staff. Needs no body."""
        found = await existing(edge, id)
        answered = await edge.ask(request.scope, JoinPickup(request=found.id))
        await edge.tailer.reached(answered.seq)
        told = answered.answer
        if not isinstance(told, Joined):
            raise TypeError(f"a pick-up was answered with {type(told).__name__}")
        return joined_answer(edge, told)

    return pick_up

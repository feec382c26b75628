"""`meeting/create`, `meeting/token`, `meeting/validate`: the video rooms of reservations."""

from __future__ import annotations

import time
from typing import Any, Final

from litestar import Request, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody

from protocol.records import Person, Reservation
from server.http.edge import Edge, actor_of
from server.http.meeting_shapes import (
    MeetingAnswer,
    MeetingBody,
    TokenAnswer,
    TokenBody,
    ValidateBody,
    VerdictAnswer,
)
from server.http.per_server import per_server
from server.http.problems import ALWAYS, documented
from server.http.repeats import Repeats
from server.http.reservations import reservation_id
from server.http.shapes import instant, instant_or_none
from server.meetings.provider import Entrant

_Ask = Request[Any, Any, Any]
_SIGNED: Final[list[dict[str, list[str]]]] = [{"bearer": []}]
_ROOM: Final = ("unknown_reservation", "wrong_state", "no_meetings", "meeting_refused")


def _asking(summary: str, answers: str, *codes: str) -> dict[str, Any]:
    return {
        "status_code": 200,
        "opt": {"asks": "hold meetings"},
        "summary": summary,
        "response_description": answers,
        "responses": documented(*ALWAYS, *codes),
        "security": _SIGNED,
    }


def meeting_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """All three, for staff."""
    return [_create(edge), _token(edge), _validate(edge)]


def _create(edge: Edge) -> HTTPRouteHandler:
    repeats: Repeats[MeetingAnswer] = per_server(lambda: Repeats(time.monotonic))

    @post(
        "/meeting/create",
        **_asking("Make the video room of a reservation", "The room.", *_ROOM),
    )
    async def create(request: _Ask, data: JSONBody[MeetingBody]) -> MeetingAnswer:
        """Answers the room that there is, if there is one: it is private, and open from 15 minutes
        before the start to an hour after the end. The token is the customer's. Without asking the
        room is made when somebody first goes in."""
        ident = reservation_id(data.reservation, "reservation")

        async def made() -> MeetingAnswer:
            meeting = await edge.rooms.create(ident)
            ticket = await edge.rooms.ticket(ident, customer_of(edge, ident))
            link = edge.reservation_link(edge.tokens.reservation(ident, "own"))
            return MeetingAnswer(
                reservation=ident,
                token=ticket.token,
                url=ticket.url,
                expires_at=instant(ticket.expires_at),
                provider=meeting.provider,
                opens_at=instant(meeting.opens_at),
                ends_at=instant(meeting.ends_at),
                link=f"{link}/meeting",
            )

        return await repeats.once(request.scope, data, made)

    return create


def _token(edge: Edge) -> HTTPRouteHandler:
    repeats: Repeats[TokenAnswer] = per_server(lambda: Repeats(time.monotonic))

    @post(
        "/meeting/token",
        **_asking("Go into a video room", "The token.", *_ROOM, "meeting_closed"),
    )
    async def token(request: _Ask, data: JSONBody[TokenBody]) -> TokenAnswer:
        """For one person and one room, while it is open; makes the room if there is none yet. Never
        mail it: customers get a fresh one at each click on their own link."""
        ident, actor = reservation_id(data.reservation, "reservation"), actor_of(request.scope)
        own = Entrant(actor.id, actor.name, owner=True)

        async def given() -> TokenAnswer:
            who = own if data.who == "staff" else customer_of(edge, ident)
            ticket = await edge.rooms.admit(ident, who)
            return TokenAnswer(
                reservation=ident,
                token=ticket.token,
                url=ticket.url,
                expires_at=instant(ticket.expires_at),
            )

        return await repeats.once(request.scope, data, given)

    return token


def _validate(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/meeting/validate",
        **_asking(
            "Whether a token lets somebody in",
            "The verdict.",
            "unknown_reservation",
            "no_meetings",
            "meeting_refused",
        ),
    )
    async def validate(data: JSONBody[ValidateBody]) -> VerdictAnswer:
        """Into the room of this reservation, now: room, time and signature are looked at."""
        ident = reservation_id(data.reservation, "reservation")
        found = await edge.rooms.check(ident, data.token)
        return VerdictAnswer(
            reservation=ident,
            valid=found.valid,
            reason=found.reason,
            owner=found.owner,
            expires_at=instant_or_none(found.expires_at),
        )

    return validate


def customer_of(edge: Edge, ident: str) -> Entrant:
    """The customer of a reservation, as others in the room see them."""
    booked = edge.tailer.floor.get(Reservation, ident)
    person = edge.tailer.floor.get(Person, booked.person) if booked is not None else None
    return Entrant(ident, person.name if person else "")

"""`/r/{token}/meeting`: the customer goes into the video room, by a fresh ticket each time."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.records import Person
from server.domain.refused import Refused
from server.execution.door import Unavailable
from server.meetings.provider import Entrant
from server.pages import notices, says
from server.pages.booking import lost_link
from server.pages.booking.going import on_to
from server.pages.booking.own import Own, find
from server.pages.booking.reservation import face_of
from server.pages.html import AnyRequest
from server.pages.parts import Parts


def meeting_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers. A link that is looked at makes neither room nor ticket."""

    @get("/r/{token:str}/meeting", opt={"asks": "see own reservation"}, include_in_schema=False)
    async def look(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        return on_to(own.address) if own else lost_link.show(parts, request)

    @post(
        "/r/{token:str}/meeting",
        opt={"asks": "see own reservation"},
        include_in_schema=False,
        status_code=200,
    )
    async def enter(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        if request.headers.get("sec-fetch-site") == "cross-site":
            return notices.strange(parts, request)
        own = await find(parts, token)
        return await go(parts, request, own) if own else lost_link.show(parts, request)

    return [look, enter]


async def go(parts: Parts, request: AnyRequest, own: Own) -> Response[str]:
    """The page that leads on: a form of ours may not end at another house's address."""
    if not face_of(parts, request, own).meets:
        return on_to(own.address)
    person = parts.tailer.floor.get(Person, own.reservation.person)
    who = Entrant(own.reservation.id, person.name if person else "")
    try:
        parts.limits.send(own.actor, parts.address(request))
        ticket = await parts.rooms.admit(own.reservation.id, who)
    except Refused as many:
        again, status = many.refusal.retry_after, 429 if many.refusal.retry_after else 409
        return _not_now(parts, request, own, again, status)
    except Unavailable as away:
        return _not_now(parts, request, own, away.retry_after, 503)
    words = parts.words(request)
    return parts.page(
        request,
        "meeting.html",
        headers={"Cache-Control": "no-store"},
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(parts.clock.now(), parts.tailer.floor.site.zone),
        url=ticket.url,
        here=own.address,
    )


def _not_now(
    parts: Parts, request: AnyRequest, own: Own, again: int | None, status: int
) -> Response[str]:
    return notices.unavailable(parts, request, own.address, again, status, "booked_unavailable")

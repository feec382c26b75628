"""`/meet/{ticket}`: a room within this server, which says that it is for demonstration, and who is
in it."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from server.meetings.here import Here, Inside
from server.meetings.provider import Entrant
from server.pages import notices, says
from server.pages.parts import Parts
from server.pages.words import Words

AGAIN_S: Final = 10
"""So often the page looks again; who has not looked for three times as long has left."""


def meet_route(parts: Parts) -> HTTPRouteHandler:
    """The handler of the room."""

    @get("/meet/{ticket:str}", opt={"asks": "see pages"}, include_in_schema=False)
    async def room(request: Request[Any, Any, Any], ticket: FromPath[str]) -> Response[str]:
        provider, words = parts.rooms.provider, parts.words(request)
        inside = provider.enter(ticket) if isinstance(provider, Here) else None
        zone = parts.tailer.floor.site.zone
        return parts.page(
            request,
            "meet.html",
            status=200 if inside else 404,
            headers={"Cache-Control": "no-store"},
            site_name=notices.site_name(parts, words),
            as_of=says.clock_time(parts.clock.now(), zone),
            again=AGAIN_S,
            open=inside is not None,
            people=_people(inside, words) if inside else [],
            until=says.clock_time(inside.ends_at, zone) if inside else "",
        )

    return room


def _people(inside: Inside, words: Words) -> list[str]:
    """Who is in it, in the order in which they came."""
    return [_named(each, each.id == inside.me.id, words) for each in inside.present]


def _named(who: Entrant, me: bool, words: Words) -> str:
    name = who.name or words.say("room.house" if who.owner else "room.customer")
    return words.say("room.you", name=name) if me else name

"""`/t/{token}`: the live place of one visit: here, away for a while, leaving."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import msgspec
from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.commands import AnyCommand, Away, CheckIn, Leave
from protocol.lifecycle import TRANSITIONS
from protocol.outcomes import Refusal
from protocol.records import LIVE_STATES, Entry
from server.domain.access import permit
from server.domain.actor import Actor
from server.domain.refused import Refused
from server.execution.door import Unavailable
from server.pages import notices, reading, says
from server.pages.aside import MORE_MIN
from server.pages.assets import takes_gzip
from server.pages.face import face
from server.pages.html import AnyRequest, page_headers
from server.pages.parts import Parts

_VERSION: Final = re.compile("[0-9]{1,9}")
NOTES: Final = {
    "already": "place.already",
    "here": "place.here_noted",
    "phone": "place.phone_noted",
    "not_sent": "place.not_sent",
}


class Own(NamedTuple):
    """Who holds a private link, and the place that it stands for."""

    actor: Actor
    place: reading.Place
    address: str

    @property
    def entry(self) -> str:
        """The id of the entry."""
        return self.place.views.own.entry


def place_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers of the live place."""

    @get("/t/{token:str}", opt={"asks": "see own place"}, include_in_schema=False)
    async def place_page(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        return show(parts, request, own) if own else notices.lost_place(parts, request)

    @get("/t/{token:str}/state", opt={"asks": "see own place"}, include_in_schema=False)
    async def place_state(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[bytes]:
        return state_of(parts, request, await find(parts, token))

    @get("/t/{token:str}/leave", opt={"asks": "see own place"}, include_in_schema=False)
    async def ask_to_leave(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        return ask(parts, request, own) if own else notices.lost_place(parts, request)

    @post("/t/{token:str}/leave", opt={"asks": "leave"}, include_in_schema=False, status_code=200)
    async def leave(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        return await change(parts, request, own, Leave(entry=own.entry) if own else None, "")

    @post(
        "/t/{token:str}/check-in",
        opt={"asks": "check_in"},
        include_in_schema=False,
        status_code=200,
    )
    async def check_in(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        return await change(parts, request, own, CheckIn(entry=own.entry) if own else None, "here")

    @post("/t/{token:str}/away", opt={"asks": "away"}, include_in_schema=False, status_code=200)
    async def away(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        command = _more_minutes(own, await request.form()) if own else None
        return await change(parts, request, own, command, "")

    return [place_page, place_state, ask_to_leave, leave, check_in, away]


async def find(parts: Parts, token: str) -> Own | None:
    """The place behind a private link; None for every link that opens nothing."""
    try:
        actor, _ = parts.tokens.actor(token)
        permit(actor, "see own place", parts.tailer.floor.site.id)
    except Refused:
        return None
    if actor.visit is None:
        return None
    place = await reading.place_of(parts, actor.visit)
    return Own(actor, place, f"/t/{token}") if place else None


def _more_minutes(own: Own, form: Mapping[str, object]) -> Away:
    """Ten more minutes, once for each page on which they were asked for."""
    version = form.get("version")
    seen = int(version) if isinstance(version, str) and _VERSION.fullmatch(version) else None
    return Away(entry=own.entry, minutes=MORE_MIN, expected=seen)


def show(parts: Parts, request: AnyRequest, own: Own) -> Response[str]:
    """The page as it is now; its script takes over from here."""
    views, now = own.place.views, parts.clock.now()
    note = NOTES.get(request.query_params.get("note", ""))
    words = parts.words(request)
    shown = face(views, now, words)
    return parts.page(
        request,
        "place.html",
        state=shown.state,
        face=shown,
        site_name=parts.words(request).named(views.site.name, views.site.names),
        here=own.address,
        join_url=f"/q/{views.own.service_point}",
        visit=views.own.id,
        point_id=views.own.service_point,
        zone=views.site.zone,
        now=now,
        as_of=says.clock_time(now, views.site.zone),
        notice=words.say(note) if note else "",
    )


def state_of(parts: Parts, request: AnyRequest, own: Own | None) -> Response[bytes]:
    """What the socket would have sent, for phones whose network lets no socket through."""
    headers = page_headers(request) | {"Cache-Control": "no-store"}
    if own is None:
        body = msgspec.json.encode({"code": "not_found"})
        return Response(body, status_code=404, headers=headers, media_type="application/json")
    answer = {"now": parts.clock.now(), "rate": parts.clock.rate, "frames": own.place.frames}
    body = msgspec.json.encode(answer)
    headers["Vary"] = "Accept-Encoding"
    if takes_gzip(request):
        # A long queue is read on weak networks: a tenth of the bytes for half a millisecond.
        body = gzip.compress(body, compresslevel=1, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(body, headers=headers, media_type="application/json")


def ask(parts: Parts, request: AnyRequest, own: Own) -> Response[str]:
    """The question before leaving; a place that is over has nothing to ask."""
    views = own.place.views
    if views.own.state not in TRANSITIONS["leave"].allowed_from:
        return back(own)
    return parts.page(
        request,
        "leave.html",
        site_name=parts.words(request).named(views.site.name, views.site.names),
        number=views.own.number,
        here=own.address,
        as_of=says.clock_time(parts.clock.now(), views.site.zone),
    )


async def change(
    parts: Parts, request: AnyRequest, own: Own | None, command: AnyCommand | None, note: str
) -> Response[str]:
    """Send a customer's command and go back to the place, which shows what came of it."""
    if request.headers.get("sec-fetch-site") == "cross-site":
        return notices.strange(parts, request)
    if own is None or command is None:
        return notices.lost_place(parts, request)
    try:
        parts.limits.send(own.actor, parts.address(request), command)
        answer = await parts.execute(command, own.actor)
    except Refused as many:
        again = many.refusal.retry_after
        return notices.unavailable(parts, request, own.address, again, status=429)
    except Unavailable as fault:
        return notices.unavailable(parts, request, own.address, fault.retry_after)
    if isinstance(answer, Refusal):
        so = answer.code != "invalid" and _is_so(parts, own, command)
        note = "" if so else "not_sent"
    return back(own, note)


def _is_so(parts: Parts, own: Own, command: AnyCommand) -> bool:
    """Whether what was refused is so already, as after a button that was tapped twice."""
    entry = parts.tailer.floor.get(Entry, own.entry)
    if entry is None or entry.state not in LIVE_STATES:
        return True
    return isinstance(command, Away) and entry.state == "away"


def back(own: Own, note: str = "") -> Response[str]:
    """On to the place, which says the note of that name."""
    headers = {
        "Location": own.address + (f"?note={note}" if note else ""),
        "Cache-Control": "no-store",
        "Referrer-Policy": "same-origin",
    }
    return Response("", status_code=303, headers=headers, media_type="text/plain")

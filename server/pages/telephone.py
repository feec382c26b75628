"""`/t/{token}/phone`: whoever has a number leaves a telephone by which staff may ring."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.commands import TellPhone
from protocol.records import LIVE_STATES
from server.pages import notices
from server.pages.fields import is_phone, read_phone
from server.pages.html import AnyRequest
from server.pages.parts import Parts
from server.pages.place import Own, back, change, find


def telephone_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers of the form. A number that was left before is not shown: links are passed on."""

    @get("/t/{token:str}/phone", opt={"asks": "see own place"}, include_in_schema=False)
    async def ask_for_phone(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        return show(parts, request, own) if own else notices.lost_place(parts, request)

    @post(
        "/t/{token:str}/phone", opt={"asks": "tell_phone"}, include_in_schema=False, status_code=200
    )
    async def leave_phone(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        phone = read_phone((await request.form()).dict())
        if own is not None and not (phone and is_phone(phone)):
            return show(parts, request, own, phone, wrong=True)
        command = TellPhone(entry=own.entry, phone=phone) if own else None
        return await change(parts, request, own, command, "phone")

    return [ask_for_phone, leave_phone]


def show(
    parts: Parts, request: AnyRequest, own: Own, phone: str = "", *, wrong: bool = False
) -> Response[str]:
    """The form with what was written in it; a place that is over has nothing to ask."""
    if own.place.views.own.state not in LIVE_STATES:
        return back(own)
    words = parts.words(request)
    return parts.page(
        request,
        "phone.html",
        status=422 if wrong else 200,
        site_name=notices.site_name(parts, words),
        here=own.address,
        path=f"{own.address}/phone",
        phone=phone,
        error=words.say("phone.bad") if wrong else "",
    )

"""A link that opens nothing any more, and how to have one's reservations sent by mail."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler

from protocol.commands import SendReservations
from server.domain.addresses import email_key
from server.pages import notices, says
from server.pages.booking import asking
from server.pages.booking.details import EMAIL_AT_MOST
from server.pages.fields import text
from server.pages.html import AnyRequest
from server.pages.parts import Parts


def lost_link_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers; they say the same to everybody, whatever is booked under an address."""

    @get("/r", opt={"asks": "see pages"}, include_in_schema=False)
    async def find_mine(request: Request[Any, Any, Any]) -> Response[str]:
        return show(parts, request, status=200)

    @post("/r", opt={"asks": "send_reservations"}, include_in_schema=False, status_code=200)
    async def send_mine(request: Request[Any, Any, Any]) -> Response[str]:
        if request.headers.get("sec-fetch-site") == "cross-site":
            return notices.strange(parts, request)
        email = text((await request.form()).dict(), "email")
        if len(email) > EMAIL_AT_MOST or not email_key(email):
            return show(parts, request, status=422, email=email, wrong="details.email_bad")
        command = SendReservations(email=email, language=parts.words(request).lang)
        answer = await asking.send(parts, request, command)
        if isinstance(answer, asking.Stopped) and answer.status in (429, 503):
            again = answer.retry_after
            return show(
                parts, request, status=answer.status, email=email, wrong="book.busy", again=again
            )
        return notices.plain(parts, request, "mine_sent", 200)

    return [find_mine, send_mine]


def show(
    parts: Parts,
    request: AnyRequest,
    *,
    status: int = 404,
    email: str = "",
    wrong: str = "",
    again: int | None = None,
) -> Response[str]:
    """The form; with status 404 it says first that the link opens nothing."""
    words = parts.words(request)
    key = "lost_link" if status == 404 else "mine"
    zone = parts.site.zone if parts.site else ""
    return parts.page(
        request,
        "lost_link.html",
        status=status,
        headers={"Retry-After": str(again)} if again else {},
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(parts.clock.now(), zone),
        title=words.say(f"{key}.title"),
        heading=words.say(f"{key}.heading"),
        text=words.say(f"{key}.text"),
        email=email,
        error=words.say(wrong) if wrong else "",
    )

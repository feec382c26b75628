"""`/crm/reservations/cancel/{email}/{number}`: the page that asks before a link in a mail cancels.

It looks nothing up, so that it is the same for whatever address and number. What its form sends is
answered by the route of the same path (`server/http/own_reservation.py`), which leads back here
where nothing could be cancelled.
"""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.reservation_number import shown, typed
from server.pages import notices, says
from server.pages.html import AnyRequest
from server.pages.parts import Parts

_PROBLEMS: Final = {
    "too_late": ("booked.too_late", 409),
    "too_many_requests": ("book.busy", 429),
    "unavailable": ("book.busy", 503),
}


def by_number_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handler of the question. It changes nothing: scanners of mail open links."""

    @get(
        "/crm/reservations/cancel/{email:str}/{number:str}",
        opt={"asks": "see pages"},
        include_in_schema=False,
    )
    async def ask(
        request: Request[Any, Any, Any], email: FromPath[str], number: FromPath[str]
    ) -> Response[str]:
        return show(parts, request, email, number)

    return [ask]


def show(parts: Parts, request: AnyRequest, email: str, number: str) -> Response[str]:
    """The question, or why the answer before came to nothing."""
    problem = request.query_params.get("problem", "")
    if problem and problem not in _PROBLEMS:
        action = {"url": "/r", "label": parts.words(request).say("mine.heading")}
        return notices.plain(parts, request, "not_by_number", 404, action=action)
    key, status = _PROBLEMS.get(problem, ("", 200))
    words = parts.words(request)
    known = typed(number)
    return parts.page(
        request,
        "booked_cancel.html",
        status=status,
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(parts.clock.now(), parts.site.zone if parts.site else ""),
        face=None,
        number=shown(known) if known else number[:20],
        here="",
        message=words.say(key) if key else "",
        action=f"/crm/reservations/cancel/{quote(email, safe='@')}/{quote(number, safe='')}",
    )

"""`/check/{proof}`: a phone shows that the public address really leads here."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from msgspec import structs

from protocol.addresses import leads_nowhere
from protocol.commands import ConfirmAddress
from protocol.outcomes import Refusal
from server.domain.actor import PUBLIC
from server.domain.refused import Refused
from server.execution.door import Unavailable
from server.pages import notices
from server.pages.html import AnyRequest
from server.pages.parts import Parts


def check_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers of the check. To look at it changes nothing: previews of links look too."""

    @get("/check/{proof:str}", opt={"asks": "see pages"}, include_in_schema=False)
    async def check_page(request: Request[Any, Any, Any], proof: FromPath[str]) -> Response[str]:
        site = parts.site
        if site is None or not _is_good(parts, proof):
            return notices.plain(parts, request, "check_wrong", 404)
        if leads_nowhere(site.public_url):
            return _own(parts, request)
        done = site.address_checked == site.public_url
        return _done(parts, request) if done else _question(parts, request)

    @post(
        "/check/{proof:str}",
        opt={"asks": "confirm_address"},
        include_in_schema=False,
        status_code=200,
    )
    async def confirm(request: Request[Any, Any, Any], proof: FromPath[str]) -> Response[str]:
        if request.headers.get("sec-fetch-site") == "cross-site":
            return notices.strange(parts, request)
        if not _is_good(parts, proof):
            return notices.plain(parts, request, "check_wrong", 404)
        return await _confirmed(parts, request)

    return [check_page, confirm]


def _is_good(parts: Parts, proof: str) -> bool:
    """Whether this is the proof of the address that the house has now."""
    address = parts.site.public_url if parts.site else ""
    return bool(address) and parts.presence.proves(address, proof)


async def _confirmed(parts: Parts, request: AnyRequest) -> Response[str]:
    assert parts.site is not None
    command = ConfirmAddress(address=parts.site.public_url)
    try:
        parts.limits.send(PUBLIC, parts.address(request))
        answer = await parts.execute(command, structs.replace(PUBLIC, here=True))
    except Refused as many:
        return _question(parts, request, status=429, busy_s=many.refusal.retry_after)
    except Unavailable as away:
        return _question(parts, request, status=503, busy_s=away.retry_after)
    if isinstance(answer, Refusal) and leads_nowhere(command.address):
        return _own(parts, request)
    if isinstance(answer, Refusal):
        return notices.plain(parts, request, "check_wrong", 409)
    return _done(parts, request)


def _question(
    parts: Parts, request: AnyRequest, *, status: int = 200, busy_s: int | None = None
) -> Response[str]:
    words = parts.words(request)
    busy = ""
    if status != 200:
        busy = words.say("check.busy")
    return parts.page(
        request,
        "check.html",
        status=status,
        headers={"Retry-After": str(busy_s)} if busy_s else {},
        site_name=notices.site_name(parts, words),
        address=parts.site.public_url if parts.site else "",
        busy=busy,
    )


def _own(parts: Parts, request: AnyRequest) -> Response[str]:
    """Whoever opens such an address is the server's own machine, and no phone."""
    address = parts.site.public_url if parts.site else ""
    return notices.plain(parts, request, "check_own", 409, address=address)


def _done(parts: Parts, request: AnyRequest) -> Response[str]:
    address = parts.site.public_url if parts.site else ""
    return notices.plain(parts, request, "check_done", 200, address=address)

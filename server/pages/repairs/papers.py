"""`/s/{token}/….pdf`: the estimate, the invoice and the receipt of a request, for its customer."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from server.http.repairs.papers import PDF, Paper, printed
from server.pages import notices
from server.pages.html import page_headers
from server.pages.parts import Parts
from server.pages.repairs.own import own_of
from server.store.request_reads import whole

PAPERS: Final[tuple[Paper, ...]] = ("estimate", "invoice", "receipt")


def paper_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """A handler for each document."""
    return [_paper(parts, name) for name in PAPERS]


def _paper(parts: Parts, name: Paper) -> HTTPRouteHandler:
    @get(f"/s/{{token:str}}/{name}.pdf", opt={"asks": "see own request"}, include_in_schema=False)
    async def paper(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[Any]:
        own = await own_of(parts, token)
        found = await asyncio.to_thread(whole, parts.door.store, own.request.id) if own else None
        if own is None or found is None:
            return notices.plain(parts, request, "lost_repair", 404)
        parts.limits.paper(own.actor)
        floor = parts.tailer.floor
        address = (floor.site.public_url or str(request.base_url)).rstrip("/")
        drawn = await printed(floor, found, name, f"{address}{own.address}", guest=True)
        if drawn is None:
            return notices.plain(parts, request, "lost_repair", 404)
        headers = page_headers(request) | {"Cache-Control": "no-store"} | drawn.headers
        return Response(drawn.body, headers=headers, media_type=PDF)

    return paper

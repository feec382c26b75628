"""`/t/{token}/seen`: the receipt of a phone whose network lets no socket through."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.commands import ConfirmCall
from protocol.ids import is_id
from server.domain.refused import Refused
from server.execution.door import Unavailable
from server.pages.html import page_headers
from server.pages.parts import Parts
from server.pages.place import find


def receipt_route(parts: Parts) -> HTTPRouteHandler:
    """The handler of receipts. 204: there is no more to say; 429, 503: say it again later."""

    @post(
        "/t/{token:str}/seen",
        opt={"asks": "confirm_call"},
        include_in_schema=False,
        status_code=204,
    )
    async def seen(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[None]:
        own, status = await find(parts, token), 204
        call = (await request.form()).get("call")
        foreign = request.headers.get("sec-fetch-site") == "cross-site"
        if own is not None and isinstance(call, str) and is_id(call) and not foreign:
            try:
                parts.limits.send(own.actor, parts.address(request))
                await parts.door.execute(ConfirmCall(call=call), own.actor, call, via="page")
            except Refused:
                status = 429
            except Unavailable:
                status = 503
        return Response(None, status_code=status, headers=page_headers(request))

    return seen

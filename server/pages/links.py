"""Who holds a private link, and what its page is told without a socket."""

from __future__ import annotations

import msgspec
from litestar import Response

from protocol.messages import Snapshot
from server.domain.access import permit
from server.domain.actor import Actor
from server.domain.refused import Refused
from server.pages.html import AnyRequest, page_headers
from server.pages.parts import Parts


def held(parts: Parts, token: str, operation: str) -> Actor | None:
    """Whoever holds a link that opens that; None for every other link."""
    try:
        actor, _ = parts.tokens.actor(token)
        permit(actor, operation, parts.tailer.floor.site.id)
    except Refused:
        return None
    return actor


def state_of(parts: Parts, request: AnyRequest, frame: Snapshot | None) -> Response[bytes]:
    """What the socket would have sent, for phones whose network lets no socket through; None where
    the link opens nothing."""
    headers = page_headers(request) | {"Cache-Control": "no-store"}
    told: dict[str, object] = {"code": "not_found"}
    if frame is not None:
        told = {"now": parts.clock.now(), "rate": parts.clock.rate, "frames": [frame]}
    body, status = msgspec.json.encode(told), 200 if frame is not None else 404
    return Response(body, status_code=status, headers=headers, media_type="application/json")

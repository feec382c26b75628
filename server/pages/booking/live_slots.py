"""The free starts of seven days as the socket would send them, of one customer's very choice.

The topic tells what anybody could book. Whoever wants a certain colleague, moves a reservation or
holds a time already has other starts: their pages ask here when the topic says that something is
new, and all pages do where no socket comes through.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from litestar import Response

from protocol.changes import Put
from protocol.messages import Snapshot
from protocol.views import FreeStart, PublicSlots
from server.pages.booking import dates
from server.pages.booking.choice import Choice, free_of_week, wanted
from server.pages.booking.grid import DAYS
from server.pages.html import AnyRequest, page_headers
from server.pages.parts import Parts


def topic(choice: Choice, first: date) -> str:
    """The topic of the seven days from one on."""
    return f"slots/{choice.definition.id}.{first.isoformat()}"


def is_own(parts: Parts, choice: Choice) -> bool:
    """Whether this customer has other starts than the topic tells."""
    own = wanted(parts.tailer.floor, choice).without
    return bool(choice.staff or choice.seats > 1 or own)


def answer(parts: Parts, request: AnyRequest, choice: Choice) -> Response[bytes]:
    """The seven days that the address names."""
    first = dates.read_day(request.query_params.get("day", ""))
    if first is None or not choice.today <= first <= choice.last:
        return gone(request)
    free: dict[str, list[FreeStart]] = {
        (first + timedelta(days=n)).isoformat(): [] for n in range(DAYS)
    }
    for each in free_of_week(parts.tailer.floor, choice, first):
        day = dates.day_of(each.start_at, choice.zone).isoformat()
        free.setdefault(day, []).append(FreeStart(each.start_at, each.seats))
    ident = choice.definition.id
    views = [PublicSlots(id=day, definition=ident, starts=each) for day, each in free.items()]
    head = parts.tailer.head
    frame = Snapshot(
        topic(choice, first), head.epoch, head.seq, parts.tailer.at, [Put(view) for view in views]
    )
    told = {"now": parts.clock.now(), "rate": parts.clock.rate, "frames": [frame]}
    return _json(request, told, 200)


def gone(request: AnyRequest) -> Response[bytes]:
    """There are no such days."""
    return _json(request, {"code": "not_found"}, 404)


def _json(request: AnyRequest, told: object, status: int) -> Response[bytes]:
    headers = page_headers(request) | {"Cache-Control": "no-store"}
    body = msgspec.json.encode(told)
    return Response(body, status_code=status, headers=headers, media_type="application/json")

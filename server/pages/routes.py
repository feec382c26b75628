"""All pages of a phone as one router."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from functools import cache, partial
from typing import Final, NamedTuple

from litestar import Response
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler

from protocol.outbox import Channel
from server.accounts.presence import Presence
from server.accounts.tokens import Tokens
from server.clock import Clock
from server.domain.refused import Refused
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.http.guards import page_guard
from server.http.limits import Limits
from server.http.per_server import ServerParts, given, per_server
from server.http.router import OwnRouter
from server.meetings.rooms import Rooms
from server.pages import notices
from server.pages.assets import Assets
from server.pages.booking.by_number import by_number_routes
from server.pages.booking.choosing import choosing_routes
from server.pages.booking.filling import filling_routes
from server.pages.booking.lost_link import LOST
from server.pages.booking.meeting import meeting_routes
from server.pages.booking.moving import moving_routes
from server.pages.booking.reservation import reservation_routes
from server.pages.booking.wishing import wishing_routes
from server.pages.check import check_routes
from server.pages.front import front_route
from server.pages.html import AnyRequest, Html
from server.pages.join import join_routes
from server.pages.meet import meet_route
from server.pages.parts import Parts
from server.pages.place import place_routes
from server.pages.receipt import receipt_route
from server.pages.repairs.page import repair_routes
from server.pages.support.opening import opening_routes
from server.pages.support.thread import thread_routes
from server.pages.telephone import telephone_routes
from server.store.attachments import Attachments

FORM_BYTES: Final = 256 * 1024
_log = logging.getLogger(__name__)


class Pages(NamedTuple):
    """The router of `/`, `/q/…`, `/t/…`, `/book/…`, `/r/…`, `/support/…`, `/s/…`, `/check/…` and
    `/static/…`; the page for all else."""

    router: OwnRouter
    nowhere: Callable[[AnyRequest], Response[str]]


_PARTS: Final[Parts] = per_server(given)


def open_pages(
    server: ServerParts,
    door: Door,
    tailer: Tailer,
    tokens: Tokens,
    clock: Clock,
    mark: Callable[[str], str],
    limits: Limits,
    presence: Presence,
    rooms: Rooms,
    sends: Callable[[], Collection[Channel]],
    attachments: Attachments,
) -> None:
    """What the pages of a server stand on.

    `mark` is the keyed hash that the door was given too; `limits` counts looks and forms; `sends`
    says by which ways messages go out now.
    """
    parts = Parts(
        door, tailer, tokens, clock, mark, limits, _html(), presence, rooms, sends, attachments
    )
    server.put(_PARTS, parts)


@cache
def _html() -> Html:
    """Templates are the same in each server, and reading them takes a while."""
    return Html(Assets())


def pages() -> Pages:
    """All that a phone can ask for, of whichever server it asks."""
    return Pages(_router(_PARTS, _html().assets), partial(notices.unknown, _PARTS))


def _router(parts: Parts, assets: Assets) -> OwnRouter:
    """Every page, and what is shown where one cannot be."""

    def refused(request: AnyRequest, fault: HTTPException) -> Response[str]:
        if fault.status_code == 413:
            return notices.too_large(parts, request)
        return notices.unread(parts, request, fault.status_code)

    def failed(request: AnyRequest, fault: Exception) -> Response[str]:
        _log.error("a page failed", exc_info=fault)  # no address: it holds a private link
        return notices.fault(parts, request)

    def turned_away(request: AnyRequest, fault: Refused) -> Response[str]:
        if fault.refusal.code == "too_many_requests":
            return notices.busy(parts, request, fault.refusal.retry_after)
        return notices.unknown(parts, request)

    return OwnRouter(
        "/",
        guards=[page_guard(lambda: parts.limits, lambda: parts.tailer.floor.site.id)],
        route_handlers=[
            front_route(parts),
            assets.route(),
            *join_routes(parts),
            *place_routes(parts),
            receipt_route(parts),
            *telephone_routes(parts),
            *check_routes(parts),
            *_booking(parts),
            *opening_routes(parts),
            *thread_routes(parts),
            *repair_routes(parts),
        ],
        exception_handlers={HTTPException: refused, Refused: turned_away, Exception: failed},
        request_max_body_size=FORM_BYTES,
        include_in_schema=False,
    )


def _booking(parts: Parts) -> list[HTTPRouteHandler]:
    """What can be booked, and one's own reservation."""
    return [
        *choosing_routes(parts),
        *filling_routes(parts),
        *wishing_routes(parts),
        *reservation_routes(parts),
        *moving_routes(parts),
        *LOST.routes(parts),
        *meeting_routes(parts),
        meet_route(parts),
        *by_number_routes(parts),
    ]

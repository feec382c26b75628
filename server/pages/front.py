"""`/`: whoever types the bare address finds the queues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler

from protocol.point_states import INTAKE
from protocol.records import ServicePoint
from server.pages import notices, says
from server.pages.booking.catalogue import on_offer
from server.pages.html import AnyRequest
from server.pages.parts import Parts
from server.pages.words import Words


@dataclass(frozen=True)
class Row:
    """A service point as a link; `note` says where it is, or that it gives no numbers."""

    url: str
    name: str
    note: str
    open: bool


def front_route(parts: Parts) -> HTTPRouteHandler:
    """The handler of the front page."""

    @get("/", opt={"asks": "see pages"}, include_in_schema=False)
    async def front(request: Request[Any, Any, Any]) -> Response[str]:
        return show(parts, request)

    return front


def show(parts: Parts, request: AnyRequest) -> Response[str]:
    """All service points by name, those that give numbers first."""
    words = parts.words(request)
    found = parts.tailer.floor.points()
    points = sorted(found, key=lambda point: (point.state not in INTAKE, point.name, point.id))
    return parts.page(
        request,
        "front.html",
        site_name=notices.site_name(parts, words),
        message=notices.house_message(parts, words),
        rows=[_row(parts, words, point) for point in points],
        books=bool(on_offer(parts.tailer.floor)),
        support=parts.site is not None and parts.site.support,
    )


def _row(parts: Parts, words: Words, point: ServicePoint) -> Row:
    note = words.named(point.location, point.locations)
    if point.join_by == "on_site":
        note = words.say("on_site.note")
    if point.state != "open":
        note = words.say(f"open.{point.state}")
        if point.state == "closed" and parts.site is not None:
            opens = says.opens(point.opens_at, parts.clock.now(), parts.site.zone, words)
            note = f"{note}. {opens}" if opens else note
    name = words.named(point.name, point.names)
    return Row(f"/q/{point.id}", name, note, point.state in INTAKE)

"""`/book` and `/book/{definition}`: what can be booked, and the times of it."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.booking import Definition
from protocol.commands import HoldSlot
from protocol.outcomes import Held
from server.pages import notices, on_site, says
from server.pages.booking import asking, dates, grid_page, live_slots
from server.pages.booking.catalogue import bookable, on_offer
from server.pages.booking.choice import Choice, choice_of, day_to_show, read_start
from server.pages.booking.going import on_to
from server.pages.fields import text
from server.pages.html import AnyRequest
from server.pages.join import new_key
from server.pages.parts import Parts


def choosing_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers. To look at times holds none."""

    @get("/book", opt={"asks": "see pages"}, include_in_schema=False)
    async def offers(request: Request[Any, Any, Any]) -> Response[str]:
        return show_offers(parts, request)

    @get("/book/{definition:str}", opt={"asks": "see pages"}, include_in_schema=False)
    async def times(request: Request[Any, Any, Any], definition: FromPath[str]) -> Response[str]:
        found = find(parts, definition)
        if found is None:
            return show_offers(parts, request, 404, "book.closed")
        return show_times(parts, request, choice(parts, request, found, request.query_params))

    @get("/book/{definition:str}/state", opt={"asks": "read slots"}, include_in_schema=False)
    async def state(request: Request[Any, Any, Any], definition: FromPath[str]) -> Response[bytes]:
        found = find(parts, definition)
        if found is None:
            return live_slots.gone(request)
        asked = choice(parts, request, found, request.query_params)
        return live_slots.answer(parts, request, asked)

    @post(
        "/book/{definition:str}",
        opt={"asks": "hold_slot"},
        include_in_schema=False,
        status_code=200,
    )
    async def hold(request: Request[Any, Any, Any], definition: FromPath[str]) -> Response[str]:
        if request.headers.get("sec-fetch-site") == "cross-site":
            return notices.strange(parts, request)
        found = find(parts, definition)
        if found is None:
            return show_offers(parts, request, 404, "book.closed")
        return await keep_time(parts, request, found)

    return [offers, times, state, hold]


def find(parts: Parts, ident: str) -> Definition | None:
    """What customers may book under that id now."""
    found = parts.tailer.floor.get(Definition, ident)
    return found if found is not None and found.open else None


def choice(parts: Parts, request: AnyRequest, found: Definition, fields: Any) -> Choice:
    """What somebody without a reservation looks for."""
    holder = asking.holder_of(parts, on_site.browser_of(request, ""))
    return choice_of(parts.tailer.floor, found, dict(fields), parts.clock.now(), holder)


def show_offers(
    parts: Parts, request: AnyRequest, status: int = 200, message: str = ""
) -> Response[str]:
    """All that can be booked; `message` is the key of what has become of something else."""
    words = parts.words(request)
    floor = parts.tailer.floor
    zone = parts.site.zone if parts.site else ""
    return parts.page(
        request,
        "book.html",
        status=status,
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(parts.clock.now(), zone),
        house=notices.house_message(parts, words),
        message=words.say(message) if message else "",
        rows=[bookable(floor, each, words) for each in on_offer(floor)],
        path="/book",
    )


def show_times(
    parts: Parts, request: AnyRequest, asked: Choice, told: grid_page.Told | None = None
) -> Response[str]:
    """The grid of a new booking."""
    day = day_to_show(parts.tailer.floor, asked, request.query_params.get("day", ""))
    if told is not None and told.instead:
        day = dates.day_of(told.instead[0], asked.zone)
    action = f"/book/{asked.definition.id}"
    return grid_page.show(parts, request, asked, day, action, told)


async def keep_time(parts: Parts, request: AnyRequest, found: Definition) -> Response[str]:
    """Hold the time that was chosen, and go on to the details."""
    fields = (await request.form()).dict()
    asked = choice(parts, request, found, fields)
    start, earlier = read_start(fields), bool(text(fields, "earlier"))
    if start is None:
        wrong = grid_page.Told(wrong="book.choose_time", earlier=earlier, status=422)
        return show_times(parts, request, asked, wrong)
    browser = on_site.browser_of(request, new_key())
    command = HoldSlot(
        definition=found.id, start_at=start, seats=asked.seats, staff=asked.staff, browser=browser
    )
    answer = await asking.send(parts, request, command)
    if isinstance(answer, Held):
        told = {"start": start, "earlier": "on" if earlier else "", **asked.query}
        where = f"/book/{found.id}/hold/{answer.hold}"
        return on_site.mark(request, on_to(where, told), browser)
    if not isinstance(answer, asking.Stopped):
        raise TypeError(f"a hold was answered with {type(answer).__name__}")
    stop = grid_page.Told(
        message=answer.said, instead=answer.starts, earlier=earlier, status=answer.status,
        retry_after=answer.retry_after,
    )  # fmt: skip
    return show_times(parts, request, asked, stop)

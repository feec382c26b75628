"""`/r/{token}/move`: another time for a reservation, held while its customer is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.booking import Definition, SlotHold
from protocol.commands import HoldSlot, Reschedule
from protocol.outcomes import Held, Reserved
from protocol.records import Staff
from server.pages import notices, says
from server.pages.booking import asking, dates, grid_page, live_slots, lost_link
from server.pages.booking.choice import Choice, choice_of, day_to_show, read_start
from server.pages.booking.going import on_to
from server.pages.booking.own import Own, find
from server.pages.booking.reservation import face_of
from server.pages.html import AnyRequest
from server.pages.parts import Parts


def moving_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers of moving. To look at times holds none."""

    @get("/r/{token:str}/move", opt={"asks": "see own reservation"}, include_in_schema=False)
    async def times(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        return show(parts, request, own) if own else lost_link.show(parts, request)

    @get("/r/{token:str}/move/state", opt={"asks": "see own reservation"}, include_in_schema=False)
    async def state(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[bytes]:
        own = await find(parts, token)
        asked = choice(parts, own, dict(request.query_params)) if own else None
        return live_slots.answer(parts, request, asked) if asked else live_slots.gone(request)

    @post(
        "/r/{token:str}/move",
        opt={"asks": "hold_slot"},
        include_in_schema=False,
        status_code=200,
    )
    async def hold(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        if request.headers.get("sec-fetch-site") == "cross-site":
            return notices.strange(parts, request)
        own = await find(parts, token)
        return await keep(parts, request, own) if own else lost_link.show(parts, request)

    return [times, state, hold, *_confirming(parts)]


def _confirming(parts: Parts) -> list[HTTPRouteHandler]:
    path = "/r/{token:str}/move/{hold:str}"

    @get(path, opt={"asks": "see own reservation"}, include_in_schema=False)
    async def ask(
        request: Request[Any, Any, Any], token: FromPath[str], hold: FromPath[str]
    ) -> Response[str]:
        own = await find(parts, token)
        return question(parts, request, own, hold) if own else lost_link.show(parts, request)

    @post(path, opt={"asks": "reschedule"}, include_in_schema=False, status_code=200)
    async def move(
        request: Request[Any, Any, Any], token: FromPath[str], hold: FromPath[str]
    ) -> Response[str]:
        if request.headers.get("sec-fetch-site") == "cross-site":
            return notices.strange(parts, request)
        own = await find(parts, token)
        return await go(parts, request, own, hold) if own else lost_link.show(parts, request)

    return [ask, move]


def choice(parts: Parts, own: Own, fields: Mapping[str, object]) -> Choice | None:
    """What there is to choose from, with the colleague who was asked for unless another is chosen;
    None where its definition has gone."""
    floor = parts.tailer.floor
    definition = floor.get(Definition, own.reservation.definition)
    if definition is None:
        return None
    holder = parts.mark(f"reservation:{own.reservation.id}")
    return choice_of(floor, definition, fields, parts.clock.now(), holder, own.reservation)


def show(
    parts: Parts,
    request: AnyRequest,
    own: Own,
    told: grid_page.Told | None = None,
    fields: Mapping[str, object] | None = None,
) -> Response[str]:
    """The grid; a reservation that cannot be moved says on its own page why."""
    asked = choice(parts, own, fields or dict(request.query_params))
    if asked is None or not face_of(parts, request, own).can_move:
        return on_to(own.address)
    day = day_to_show(parts.tailer.floor, asked, request.query_params.get("day", ""))
    if told is not None and told.instead:
        day = dates.day_of(told.instead[0], asked.zone)
    return grid_page.show(parts, request, asked, day, f"{own.address}/move", told)


async def keep(parts: Parts, request: AnyRequest, own: Own) -> Response[str]:
    """Hold the time that was chosen, and ask."""
    fields = (await request.form()).dict()
    start, asked = read_start(fields), choice(parts, own, fields)
    if start is None or asked is None:
        told = grid_page.Told(wrong="book.choose_time", status=422)
        return show(parts, request, own, told, fields)
    command = HoldSlot(
        definition=own.reservation.definition, start_at=start, seats=own.reservation.seats,
        staff=asked.staff, reservation=own.reservation.id,
    )  # fmt: skip
    answer = await asking.send(parts, request, command, own.actor)
    if isinstance(answer, Held):
        told_on = {"start": start, **asked.query}
        return on_to(f"{own.address}/move/{answer.hold}", told_on)
    return _stopped(parts, request, own, answer, fields)


def question(parts: Parts, request: AnyRequest, own: Own, ident: str) -> Response[str]:
    """The question before moving; a time that is held no longer is still asked for."""
    told, words = face_of(parts, request, own), parts.words(request)
    start = read_start(dict(request.query_params))
    held = _held(parts, own, ident)
    start = held.start_at if held else start
    asked = choice(parts, own, dict(request.query_params))
    if start is None or asked is None or not told.can_move:
        return on_to(own.address)
    zone, whom = parts.tailer.floor.site.zone, parts.tailer.floor.get(Staff, asked.staff)
    return parts.page(
        request,
        "booked_move.html",
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(parts.clock.now(), zone),
        face=told,
        here=own.address,
        old=dates.day_and_time(own.view.start_at, zone, words),
        day=dates.long_day(dates.day_of(start, zone), words),
        time=says.clock_time(start, zone),
        start=start,
        with_whom=whom.name if whom is not None else "",
        carried=asked.query,
        other=f"{own.address}/move" + (f"?{urlencode(asked.query)}" if asked.query else ""),
        until=says.clock_time(held.expires_at, zone) if held else "",
        action=f"{own.address}/move/{held.id if held else 'none'}",
    )


async def go(parts: Parts, request: AnyRequest, own: Own, ident: str) -> Response[str]:
    """Move it, also where the time is held no longer but still free."""
    fields = (await request.form()).dict()
    start, asked, held = read_start(fields), choice(parts, own, fields), _held(parts, own, ident)
    if start is None or asked is None:
        return on_to(f"{own.address}/move")
    command = Reschedule(
        reservation=own.reservation.id, start_at=start, hold=held.id if held else None,
        staff=asked.staff,
    )  # fmt: skip
    answer = await asking.send(parts, request, command, own.actor)
    if isinstance(answer, Reserved):
        return on_to(own.address, {"note": "moved"})
    return _stopped(parts, request, own, answer, fields)


def _held(parts: Parts, own: Own, ident: str) -> SlotHold | None:
    """The time that is held for this reservation."""
    found = parts.tailer.floor.get(SlotHold, ident)
    mine = found is not None and found.reservation == own.reservation.id
    return found if mine and found and found.expires_at > parts.clock.now() else None


def _stopped(
    parts: Parts, request: AnyRequest, own: Own, answer: object, fields: Mapping[str, object]
) -> Response[str]:
    if not isinstance(answer, asking.Stopped):
        raise TypeError(f"moving was answered with {type(answer).__name__}")
    told = grid_page.Told(
        message=answer.said, instead=answer.starts, status=answer.status,
        retry_after=answer.retry_after,
    )  # fmt: skip
    return show(parts, request, own, told, fields)

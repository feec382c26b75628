"""`/book/{definition}/hold/{hold}`: the details of who books a time, while it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.booking import Definition, SlotHold
from protocol.commands import HoldSlot, ReleaseHold
from protocol.ids import is_id
from protocol.outcomes import Answer, Held, Reserved
from server.pages import notices, on_site
from server.pages.booking import asking, choosing, details_page
from server.pages.booking.choice import Choice, choice_of, read_start
from server.pages.booking.details import Chosen, Details, booking, read_details, wrong_with
from server.pages.booking.details_page import State
from server.pages.booking.going import on_to
from server.pages.fields import text
from server.pages.html import AnyRequest, page_headers
from server.pages.join import new_key
from server.pages.parts import Parts


def filling_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers. A held time is let go by a POST alone."""
    path = "/book/{definition:str}/hold/{hold:str}"

    @get(path, opt={"asks": "see pages"}, include_in_schema=False)
    async def details(
        request: Request[Any, Any, Any], definition: FromPath[str], hold: FromPath[str]
    ) -> Response[str]:
        found = choosing.find(parts, definition)
        start = read_start(dict(request.query_params))
        if found is None or start is None:
            return choosing.show_offers(parts, request, 404, "book.closed")
        asked = choosing.choice(parts, request, found, request.query_params)
        form = Details(new_key(), earlier=bool(request.query_params.get("earlier")))
        state = details_page.state_of(parts, asked, hold, start)
        return details_page.show(parts, request, asked, state, form)

    @post(path, opt={"asks": "book"}, include_in_schema=False, status_code=200)
    async def book(
        request: Request[Any, Any, Any], definition: FromPath[str], hold: FromPath[str]
    ) -> Response[str]:
        if request.headers.get("sec-fetch-site") == "cross-site":
            return notices.strange(parts, request)
        found = choosing.find(parts, definition)
        if found is None:
            return choosing.show_offers(parts, request, 404, "book.closed")
        return await take(parts, request, found, hold)

    @post(f"{path}/release", opt={"asks": "release_hold"}, include_in_schema=False, status_code=204)
    async def release(
        request: Request[Any, Any, Any], definition: FromPath[str], hold: FromPath[str]
    ) -> Response[None]:
        browser = on_site.browser_of(request, "")
        foreign = request.headers.get("sec-fetch-site") == "cross-site"
        if browser and is_id(hold) and not foreign:
            # What cannot be let go now goes by itself when its time is up.
            await asking.send(parts, request, ReleaseHold(hold=hold, browser=browser))
        return Response(None, status_code=204, headers=page_headers(request))

    return [details, book, release]


async def take(parts: Parts, request: AnyRequest, found: Definition, hold: str) -> Response[str]:
    """Book what the form asks for, or show it again with what is in the way."""
    fields = (await request.form()).dict()
    asked, form = choosing.choice(parts, request, found, fields), read_details(fields, new_key())
    browser = on_site.browser_of(request, form.key)
    if text(fields, "instead"):
        return await _instead(parts, request, asked, form, browser, read_start(fields) or 0)
    state = _state(parts, asked, hold, read_start(fields) or 0)
    wrong = None if state.offer else wrong_with(form)
    if wrong:
        return details_page.show(parts, request, asked, state, form, wrong)
    # Also a hold that is gone: sent twice, it is the same command.
    keeps = hold if is_id(hold) else None
    chosen = Chosen(found.id, state.start_at, asked.seats, asked.staff, keeps)
    language = parts.words(request).lang
    command = booking(form, chosen, language, browser)
    answer = await asking.send(parts, request, command, command_id=form.command_id)
    return _answered(parts, request, asked, state, form, browser, answer)


def _state(parts: Parts, asked: Choice, ident: str, start: int) -> State:
    """The hold that is still to be had; without one the time is taken if it is free."""
    held = parts.tailer.floor.get(SlotHold, ident)
    if held is None or not details_page.is_held(held, asked):
        return State(start)
    return State(held.start_at, held, offer=details_page.is_offer(held))


def _answered(
    parts: Parts,
    request: AnyRequest,
    asked: Choice,
    state: State,
    form: Details,
    browser: str,
    answer: Answer | asking.Stopped,
) -> Response[str]:
    if isinstance(answer, Reserved):
        token = parts.tokens.reservation(answer.reservation, "own")
        return on_site.mark(request, on_to(f"/r/{token}", {"note": "booked"}), browser)
    if not isinstance(answer, asking.Stopped):
        raise TypeError(f"a booking was answered with {type(answer).__name__}")
    # This key has its receipt now; the form that is sent again is another command.
    form = replace(form, key=new_key())
    if answer.code in asking.GONE:
        lost = details_page.gone(parts, asked, state.start_at, answer.starts)
        state = replace(lost, status=answer.status)
    else:
        state = replace(
            state, message=answer.said, status=answer.status, retry_after=answer.retry_after
        )
    return details_page.show(parts, request, asked, state, form)


async def _instead(
    parts: Parts, request: AnyRequest, asked: Choice, form: Details, browser: str, start: int
) -> Response[str]:
    """Hold another time, with all that was written kept."""
    command = HoldSlot(
        definition=asked.definition.id, start_at=start, seats=asked.seats, staff=asked.staff,
        browser=browser,
    )  # fmt: skip
    answer = await asking.send(parts, request, command)
    holder = asking.holder_of(parts, browser)
    asked = choice_of(parts.tailer.floor, asked.definition, asked.query, parts.clock.now(), holder)
    if isinstance(answer, Held):
        state = details_page.state_of(parts, asked, answer.hold, start)
        page = details_page.show(parts, request, asked, state, form)
        return on_site.mark(request, page, browser)
    if not isinstance(answer, asking.Stopped):
        raise TypeError(f"a hold was answered with {type(answer).__name__}")
    state = replace(
        details_page.gone(parts, asked, start, answer.starts),
        message=answer.said, status=answer.status, retry_after=answer.retry_after,
    )  # fmt: skip
    return details_page.show(parts, request, asked, state, form)

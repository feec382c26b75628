"""`/book/{definition}/wait`: to be offered a time that comes free, where there is none."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.outcomes import Saved
from server.pages import notices, on_site, says
from server.pages.booking import asking, choosing, dates
from server.pages.booking.catalogue import bookable
from server.pages.booking.choice import Choice
from server.pages.booking.details import Details, Wrong, read_details, waiting, wrong_with
from server.pages.booking.details_page import errors
from server.pages.booking.grid import address
from server.pages.fields import text
from server.pages.html import AnyRequest
from server.pages.join import new_key
from server.pages.parts import Parts
from server.pages.words import Words

SPANS: Final = (1, 7, 14, 30)
"""For so many days one may ask, from the chosen one on."""


def wishing_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers of the wait list."""
    path = "/book/{definition:str}/wait"

    @get(path, opt={"asks": "see pages"}, include_in_schema=False)
    async def wish(request: Request[Any, Any, Any], definition: FromPath[str]) -> Response[str]:
        found = choosing.find(parts, definition)
        if found is None:
            return choosing.show_offers(parts, request, 404, "book.closed")
        asked = choosing.choice(parts, request, found, request.query_params)
        day = _first(asked, request.query_params.get("day", ""))
        return show(parts, request, asked, day, Details(new_key()))

    @post(path, opt={"asks": "join_wait_list"}, include_in_schema=False, status_code=200)
    async def join(request: Request[Any, Any, Any], definition: FromPath[str]) -> Response[str]:
        if request.headers.get("sec-fetch-site") == "cross-site":
            return notices.strange(parts, request)
        found = choosing.find(parts, definition)
        if found is None:
            return choosing.show_offers(parts, request, 404, "book.closed")
        return await ask(parts, request, found.id)

    return [wish, join]


def show(
    parts: Parts,
    request: AnyRequest,
    asked: Choice,
    day: date,
    form: Details,
    wrong: Wrong | None = None,
    stop: asking.Stopped | None = None,
    days: int = SPANS[0],
) -> Response[str]:
    """The form with what was written in it."""
    words = parts.words(request)
    base = f"/book/{asked.definition.id}"
    status = 422 if wrong else stop.status if stop else 200
    again = stop.retry_after if stop else None
    return parts.page(
        request,
        "book_wait.html",
        status=status,
        headers={"Retry-After": str(again)} if again else {},
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(asked.now, asked.zone),
        what=bookable(parts.tailer.floor, asked.definition, words),
        action=f"{base}/wait",
        back=f"{base}{address(day, asked.query)}",
        first=day.isoformat(),
        spans=[(n, _until(day, n, words)) for n in SPANS],
        days=days,
        message=_said(words, stop),
        free=_free(asked, stop, words),
        form=form,
        query={"day": day.isoformat(), "key": form.key, **asked.query},
        errors=errors(words, wrong or Wrong()),
    )


async def ask(parts: Parts, request: AnyRequest, ident: str) -> Response[str]:
    """Put somebody on the wait list, or show the form again with what is in the way."""
    found = choosing.find(parts, ident)
    assert found is not None
    fields = (await request.form()).dict()
    asked, form = choosing.choice(parts, request, found, fields), read_details(fields, new_key())
    day, days = _first(asked, text(fields, "day")), _days(text(fields, "days"))
    wrong = wrong_with(form)
    if wrong:
        return show(parts, request, asked, day, form, wrong, days=days)
    browser = on_site.browser_of(request, form.key)
    span = dates.begins(day, asked.zone), dates.begins(day + timedelta(days=days), asked.zone)
    command = waiting(form, ident, span, asked.seats, parts.words(request).lang, browser)
    answer = await asking.send(parts, request, command, command_id=form.command_id)
    if isinstance(answer, asking.Stopped):
        return show(parts, request, asked, day, form, stop=answer, days=days)
    if not isinstance(answer, Saved):
        raise TypeError(f"a wish was answered with {type(answer).__name__}")
    action = {"url": "/book", "label": parts.words(request).say("book.all")}
    return notices.plain(parts, request, "wished", 200, action=action)


def _first(asked: Choice, day: str) -> date:
    """From which day on; what is past or far is today."""
    read = dates.read_day(day)
    return read if read is not None and asked.today <= read <= asked.last else asked.today


def _days(given: str) -> int:
    return int(given) if given.isdecimal() and int(given[:4]) in SPANS else SPANS[0]


def _until(day: date, days: int, words: Words) -> str:
    key = "wait_list.on" if days == 1 else "wait_list.until"
    return words.say(key, day=dates.long_day(day + timedelta(days - 1), words))


def _said(words: Words, stop: asking.Stopped | None) -> str:
    """Why there is nothing to wait for: most often because a time is free then."""
    if stop is None:
        return ""
    return words.say("wait_list.free" if stop.starts else stop.said)


def _free(asked: Choice, stop: asking.Stopped | None, words: Words) -> list[tuple[str, str]]:
    """The days on which times are free, as addresses and names."""
    days = dict.fromkeys(dates.day_of(at, asked.zone) for at in (stop.starts if stop else []))
    base = f"/book/{asked.definition.id}"
    return [(f"{base}{address(day, asked.query)}", dates.long_day(day, words)) for day in days]

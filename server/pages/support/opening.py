"""`/support`: a customer opens a ticket, or has the links to theirs mailed."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler

from protocol.outcomes import Ticketed
from protocol.queue_commands import Customer
from protocol.ticket_commands import OpenTicket
from server.domain.actor import PUBLIC
from server.domain.addresses import email_key
from server.pages import notices, says
from server.pages.booking import asking
from server.pages.html import AnyRequest
from server.pages.join import new_key
from server.pages.lost_links import EMAIL_MOST
from server.pages.parts import Parts
from server.pages.support.lost_link import LOST
from server.pages.support.writing import BOUNDS, Written, again, read, sent, wrong

NAME_MOST: Final = 120
SUBJECT_MOST: Final = 200


def opening_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers."""

    @get("/support", opt={"asks": "see pages"}, include_in_schema=False)
    async def form(request: Request[Any, Any, Any]) -> Response[str]:
        return show(parts, request, Written(new_key()))

    @post(
        "/support",
        opt={"asks": "open_ticket"},
        include_in_schema=False,
        status_code=200,
        request_max_body_size=None,
    )
    async def send(request: Request[Any, Any, Any]) -> Response[str]:
        if request.headers.get("sec-fetch-site") == "cross-site":
            return notices.strange(parts, request)
        return await _opened(parts, request)

    return [form, send, *LOST.routes(parts)]


def show(
    parts: Parts, request: AnyRequest, form: Written, status: int = 200, message: str = ""
) -> Response[str]:
    """The form with what was written in it; where no tickets are taken, that."""
    site = parts.site
    if site is None or not site.support:
        return notices.plain(parts, request, "no_support", 404)
    words = parts.words(request)
    return parts.page(
        request,
        "support.html",
        status=422 if form.errors and status == 200 else status,
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(parts.clock.now(), site.zone),
        form=form,
        message=message,
        bounds=BOUNDS,
        mails=parts.mails(),
    )


async def _opened(parts: Parts, request: AnyRequest) -> Response[str]:
    words = parts.words(request)
    form = await read(parts, request, words)
    _check(form, words.say)
    if form.errors:
        return show(parts, request, wrong(form, words), message=words.say("support.not_sent"))

    def opens(files: list[str]) -> OpenTicket:
        return OpenTicket(
            subject=form.subject,
            text=form.text,
            customer=Customer(name=form.name, email=form.email),
            attachments=files,
            language=words.lang,
            channel="page",
        )

    answer = await sent(parts, request, form, PUBLIC, opens)
    if isinstance(answer, asking.Stopped):
        said = words.say(answer.said)
        return show(parts, request, again(form, words), answer.status, said)
    return _thanks(parts, request, form, answer)


def _thanks(parts: Parts, request: AnyRequest, form: Written, answer: Ticketed) -> Response[str]:
    """The number; the link goes by mail, so that it reaches only who reads that mail box. A house
    that sends no mails shows it, for there is no other way to it."""
    words = parts.words(request)
    link = "" if parts.mails() else f"/support/{parts.tokens.ticket(answer.ticket)}"
    return parts.page(
        request,
        "support_sent.html",
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(parts.clock.now(), parts.site.zone if parts.site else ""),
        number=answer.number,
        email=form.email,
        link=link,
    )


def _check(form: Written, say: Any) -> None:
    if len(form.name) > NAME_MOST:
        form.errors["name"] = say("join.name_long", n=NAME_MOST)
    if not form.email or len(form.email) > EMAIL_MOST or not email_key(form.email):
        form.errors["email"] = say("details.email_bad")
    if not form.subject:
        form.errors["subject"] = say("support.subject_missing")
    elif len(form.subject) > SUBJECT_MOST:
        form.errors["subject"] = say("support.subject_long", n=SUBJECT_MOST)

"""`/s/{token}`: a service request for its customer, live: saying yes or no to its estimate, asking
something first, coming to pick it up."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.commands import AnyCommand
from protocol.outcomes import Joined
from protocol.records import CostEstimate, ServicePoint, ServiceRequest
from protocol.request_commands import (
    AnswerEstimate,
    AskAboutRequest,
    JoinPickup,
    SeeEstimate,
)
from protocol.tickets import SHOWN_PIXELS
from server.domain.outbox.making import channels
from server.domain.requests.asking import asked
from server.domain.requests.photos import is_picture
from server.domain.requests.telling import addressee
from server.http.repairs.photos import of_photo
from server.pages import links, notices, says
from server.pages.booking import asking
from server.pages.booking.going import on_to
from server.pages.fields import text as cleaned
from server.pages.html import AnyRequest
from server.pages.join import new_key
from server.pages.parts import Parts
from server.pages.repairs.face import RequestFace, face
from server.pages.repairs.own import Own, own_of
from server.pages.repairs.papers import paper_routes
from server.pages.support.writing import BOUNDS, Written, again, read, sent, wrong
from server.pages.words import Words

NOTES: Final = {
    "yes": "repair.note_yes",
    "no": "repair.note_no",
    "asked": "repair.note_asked",
    "answered": "repair.note_answered",
    "newer": "repair.note_newer",
    "expired": "repair.note_expired",
    "not_sent": "booked.note_not_sent",
}
_REFUSED: Final = {
    "estimate_answered": "answered",
    "estimate_superseded": "newer",
    "estimate_changed": "newer",
    "estimate_expired": "expired",
    "wrong_state": "answered",
}
"""Codes of refusals, and the note that says what they mean here."""
_MEGAPIXELS: Final = SHOWN_PIXELS // 1_000_000


def repair_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers. None but a POST changes anything, but that a look at an estimate is noted."""

    @get("/s/{token:str}", opt={"asks": "see own request"}, include_in_schema=False)
    async def page(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await own_of(parts, token)
        if own is None:
            return lost(parts, request)
        await _seen(parts, request, own)
        return show(parts, request, own, Written(new_key()))

    @get("/s/{token:str}/state", opt={"asks": "see own request"}, include_in_schema=False)
    async def state(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[bytes]:
        own = await own_of(parts, token)
        return links.state_of(parts, request, own.frame if own else None)

    @get("/s/{token:str}/no", opt={"asks": "see own request"}, include_in_schema=False)
    async def no(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await own_of(parts, token)
        if own is None:
            return lost(parts, request)
        if not own.request.may_answer:
            answered = own.estimate is not None and own.estimate.answered_at is not None
            return on_to(own.address, {"note": "answered"} if answered else {})
        return show(parts, request, own, Written(new_key()), template="repair_no.html")

    return [page, state, no, *_answering(parts), *paper_routes(parts)]


def _answering(parts: Parts) -> list[HTTPRouteHandler]:
    @post(
        "/s/{token:str}/answer",
        opt={"asks": "answer_estimate"},
        include_in_schema=False,
        status_code=200,
    )
    async def answer(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own, fields = await own_of(parts, token), (await request.form()).dict()
        command = _answer(own, fields) if own is not None else None
        note = "yes" if command is not None and command.yes else "no"
        return await _done(parts, request, own, command, note)

    @post(
        "/s/{token:str}/ask",
        opt={"asks": "ask_about_request"},
        include_in_schema=False,
        status_code=200,
        request_max_body_size=None,
    )
    async def ask(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await own_of(parts, token)
        if request.headers.get("sec-fetch-site") == "cross-site":
            return notices.strange(parts, request)
        return await _asked(parts, request, own) if own else lost(parts, request)

    @post(
        "/s/{token:str}/here",
        opt={"asks": "join_pickup"},
        include_in_schema=False,
        status_code=200,
    )
    async def here(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await own_of(parts, token)
        command = JoinPickup(request=own.request.id) if own else None
        return await _done(parts, request, own, command, "")

    return [answer, ask, here]


def lost(parts: Parts, request: AnyRequest) -> Response[str]:
    """A link that opens nothing: staff find the request by its number."""
    return notices.plain(parts, request, "lost_repair", 404)


async def _seen(parts: Parts, request: AnyRequest, own: Own) -> None:
    """Staff see that the customer has read the estimate; nothing hangs on it."""
    if own.estimate is None or not own.request.may_answer:
        return
    if request.headers.get("sec-purpose", "").startswith("prefetch"):
        return
    known = parts.tailer.floor.get(CostEstimate, own.estimate.id)
    if known is None or known.opened_at is not None:
        return  # a live page looks often, and each command counts against its address
    command = SeeEstimate(request=own.request.id, nth=own.estimate.nth)
    await asking.send(parts, request, command, own.actor)


def _answer(own: Own, fields: dict[str, Any]) -> AnswerEstimate:
    nth = cleaned(fields, "nth")
    return AnswerEstimate(
        request=own.request.id,
        nth=int(nth) if nth.isdecimal() and len(nth) < 6 else 0,
        hash=cleaned(fields, "hash")[:64],
        yes=cleaned(fields, "answer") == "yes",
        via="link",
        reason=cleaned(fields, "reason", lines=True)[:500],
    )


def show(
    parts: Parts,
    request: AnyRequest,
    own: Own,
    form: Written,
    status: int = 200,
    message: str = "",
    template: str = "repair.html",
) -> Response[str]:
    """The page, with what was written in its form."""
    words, now = parts.words(request), parts.clock.now()
    zone = parts.tailer.floor.site.zone
    note = NOTES.get(request.query_params.get("note", ""), "")
    waits = own.request.waiting
    return parts.page(
        request,
        template,
        status=422 if form.errors and status == 200 else status,
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(now, zone),
        face=_face(parts, own, words, now),
        here=own.address,
        ident=own.request.id,
        place_url=f"/t/{parts.tokens.visit(waits)}" if waits else "",
        called=own.request.called,
        asked_url=_asked_at(parts, own),
        form=form,
        message=message,
        bounds=BOUNDS,
        notice=words.say(note) if note else "",
        zone=zone,
        now=now,
    )


def _face(parts: Parts, own: Own, words: Words, now: int) -> RequestFace:
    return face(
        own.request,
        own.estimate,
        own.notes,
        parts.tailer.floor.site.zone,
        now,
        words,
        _where(parts, own, words),
        writes=_writes(parts, own),
    )


def _asked_at(parts: Parts, own: Own) -> str:
    """The thread of what they have asked; empty where nothing goes on."""
    floor = parts.tailer.floor
    request = floor.get(ServiceRequest, own.request.id)
    ticket = asked(floor, request) if request is not None else None
    return f"/support/{parts.tokens.ticket(ticket.id)}" if ticket is not None else ""


def _where(parts: Parts, own: Own, words: Words) -> str:
    """The service point that it is at, and where that is."""
    point = parts.tailer.floor.get(ServicePoint, own.request.service_point)
    if point is None:
        return ""
    told = words.named(point.name, point.names), words.named(point.location, point.locations)
    return ", ".join(filter(None, told))


def _writes(parts: Parts, own: Own) -> bool:
    """Whether its customer hears of it by a way that the house sends by now."""
    floor = parts.tailer.floor
    request = floor.get(ServiceRequest, own.request.id)
    person = addressee(floor, request) if request is not None else None
    return not set(channels(person)).isdisjoint(parts.sends())


async def _asked(parts: Parts, request: AnyRequest, own: Own) -> Response[str]:
    words = parts.words(request)
    form = await read(parts, request, words)
    for file in form.files:
        if not is_picture(of_photo("", own.request.id, file)):
            form.errors["file"] = words.say("repair.no_photo", name=file.name, n=_MEGAPIXELS)
    if form.errors:
        not_sent = words.say("support.not_sent")
        return show(parts, request, own, wrong(form, words), message=not_sent)

    def asks(files: list[str]) -> AskAboutRequest:
        return AskAboutRequest(request=own.request.id, text=form.text[:4_000], attachments=files)

    answer = await sent(parts, request, form, own.actor, asks, repair=own.request.id)
    if isinstance(answer, asking.Stopped):
        said = words.say(answer.said)
        return show(parts, request, own, again(form, words), answer.status, said)
    # Back to where an estimate may wait for its answer; the way to the thread stands there.
    return on_to(own.address, {"note": "asked"})


async def _done(
    parts: Parts, request: AnyRequest, own: Own | None, command: AnyCommand | None, note: str
) -> Response[str]:
    """Send a customer's command and go back to the page, which shows what came of it."""
    if request.headers.get("sec-fetch-site") == "cross-site":
        return notices.strange(parts, request)
    if own is None or command is None:
        return lost(parts, request)
    answer = await asking.send(parts, request, command, own.actor)
    if isinstance(answer, asking.Stopped):
        return on_to(own.address, {"note": _REFUSED.get(answer.code, "not_sent")})
    if isinstance(answer, Joined):
        return on_to(f"/t/{parts.tokens.visit(answer.visit)}")
    return on_to(own.address, {"note": note})

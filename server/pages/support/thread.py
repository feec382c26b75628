"""`/support/{token}`: the thread of a ticket for its customer, live, and what they may do there."""

from __future__ import annotations

import asyncio
from typing import Any, Final, NamedTuple

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.changes import Put
from protocol.commands import AnyCommand
from protocol.messages import Snapshot
from protocol.ticket_commands import AnswerTicket, RateTicket, SolveTicket
from protocol.ticket_views import OwnMessage, OwnTicket
from protocol.topics import parse_topic
from server.domain.actor import Actor
from server.http.downloads import download
from server.pages import links, notices, reading, says
from server.pages.booking import asking
from server.pages.booking.going import on_to
from server.pages.fields import text as cleaned
from server.pages.html import AnyRequest
from server.pages.join import new_key
from server.pages.parts import Parts
from server.pages.support.lost_link import show as find
from server.pages.support.thread_face import RATINGS, face
from server.pages.support.writing import BOUNDS, Written, again, read, sent, wrong
from server.store.case_reads import attachment
from server.sync.past import past_of_topic
from server.sync.thread_projection import ThreadProjection

NOTES: Final = {
    "sent": "support.note_sent",
    "solved": "support.note_solved",
    "opened": "support.note_opened",
    "rated": "support.note_rated",
    "not_sent": "booked.note_not_sent",
}


class Own(NamedTuple):
    """The holder of a link, the ticket as they see it, and the frame that says so."""

    actor: Actor
    ticket: OwnTicket
    messages: list[OwnMessage]
    frame: Snapshot
    address: str


def thread_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers. None but a POST changes anything."""

    @get("/support/{token:str}", opt={"asks": "see own ticket"}, include_in_schema=False)
    async def page(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await own_of(parts, token)
        return show(parts, request, own, Written(new_key())) if own else find(parts, request)

    @get("/support/{token:str}/state", opt={"asks": "see own ticket"}, include_in_schema=False)
    async def state(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[bytes]:
        own = await own_of(parts, token)
        return links.state_of(parts, request, own.frame if own else None)

    @get(
        "/support/{token:str}/file/{ident:str}",
        opt={"asks": "see own ticket"},
        include_in_schema=False,
    )
    async def file(
        request: Request[Any, Any, Any], token: FromPath[str], ident: FromPath[str]
    ) -> Response[Any]:
        return await _file(parts, request, token, ident)

    return [page, state, file, *_writing(parts)]


def _writing(parts: Parts) -> list[HTTPRouteHandler]:
    @post(
        "/support/{token:str}",
        opt={"asks": "answer_ticket"},
        include_in_schema=False,
        status_code=200,
        request_max_body_size=None,
    )
    async def answer(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await own_of(parts, token)
        if request.headers.get("sec-fetch-site") == "cross-site":
            return notices.strange(parts, request)
        return await _answered(parts, request, own) if own else find(parts, request)

    @post(
        "/support/{token:str}/solve",
        opt={"asks": "solve_ticket"},
        include_in_schema=False,
        status_code=200,
    )
    async def solve(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        fields = (await request.form()).dict()
        own, solved = await own_of(parts, token), cleaned(fields, "solved") != "no"
        command = SolveTicket(ticket=own.ticket.id, solved=solved) if own else None
        return await _done(parts, request, own, command, "solved" if solved else "opened")

    return [answer, solve, _rating(parts)]


def _rating(parts: Parts) -> HTTPRouteHandler:
    @post(
        "/support/{token:str}/rate",
        opt={"asks": "rate_ticket"},
        include_in_schema=False,
        status_code=200,
    )
    async def rate(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        fields = (await request.form()).dict()
        own, rating = await own_of(parts, token), cleaned(fields, "rating")
        if own is not None and rating not in ("1", "2", "3", "4", "5"):
            return on_to(own.address)
        said = cleaned(fields, "said", lines=True)[:2_000]
        command = RateTicket(ticket=own.ticket.id, rating=int(rating), text=said) if own else None
        return await _done(parts, request, own, command, "rated")

    return rate


async def own_of(parts: Parts, token: str) -> Own | None:
    """The ticket behind a link; None for every link that opens nothing, or no longer."""
    actor = links.held(parts, token, "see own ticket")
    topic = parse_topic(f"thread/{actor.ticket}") if actor else None
    if actor is None or topic is None:
        return None
    past = await past_of_topic(topic, parts.door, parts.tailer, parts.clock)
    frame = reading.snapshot(parts.tailer, topic.name, ThreadProjection(topic.id, past))
    ticket = reading.first(OwnTicket, frame)
    if ticket is None:
        return None
    said = [c.r for c in frame.changes if isinstance(c, Put) and isinstance(c.r, OwnMessage)]
    said.sort(key=lambda message: message.nth)
    return Own(actor, ticket, said, frame, f"/support/{token}")


def show(
    parts: Parts,
    request: AnyRequest,
    own: Own,
    form: Written,
    status: int = 200,
    message: str = "",
) -> Response[str]:
    """The page, with what was written in its form."""
    words, now = parts.words(request), parts.clock.now()
    site, zone = notices.site_name(parts, words), parts.tailer.floor.site.zone
    note = NOTES.get(request.query_params.get("note", ""), "")
    return parts.page(
        request,
        "thread.html",
        status=422 if form.errors and status == 200 else status,
        site_name=site,
        as_of=says.clock_time(now, zone),
        face=face(own.ticket, own.messages, site, zone, now, words),
        here=own.address,
        ticket=own.ticket.id,
        form=form,
        ratings={n: words.say(key) for n, key in RATINGS.items()},
        message=message,
        bounds=BOUNDS,
        notice=words.say(note) if note else "",
        zone=zone,
        now=now,
    )


async def _answered(parts: Parts, request: AnyRequest, own: Own) -> Response[str]:
    words = parts.words(request)
    form = await read(parts, request, words)
    if form.errors:
        not_sent = words.say("support.not_sent")
        return show(parts, request, own, wrong(form, words), message=not_sent)

    def answers(files: list[str]) -> AnswerTicket:
        return AnswerTicket(ticket=own.ticket.id, text=form.text, attachments=files)

    answer = await sent(parts, request, form, own.actor, answers, ticket=own.ticket.id)
    if isinstance(answer, asking.Stopped):
        said = words.say(answer.said)
        return show(parts, request, own, again(form, words), answer.status, said)
    address = own.address
    if answer.ticket != own.ticket.id:  # what was closed goes on in another
        address = f"/support/{parts.tokens.ticket(answer.ticket)}"
    return on_to(address, {"note": "sent"})


async def _done(
    parts: Parts, request: AnyRequest, own: Own | None, command: AnyCommand | None, note: str
) -> Response[str]:
    """Send a customer's command and go back to the page, which shows what came of it."""
    if request.headers.get("sec-fetch-site") == "cross-site":
        return notices.strange(parts, request)
    if own is None or command is None:
        return find(parts, request)
    answer = await asking.send(parts, request, command, own.actor)
    if isinstance(answer, asking.Stopped):
        note = "not_sent"
    return on_to(own.address, {"note": note})


async def _file(parts: Parts, request: AnyRequest, token: str, ident: str) -> Response[Any]:
    """A file of a public message of this thread; of a comment there is none."""
    own = await own_of(parts, token)
    if own is None or not any(file.id == ident for said in own.messages for file in said.files):
        return find(parts, request)
    found = await asyncio.to_thread(attachment, parts.door.store, ident)
    answer: Any = await download(parts.attachments, found, inline=True) if found else None
    return answer if answer is not None else find(parts, request)

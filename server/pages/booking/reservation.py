"""`/r/{token}`: one's own reservation; its calendar entry, cancelling it and taking that back."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.booking import Definition
from protocol.commands import CancelReservation, RestoreReservation
from protocol.outcomes import Reserved
from protocol.records import Person, ServicePoint
from server.domain.access import permit
from server.domain.refused import Refused
from server.mail.calendar import Entry, calendar_of
from server.pages import links, notices, says
from server.pages.booking import asking, lost_link
from server.pages.booking.face import Face, face
from server.pages.booking.going import on_to
from server.pages.booking.own import Own, find, seen
from server.pages.booking.qr import qr
from server.pages.html import AnyRequest, page_headers
from server.pages.parts import Parts

NOTES: Final = {
    "booked": "booked.note_booked",
    "moved": "booked.note_moved",
    "restored": "booked.note_restored",
    "gone": "booked.note_gone",
    "not_sent": "booked.note_not_sent",
}


def reservation_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers of one's own reservation. None but a POST changes it."""

    @get("/r/{token:str}", opt={"asks": "see own reservation"}, include_in_schema=False)
    async def page(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        return show(parts, request, own) if own else lost_link.show(parts, request)

    @get("/r/{token:str}/state", opt={"asks": "see own reservation"}, include_in_schema=False)
    async def state(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[bytes]:
        own = await find(parts, token)
        return links.state_of(parts, request, own.frame if own else None)

    @get(
        "/r/{token:str}/calendar.ics",
        opt={"asks": "see own reservation"},
        include_in_schema=False,
    )
    async def calendar(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[Any]:
        own = await find(parts, token)
        return entry(parts, request, own) if own else lost_link.show(parts, request)

    return [page, state, calendar, *_ending(parts)]


def _ending(parts: Parts) -> list[HTTPRouteHandler]:
    @get("/r/{token:str}/cancel", opt={"asks": "see own reservation"}, include_in_schema=False)
    async def ask(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        return question(parts, request, own) if own else lost_link.show(parts, request)

    @post(
        "/r/{token:str}/cancel",
        opt={"asks": "cancel_reservation"},
        include_in_schema=False,
        status_code=200,
    )
    async def cancel(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        command = CancelReservation(reservation=own.reservation.id) if own else None
        return await change(parts, request, own, command, "")

    @post(
        "/r/{token:str}/restore",
        opt={"asks": "restore_reservation"},
        include_in_schema=False,
        status_code=200,
    )
    async def restore(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[str]:
        own = await find(parts, token)
        command = RestoreReservation(reservation=own.reservation.id) if own else None
        return await change(parts, request, own, command, "restored")

    return [ask, cancel, restore]


def show(parts: Parts, request: AnyRequest, own: Own) -> Response[str]:
    """The page as it is now; its script brings it anew whenever something has changed."""
    words, now = parts.words(request), parts.clock.now()
    told = face_of(parts, request, own)
    zone = parts.tailer.floor.site.zone
    visit = own.reservation.visit
    code = qr(_public(parts, request, own.address))
    return parts.page(
        request,
        "booked.html",
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(now, zone),
        face=told,
        notice=_notice(parts, request, own),
        here=own.address,
        code=code if told.state == "booked" and not own.view.meeting else "",
        place_url=f"/t/{parts.tokens.visit(visit)}" if visit else "",
        again_url=f"/book/{own.view.definition}",
        reservation=own.view.id,
        scope=own.scope,
        zone=zone,
        now=now,
    )


def _notice(parts: Parts, request: AnyRequest, own: Own) -> str:
    """What has just been done."""
    words, note = parts.words(request), request.query_params.get("note", "")
    said = [words.say(NOTES[note])] if note in NOTES else []
    person = parts.tailer.floor.get(Person, own.reservation.person)
    if note == "booked" and person is not None and person.email and parts.mails():
        said.append(words.say("booked.note_mailed"))
    return " ".join(said)


def face_of(parts: Parts, request: AnyRequest, own: Own) -> Face:
    """What the page says now."""
    words = parts.words(request)
    return face(seen(parts, own, words), parts.clock.now(), words)


def entry(parts: Parts, request: AnyRequest, own: Own) -> Response[Any]:
    """The reservation as calendars take it."""
    words, floor = parts.words(request), parts.tailer.floor
    definition = floor.get(Definition, own.reservation.definition)
    if definition is None:
        return lost_link.show(parts, request)
    name = words.named(definition.name, definition.names)
    said = Entry(
        title=f"{name} · {notices.site_name(parts, words)}",
        description=words.say("booked.entry", number=face_of(parts, request, own).number),
        url=_public(parts, request, own.address),
    )
    point = floor.get(ServicePoint, definition.service_point)
    body = calendar_of(
        own.reservation, definition, point, floor.site, parts.clock.now(), entry=said
    )
    headers = page_headers(request) | {
        "Content-Disposition": 'attachment; filename="reservation.ics"',
        "Cache-Control": "no-store",
    }
    return Response(body, headers=headers, media_type="text/calendar")


def question(parts: Parts, request: AnyRequest, own: Own) -> Response[str]:
    """The question before cancelling; where there is nothing to cancel, the page says why."""
    told = face_of(parts, request, own)
    if not told.can_cancel:
        return on_to(own.address)
    words = parts.words(request)
    return parts.page(
        request,
        "booked_cancel.html",
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(parts.clock.now(), parts.tailer.floor.site.zone),
        face=told,
        here=own.address,
        action=f"{own.address}/cancel",
    )


async def change(
    parts: Parts,
    request: AnyRequest,
    own: Own | None,
    command: CancelReservation | RestoreReservation | None,
    note: str,
) -> Response[str]:
    """Send a customer's command and go back to the page, which shows what came of it."""
    if request.headers.get("sec-fetch-site") == "cross-site":
        return notices.strange(parts, request)
    if own is None or command is None or not _may(parts, own, command.op()):
        return lost_link.show(parts, request)
    answer = await asking.send(parts, request, command, own.actor)
    if isinstance(answer, asking.Stopped) and answer.status in (429, 503):
        return notices.unavailable(
            parts, request, own.address, answer.retry_after, answer.status, "booked_unavailable"
        )
    if not isinstance(answer, Reserved):
        taken = isinstance(answer, asking.Stopped) and answer.code in asking.TAKEN
        note = "gone" if taken else "not_sent"
    return on_to(own.address, {"note": note})


def _may(parts: Parts, own: Own, operation: str) -> bool:
    """Whether this link opens that."""
    try:
        permit(own.actor, operation, parts.tailer.floor.site.id)
    except Refused:
        return False
    return True


def _public(parts: Parts, request: AnyRequest, path: str) -> str:
    """The whole address of a page, by the name under which phones find the house."""
    site = parts.site
    base = (site.public_url if site else "") or f"{request.url.scheme}://{request.url.netloc}"
    return base.rstrip("/") + path

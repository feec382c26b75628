"""`/q/{service_point}`: choose a service, take a number. Works without script."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from msgspec import structs

from protocol.outcomes import REFUSALS, Answer, Joined, Refusal
from protocol.point_states import INTAKE
from protocol.records import ServicePoint
from server.domain.actor import PUBLIC, Actor
from server.domain.refused import Refused
from server.execution.door import Unavailable
from server.pages import language, notices, on_site, reading
from server.pages.html import AnyRequest
from server.pages.join_form import Faults, JoinForm, faults_of, read_form
from server.pages.join_page import Row, form_page, rows_of
from server.pages.parts import Parts


def join_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """The handlers of the join page."""

    @get("/q/{service_point:str}", opt={"asks": "see pages"}, include_in_schema=False)
    async def join_page(
        request: Request[Any, Any, Any], service_point: FromPath[str]
    ) -> Response[str]:
        return show(parts, request, service_point)

    @get("/q/{service_point:str}/{code:str}", opt={"asks": "see pages"}, include_in_schema=False)
    async def join_page_of_code(
        request: Request[Any, Any, Any], service_point: FromPath[str], code: FromPath[str]
    ) -> Response[str]:
        return show(parts, request, service_point, code)

    @post(
        "/q/{service_point:str}",
        opt={"asks": "join_queue"},
        include_in_schema=False,
        status_code=200,
    )
    async def take_number(
        request: Request[Any, Any, Any], service_point: FromPath[str]
    ) -> Response[str]:
        if request.headers.get("sec-fetch-site") == "cross-site":
            return notices.strange(parts, request)
        languages = [parts.words(request).lang, *language.offered(parts.site)]
        form = read_form((await request.form()).dict(), new_key(), languages)
        return await take(parts, request, service_point, form)

    return [join_page, join_page_of_code, take_number]


def new_key() -> str:
    """A key for one form: at random, because it becomes the browser's mark."""
    return str(uuid.uuid4())


def show(parts: Parts, request: AnyRequest, ident: str, code: str = "") -> Response[str]:
    """The empty form, or why there is none; `code` is that of a screen in the hall."""
    point = parts.tailer.floor.get(ServicePoint, ident)
    if point is None:
        return notices.unknown(parts, request)
    own = _own_visit(parts, request)
    if own is not None:
        return language.keep(request, to_place(parts, own, "already"), parts.site)
    rows = rows_of(parts, parts.words(request), point)
    stop = _shut(parts, request, point, rows)
    if stop is not None:
        return stop
    form = _empty(parts, request, rows)
    browser = on_site.browser_of(request, form.key)
    session = on_site.session_of(parts, request, point, browser, code)
    if point.join_by == "on_site" and not session:
        return notices.in_the_hall(parts, request, point, scanned=bool(code))
    page = form_page(parts, request, point, rows, replace(form, session=session))
    return on_site.keep(request, page, point, browser, session)


def _empty(parts: Parts, request: AnyRequest, rows: list[Row]) -> JoinForm:
    """A form in which the only service there is has been chosen."""
    only = rows[0].id if len(rows) == 1 and rows[0].open else ""
    return JoinForm(new_key(), only, language=parts.words(request).lang)


async def take(parts: Parts, request: AnyRequest, ident: str, form: JoinForm) -> Response[str]:
    """Take the number that the form asks for."""
    point = parts.tailer.floor.get(ServicePoint, ident)
    if point is None:
        return notices.unknown(parts, request)
    rows = rows_of(parts, parts.words(request), point)
    faults = faults_of(form, [row.id for row in rows], [row.id for row in rows if row.open])
    browser = on_site.browser_of(request, form.key)
    is_here = on_site.is_here(parts, request, point, browser, form.session)
    scan = point.join_by == "on_site" and not is_here
    if faults or scan:
        own = reading.visit_marked(parts.tailer.floor, browser_mark(parts, browser))
        if own is not None:
            return to_place(parts, own, "already")
        stop = _shut(parts, request, point, rows, 409)
        status = 403 if scan else 422
        return stop or form_page(parts, request, point, rows, form, faults=faults, status=status)
    try:
        parts.limits.send(PUBLIC, parts.address(request), form.command(point.id, browser))
        answer = await _execute(
            parts, point.id, form, browser, structs.replace(PUBLIC, here=is_here)
        )
    except Refused as many:
        again = many.refusal.retry_after
        return form_page(parts, request, point, rows, form, status=429, busy_s=again)
    except Unavailable as away:
        return form_page(parts, request, point, rows, form, status=503, busy_s=away.retry_after)
    return _answered(parts, request, point, form, browser, answer)


async def _execute(parts: Parts, point: str, form: JoinForm, browser: str, actor: Actor) -> Answer:
    command = form.command(point, browser)
    answer = await parts.execute(command, actor, form.command_id, on_site.BROWSER)
    if isinstance(answer, Refusal) and answer.code == "key_reused":
        # The same page was changed and sent again after a step back.
        fresh = replace(form, key=new_key())
        return await parts.execute(command, actor, fresh.command_id, on_site.BROWSER)
    return answer


def _answered(
    parts: Parts,
    request: AnyRequest,
    point: ServicePoint,
    form: JoinForm,
    browser: str,
    answer: Answer,
) -> Response[str]:
    if isinstance(answer, Joined):
        return on_site.mark(request, to_place(parts, answer.visit), browser)
    if not isinstance(answer, Refusal):
        raise TypeError(f"a join was answered with {type(answer).__name__}")
    own = reading.visit_marked(parts.tailer.floor, browser_mark(parts, browser))
    if answer.code == "already_waiting" and own is not None:
        return on_site.mark(request, to_place(parts, own, "already"), browser)
    return _refused(parts, request, point, form, answer)


def _refused(
    parts: Parts, request: AnyRequest, point: ServicePoint, form: JoinForm, refusal: Refusal
) -> Response[str]:
    status = REFUSALS[refusal.code].status
    rows = rows_of(parts, parts.words(request), point)
    if refusal.code == "queue_closed":
        return notices.closed(parts, request, point, status)
    if refusal.code == "queue_full":
        return notices.full(parts, request, point, status)
    if refusal.code == "unknown_service_point":
        return notices.unknown(parts, request)
    # This key has its receipt now; the corrected form is another command.
    form = replace(form, key=new_key())
    if refusal.code in ("service_closed", "unknown_service"):
        faults = Faults(service="join.gone_service")
    else:
        return form_page(
            parts, request, point, rows, form, status=status, busy_s=refusal.retry_after
        )
    return form_page(parts, request, point, rows, form, faults=faults, status=status)


def _shut(
    parts: Parts, request: AnyRequest, point: ServicePoint, rows: list[Row], status: int = 200
) -> Response[str] | None:
    if point.state not in INTAKE:
        return notices.closed(parts, request, point, status)
    if not any(row.open for row in rows):
        return notices.closed(parts, request, point, status, "closed.services")
    if reading.is_full(parts.tailer.floor, point):
        return notices.full(parts, request, point, status)
    return None


def browser_mark(parts: Parts, browser: str) -> str:
    """The mark under which a visit remembers this browser."""
    return parts.mark(f"browser:{browser}")


def _own_visit(parts: Parts, request: AnyRequest) -> str | None:
    cookie = on_site.browser_of(request, "")
    return reading.visit_marked(parts.tailer.floor, browser_mark(parts, cookie)) if cookie else None


def to_place(parts: Parts, visit: str, note: str = "") -> Response[str]:
    """On to the live place."""
    address = f"/t/{parts.tokens.visit(visit)}" + (f"?note={note}" if note else "")
    headers = {"Location": address, "Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
    return Response("", status_code=303, headers=headers, media_type="text/plain")

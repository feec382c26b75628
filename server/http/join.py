"""`queue/join`: a number, and the private link that goes with it."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody

from protocol.commands import Customer, JoinQueue
from protocol.ids import is_id
from protocol.outcomes import Joined
from server.domain.promising import by as promised_by
from server.domain.refused import Refused
from server.http.edge import Edge, actor_of, address_of, cookie
from server.http.problems import Problematic, documented, problem_of, reject
from server.http.queue_shapes import JoinBody, JoinedAnswer, OwnPlace, Wait
from server.http.shapes import instant_or_none

BROWSER: Final = "browser"
"""The cookie by which our own pages know a browser again."""


def join_route(edge: Edge) -> HTTPRouteHandler:
    """The handler of `queue/join`."""

    @post(
        "/queue/join",
        opt={"asks": JoinQueue.op()},
        summary="Join the walk-up queue",
        response_description="The place that was given.",
        responses=documented(
            "malformed", "invalid", "forbidden", "unknown_service_point", "unknown_service",
            "on_site_only", "queue_closed", "service_closed", "queue_full", "already_waiting",
            "key_reused", "too_large", "too_many_requests", "unavailable",
        ),
    )  # fmt: skip
    async def join(request: Request[Any, Any, Any], data: JSONBody[JoinBody]) -> JoinedAnswer:
        """Take a number. Open to everybody; one place at a time for each browser.

        Where phones join in the hall alone, `code` is that of a screen there, as it is scanned.
        The answer holds the customer's private link and its token. The same request with the same
        `Idempotency-Key` gets the same answer again, also once its `code` has run out, and never a
        second number. Whoever was refused for a code sends another under a new key.
        """
        command = _command(data, cookie(request.scope, BROWSER))
        stranger = actor_of(request.scope)
        edge.limits.join(stranger, address_of(request.scope), command.service_point)
        scanned = data.code is not None and edge.presence.shown(data.service_point, data.code)
        try:
            answered = await edge.ask(request.scope, command, here=scanned)
        except Refused as fault:
            if fault.refusal.own is None:
                raise
            own = _own(edge, fault.refusal.own, actor_of(request.scope).is_staff)
            raise Problematic(problem_of(fault.refusal, own)) from None
        if not isinstance(answered.answer, Joined):
            raise TypeError(f"a join was answered with {type(answered.answer).__name__}")
        return joined_answer(edge, answered.answer)

    return join


def _command(data: JoinBody, browser: str) -> JoinQueue:
    if not is_id(data.service_point):
        reject(
            "unknown_service_point",
            "There is no such service point. Scan the code in the hall again.",
            "servicePoint",
        )
    for field, named in (("service", [data.service]), ("services", data.services)):
        if not all(ident is None or is_id(ident) for ident in named):
            reject("unknown_service", "There is no such service. Choose one of the point's.", field)
    told = data.customer
    return JoinQueue(
        service_point=data.service_point,
        service=data.service,
        services=data.services,
        customer=Customer(told.name, told.phone, told.email) if told else None,
        party_size=data.party_size,
        language=data.language,
        access_needs=data.access_needs,
        notes=data.notes,
        priority=data.priority,
        browser=browser,
    )


def joined_answer(edge: Edge, joined: Joined) -> JoinedAnswer:
    """The place that was given, with its private link."""
    token = edge.tokens.visit(joined.visit)
    return JoinedAnswer(
        id=joined.entry,
        number=joined.number,
        position=joined.position,
        wait=_wait(joined),
        promised_by=instant_or_none(_promised_by(joined)),
        link=edge.link(token),
        token=token,
    )


def _promised_by(joined: Joined) -> int | None:
    if joined.p50 is None or joined.p80 is None:
        return None
    return promised_by(joined.joined_at, joined.p50, joined.p80)


def _own(edge: Edge, own: Joined, staff: bool) -> OwnPlace:
    """The place of whoever is waiting already, as far as the rule found this to be the one."""
    token = edge.tokens.visit(own.visit) if own.visit and not staff else None
    return OwnPlace(
        position=own.position,
        wait=_wait(own),
        id=own.entry or None,
        number=own.number or None,
        link=edge.link(token) if token else None,
        token=token,
    )


def _wait(joined: Joined) -> Wait | None:
    if joined.p20 is None or joined.p50 is None or joined.p80 is None:
        return None
    return Wait(p20=joined.p20, p50=joined.p50, p80=joined.p80)

"""Holding a time, booking it, and the wait list; open to everybody."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Final

from litestar import Request, delete, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody, QueryParameter

from protocol.booking import Definition
from protocol.commands import Book, Customer, HoldSlot, JoinWaitList, ReleaseHold
from protocol.ids import is_id
from protocol.outcomes import Held, Reserved, Saved
from server.http.definition_shapes import definition_id
from server.http.edge import Edge, actor_of, address_of, cookie
from server.http.join import BROWSER
from server.http.problems import documented, reject
from server.http.queue_shapes import CustomerBody
from server.http.reservation_answers import slot_of, told_of
from server.http.reservation_shapes import (
    BookedAnswer,
    CreateBody,
    HeldAnswer,
    HoldBody,
    ReleaseBody,
    WaitListBody,
    WaitListedAnswer,
)
from server.http.shapes import instant
from server.http.spans import in_our_time

_Ask = Request[Any, Any, Any]
_Holder = Annotated[str, QueryParameter(name="browser", description="The secret of who holds it.")]
OPEN: Final = (
    "malformed", "invalid", "unauthenticated", "token_expired", "forbidden", "key_reused",
    "too_large", "too_many_requests", "unavailable",
)  # fmt: skip
"""What an open route that changes something can be answered with."""
SLOT: Final = ("unknown_definition", "unknown_staff", "unknown_desk", "slot_taken",
               "slot_not_offered", "hold_expired", "limit_reached")  # fmt: skip


def booking_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Hold, release, create, wait list."""
    return [_hold(edge), *_release(edge), _create(edge), _wait_list(edge)]


def _hold(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/hold",
        opt={"asks": HoldSlot.op()},
        summary="Keep a time while a form is filled in",
        response_description="The time, and until when it is kept.",
        responses=documented(*OPEN, *SLOT, "unknown_reservation"),
    )
    async def hold(request: _Ask, data: JSONBody[HoldBody]) -> HeldAnswer:
        """Nobody else gets it meanwhile. Open to everybody, one at a time for each client: the one
        that it held before is released. `slot_taken` names the next free `starts`."""
        command = HoldSlot(
            definition=definition_id(data.definition_id),
            start_at=in_our_time(data.start, "start"),
            seats=data.seats,
            staff=known_as(data.staff, "staff"),
            reservation=_reservation(data.reservation),
            browser=data.browser or cookie(request.scope, BROWSER),
        )
        edge.limits.booking(actor_of(request.scope), address_of(request.scope), command)
        held = (await edge.ask(request.scope, command)).answer
        if not isinstance(held, Held):
            raise TypeError(f"a hold was answered with {type(held).__name__}")
        return HeldAnswer(
            id=held.hold,
            definition_id=held.definition,
            slot=slot_of(held.start_at, held.end_at),
            seats=held.seats,
            expires_at=instant(held.expires_at),
        )

    return hold


def _release(edge: Edge) -> list[HTTPRouteHandler]:
    async def released(request: _Ask, ident: str, browser: str) -> None:
        if not is_id(ident):
            reject("invalid", "There is no such hold. Check the id in the address.", "id")
        whose = browser or cookie(request.scope, BROWSER)
        await edge.ask(request.scope, ReleaseHold(hold=ident, browser=whose))

    said: dict[str, Any] = {
        "opt": {"asks": ReleaseHold.op()},
        "response_description": "Nobody holds it any more.",
        "responses": documented(*OPEN),
        "status_code": 204,
    }

    @post("/hold/{id:str}/release", summary="Let a held time go", **said)
    async def release(
        request: _Ask, id: FromPath[str], data: JSONBody[ReleaseBody | None] = None
    ) -> None:
        """As a page does that is closed, which can send nothing but a POST. Only by who holds it;
        one that is gone already is no fault."""
        await released(request, id, data.browser if data else "")

    @delete("/hold/{id:str}", summary="Let a held time go", **said)
    async def remove(request: _Ask, id: FromPath[str], browser: _Holder = "") -> None:
        """The same for programs, with `browser` in the query."""
        if len(browser) > 64:
            reject("invalid", "browser: 64 characters at most.", "browser")
        await released(request, id, browser)

    return [release, remove]


def _create(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/create",
        opt={"asks": Book.op()},
        summary="Book a time",
        response_description="The reservation with its number and its customer's link.",
        responses=documented(*OPEN, *SLOT),
    )
    async def create(request: _Ask, data: JSONBody[CreateBody]) -> BookedAnswer:
        """Open to everybody. What is booked twice at once has one winner; the other hears
        `slot_taken` with the next free `starts`. The same request with the same `Idempotency-Key`
        gets the same answer, and never a second reservation."""
        actor = actor_of(request.scope)
        command = await _command(edge, data, actor.is_staff, cookie(request.scope, BROWSER))
        edge.limits.booking(actor, address_of(request.scope), command)
        answered = (await edge.ask(request.scope, command)).answer
        if not isinstance(answered, Reserved):
            raise TypeError(f"a booking was answered with {type(answered).__name__}")
        token = edge.tokens.reservation(answered.reservation, "own")
        return BookedAnswer(
            **told_of(answered, actor.is_staff), link=edge.reservation_link(token), token=token
        )

    return create


async def _command(edge: Edge, data: CreateBody, staff: bool, browser: str) -> Book:
    ident, start = definition_id(data.definition_id), in_our_time(data.slot.start, "slot.start")
    return Book(
        definition=ident,
        start_at=start,
        end_at=await _end(edge, ident, start, data.slot.end, staff),
        customer=customer_of(data.customer),
        notes=data.notes,
        seats=data.seats,
        hold=known_as(data.hold, "hold"),
        staff=known_as(data.staff, "staff"),
        desk=known_as(data.desk, "desk"),
        language=data.language,
        earlier=data.earlier,
        access_needs=data.access_needs,
        browser=data.browser or browser,
    )


async def _end(edge: Edge, ident: str, start: int, end: datetime | None, staff: bool) -> int | None:
    """The end where it is another than the service's own, which is for staff alone."""
    if end is None:
        return None
    told = in_our_time(end, "slot.end")
    if told <= start:
        reject("invalid", "slot.end: it is not after the start.", "slot.end")
    if edge.tailer.floor.get(Definition, ident) is None:
        await edge.tailer.reached(edge.door.head.seq)
    definition = edge.tailer.floor.get(Definition, ident)
    if definition is None or told == start + definition.duration_min * 60_000:
        return None
    if not staff:
        reject(
            "invalid",
            f"slot.end: this service takes {definition.duration_min} minutes. Leave the end out.",
            "slot.end",
        )
    return told


def _wait_list(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/wait-list",
        opt={"asks": JoinWaitList.op()},
        summary="Ask for a time that comes free",
        response_description="The place on the wait list.",
        responses=documented(*OPEN, "unknown_definition", "limit_reached", "no_address"),
    )
    async def join(request: _Ask, data: JSONBody[WaitListBody]) -> WaitListedAnswer:
        """Whoever is on it is written to when a time within the span comes free: one after the
        other, and the time is held for them meanwhile. Open to everybody."""
        start, end = in_our_time(data.start, "start"), in_our_time(data.end, "end")
        if end < start:
            reject("invalid", "end: it is before the start.", "end")
        command = JoinWaitList(
            definition=definition_id(data.definition_id),
            from_at=start,
            to_at=end,
            customer=customer_of(data.customer),
            seats=data.seats,
            language=data.language,
            browser=data.browser or cookie(request.scope, BROWSER),
        )
        edge.limits.booking(actor_of(request.scope), address_of(request.scope), command)
        saved = (await edge.ask(request.scope, command)).answer
        if not isinstance(saved, Saved):
            raise TypeError(f"the wait list was answered with {type(saved).__name__}")
        return WaitListedAnswer(id=saved.id)

    return join


def customer_of(told: CustomerBody) -> Customer:
    """Who it is for."""
    return Customer(told.name, told.phone, told.email)


def known_as(ident: str | None, field: str) -> str | None:
    """The id of a colleague, a desk or a hold, if one is named. Raises `Problematic`."""
    if ident is None or is_id(ident):
        return ident
    code = {"staff": "unknown_staff", "desk": "unknown_desk", "hold": "hold_expired"}[field]
    reject(code, "There is none of this id. Leave it out, or look it up again.", field)


def _reservation(ident: str | None) -> str | None:
    if ident is None or is_id(ident):
        return ident
    reject("unknown_reservation", "There is no such reservation. Check the id.", "reservation")

"""By mail address and number: what a customer may see and cancel without a sign-in.

Nobody learns here what is booked under an address, or whether a number is one: a wrong number, a
wrong address and a reservation that is long over are answered alike, after the same work.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from typing import Any, Final, NoReturn
from urllib.parse import quote

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.booking import Reservation
from protocol.commands import CancelReservation, RestoreReservation, SendReservations
from server.domain.actor import PUBLIC, Actor
from server.domain.addresses import email_key
from server.domain.own_links import is_good
from server.domain.refused import Refused
from server.execution.batch import Answered
from server.execution.door import Unavailable
from server.http.booking import OPEN
from server.http.edge import Edge, actor_of, address_of, header
from server.http.problems import documented, reject
from server.http.reservation_answers import own_of
from server.http.reservation_shapes import MailedAnswer, OwnReservationAnswer
from server.store.reservations import of_customer

_log = logging.getLogger(__name__)
_Ask = Request[Any, Any, Any]
_NONE: Final = uuid.UUID("3f0c9f0e-7f57-4a7b-8e62-0b6cf6d7e6b1")
"""The namespace of ids that stand for what was not found."""
_ASKS: Final = {"asks": "find own reservation"}
_STATES: Final = ("wrong_state", "too_late", "undo_expired", "slot_taken", "slot_not_offered")
MAILED: Final = "If anything is booked under this address, a mail with it is on its way."


def own_reservation_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """By-email, cancel, and taking that back."""
    return [_mail(edge), _look(edge), _cancel(edge), _restore(edge)]


def _mail(edge: Edge) -> HTTPRouteHandler:
    sending: set[asyncio.Task[Any]] = set()

    @get(
        "/by-email/{email:str}",
        status_code=202,
        opt=_ASKS,
        summary="Have one's reservations mailed",
        response_description="The same whether there are any or not.",
        responses=documented(
            "invalid", "unauthenticated", "token_expired", "too_many_requests", "unavailable"
        ),
    )
    async def mail(request: _Ask, email: FromPath[str]) -> MailedAnswer:
        """Never a list: whoever reads the mail box gets it there. Nothing else changes."""
        if not email_key(email) or len(email) > 200:
            reject("invalid", "email: write an address such as alice@example.org.", "email")
        command = SendReservations(email=email)
        edge.limits.booking(actor_of(request.scope), address_of(request.scope), command)
        if edge.door.stopped:
            raise Unavailable("The server is not writing now. Try again in a moment.")
        # Nobody waits for it: how long it takes depends on what is booked.
        task = asyncio.create_task(_send(edge, command))
        sending.add(task)
        task.add_done_callback(sending.discard)
        return MailedAnswer(detail=MAILED)

    return mail


async def _send(edge: Edge, command: SendReservations) -> None:
    try:
        await edge.door.execute(command, PUBLIC, None, "http:public", "http")
    except Unavailable as away:
        _log.warning("reservations could not be mailed: %s", away.detail)


def _look(edge: Edge) -> HTTPRouteHandler:
    @get(
        "/by-email/{email:str}/{reservationNumber:str}",
        opt=_ASKS,
        summary="One's own reservation",
        response_description="As its customer may see it.",
        responses=documented(
            "unauthenticated", "token_expired", "unknown_reservation", "too_many_requests"
        ),
    )
    async def look(
        request: _Ask, email: FromPath[str], reservationNumber: FromPath[str]
    ) -> OwnReservationAnswer:
        """By the mail address that it was booked with, and its number, however that is typed.
        Until a day after its end."""
        booked = await _found(edge, request, email, reservationNumber)
        return own_of(edge.tailer.floor, booked) if booked is not None else nothing()

    return look


def _cancel(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/cancel/{email:str}/{reservationNumber:str}",
        status_code=200,
        opt=_ASKS,
        summary="Cancel one's own reservation",
        response_description="The reservation, and until when this can be taken back.",
        responses=documented(*OPEN, *_STATES, "unknown_reservation"),
    )
    async def cancel(
        request: _Ask, email: FromPath[str], reservationNumber: FromPath[str]
    ) -> OwnReservationAnswer | Response[None]:
        """Works without a sign-in, so that a mail can carry a link to it: a GET of the same address
        is the page that asks, and changes nothing. Needs no body. A browser (`Accept: text/html`)
        is led on to the reservation's page."""
        return await _change(edge, request, (email, reservationNumber), CancelReservation)

    return cancel


def _restore(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/cancel/{email:str}/{reservationNumber:str}/undo",
        status_code=200,
        opt=_ASKS,
        summary="Take one's cancellation back",
        response_description="The reservation as it was.",
        responses=documented(*OPEN, *_STATES, "unknown_reservation"),
    )
    async def restore(
        request: _Ask, email: FromPath[str], reservationNumber: FromPath[str]
    ) -> OwnReservationAnswer | Response[None]:
        """For ten minutes, while the time is still free."""
        return await _change(edge, request, (email, reservationNumber), RestoreReservation)

    return restore


async def _found(edge: Edge, request: _Ask, email: str, number: str) -> Reservation | None:
    edge.limits.find(actor_of(request.scope), address_of(request.scope), email, number)
    found = await asyncio.to_thread(of_customer, edge.store, email, number)
    good = found is not None and is_good(found.booked, edge.clock.now())
    return found.booked if found is not None and good else None


async def _whose(edge: Edge, request: _Ask, email: str, number: str) -> str:
    """The id of the reservation; where there is none one that is nobody's, so that the same is
    done with it."""
    booked = await _found(edge, request, email, number)
    nobodys = str(uuid.uuid5(_NONE, edge.mark(f"{email}\n{number}")))
    return booked.id if booked is not None else nobodys


async def _change(
    edge: Edge,
    request: _Ask,
    known_by: tuple[str, str],
    step: type[CancelReservation | RestoreReservation],
) -> OwnReservationAnswer | Response[None]:
    """Do it as whoever holds the link of that reservation would."""
    if "text/html" in (header(request.scope, b"accept") or ""):
        return await _led(edge, request, known_by, step)
    try:
        ident, answered = await _done(edge, request, known_by, step)
    except Refused as refused:
        if refused.refusal.code == "unknown_reservation":
            nothing()
        raise
    await edge.tailer.reached(answered.seq)
    booked = edge.tailer.floor.get(Reservation, ident)
    return own_of(edge.tailer.floor, booked) if booked is not None else nothing()


async def _led(
    edge: Edge,
    request: _Ask,
    known_by: tuple[str, str],
    step: type[CancelReservation | RestoreReservation],
) -> Response[None]:
    """A browser is led on to the reservation's page, or back to the question, which says why."""
    email, number = (quote(each, safe="@") for each in known_by)
    question = f"{request.url.path.partition('/cancel/')[0]}/cancel/{email}/{number}"
    try:
        ident, _ = await _done(edge, request, known_by, step)
    except Refused as refused:
        return _on_to(f"{question}?problem={refused.refusal.code}")
    except Unavailable:
        return _on_to(f"{question}?problem=unavailable")
    return _on_to(f"/r/{edge.tokens.reservation(ident, 'cancel')}")


async def _done(
    edge: Edge,
    request: _Ask,
    known_by: tuple[str, str],
    step: type[CancelReservation | RestoreReservation],
) -> tuple[str, Answered]:
    ident = await _whose(edge, request, *known_by)
    holder = Actor(ident, "visitor", reservation=ident, scope="cancel", site=edge.store.site)
    return ident, await edge.ask(request.scope, step(reservation=ident), holder=holder)


def _on_to(address: str) -> Response[None]:
    return Response(None, status_code=303, headers={"Location": address})


def nothing() -> NoReturn:
    """What everybody hears who finds none. Raises `Problematic`."""
    reject(
        "unknown_reservation",
        "There is no such reservation. Compare the address and the number with the confirmation.",
    )

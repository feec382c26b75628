"""`/crm/reservations`: reading and changing reservations, for staff."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from litestar import Request, delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol import commands as c
from protocol.commands import AnyCommand
from protocol.ids import is_id
from protocol.outcomes import Joined, Saved
from server.http.edge import Edge, actor_of
from server.http.join import joined_answer
from server.http.problems import ALWAYS, documented, reject
from server.http.queue_shapes import JoinedAnswer, MoveBody
from server.http.reservation_answers import answer_of, row_of
from server.http.reservation_changes import of_update
from server.http.reservation_list import list_route
from server.http.reservation_shapes import (
    ReminderAnswer,
    ReservationAnswer,
    ReservationCheckInBody,
    ReservationRow,
    UpdateBody,
)
from server.store.reservations import one

_Ask = Request[Any, Any, Any]
_SIGNED: Final[list[dict[str, list[str]]]] = [{"bearer": []}]
_READ: Final = ("unauthenticated", "token_expired", "forbidden")
_KNOWN: Final = ("unknown_reservation", "wrong_state", "version_mismatch")


def reservation_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """All of staff."""
    return [
        _one(edge),
        list_route(edge),
        _update(edge),
        _remove(edge),
        _remind(edge),
        _check_in(edge),
        _no_show(edge),
    ]


def _one(edge: Edge) -> HTTPRouteHandler:
    @get(
        "/get/{id:str}",
        opt={"asks": "read reservations"},
        summary="One reservation",
        response_description="All of it.",
        responses=documented(*_READ, "unknown_reservation"),
        security=_SIGNED,
    )
    async def read(id: FromPath[str]) -> ReservationRow:
        """By its id, also when it is long over."""
        found = await asyncio.to_thread(one, edge.store, reservation_id(id))
        return row_of(*found) if found is not None else _unknown()

    return read


def _update(edge: Edge) -> HTTPRouteHandler:
    @put(
        "/update",
        opt={"asks": c.UpdateReservation.op()},
        summary="Change a reservation",
        response_description="The reservation as it is now.",
        responses=documented(
            *ALWAYS, *_KNOWN, "unknown_staff", "unknown_desk", "slot_taken", "slot_not_offered",
            "hold_expired", "limit_reached", "too_late", "undo_expired", "not_due",
        ),
        security=_SIGNED,
    )  # fmt: skip
    async def update(request: _Ask, data: JSONBody[UpdateBody]) -> ReservationAnswer:
        """One change at a time, under the `version` that you saw: fields; the time, by `slot`,
        `staff` or `desk`; or the `state`: `cancelled`, `no_show`, `completed` where it took place
        without the queue, or `booked`, which takes any of them back. `checked_in` comes by
        check-in; then `completed` comes with the queue entry."""
        return await _done(edge, request, of_update(data, reservation_id(data.id)))

    return update


def _remove(edge: Edge) -> HTTPRouteHandler:
    @delete(
        "/delete/{id:str}",
        opt={"asks": c.DeleteReservation.op()},
        summary="Erase a reservation",
        response_description="It is erased.",
        responses=documented(*_READ, *_KNOWN, "unavailable"),
        security=_SIGNED,
    )
    async def remove(request: _Ask, id: FromPath[str]) -> None:
        """With what is known of its customer. The audit keeps that it was. To call it off, cancel
        it instead: then its customer hears of it."""
        command = c.DeleteReservation(reservation=reservation_id(id))
        await edge.tailer.reached((await edge.ask(request.scope, command)).seq)

    return remove


def _remind(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/send-reminder/{reservationId:str}",
        status_code=200,
        opt={"asks": c.SendReminder.op()},
        summary="Remind the customer now",
        response_description="The reminder is on its way.",
        responses=documented(*ALWAYS, *_KNOWN, "no_address"),
        security=_SIGNED,
    )
    async def remind(
        request: _Ask, reservationId: FromPath[str], data: JSONBody[MoveBody | None] = None
    ) -> ReminderAnswer:
        """Once for each `Idempotency-Key`, whatever was sent before."""
        command = c.SendReminder(
            reservation=reservation_id(reservationId), expected=data.version if data else None
        )
        saved = (await edge.ask(request.scope, command)).answer
        if not isinstance(saved, Saved):
            raise TypeError(f"a reminder was answered with {type(saved).__name__}")
        return ReminderAnswer(id=saved.id)

    return remind


def _check_in(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/check-in/{id:str}",
        status_code=200,
        opt={"asks": c.CheckInReservation.op()},
        summary="The customer of a reservation is here",
        response_description="The place in the queue that it gave.",
        responses=documented(
            *ALWAYS, *_KNOWN, "not_due", "too_late", "queue_closed", "service_closed", "queue_full",
            "already_waiting", "unknown_service",
        ),
        security=_SIGNED,
    )  # fmt: skip
    async def check_in(
        request: _Ask, id: FromPath[str], data: JSONBody[ReservationCheckInBody | None] = None
    ) -> JoinedAnswer:
        """Turns a reservation into a queue entry, by staff or a kiosk. `too_late` needs `asWhat`
        of staff. `queue/check-in/{id}` takes a reservation's id as well."""
        told = data or ReservationCheckInBody()
        command = c.CheckInReservation(
            reservation=reservation_id(id),
            expected=told.version,
            as_what=told.as_what,
            language=told.language,
            access_needs=told.access_needs,
        )
        joined = (await edge.ask(request.scope, command)).answer
        if not isinstance(joined, Joined):
            raise TypeError(f"a check-in was answered with {type(joined).__name__}")
        return joined_answer(edge, joined)

    return check_in


def _no_show(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/no-show/{id:str}",
        status_code=200,
        opt={"asks": c.MissReservation.op()},
        summary="Nobody came for a reservation",
        response_description="The reservation as it is now.",
        responses=documented(*ALWAYS, *_KNOWN, "grace_running", "not_due"),
        security=_SIGNED,
    )
    async def no_show(
        request: _Ask, id: FromPath[str], data: JSONBody[MoveBody | None] = None
    ) -> ReservationAnswer:
        """Staff confirm what the passing of time proposes. `update` with the state `booked` takes
        it back."""
        expected = data.version if data else None
        command = c.MissReservation(reservation=reservation_id(id), expected=expected)
        return await _done(edge, request, command)

    return no_show


async def _done(edge: Edge, request: _Ask, command: AnyCommand) -> ReservationAnswer:
    answered = await edge.ask(request.scope, command)
    return answer_of(answered.answer, actor_of(request.scope).is_staff)


def reservation_id(ident: str, field: str = "id") -> str:
    """The id of a reservation. Raises `Problematic`."""
    return ident if is_id(ident) else _unknown(field)


def _unknown(field: str = "id") -> Any:
    reject("unknown_reservation", "There is no such reservation. Check the id.", field)

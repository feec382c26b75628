"""What staff say: of a customer, to all who wait, and whether a service point takes numbers."""

from __future__ import annotations

from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol import commands as c
from protocol.changes import Put
from protocol.commands import AnyCommand
from protocol.ids import is_id
from protocol.outcomes import Saved
from protocol.records import ServicePoint
from server.execution.batch import Answered
from server.http.aside_shapes import (
    BroadcastBody,
    NoteAnswer,
    NoteBody,
    PointReasonBody,
    PointStateAnswer,
    PointStateBody,
)
from server.http.edge import Edge
from server.http.problems import reject
from server.http.setting_shapes import SavedAnswer
from server.http.transitions import Ask, point_id, transition, visit_of


def telling_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Notes of a customer, and words to all."""

    @transition(
        "note/{id:str}",
        c.Note,
        "Note something of a customer",
        "unknown_entry",
        "unknown_visit",
        "version_mismatch",
        answers="The note is kept.",
    )
    async def note(request: Ask, id: FromPath[str], data: JSONBody[NoteBody]) -> NoteAnswer:
        """Only staff see it. Replaces what was noted before."""
        visit = await visit_of(edge, id)
        command = c.Note(visit=visit, text=data.text, expected=data.version)
        _, saved = await _saved(edge, request, command)
        return NoteAnswer(visit=visit, version=saved.version)

    @transition(
        "broadcast",
        c.Broadcast,
        "Tell all who wait something",
        "unknown_service_point",
        answers="Walls and phones show it.",
    )
    async def broadcast(request: Ask, data: JSONBody[BroadcastBody]) -> PointStateAnswer:
        """Stays until another text or an empty one is sent."""
        point = point_id(data.service_point)
        return await _point(edge, request, c.Broadcast(service_point=point, text=data.text), point)

    return [note, broadcast]


def receipt_route(edge: Edge) -> HTTPRouteHandler:
    """Screens that show a call."""

    @transition(
        "confirm-call/{id:str}",
        c.ConfirmCall,
        "A screen shows a call",
        "unknown_call",
        answers="The receipt is kept.",
    )
    async def confirm_call(request: Ask, id: FromPath[str]) -> SavedAnswer:
        """By a wall, or the customer's own phone: the grace begins with the first receipt."""
        if not is_id(id):
            reject("unknown_call", "There is no such call. Check the id in the address.", "id")
        _, saved = await _saved(edge, request, c.ConfirmCall(call=id))
        return SavedAnswer(id=saved.id, version=saved.version)

    return confirm_call


def point_state_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Opening, closing, and sending home all who wait."""

    @transition(
        "state/{id:str}",
        c.SetPoint,
        "Open or close a service point",
        "unknown_service_point",
        answers="The service point as it is now.",
    )
    async def state(
        request: Ask, id: FromPath[str], data: JSONBody[PointStateBody]
    ) -> PointStateAnswer:
        """Closing ends the intake, never a wait. Stays so until the hours turn next."""
        point = point_id(id)
        return await _point(edge, request, c.SetPoint(service_point=point, state=data.state), point)

    @transition(
        "expire-waiting",
        c.ExpireWaiting,
        "Send home all who wait",
        "unknown_service_point",
        answers="The service point; nobody waits there any more.",
    )
    async def expire_waiting(request: Ask, data: JSONBody[PointReasonBody]) -> PointStateAnswer:
        """Ends all who wait as `expired`, with a reason that is kept. For managers.

        Whoever is called, at a desk, on hold or elsewhere stays; their errands here end.
        """
        point = point_id(data.service_point)
        command = c.ExpireWaiting(service_point=point, reason=data.reason)
        return await _point(edge, request, command, point)

    return [state, expire_waiting]


async def _point(edge: Edge, request: Ask, command: AnyCommand, ident: str) -> PointStateAnswer:
    """The point as the command left it, so that a repeated request gets the same answer."""
    answered, saved = await _saved(edge, request, command)
    changes = await edge.log_entry(answered.seq)
    made = [change.r for change in changes if isinstance(change, Put)]
    found = [r for r in made if isinstance(r, ServicePoint) and r.id == ident]
    point = found[-1] if found else edge.tailer.floor.get(ServicePoint, ident)
    state = point.state if point else "closed"
    return PointStateAnswer(id=ident, version=saved.version, state=state)


async def _saved(edge: Edge, request: Ask, command: AnyCommand) -> tuple[Answered, Saved]:
    answered = await edge.ask(request.scope, command)
    await edge.tailer.reached(answered.seq)
    if not isinstance(answered.answer, Saved):
        raise TypeError(f"{command.op()} was answered with {type(answered.answer).__name__}")
    return answered, answered.answer

"""The transitions of a queue entry: each route is one command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from litestar import Request, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol import commands as c
from protocol.commands import AnyCommand, Command
from protocol.ids import is_id
from protocol.outcomes import Moved
from server.domain.rules import RULES
from server.http.edge import Edge
from server.http.problems import ALWAYS, documented, reject
from server.http.queue_shapes import (
    CallNextBody,
    CancelBody,
    DeskBody,
    EntryAnswer,
    MoveBody,
    StartBody,
)
from server.http.shapes import instant_or_none

_ENTRY: Final = (*ALWAYS, "unknown_entry", "wrong_state", "version_mismatch")

_Ask = Request[Any, Any, Any]
_Decorator = Callable[[Callable[..., Awaitable[EntryAnswer]]], HTTPRouteHandler]


def _route(path: str, command: type[Command], summary: str, *codes: str) -> _Decorator:
    return post(
        f"/queue/{path}",
        status_code=200,
        opt={"roles": RULES[command].roles},
        summary=summary,
        response_description="The entry as it is now.",
        responses=documented(*_ENTRY, *codes),
        security=[{"bearer": []}],
    )


def entry_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The transitions that the customer may ask for too, by the private link's token."""

    @_route("check-in/{id:str}", c.CheckIn, "The customer is here")
    async def check_in(
        request: _Ask, id: FromPath[str], data: JSONBody[MoveBody | None] = None
    ) -> EntryAnswer:
        """Marks somebody who joined by phone as present. By staff, or by the customer."""
        return await _moved(edge, request, c.CheckIn(entry=_entry(id), expected=_version(data)))

    @_route("leave/{id:str}", c.Leave, "The customer gives the place up")
    async def leave(
        request: _Ask, id: FromPath[str], data: JSONBody[MoveBody | None] = None
    ) -> EntryAnswer:
        """Ends the entry as `left`. By the customer with the private link's token, or by staff."""
        return await _moved(edge, request, c.Leave(entry=_entry(id), expected=_version(data)))

    return [check_in, leave]


def calling_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Calling somebody to a desk."""

    @post(
        "/queue/call-next",
        status_code=200,
        opt={"roles": RULES[c.CallNext].roles},
        summary="Call whoever is next",
        response_description="The entry that was called, and why it was this one.",
        responses=documented(
            *ALWAYS, "unknown_desk", "unknown_service_point", "nobody_waiting", "desk_busy",
            "desk_closed",
        ),
        security=[{"bearer": []}],
    )  # fmt: skip
    async def call_next(request: _Ask, data: JSONBody[CallNextBody]) -> EntryAnswer:
        """Calls the next customer of the line to a desk that is open."""
        point = data.service_point
        if point is not None and not is_id(point):
            reject("unknown_service_point", "There is no such service point.", "servicePoint")
        command = c.CallNext(desk=_desk(data.desk), service_point=point)
        return await _moved(edge, request, command)

    @_route(
        "call/{id:str}", c.CallEntry, "Call this entry", "unknown_desk", "conflict", "desk_busy",
        "desk_closed", "not_here_yet",
    )  # fmt: skip
    async def call(request: _Ask, id: FromPath[str], data: JSONBody[DeskBody]) -> EntryAnswer:
        """Calls one customer out of turn."""
        command = c.CallEntry(entry=_entry(id), desk=_desk(data.desk), expected=data.version)
        return await _moved(edge, request, command)

    @_route("recall/{id:str}", c.Recall, "Announce a called entry once more")
    async def recall(
        request: _Ask, id: FromPath[str], data: JSONBody[MoveBody | None] = None
    ) -> EntryAnswer:
        """Walls show and speak the call again; the grace begins anew."""
        return await _moved(edge, request, c.Recall(entry=_entry(id), expected=_version(data)))

    return [call_next, call, recall]


def serving_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Serving somebody, and the ways in which an entry ends."""

    @_route(
        "start/{id:str}", c.Start, "Service begins", "unknown_desk", "conflict", "desk_busy",
        "desk_closed",
    )  # fmt: skip
    async def start(
        request: _Ask, id: FromPath[str], data: JSONBody[StartBody | None] = None
    ) -> EntryAnswer:
        """Starts a called customer; from waiting it calls and starts, and needs the desk."""
        desk = _desk(data.desk) if data and data.desk is not None else None
        expected = data.version if data else None
        return await _moved(edge, request, c.Start(entry=_entry(id), desk=desk, expected=expected))

    @_route("complete/{id:str}", c.Complete, "Service has ended")
    async def complete(
        request: _Ask, id: FromPath[str], data: JSONBody[MoveBody | None] = None
    ) -> EntryAnswer:
        """Ends the entry as `completed` and frees the desk."""
        return await _moved(edge, request, c.Complete(entry=_entry(id), expected=_version(data)))

    @_route("no-show/{id:str}", c.NoShow, "Nobody came", "grace_running")
    async def no_show(
        request: _Ask, id: FromPath[str], data: JSONBody[MoveBody | None] = None
    ) -> EntryAnswer:
        """Ends a call that nobody followed; refused with the seconds left while the grace runs."""
        return await _moved(edge, request, c.NoShow(entry=_entry(id), expected=_version(data)))

    @_route("cancel/{id:str}", c.Cancel, "Staff end the entry")
    async def cancel(request: _Ask, id: FromPath[str], data: JSONBody[CancelBody]) -> EntryAnswer:
        """Ends the entry as `cancelled`, with a reason that is kept."""
        command = c.Cancel(entry=_entry(id), reason=data.reason, expected=data.version)
        return await _moved(edge, request, command)

    @_route("undo/{id:str}", c.Undo, "Take the last step back", "undo_expired", "nothing_to_undo",
            "desk_busy")  # fmt: skip
    async def undo(
        request: _Ask, id: FromPath[str], data: JSONBody[MoveBody | None] = None
    ) -> EntryAnswer:
        """Takes back the last transition: for 30 s by whoever made it, longer by a manager."""
        return await _moved(edge, request, c.Undo(entry=_entry(id), expected=_version(data)))

    return [start, complete, no_show, cancel, undo]


async def _moved(edge: Edge, request: _Ask, command: AnyCommand) -> EntryAnswer:
    answer = (await edge.ask(request.scope, command)).answer
    if not isinstance(answer, Moved):
        raise TypeError(f"{command.op()} was answered with {type(answer).__name__}")
    return EntryAnswer(
        id=answer.entry,
        number=answer.number,
        service_point=answer.service_point,
        state=answer.state,
        version=answer.version,
        desk=answer.desk,
        desk_name=answer.desk_name,
        pick=answer.pick,
        undo_until=instant_or_none(answer.undo_until),
    )


def _version(data: MoveBody | None) -> int | None:
    return data.version if data else None


def _entry(ident: str) -> str:
    if not is_id(ident):
        reject("unknown_entry", "There is no such queue entry. Check the id in the address.", "id")
    return ident


def _desk(ident: str) -> str:
    if not is_id(ident):
        reject("unknown_desk", "There is no such desk. Choose one of the service point.", "desk")
    return ident

"""The transitions of a queue entry: each route is one command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final, NamedTuple

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

_ENTRY: Final = ("unknown_entry", "wrong_state", "version_mismatch")
_AT_DESK: Final = ("unknown_desk", "desk_busy", "desk_closed")

_Ask = Request[Any, Any, Any]
_Bare = c.CheckIn | c.Leave | c.Recall | c.Complete | c.NoShow | c.Undo
_Decorator = Callable[[Callable[..., Awaitable[EntryAnswer]]], HTTPRouteHandler]


class _Step(NamedTuple):
    """A route that names the entry and, at most, the version that its sender saw."""

    path: str
    command: type[_Bare]
    summary: str
    description: str
    codes: tuple[str, ...] = ()


_STEPS: Final = (
    _Step(
        "check-in",
        c.CheckIn,
        "The customer is here",
        "Marks somebody who joined by phone as present. By staff, or by the customer.",
    ),
    _Step(
        "leave",
        c.Leave,
        "The customer gives the place up",
        "Ends the entry as `left`. By the customer with the private link's token, or by staff.",
    ),
    _Step(
        "recall",
        c.Recall,
        "Announce a called entry once more",
        "Walls show and speak the call again; the grace that runs is not lengthened.",
    ),
    _Step(
        "complete",
        c.Complete,
        "Service has ended",
        "Ends the entry as `completed` and frees the desk.",
    ),
    _Step(
        "no-show",
        c.NoShow,
        "Nobody came",
        "Ends a call that nobody followed; refused with the seconds left while the grace runs.",
        ("grace_running",),
    ),
    _Step(
        "undo",
        c.Undo,
        "Take the last step back",
        "Takes back the last transition: for 30 s by whoever made it, longer by a manager.",
        ("undo_expired", "nothing_to_undo", "desk_busy"),
    ),
)


def _route(
    path: str, command: type[Command], summary: str, *codes: str, description: str | None = None
) -> _Decorator:
    return post(
        f"/queue/{path}",
        status_code=200,
        opt={"roles": RULES[command].roles},
        summary=summary,
        description=description,
        response_description="The entry as it is now.",
        responses=documented(*ALWAYS, *codes),
        security=[{"bearer": []}],
    )


def step_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The transitions that need nothing but the entry."""
    return [_step_route(edge, step) for step in _STEPS]


def _step_route(edge: Edge, step: _Step) -> HTTPRouteHandler:
    codes = (*_ENTRY, *step.codes)

    @_route(
        f"{step.path}/{{id:str}}", step.command, step.summary, *codes, description=step.description
    )
    async def take(
        request: _Ask, id: FromPath[str], data: JSONBody[MoveBody | None] = None
    ) -> EntryAnswer:
        expected = data.version if data else None
        return await _moved(edge, request, step.command(entry=_entry(id), expected=expected))

    return take


def calling_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Calling somebody to a desk."""

    @_route(
        "call-next", c.CallNext, "Call whoever is next", *_AT_DESK, "unknown_service_point",
        "nobody_waiting",
    )  # fmt: skip
    async def call_next(request: _Ask, data: JSONBody[CallNextBody]) -> EntryAnswer:
        """Calls the next customer of the line to a desk that is open, and says why this one."""
        point = data.service_point
        if point is not None and not is_id(point):
            reject("unknown_service_point", "There is no such service point.", "servicePoint")
        command = c.CallNext(desk=_desk(data.desk), service_point=point)
        return await _moved(edge, request, command)

    @_route(
        "call/{id:str}", c.CallEntry, "Call this entry", *_ENTRY, *_AT_DESK, "conflict",
        "not_here_yet",
    )  # fmt: skip
    async def call(request: _Ask, id: FromPath[str], data: JSONBody[DeskBody]) -> EntryAnswer:
        """Calls one customer out of turn."""
        command = c.CallEntry(entry=_entry(id), desk=_desk(data.desk), expected=data.version)
        return await _moved(edge, request, command)

    return [call_next, call]


def serving_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Serving somebody, and ending an entry with a reason."""

    @_route("start/{id:str}", c.Start, "Service begins", *_ENTRY, *_AT_DESK, "conflict")
    async def start(
        request: _Ask, id: FromPath[str], data: JSONBody[StartBody | None] = None
    ) -> EntryAnswer:
        """Starts a called customer; from waiting it calls and starts, and needs the desk."""
        desk = _desk(data.desk) if data and data.desk is not None else None
        expected = data.version if data else None
        return await _moved(edge, request, c.Start(entry=_entry(id), desk=desk, expected=expected))

    @_route("cancel/{id:str}", c.Cancel, "Staff end the entry", *_ENTRY)
    async def cancel(request: _Ask, id: FromPath[str], data: JSONBody[CancelBody]) -> EntryAnswer:
        """Ends the entry as `cancelled`, with a reason that is kept."""
        command = c.Cancel(entry=_entry(id), reason=data.reason, expected=data.version)
        return await _moved(edge, request, command)

    return [start, cancel]


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


def _entry(ident: str) -> str:
    if not is_id(ident):
        reject("unknown_entry", "There is no such queue entry. Check the id in the address.", "id")
    return ident


def _desk(ident: str) -> str:
    if not is_id(ident):
        reject("unknown_desk", "There is no such desk. Choose one of the service point.", "desk")
    return ident

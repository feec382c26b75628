"""What the routes of transitions share: their shape, their ids, and the entry that they answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from litestar import Request, post
from litestar.handlers import HTTPRouteHandler

from protocol.commands import AnyCommand, Command
from protocol.ids import is_id
from protocol.outcomes import Moved
from protocol.records import Entry
from server.http.edge import Edge
from server.http.problems import ALWAYS, documented, reject
from server.http.queue_shapes import EntryAnswer
from server.http.shapes import instant_or_none

ENTRY: Final = ("unknown_entry", "wrong_state", "version_mismatch")
AT_DESK: Final = ("unknown_desk", "desk_busy", "desk_closed", "desk_paused", "desk_closing")
"""What a transition can be refused with that needs an entry, or a desk for it."""

Ask = Request[Any, Any, Any]
_Decorator = Callable[[Callable[..., Awaitable[Any]]], HTTPRouteHandler]


def transition(
    path: str,
    command: type[Command],
    summary: str,
    *codes: str,
    description: str | None = None,
    answers: str = "The entry as it is now.",
) -> _Decorator:
    """The decorator of the handler of a command on the queue; `codes` are its own refusals."""
    return post(
        f"/queue/{path}",
        status_code=200,
        opt={"asks": command.op()},
        summary=summary,
        description=description,
        response_description=answers,
        responses=documented(*ALWAYS, *codes),
        security=[{"bearer": []}],
    )


async def moved(edge: Edge, request: Ask, command: AnyCommand) -> EntryAnswer:
    """Do it, and answer the entry. Raises `Refused`, `Unavailable`."""
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
        opened=answer.opened,
    )


def entry_id(ident: str) -> str:
    """The id of an entry. Raises `Problematic`."""
    if not is_id(ident):
        reject("unknown_entry", "There is no such queue entry. Check the id in the address.", "id")
    return ident


async def visit_of(edge: Edge, ident: str) -> str:
    """The visit of an entry that is on the floor; else the id itself, which the rule refuses.

    Raises `Problematic`.
    """
    if edge.tailer.floor.get(Entry, entry_id(ident)) is None:
        await edge.tailer.reached(edge.door.head.seq)
    entry = edge.tailer.floor.get(Entry, ident)
    return entry.visit if entry else ident


def desk_id(ident: str) -> str:
    """The id of a desk. Raises `Problematic`."""
    if not is_id(ident):
        reject("unknown_desk", "There is no such desk. Choose one of the service point.", "desk")
    return ident


def point_id(ident: str) -> str:
    """The id of a service point. Raises `Problematic`."""
    if not is_id(ident):
        reject(
            "unknown_service_point", "There is no such service point. Check the id.", "servicePoint"
        )
    return ident

"""`/crm/reservations/definitions`: what can be booked; managed on one path."""

from __future__ import annotations

from typing import Annotated, Any, Final

from litestar import Request, delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody, QueryParameter

from protocol.booking import Definition
from protocol.changes import Put
from protocol.commands import DeleteDefinition, PutDefinition
from protocol.outcomes import Saved
from server.execution.batch import Answered
from server.http.definition_shapes import (
    DefinitionAnswer,
    DefinitionBody,
    DefinitionList,
    NewDefinitionBody,
    definition_id,
)
from server.http.edge import Edge
from server.http.paging import Cursor, page_of
from server.http.problems import ALWAYS, documented, reject

PATH: Final = "/definitions"
_Ask = Request[Any, Any, Any]
_SIGNED: Final[list[dict[str, list[str]]]] = [{"bearer": []}]
_WRITE: Final = ("unknown_service_point", "unknown_service", "in_use")
_OfPoint = Annotated[
    str | None, QueryParameter(name="servicePoint", description="Only those of this point.")
]
_Id = Annotated[str, QueryParameter(name="id", description="Id of the bookable service.")]


def definition_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Reading, and what managers change."""
    return [_listing(edge), _making(edge), _changing(edge), _removing(edge)]


def _listing(edge: Edge) -> HTTPRouteHandler:
    @get(
        PATH,
        opt={"asks": "read definitions"},
        summary="What can be booked",
        response_description="Duration, price, what it takes, and its rules.",
        responses=documented("invalid", "unauthenticated", "token_expired", "forbidden"),
        security=_SIGNED,
    )
    async def listing(service_point: _OfPoint = None, cursor: Cursor = None) -> DefinitionList:
        """The bookable services, in the order in which they were made."""
        every = edge.tailer.floor.of(Definition)
        found = (d for d in every if service_point in (None, d.service_point))
        page, following = page_of(found, cursor)
        return DefinitionList(items=[DefinitionAnswer.of(each) for each in page], next=following)

    return listing


def _making(edge: Edge) -> HTTPRouteHandler:
    @post(
        PATH,
        opt={"asks": PutDefinition.op()},
        summary="Let something be booked",
        response_description="The bookable service that was made.",
        responses=documented(*ALWAYS, *_WRITE),
        security=_SIGNED,
    )
    async def make(request: _Ask, data: JSONBody[NewDefinitionBody]) -> DefinitionAnswer:
        """A service of a point that is booked ahead. Needs name, point and duration; without
        `requires` it takes one colleague who can be booked."""
        return await _made(edge, await edge.ask(request.scope, data.command()))

    return make


def _changing(edge: Edge) -> HTTPRouteHandler:
    @put(
        PATH,
        opt={"asks": PutDefinition.op()},
        summary="Change a bookable service",
        response_description="The bookable service as it is now.",
        responses=documented(*ALWAYS, *_WRITE, "unknown_definition", "version_mismatch"),
        security=_SIGNED,
    )
    async def change(request: _Ask, data: JSONBody[DefinitionBody]) -> DefinitionAnswer:
        """Changes the fields that are named. What is booked already stays as it was booked."""
        return await _made(edge, await edge.ask(request.scope, data.command()))

    return change


def _removing(edge: Edge) -> HTTPRouteHandler:
    @delete(
        PATH,
        opt={"asks": DeleteDefinition.op()},
        summary="Remove a bookable service",
        response_description="It is gone.",
        responses=documented(*ALWAYS, "unknown_definition", "in_use"),
        security=_SIGNED,
    )
    async def remove(request: _Ask, ident: _Id) -> None:
        """Refused while reservations of it are to come. What was booked stays on record."""
        command = DeleteDefinition(definition=definition_id(ident, "id"))
        answered = await edge.ask(request.scope, command)
        await edge.tailer.reached(answered.seq)

    return remove


async def _made(edge: Edge, answered: Answered) -> DefinitionAnswer:
    """As its own log entry made it, so that a repeated request gets the same answer."""
    await edge.tailer.reached(answered.seq)
    if not isinstance(answered.answer, Saved):
        raise TypeError(f"a definition was answered with {type(answered.answer).__name__}")
    for change in await edge.log_entry(answered.seq):
        if isinstance(change, Put) and isinstance(change.r, Definition):
            return DefinitionAnswer.of(change.r)
    now = edge.tailer.floor.get(Definition, answered.answer.id)
    if now is None:
        reject("unknown_definition", "Somebody removed it meanwhile. Look at the list.", "id")
    return DefinitionAnswer.of(now)

"""Service points: get, create, update, delete."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol.changes import Put
from protocol.commands import CreateServicePoint, DeleteServicePoint, UpdateServicePoint
from protocol.ids import is_id
from protocol.outcomes import Saved
from protocol.records import Desk, Service, ServicePoint
from server.domain.floor import Floor
from server.execution.batch import Answered
from server.http.edge import Edge
from server.http.paging import Cursor, page_of
from server.http.point_answers import PointAnswer, PointList, answer_of, of_floor
from server.http.point_shapes import CreatePointBody, UpdatePointBody
from server.http.problems import documented, reject

_AUTH: Final = ("unauthenticated", "token_expired", "forbidden")
_WRITE: Final = (*_AUTH, "malformed", "invalid", "key_reused", "too_large", "unavailable")
_SIGNED: Final[list[dict[str, list[str]]]] = [{"bearer": []}]

_Ask = Request[Any, Any, Any]


def point_reads(edge: Edge) -> list[HTTPRouteHandler]:
    """Reading one or all."""

    @get(
        "/service-point/get",
        opt={"asks": "read points"},
        summary="All service points",
        response_description="A page of service points.",
        responses=documented("invalid", *_AUTH),
        security=_SIGNED,
    )
    async def points(cursor: Cursor = None) -> PointList:
        """A hundred to a page, in the order in which they were made."""
        floor = edge.tailer.floor
        page, following = page_of(floor.points(), cursor)
        return PointList(items=[of_floor(floor, point) for point in page], next=following)

    @get(
        "/service-point/get/{id:str}",
        opt={"asks": "read points"},
        summary="One service point",
        response_description="The service point.",
        responses=documented("unknown_service_point", *_AUTH),
        security=_SIGNED,
    )
    async def point(id: FromPath[str]) -> PointAnswer:
        """With its desks and services, and the version that an update has to name."""
        return of_floor(edge.tailer.floor, _known(edge.tailer.floor, id))

    return [points, point]


def point_creation(edge: Edge) -> HTTPRouteHandler:
    """Setting up."""

    @post(
        "/service-point/create",
        opt={"asks": CreateServicePoint.op()},
        summary="Set up a service point",
        response_description="The service point as it was made.",
        responses=documented(*_WRITE, "prefix_taken"),
        security=_SIGNED,
    )
    async def create(request: _Ask, data: JSONBody[CreatePointBody]) -> PointAnswer:
        """Makes the point with its desks 1…capacity and its services. For managers."""
        return await _made(edge, await edge.ask(request.scope, data.command()))

    return create


def point_changes(edge: Edge) -> list[HTTPRouteHandler]:
    """Changing and removing."""

    @put(
        "/service-point/update",
        opt={"asks": UpdateServicePoint.op()},
        summary="Change a service point",
        response_description="The service point as it is now.",
        responses=documented(
            *_WRITE, "unknown_service_point", "unknown_service", "version_mismatch",
            "prefix_taken", "in_use",
        ),
        security=_SIGNED,
    )  # fmt: skip
    async def update(request: _Ask, data: JSONBody[UpdatePointBody]) -> PointAnswer:
        """Changes the fields that are named; `version` guards against a colleague's change."""
        answered = await edge.ask(
            request.scope, data.command(data.id if is_id(data.id) else _unknown())
        )
        await edge.tailer.reached(answered.seq)
        return of_floor(edge.tailer.floor, _known(edge.tailer.floor, data.id))

    @delete(
        "/service-point/delete/{id:str}",
        opt={"asks": DeleteServicePoint.op()},
        summary="Remove a service point",
        response_description="It is gone.",
        responses=documented(*_AUTH, "unknown_service_point", "in_use", "unavailable"),
        security=_SIGNED,
    )
    async def remove(request: _Ask, id: FromPath[str]) -> None:
        """Refused while anybody waits or is served there. What happened there stays on record."""
        ident = id if is_id(id) else _unknown()
        answered = await edge.ask(request.scope, DeleteServicePoint(service_point=ident))
        await edge.tailer.reached(answered.seq)

    return [update, remove]


async def _made(edge: Edge, answered: Answered) -> PointAnswer:
    """The point as its own log entry made it, so that a repeated request gets the same answer."""
    await edge.tailer.reached(answered.seq)
    if not isinstance(answered.answer, Saved):
        raise TypeError(f"a creation was answered with {type(answered.answer).__name__}")
    changes = await edge.log_entry(answered.seq)
    records = [change.r for change in changes if isinstance(change, Put)]
    made = next((r for r in records if r.id == answered.answer.id), None)
    if not isinstance(made, ServicePoint):
        return of_floor(edge.tailer.floor, _known(edge.tailer.floor, answered.answer.id))
    services = [r for r in records if isinstance(r, Service)]
    return answer_of(made, services, [r for r in records if isinstance(r, Desk)])


def _known(floor: Floor, ident: str) -> ServicePoint:
    return floor.get(ServicePoint, ident) or _unknown()


def _unknown() -> Any:
    reject("unknown_service_point", "There is no such service point. Check the id.", "id")

"""Service points: get, create, update, delete."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated, Any, Final

from litestar import Request, delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody, QueryParameter

from protocol.changes import Put
from protocol.commands import CreateServicePoint, DeleteServicePoint, UpdateServicePoint
from protocol.ids import is_id
from protocol.outcomes import Saved
from protocol.records import Desk, Role, Service, ServicePoint
from server.domain.floor import Floor
from server.domain.rules import RULES
from server.execution.batch import Answered
from server.http.edge import Edge
from server.http.point_shapes import (
    CreatePointBody,
    DeskAnswer,
    PointAnswer,
    PointList,
    ServiceAnswer,
    UpdatePointBody,
)
from server.http.problems import documented, reject

PAGE: Final = 100
READERS: Final[frozenset[Role]] = frozenset({"admin", "manager", "staff", "kiosk", "display"})
_AUTH: Final = ("unauthenticated", "token_expired", "forbidden")
_WRITE: Final = (*_AUTH, "malformed", "invalid", "key_reused", "too_large", "unavailable")
_SIGNED: Final[list[dict[str, list[str]]]] = [{"bearer": []}]

_Ask = Request[Any, Any, Any]
_Cursor = Annotated[
    str | None, QueryParameter(name="cursor", description="`next` of the page before this one.")
]


def point_reads(edge: Edge) -> list[HTTPRouteHandler]:
    """Reading one or all."""

    @get(
        "/service-point/get",
        opt={"roles": READERS},
        summary="All service points",
        response_description="A page of service points.",
        responses=documented("invalid", *_AUTH),
        security=_SIGNED,
    )
    async def points(cursor: _Cursor = None) -> PointList:
        """A hundred to a page, in the order in which they were made."""
        after = _place(cursor) if cursor is not None else ""
        floor = edge.tailer.floor
        rest = sorted((p for p in floor.points() if p.id > after), key=lambda point: point.id)
        page = rest[:PAGE]
        more = len(rest) > PAGE
        return PointList(
            items=[_of_floor(floor, point) for point in page],
            next=_cursor(page[-1].id) if more else None,
        )

    @get(
        "/service-point/get/{id:str}",
        opt={"roles": READERS},
        summary="One service point",
        response_description="The service point.",
        responses=documented("unknown_service_point", *_AUTH),
        security=_SIGNED,
    )
    async def point(id: FromPath[str]) -> PointAnswer:
        """With its desks and services, and the version that an update has to name."""
        return _of_floor(edge.tailer.floor, _known(edge.tailer.floor, id))

    return [points, point]


def point_creation(edge: Edge) -> HTTPRouteHandler:
    """Setting up."""

    @post(
        "/service-point/create",
        opt={"roles": RULES[CreateServicePoint].roles},
        summary="Set up a service point",
        response_description="The service point as it was made.",
        responses=documented(*_WRITE, "prefix_taken"),
        security=_SIGNED,
    )
    async def create(request: _Ask, data: JSONBody[CreatePointBody]) -> PointAnswer:
        """Makes the point with its desks 1…capacity and its services. For managers."""
        return await _made(edge, await edge.ask(request.scope, _creation(data)))

    return create


def point_changes(edge: Edge) -> list[HTTPRouteHandler]:
    """Changing and removing."""

    @put(
        "/service-point/update",
        opt={"roles": RULES[UpdateServicePoint].roles},
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
        answered = await edge.ask(request.scope, _change(data))
        await edge.tailer.reached(answered.seq)
        return _of_floor(edge.tailer.floor, _known(edge.tailer.floor, data.id))

    @delete(
        "/service-point/delete/{id:str}",
        opt={"roles": RULES[DeleteServicePoint].roles},
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
        return _of_floor(edge.tailer.floor, _known(edge.tailer.floor, answered.answer.id))
    services = [r for r in records if isinstance(r, Service)]
    return _answer(made, services, [r for r in records if isinstance(r, Desk)])


def _creation(data: CreatePointBody) -> CreateServicePoint:
    return CreateServicePoint(
        name=data.name,
        prefix=data.prefix,
        capacity=data.capacity,
        location=data.location,
        max_waiting=data.max_waiting,
        grace_s=data.grace_seconds,
        grace_remote_s=data.grace_remote_seconds,
        call_absent=data.call_absent,
        services=[service.spec() for service in data.services],
        desk_names=data.desk_names,
    )


def _change(data: UpdatePointBody) -> UpdateServicePoint:
    return UpdateServicePoint(
        service_point=data.id if is_id(data.id) else _unknown(),
        version=data.version,
        name=data.name,
        prefix=data.prefix,
        capacity=data.capacity,
        state=data.state,
        location=data.location,
        max_waiting=data.max_waiting,
        grace_s=data.grace_seconds,
        grace_remote_s=data.grace_remote_seconds,
        call_absent=data.call_absent,
        services=None if data.services is None else [s.spec() for s in data.services],
    )


def _of_floor(floor: Floor, point: ServicePoint) -> PointAnswer:
    return _answer(point, floor.services(point.id), floor.desks(point.id))


def _answer(point: ServicePoint, services: list[Service], desks: list[Desk]) -> PointAnswer:
    return PointAnswer(
        id=point.id,
        version=point.version,
        name=point.name,
        prefix=point.prefix,
        capacity=point.capacity,
        state=point.state,
        location=point.location,
        max_waiting=point.max_waiting,
        grace_seconds=point.grace_s,
        grace_remote_seconds=point.grace_remote_s,
        call_absent=point.call_absent,
        services=[
            ServiceAnswer(
                id=s.id,
                name=s.name,
                prefix=s.prefix,
                mean_seconds=s.mean_s,
                position=s.position,
                open=s.open,
            )
            for s in services
        ],
        desks=[
            DeskAnswer(id=d.id, number=d.number, name=d.name, state=d.state, staff=d.staff)
            for d in desks
        ],
    )


def _known(floor: Floor, ident: str) -> ServicePoint:
    return floor.get(ServicePoint, ident) or _unknown()


def _unknown() -> Any:
    reject("unknown_service_point", "There is no such service point. Check the id.", "id")


def _cursor(ident: str) -> str:
    return urlsafe_b64encode(ident.encode()).rstrip(b"=").decode()


def _place(cursor: str) -> str:
    try:
        ident = urlsafe_b64decode(cursor.encode() + b"==").decode()
    except (binascii.Error, ValueError):
        ident = ""
    if not is_id(ident):
        reject("invalid", "This cursor is not one of ours. Begin without it.", "cursor")
    return ident

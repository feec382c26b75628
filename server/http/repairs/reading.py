"""Reading service requests: those that fit what is asked, and one with all of it."""

from __future__ import annotations

import asyncio
import re
from typing import Annotated, Any, Final

from litestar import get
from litestar.di import NamedDependency, Provide
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter

from protocol.ids import is_id
from protocol.request_states import RequestState
from protocol.service_requests import number_of
from server.http.edge import Edge, actor_of
from server.http.paging import Cursor
from server.http.problems import reject
from server.http.repairs.answers import row_of, whole_of
from server.http.repairs.naming import PATH, request_id, unknown
from server.http.repairs.shapes import RequestList, WholeRequest
from server.http.tickets.filtering import no_slip
from server.http.tickets.writing import reading
from server.http.transitions import Ask, point_id
from server.store.request_reads import Wanted, find, whole

PAGE: Final = 100
LONGEST: Final = 200
ASKED: Final = frozenset({"state", "technician", "contact", "number", "ended", "text", "cursor"})
"""What the address of a list may ask for."""
_CURSOR: Final = re.compile(r"r(\d{1,15})", re.ASCII)
_READ: Final = reading(
    "read requests", "Service requests", "A page of requests.", "unknown_service_point", "invalid"
)


def _only(name: str, text: str) -> Any:
    return QueryParameter(name=name, description=text)


_States = Annotated[list[RequestState] | None, _only("state", "Only in one of these.")]
_Technician = Annotated[
    str | None,
    _only("technician", "Only of this colleague: an id, `me`, or empty text for nobody's."),
]
_Contact = Annotated[str | None, _only("contact", "Only of this contact, by id.")]
_Number = Annotated[str | None, _only("number", "Only that of this number, such as `R-1187`.")]
_Ended = Annotated[
    bool, _only("ended", "Those that have ended too. `state` may name them as well.")
]
_Text = Annotated[
    str,
    _only("text", "Only of this number; or with this in the customer's name, address or "
          "telephone, or in what was brought, its make, model or serial number."),
]  # fmt: skip


def reading_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Many, those at a point, one."""
    return [_every(edge), _at_point(edge), _one(edge)]


def wanted_requests(
    request: Ask,
    states: _States = None,
    technician: _Technician = None,
    contact: _Contact = None,
    number: _Number = None,
    ended: _Ended = False,
    text: _Text = "",
    cursor: Cursor = None,
) -> Wanted:
    """What a list is asked for. Raises `Problematic`."""
    no_slip(request.query_params, ASKED)
    if len(text) > LONGEST:
        reject("invalid", f"text: {LONGEST} characters at most.", "text")
    if technician == "me":
        technician = actor_of(request.scope).id
    elif technician:
        _known(technician, "technician")
    if contact is not None:
        _known(contact, "contact")
    told = None if number is None else number_of(number)
    if number is not None and told is None:
        reject("invalid", "number: write it as people do, such as R-1187.", "number")
    return Wanted(
        states=states or (),
        technician=technician,
        contact=contact,
        number=told,
        ended=ended or number is not None,
        text=text,
        before=None if cursor is None else _place(cursor),
    )


_ASKED: Final[dict[str, Any]] = {
    "dependencies": {"wanted": Provide(wanted_requests, sync_to_thread=False)}
}


def _every(edge: Edge) -> HTTPRouteHandler:
    @get(f"{PATH}/get", **_READ, **_ASKED)
    async def every(wanted: NamedDependency[Wanted]) -> RequestList:
        """Of all service points, newest first; those that have ended only where that is asked."""
        return await _page(edge, wanted)

    return every


def _at_point(edge: Edge) -> HTTPRouteHandler:
    @get(f"{PATH}/get/{{servicePoint:str}}", **_READ, **_ASKED)
    async def at_point(servicePoint: FromPath[str], wanted: NamedDependency[Wanted]) -> RequestList:
        """The same of one service point."""
        return await _page(edge, wanted._replace(service_point=point_id(servicePoint)))

    return at_point


def _one(edge: Edge) -> HTTPRouteHandler:
    @get(
        f"{PATH}/{{id:str}}",
        **reading("read requests", "One service request", "All of it.", "unknown_request"),
    )
    async def one(id: FromPath[str]) -> WholeRequest:
        """By its number, such as `R-1187`, or its id; also when it has long ended. With what was
        brought, notes, lines, estimates, the invoice, and what happened."""
        return await everything(edge, await request_id(edge, id))

    return one


async def everything(edge: Edge, ident: str) -> WholeRequest:
    """All of a request by its id, for staff. Raises `Problematic`."""
    found = await asyncio.to_thread(whole, edge.store, ident)
    return whole_of(found) if found is not None else unknown()


async def _page(edge: Edge, wanted: Wanted) -> RequestList:
    found = await asyncio.to_thread(find, edge.store, wanted, PAGE + 1)
    page = found[:PAGE]
    last = page[-1].request.number if len(found) > PAGE else None
    return RequestList(
        items=[row_of(each) for each in page], next=None if last is None else f"r{last}"
    )


def _known(ident: str, field: str) -> None:
    if not is_id(ident):
        reject("invalid", f"{field}: this is no id of ours. Look it up again.", field)


def _place(cursor: str) -> int:
    told = _CURSOR.fullmatch(cursor)
    if told is None:
        reject("invalid", "This cursor is not one of ours. Begin without it.", "cursor")
    return int(told[1])

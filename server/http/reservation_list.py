"""`get`: reservations that fit what is asked, in the order of their starts."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Final

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import QueryParameter

from protocol.booking import ReservationState
from protocol.ids import is_id
from server.http.edge import Edge
from server.http.paging import Cursor
from server.http.problems import documented, reject
from server.http.reservation_answers import row_of
from server.http.reservation_shapes import ReservationList
from server.http.spans import asked_day, asked_instant, cursor_of, place_of
from server.store.reservations import Wanted, find

PAGE: Final = 100
LONGEST: Final = 200
"""Characters of what is looked for."""


def _only(name: str, text: str) -> Any:
    return QueryParameter(name=name, description=text)


_Day = Annotated[str | None, _only("day", "Only of this day at the hall, `2026-11-26`.")]
_From = Annotated[str | None, _only("from", "Only that begin then or later, RFC 3339 with zone.")]
_To = Annotated[str | None, _only("to", "Only that begin before.")]
_Definition = Annotated[str | None, _only("definitionId", "Only of this bookable service.")]
_Point = Annotated[str | None, _only("servicePoint", "Only at this service point.")]
_Staff = Annotated[str | None, _only("staff", "Only with this colleague, or at this desk.")]
_State = Annotated[ReservationState | None, _only("state", "Only in this state.")]
_Customer = Annotated[str | None, _only("customer", "Only of this person, by id.")]
_Text = Annotated[
    str, _only("text", "Only with this in the name, address or telephone; or of this number.")
]


def list_route(edge: Edge) -> HTTPRouteHandler:
    """The handler of the list."""

    @get(
        "/get",
        opt={"asks": "read reservations"},
        summary="Reservations",
        response_description="In the order of their starts.",
        responses=documented("unauthenticated", "token_expired", "forbidden", "invalid"),
        security=[{"bearer": []}],
    )
    async def read(
        day: _Day = None,
        from_at: _From = None,
        to_at: _To = None,
        definition: _Definition = None,
        service_point: _Point = None,
        staff: _Staff = None,
        in_state: _State = None,
        customer: _Customer = None,
        text: _Text = "",
        cursor: Cursor = None,
    ) -> ReservationList:
        """Of a day or a span, a colleague, a customer, in a state, by what is known of them; also
        those that are long over."""
        begins, ends = _span(edge, day, from_at, to_at)
        wanted = Wanted(
            from_at=begins,
            to_at=ends,
            definition=_ident(definition, "definitionId"),
            service_point=_ident(service_point, "servicePoint"),
            resource=_ident(staff, "staff"),
            state=in_state,
            person=_ident(customer, "customer"),
            text=_words(text),
            after=None if cursor is None else place_of(cursor),
        )
        return await _page(edge, wanted)

    return read


async def _page(edge: Edge, wanted: Wanted) -> ReservationList:
    found = await asyncio.to_thread(find, edge.store, wanted, PAGE + 1)
    page = found[:PAGE]
    last = page[-1].booked if len(found) > PAGE else None
    return ReservationList(
        items=[row_of(*each) for each in page],
        next=None if last is None else cursor_of(last.start_at, last.id),
    )


def _span(
    edge: Edge, day: str | None, from_at: str | None, to_at: str | None
) -> tuple[int | None, int | None]:
    if day is not None:
        if from_at is not None or to_at is not None:
            reject("invalid", "day: send it alone, or from and to.", "day")
        return asked_day(day, edge.tailer.floor.site.zone, "day")
    begins = None if from_at is None else asked_instant(from_at, "from")
    ends = None if to_at is None else asked_instant(to_at, "to")
    if begins is not None and ends is not None and ends <= begins:
        reject("invalid", "to: it is not after from.", "to")
    return begins, ends


def _words(text: str) -> str:
    if len(text) > LONGEST:
        reject("invalid", f"text: {LONGEST} characters at most.", "text")
    return text


def _ident(ident: str | None, field: str) -> str | None:
    if ident is not None and not is_id(ident):
        reject("invalid", f"{field}: this is no id of ours. Look it up again.", field)
    return ident

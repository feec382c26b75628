"""`slots`: when something bookable is free, open to everybody."""

from __future__ import annotations

from typing import Annotated, Any, Final

from litestar import Request, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import QueryParameter

from protocol.booking import Definition
from protocol.records import ServicePoint
from server.domain.hours import point_calendar, spans
from server.domain.slots import Wanted, explain, free
from server.http.booking import known_as
from server.http.definition_shapes import definition_id
from server.http.edge import Edge, actor_of, address_of
from server.http.per_server import per_server
from server.http.problems import documented, reject
from server.http.slot_shapes import NotOffered, SlotsAnswer, Written, why_of
from server.http.spans import asked_instant

_Ask = Request[Any, Any, Any]
HOUR_MS: Final = 3_600_000
LONGEST_MS: Final = 31 * 24 * HOUR_MS + HOUR_MS
"""31 days, one of which may be an hour longer than the others."""
EXPLAINED_MS: Final = 25 * HOUR_MS
MOST_SEATS: Final = 500
_Definition = Annotated[
    str, QueryParameter(name="definitionId", description="Id of the bookable service.")
]
_From = Annotated[
    str,
    QueryParameter(
        name="from", description="The first start that fits, RFC 3339 with its zone; may be past."
    ),
]
_To = Annotated[
    str, QueryParameter(name="to", description="Before which it begins; at most 31 days later.")
]
_Staff = Annotated[str | None, QueryParameter(name="staff", description="With this colleague.")]
_Point = Annotated[
    str | None, QueryParameter(name="servicePoint", description="At this service point.")
]
_Seats = Annotated[
    int, QueryParameter(name="seats", description="So many seats of a shared start; 1 to 500.")
]
_Explain = Annotated[
    bool,
    QueryParameter(
        name="explain",
        description="Also each start that is not offered, and why: of a day at most.",
    ),
]


def slots_route(edge: Edge) -> HTTPRouteHandler:
    """The handler of `slots`."""
    written = per_server(Written)

    @get(
        "/slots",
        opt={"asks": "read slots"},
        summary="Free times",
        response_description="Free starts in order, with the seats left.",
        responses=documented(
            "invalid", "unknown_definition", "unknown_staff", "unauthenticated", "token_expired",
            "too_many_requests",
        ),
    )  # fmt: skip
    async def slots(
        request: _Ask,
        definition: _Definition,
        from_at: _From,
        to_at: _To,
        staff: _Staff = None,
        service_point: _Point = None,
        seats: _Seats = 1,
        explain: _Explain = False,
    ) -> SlotsAnswer:
        """Whatever is listed can be booked, until somebody else does. Open to everybody; of staff
        neither notice nor horizon is asked. Poll it seldom, or follow the topic of its week."""
        edge.limits.slots(actor_of(request.scope), address_of(request.scope), explain)
        begins, ends = asked_instant(from_at, "from"), asked_instant(to_at, "to")
        _check(begins, ends, edge.clock.now(), explain)
        if not 1 <= seats <= MOST_SEATS:
            reject("invalid", f"seats: from 1 to {MOST_SEATS}.", "seats")
        wanted = Wanted(
            await _known(edge, definition, service_point),
            seats=seats,
            staff=known_as(staff, "staff"),
            by="staff" if actor_of(request.scope).is_staff else "customer",
        )
        return _answer(edge, written, wanted, begins, ends, explain)

    return slots


def _check(begins: int, ends: int, now: int, explained: bool) -> None:
    """Raises `Problematic` for a span that cannot be answered."""
    if ends <= begins:
        reject("invalid", "to: it is not after from. Ask for a later one.", "to")
    if ends - begins > LONGEST_MS:
        reject("invalid", "to: it is more than 31 days after from. Ask for a part of it.", "to")
    if ends <= now:
        reject("invalid", "to: this time is past. Ask for one that is to come.", "to")
    if explained and ends - begins > EXPLAINED_MS:
        reject("invalid", "explain: of a day at most. Ask for each day by itself.", "explain")


async def _known(edge: Edge, ident: str, point: str | None) -> Definition:
    definition_id(ident)
    if edge.tailer.floor.get(Definition, ident) is None:
        await edge.tailer.reached(edge.door.head.seq)
    found = edge.tailer.floor.get(Definition, ident)
    if found is None:
        reject(
            "unknown_definition", "There is no such bookable service. Check the id.", "definitionId"
        )
    if point not in (None, found.service_point):
        reject("invalid", "servicePoint: it is not offered there. Leave it out.", "servicePoint")
    return found


def _answer(
    edge: Edge, written: Written, wanted: Wanted, begins: int, ends: int, explained: bool
) -> SlotsAnswer:
    floor, now, staff = edge.tailer.floor, edge.clock.now(), wanted.by == "staff"
    found = free(floor, wanted, begins, ends, now)
    why: list[NotOffered] | None = None
    if explained:
        offered = {each.start_at for each in found}
        grid = _grid(edge, wanted, begins, ends)
        why = [_why(edge, wanted, at, now) for at in grid if at not in offered]
    question = (wanted.definition.id, wanted.seats, wanted.staff, begins, ends, staff)
    return SlotsAnswer(
        definition_id=wanted.definition.id,
        zone=floor.site.zone,
        items=written.of(question, found, staff),
        refused=why,
    )


def _grid(edge: Edge, wanted: Wanted, begins: int, ends: int) -> list[int]:
    """The starts of the grid within a span, from each opening on, whether they are free or not."""
    floor, step = edge.tailer.floor, wanted.definition.grid_min * 60_000
    point = floor.get(ServicePoint, wanted.definition.service_point)
    if point is None:
        return []
    held = spans(point_calendar(floor.site, point), begins - EXPLAINED_MS, ends)
    grid = {at for span in held for at in range(span.opens_at, span.closes_at, step)}
    return sorted(at for at in grid if begins <= at < ends)


def _why(edge: Edge, wanted: Wanted, at: int, now: int) -> NotOffered:
    # The free times stand beside it.
    told = explain(edge.tailer.floor, wanted._replace(start_at=at), now, elsewhere=False)
    return why_of(told, wanted.by == "staff")

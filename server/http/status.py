"""`queue/status`: the queue of a service point, open to everybody."""

from __future__ import annotations

from typing import Any

from litestar import Request, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.line import in_order
from protocol.records import Entry, Estimate, ServicePoint
from server.domain.floor import Floor
from server.http.edge import Edge
from server.http.per_server import per_server
from server.http.problems import documented, reject
from server.http.queue_shapes import CalledRow, ServingRow, StatusAnswer, Wait, WaitingRow
from server.http.shapes import instant, instant_or_none


def status_route(edge: Edge) -> HTTPRouteHandler:
    """The handler of `queue/status`."""
    seen: dict[str, tuple[tuple[str, int], StatusAnswer]] = per_server(dict)

    @get(
        "/queue/status/{service_point:str}",
        opt={"asks": "read status"},
        summary="The queue of a service point",
        response_description="Who waits, is called and is served, by number.",
        responses=documented("unknown_service_point", "unauthenticated", "token_expired"),
    )
    async def status(request: Request[Any, Any, Any], service_point: FromPath[str]) -> StatusAnswer:
        """Numbers waiting, called and being served, with their waits; never a name.

        Open to everybody. Poll it every few seconds at most, or follow the live page instead.
        """
        floor, head = edge.tailer.floor, edge.tailer.head
        point = floor.get(ServicePoint, service_point)
        if point is None:
            seen.pop(service_point, None)
            reject(
                "unknown_service_point",
                "There is no such service point. Check the id in the address.",
                "servicePoint",
            )
        kept = seen.get(point.id)
        if kept is None or kept[0] != head:
            kept = (head, _status(floor, point, head.seq))
            seen.update({point.id: kept})
        return _as_of(kept[1], edge.clock.now())

    return status


def _as_of(answer: StatusAnswer, now: int) -> StatusAnswer:
    return StatusAnswer(
        service_point=answer.service_point,
        seq=answer.seq,
        as_of=instant(now),
        open=answer.open,
        state=answer.state,
        notice=answer.notice,
        waiting=answer.waiting,
        called=answer.called,
        serving=answer.serving,
    )


def _status(floor: Floor, point: ServicePoint, seq: int) -> StatusAnswer:
    called: list[CalledRow] = []
    serving: list[ServingRow] = []
    for desk in floor.desks(point.id):
        for entry in floor.at_desk.get(desk.id, {}).values():
            if entry.state == "called":
                at = instant_or_none(entry.called_at)
                called.append(CalledRow(number=entry.number, desk=desk.name, called_at=at))
            else:
                at = instant_or_none(entry.started_at)
                serving.append(ServingRow(number=entry.number, desk=desk.name, started_at=at))
    return StatusAnswer(
        service_point=point.id,
        seq=seq,
        as_of=instant(0),
        open=_takes_numbers(floor, point),
        state=point.state,
        notice=point.notice,
        waiting=_waiting(floor, point.id),
        called=called,
        serving=serving,
    )


def _takes_numbers(floor: Floor, point: ServicePoint) -> bool:
    room = len(floor.waiting[point.id]) < point.max_waiting
    offers = any(service.open for service in floor.services(point.id))
    return point.state in ("open", "last_numbers") and room and offers


def _waiting(floor: Floor, point: str) -> list[WaitingRow]:
    waiting: dict[str, Entry] = floor.waiting.get(point, {})
    estimate = floor.get(Estimate, point)
    line = estimate.line if estimate else []
    waits = {place.entry: Wait(p20=place.p20, p50=place.p50, p80=place.p80) for place in line}
    order = {ident: entry.eligible_at for ident, entry in waiting.items()}
    return [
        WaitingRow(number=entry.number, position=position, wait=waits.get(entry.id))
        for position, entry in enumerate(in_order(waiting, list(waits), order), 1)
    ]

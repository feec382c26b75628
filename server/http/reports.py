"""`/reports`: what managers want to know of the days that were."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from litestar import Request, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import QueryParameter
from msgspec import Meta

from protocol.queries import PromiseReport
from protocol.records import Cause
from server.execution import reporting
from server.http.edge import Edge
from server.http.problems import documented
from server.http.shapes import Shape, instant, instant_or_none

_Point = Annotated[
    str | None,
    QueryParameter(name="servicePoint", description="Only this service point; all without it."),
]
_Day = Annotated[
    str | None,
    QueryParameter(
        name="day", description="A business day, `2026-11-26`; without it the last 200 judged."
    ),
]


class HourShape(Shape, frozen=True):
    """The promises that were told in one hour of the local day."""

    hour: int
    judged: int
    held: int


class ReliabilityShape(Shape, frozen=True):
    """How often a wait was at most its reckoned percentile."""

    percent: int
    judged: int
    below: Annotated[
        int, Meta(description="Of the judged; `percent` in a hundred of them when all is well.")
    ]


class ToldShape(Shape, frozen=True):
    """The promises whose range ended at so many minutes, and how long those customers waited."""

    up_to_minutes: int
    judged: int
    held: int
    median_seconds: int
    p90_seconds: int


class CauseShape(Shape, frozen=True):
    """Why a wait became longer than was said."""

    kind: str
    desk: str
    since: datetime | None


class MissShape(Shape, frozen=True):
    """A promise that was broken."""

    id: Annotated[str, Meta(description="Of the queue entry.")]
    number: str
    service_point: str
    service: str
    told_at: datetime
    called_by: Annotated[datetime, Meta(description="As it was told.")]
    ended_at: Annotated[datetime | None, Meta(description="Null while the customer still waits.")]
    causes: list[CauseShape]


class PromisesAnswer(Shape, frozen=True):
    """How well promises were kept."""

    judged: int
    held: int
    left: Annotated[int, Meta(description="Gone before it was due: not judged.")]
    void: Annotated[int, Meta(description="Not judged: somebody changed what was promised.")]
    by_hour: list[HourShape]
    reliability: list[ReliabilityShape]
    told: list[ToldShape]
    worst: list[MissShape]
    days: Annotated[list[str], Meta(description="Business days with promises, newest first.")]


def report_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The handlers of the reports."""

    @get(
        "/reports/promises",
        opt={"asks": "ask promises"},
        summary="How promises were kept",
        response_description="Held, late, and why.",
        responses=documented(
            "unauthenticated", "token_expired", "forbidden", "invalid", "unknown_service_point"
        ),
        security=[{"bearer": []}],
    )
    async def promises(
        request: Request[Any, Any, Any], service_point: _Point = None, day: _Day = None
    ) -> PromisesAnswer:
        """The waits that customers were told, and what became of them."""
        return _answer(await reporting.promises(edge.door, edge.tailer.floor, service_point, day))

    return [promises]


def _answer(found: PromiseReport) -> PromisesAnswer:
    return PromisesAnswer(
        judged=found.judged,
        held=found.held,
        left=found.left,
        void=found.void,
        by_hour=[HourShape(hour=h.hour, judged=h.judged, held=h.held) for h in found.by_hour],
        reliability=[
            ReliabilityShape(percent=r.percent, judged=r.judged, below=r.below)
            for r in found.reliability
        ],
        told=[
            ToldShape(
                up_to_minutes=t.up_to_min,
                judged=t.judged,
                held=t.held,
                median_seconds=t.p50_s,
                p90_seconds=t.p90_s,
            )
            for t in found.told
        ],
        worst=[
            MissShape(
                id=miss.entry,
                number=miss.number,
                service_point=miss.service_point,
                service=miss.service,
                told_at=instant(miss.at),
                called_by=instant(miss.by),
                ended_at=instant_or_none(miss.ended_at),
                causes=[_cause(cause) for cause in miss.causes],
            )
            for miss in found.worst
        ],
        days=found.days,
    )


def _cause(cause: Cause) -> CauseShape:
    return CauseShape(kind=cause.kind, desk=cause.what, since=instant_or_none(cause.at))

"""`sla-status`: why the deadlines of a ticket are what they are."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from msgspec import Meta

from protocol.sla import ClockState, Metric
from protocol.ticket_queries import MetricStanding
from server.execution.service_levels import service_levels
from server.http.edge import Edge, actor_of
from server.http.shapes import Shape, instant, instant_or_none
from server.http.tickets.thread import existing
from server.http.tickets.writing import reading
from server.http.transitions import Ask


class SegmentShape(Shape, frozen=True):
    """A span of a clock. Those that are `open` up to the deadline sum to the target."""

    what: Annotated[str, Meta(examples=["open"], description="`open`, `paused` or `closed`.")]
    start: datetime
    end: datetime
    why: Annotated[str, Meta(description="Of a pause.", examples=["waiting_on_customer"])]


class ClockShape(Shape, frozen=True):
    """How one clock stands; seconds are of business time."""

    metric: Metric
    cycle: Annotated[int, Meta(description="Of `next_response`: which question, from 1.")]
    state: ClockState
    target_seconds: int
    elapsed_seconds: int
    left_seconds: int | None
    due_at: Annotated[datetime | None, Meta(description="None while it is paused.")]
    latest_at: Annotated[
        datetime | None, Meta(description="Until then an answer is in time: closed time is free.")
    ]
    warn_at: datetime | None
    met_at: datetime | None
    breached_at: datetime | None
    segments: list[SegmentShape]


class AheadShape(Shape, frozen=True):
    """What happens at an instant if nobody answers."""

    at: datetime
    what: Annotated[str, Meta(description="`warn`, `breach` or `level`.", examples=["warn"])]
    said: str


class SlaAnswer(Shape, frozen=True):
    """The clocks of a ticket; none without a policy."""

    ticket: str
    policy: Annotated[str, Meta(description="Id; empty: nothing is promised.")]
    policy_name: str
    calendar_name: str
    at: datetime
    metrics: list[ClockShape]
    ahead: list[AheadShape]


def sla_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """sla-status; `calculate-sla` is a change."""

    @get(
        "/sla-status/{ticketId:str}",
        **reading("ask sla", "How the deadlines stand", "Each clock.", "unknown_ticket"),
    )
    async def status(request: Ask, ticketId: FromPath[str]) -> SlaAnswer:
        """Targets, business time that is gone, pauses, and breach or time left, with the spans that
        explain each deadline."""
        ident, now = await existing(edge, ticketId), edge.clock.now()
        me = actor_of(request.scope).id
        stands = await service_levels(edge.store, edge.tailer.floor, ident, now, me)
        return SlaAnswer(
            ticket=ident,
            policy=stands.policy,
            policy_name=stands.policy_name,
            calendar_name=stands.calendar_name,
            at=instant(now),
            metrics=[_clock(each) for each in stands.metrics],
            ahead=[
                AheadShape(at=instant(each.at), what=each.what, said=each.said)
                for each in stands.ahead
            ],
        )

    return [status]


def _clock(told: MetricStanding) -> ClockShape:
    return ClockShape(
        metric=told.metric,
        cycle=told.cycle,
        state=told.state,
        target_seconds=told.target_s,
        elapsed_seconds=told.elapsed_s,
        left_seconds=told.left_s,
        due_at=instant_or_none(told.due_at),
        latest_at=instant_or_none(told.latest_at),
        warn_at=instant_or_none(told.warn_at),
        met_at=instant_or_none(told.met_at),
        breached_at=instant_or_none(told.breached_at),
        segments=[
            SegmentShape(
                what=each.what, start=instant(each.from_at), end=instant(each.to_at), why=each.why
            )
            for each in told.segments
        ],
    )

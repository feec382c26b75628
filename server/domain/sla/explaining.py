"""Why deadlines are when they are: how each clock of a ticket stands, and the pieces of its way."""

from __future__ import annotations

from collections.abc import Iterator

from protocol.sla import Pause, SlaPolicy, TicketClock
from protocol.ticket_queries import MetricStanding
from protocol.ticket_queries import Segment as Told
from server.domain.sla.calendar import OpenTime
from server.domain.sla.clocks import Clock, clocks
from server.domain.sla.deadlines import elapsed
from server.domain.sla.judging import ClockStanding, standing
from server.domain.sla.segments import Segment, cut


def explained(
    ticket: TicketClock, policy: SlaPolicy, hours: OpenTime, now: int
) -> list[MetricStanding]:
    """Each clock that has a target, as it stands at an instant (ms). Its segments go to its
    deadline, and on to when it was met or `now` where that is later; while it is paused to `now`.
    A pause says its reason."""
    stands = standing(ticket, policy, hours, now).all
    return [
        _told(clock, each, ticket.pauses, hours, now)
        for clock, each in zip(clocks(ticket, policy), stands, strict=True)
        if each.state != "none"
    ]


def _told(
    clock: Clock, stands: ClockStanding, pauses: list[Pause], hours: OpenTime, now: int
) -> MetricStanding:
    until = now if clock.ended_at is None else clock.ended_at
    gone = elapsed(hours, clock.start_at, until, clock.pauses)
    way: list[Segment] = []
    if stands.due_at is not None:
        way = cut(hours, clock.start_at, stands.due_at, clock.pauses)
    ran = sum(each.to_at - each.from_at for each in way if each.kind == "open" and each.to_at)
    if stands.state != "dropped":
        way += cut(hours, max(clock.start_at, stands.due_at or 0), until, clock.pauses)
    return MetricStanding(
        metric=clock.metric,
        cycle=clock.cycle,
        state=stands.state,
        target_s=(ran if way and stands.due_at is not None else clock.target or 0) // 1_000,
        elapsed_s=gone // 1_000,
        left_s=None if stands.left_ms is None else stands.left_ms // 1_000,
        due_at=stands.due_at,
        latest_at=stands.latest_at,
        warn_at=stands.warn_at,
        met_at=stands.met_at,
        breached_at=stands.breached_at,
        segments=[piece for each in way for piece in _pieces(each, pauses)],
    )


def _pieces(segment: Segment, pauses: list[Pause]) -> Iterator[Told]:
    """A segment as it is told; one that several pauses make is cut where the reason changes."""
    from_at, to_at, kind = segment
    if to_at is None:
        return
    if kind != "paused":
        yield Told(kind, from_at, to_at)
        return
    turns = sorted({from_at, *(each.from_at for each in pauses if from_at < each.from_at < to_at)})
    for begins, ends in zip(turns, [*turns[1:], to_at], strict=True):
        why = [
            each.why
            for each in pauses
            if each.from_at <= begins and (each.to_at is None or each.to_at > begins)
        ]
        yield Told(kind, begins, ends, why[-1] if why else "")

"""The instants at which the clocks of a ticket set something off: what a heap of timers holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from protocol.sla import FireWhat, Metric, SlaPolicy, TicketClock
from server.domain.sla.calendar import OpenTime
from server.domain.sla.clocks import MINUTE, clock_of
from server.domain.sla.deadlines import deadline
from server.domain.sla.judging import ClockStanding, standing


class Instant(NamedTuple):
    """Something that is due at an instant (ms), or is since then."""

    at: int
    metric: Metric
    cycle: int
    what: FireWhat
    level: int = 0
    """The level from 1 on, of `level`; else 0."""


def next_instants(
    ticket: TicketClock, policy: SlaPolicy | None, hours: OpenTime | None, now: int
) -> list[Instant]:
    """What the clocks will set off if nothing changes, and what they have and `fired` does not
    hold, by instant. A breach is in the instant after the last at which an answer is in time; the
    levels that follow it are told once it is there."""
    fired = {(each.metric, each.cycle, each.what, each.level) for each in ticket.fired}
    found = [
        instant
        for each in standing(ticket, policy, hours, now).all
        for instant in _of(each, ticket, policy, hours)
        if instant[1:] not in fired
    ]
    return sorted(found)


def _of(
    stands: ClockStanding, ticket: TicketClock, policy: SlaPolicy | None, hours: OpenTime | None
) -> Iterator[Instant]:
    key = stands.metric, stands.cycle
    if stands.breached_at is not None:
        yield Instant(stands.breached_at, *key, "breach")
        if stands.open and policy is not None and hours is not None:
            yield from _levels(stands, ticket, policy, hours)
    elif stands.latest_at is not None:
        yield Instant(stands.latest_at + 1, *key, "breach")
        if stands.warn_at is not None and policy is not None and policy.warn_min:
            yield Instant(stands.warn_at, *key, "warn")


def _levels(
    stands: ClockStanding, ticket: TicketClock, policy: SlaPolicy, hours: OpenTime
) -> Iterator[Instant]:
    """Business time counts on from the breach, over the pauses of its clock."""
    clock = clock_of(ticket, policy, stands.metric, stands.cycle)
    if clock is None or stands.breached_at is None:
        return
    for number, level in enumerate(policy.levels, 1):
        if stands.metric in level.metrics:
            after = deadline(hours, stands.breached_at, level.after_min * MINUTE, clock.pauses)
            if after.at is not None:
                yield Instant(after.at, stands.metric, stands.cycle, "level", number)

"""How each clock of a ticket stands: a function of the facts that are stored, its policy, its hours
and the instant.

What was judged stays: a verdict keeps its deadline, and a breach its instant, whatever changes.
Without one the priorities that the ticket had are gone through in order, so that a change forgets
no breach; a breach that comes with the change is dated by it, never before.
"""

from __future__ import annotations

from typing import NamedTuple

from protocol.sla import ClockState, Metric, SlaPolicy, TicketClock, Verdict
from server.domain.sla.calendar import OpenTime
from server.domain.sla.clocks import MINUTE, Clock, Span, clocks
from server.domain.sla.deadlines import Deadline, deadline, elapsed, warn_at


class ClockStanding(NamedTuple):
    """How one clock stands; instants are ms."""

    metric: Metric
    cycle: int
    """Of `next_response` the number of its cycle, else 0."""
    state: ClockState
    start_at: int
    open: bool = True
    """Whether it goes on, or would once a pause is over: neither met nor dropped."""
    due_at: int | None = None
    """The deadline as it is told; None while paused, where out of reach, dropped or not set."""
    latest_at: int | None = None
    """The last instant at which an answer is in time, of a clock that runs."""
    warn_at: int | None = None
    """When whoever has the ticket is warned, of a clock that runs."""
    met_at: int | None = None
    breached_at: int | None = None
    left_ms: int | None = None
    """Business time left, of an open clock with a target; below 0 it is overdue by that."""


class Standing(NamedTuple):
    """How the clocks of a ticket stand."""

    first_response: ClockStanding
    next_response: list[ClockStanding]
    """By cycle."""
    resolution: ClockStanding

    @property
    def all(self) -> list[ClockStanding]:
        """Every clock."""
        return [self.first_response, *self.next_response, self.resolution]

    @property
    def next_due(self) -> ClockStanding | None:
        """The open clock whose deadline is the earliest, past ones too; None where none has one."""
        due = [each for each in self.all if each.open and each.due_at is not None]
        return min(due, key=lambda each: each.due_at or 0, default=None)

    @property
    def breaches(self) -> list[Metric]:
        """What was promised and not kept, each once."""
        return list(dict.fromkeys(each.metric for each in self.all if each.breached_at is not None))


def standing(
    ticket: TicketClock, policy: SlaPolicy | None, hours: OpenTime | None, now: int
) -> Standing:
    """How the clocks of a ticket stand at an instant (ms) from which all of its facts are past.
    Without policy or hours only what was judged is told."""
    verdicts = {(each.metric, each.cycle): each for each in ticket.verdicts}
    found = [
        _stands(each, verdicts.get((each.metric, each.cycle)), policy, hours, now)
        for each in clocks(ticket, policy)
    ]
    return Standing(found[0], found[1:-1], found[-1])


def _stands(
    clock: Clock,
    verdict: Verdict | None,
    policy: SlaPolicy | None,
    hours: OpenTime | None,
    now: int,
) -> ClockStanding:
    stands = ClockStanding(
        clock.metric, clock.cycle, "none", clock.start_at, clock.open, met_at=clock.met_at
    )
    due: Deadline | None = None
    if verdict is None or (verdict.breached_at is None and clock.open):
        if policy is None or hours is None:
            return stands
        verdict, due = _walked(clock, hours, now)
    if verdict is not None:
        stands = stands._replace(due_at=verdict.due_at, breached_at=verdict.breached_at)
    if stands.breached_at is not None:
        late = stands._replace(state="breached" if clock.met_at is None else "met_late")
        return late._replace(left_ms=_overdue(clock, hours, now)) if late.open else late
    if clock.met_at is not None and verdict is not None:
        return stands._replace(state="met")
    if due is None or policy is None or hours is None:
        return stands
    if clock.dropped_at is not None:
        return stands._replace(state="dropped")
    if clock.met_at is not None:
        return stands._replace(state="met", due_at=due.at)
    return _running(stands, clock, policy, hours, due, now)


def _walked(clock: Clock, hours: OpenTime, now: int) -> tuple[Verdict | None, Deadline | None]:
    """The first target that had gone by, with nothing done, while it held; else None, and the
    deadline of the target that holds now, if there is one."""
    until = now if clock.ended_at is None else min(now, clock.ended_at)
    due: Deadline | None = None
    for span in clock.spans:
        due = None
        if span.target is None:
            continue
        due = deadline(hours, clock.start_at, span.target, clock.pauses)
        last = until if span.to_at is None else min(until, span.to_at)
        latest = _latest(span, due)
        if due.at is not None and latest is not None and latest < last:
            return Verdict(clock.metric, clock.cycle, due.at, max(due.at, span.from_at)), due
    return None, due


def _latest(span: Span, due: Deadline) -> int | None:
    """A target that has gone by when it comes to hold can still be met in that instant."""
    return None if due.latest is None else max(due.latest, span.from_at)


def _running(
    stands: ClockStanding,
    clock: Clock,
    policy: SlaPolicy,
    hours: OpenTime,
    due: Deadline,
    now: int,
) -> ClockStanding:
    """An open clock whose target has not gone by."""
    target = clock.target or 0
    if any(to_at is None for _, to_at in clock.pauses):
        left = due.left if due.status == "paused" else 0
        return stands._replace(state="paused", left_ms=left)
    left = target - elapsed(hours, clock.start_at, now, clock.pauses)
    if due.at is None:
        return stands._replace(state="unreachable", left_ms=left)
    return stands._replace(
        state="running",
        due_at=due.at,
        latest_at=_latest(clock.spans[-1], due),
        warn_at=warn_at(hours, clock.start_at, target, policy.warn_min * MINUTE, clock.pauses),
        left_ms=left,
    )


def _overdue(clock: Clock, hours: OpenTime | None, now: int) -> int | None:
    if hours is None or clock.target is None:
        return None
    return min(0, clock.target - elapsed(hours, clock.start_at, now, clock.pauses))

"""The clocks of a ticket: from when, until when, over which pauses, and against which targets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from protocol.sla import Metric, Priority, SlaPolicy, TicketClock

MINUTE: Final = 60_000


class Span(NamedTuple):
    """A target (ms of business time; None is none) that holds from one instant to another."""

    from_at: int
    to_at: int | None
    target: int | None


class Clock(NamedTuple):
    """One clock. It begins, and ends when it is met or dropped; until then both are None."""

    metric: Metric
    cycle: int
    """Of `next_response` the number of its cycle, else 0."""
    start_at: int
    met_at: int | None
    dropped_at: int | None
    pauses: list[tuple[int, int | None]]
    """Those that stop this clock. None stop `next_response`, and of `first_response` only that the
    ticket was resolved: a hold that nobody announced is no answer."""
    spans: list[Span]
    """The targets that it had, by the priorities of the ticket; the last holds now."""

    @property
    def ended_at(self) -> int | None:
        """When nothing more could become of it."""
        return self.dropped_at if self.met_at is None else self.met_at

    @property
    def open(self) -> bool:
        """Whether it goes on, or would once a pause is over."""
        return self.met_at is None and self.dropped_at is None

    @property
    def target(self) -> int | None:
        """What is promised now, or was when it ended (ms)."""
        return self.spans[-1].target


def clocks(ticket: TicketClock, policy: SlaPolicy | None) -> Iterator[Clock]:
    """The clocks that a ticket has or had: first response, each next response, resolution."""
    replied_at = ticket.first_reply_at
    dropped_at = ticket.resolved_at if replied_at is None else None
    yield _clock(ticket, policy, "first_response", 0, ticket.created_at, replied_at, dropped_at)
    for cycle in ticket.cycles:
        answered_at, dropped_at = cycle.answered_at, cycle.dropped_at
        yield _clock(
            ticket, policy, "next_response", cycle.nth, cycle.asked_at, answered_at, dropped_at
        )
    yield _clock(ticket, policy, "resolution", 0, ticket.created_at, ticket.resolved_at, None)


def clock_of(
    ticket: TicketClock, policy: SlaPolicy | None, metric: Metric, cycle: int = 0
) -> Clock | None:
    """One clock of a ticket; None where there is no such."""
    named = (
        each for each in clocks(ticket, policy) if (each.metric, each.cycle) == (metric, cycle)
    )
    return next(named, None)


def _clock(
    ticket: TicketClock,
    policy: SlaPolicy | None,
    metric: Metric,
    cycle: int,
    start_at: int,
    met_at: int | None,
    dropped_at: int | None,
) -> Clock:
    ended_at = dropped_at if met_at is None else met_at
    pauses = list(_pauses(ticket, metric, ended_at))
    spans = _spans(ticket, policy, metric, start_at, ended_at)
    return Clock(metric, cycle, start_at, met_at, dropped_at, pauses, spans)


def _pauses(
    ticket: TicketClock, metric: Metric, ended_at: int | None
) -> Iterator[tuple[int, int | None]]:
    """Those of a clock. The end of a clock ends them: its deadline is then told as if it ran on."""
    for each in ticket.pauses:
        if metric == "next_response" or (metric == "first_response" and each.why != "resolved"):
            continue
        if ended_at is None:
            yield each.from_at, each.to_at
        elif each.from_at < ended_at:
            yield each.from_at, ended_at if each.to_at is None else min(each.to_at, ended_at)


def _spans(
    ticket: TicketClock,
    policy: SlaPolicy | None,
    metric: Metric,
    start_at: int,
    ended_at: int | None,
) -> list[Span]:
    """Those from the start to the end. Whoever answers in the instant in which the priority changes
    has answered before."""
    found: list[Span] = []
    told = ticket.priorities
    for each, after in zip(told, [*told[1:], None], strict=True):
        if found and ended_at is not None and each.at >= ended_at:
            break
        if after is not None and after.at <= start_at and after.at != ended_at:
            continue
        to_at = None if after is None else after.at
        found.append(Span(each.at, to_at, target_of(policy, each.priority, metric)))
    return found


def target_of(policy: SlaPolicy | None, priority: Priority, metric: Metric) -> int | None:
    """What a policy promises (ms of business time); None promises nothing."""
    for each in policy.targets if policy is not None else ():
        if each.priority == priority:
            minutes: int | None = getattr(each, metric)
            return None if minutes is None else minutes * MINUTE
    return None

"""The clocks of a ticket after what was decided of it, and what the ticket tells of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.record import Record
from protocol.records import (
    Contact,
    Site,
    SlaCalendar,
    SlaPolicy,
    Ticket,
    TicketClock,
    TicketMessage,
)
from protocol.tickets import WORKED_ON
from server.domain.automation.conditions import hold
from server.domain.sla import facts
from server.domain.sla.calendar import OpenTime, open_time
from server.domain.sla.judging import Standing
from server.domain.sla.settling import judged, set_off, settled
from server.domain.tickets.pending import Pending

R = TypeVar("R", bound=Record)


class Reads(Protocol):
    """What is needed of a floor, or of one with changes over it."""

    @property
    def site(self) -> Site: ...

    def get(self, kind: type[R], ident: str | None) -> R | None: ...


def policy_for(floor: Pending, ticket: Ticket) -> SlaPolicy | None:
    """The first policy whose conditions the ticket meets."""
    contact = floor.get(Contact, ticket.contact)
    for policy in sorted(floor.of(SlaPolicy), key=lambda p: (p.position, p.id)):
        if hold(policy.conditions, ticket, contact, None):
            return policy
    return None


def hours_of(floor: Reads, policy: SlaPolicy | None) -> OpenTime | None:
    """The business time of a policy."""
    calendar = floor.get(SlaCalendar, policy.calendar) if policy is not None else None
    return open_time(calendar, floor.site) if calendar is not None else None


def kept(
    base: Pending, floor: Pending, ident: str, messages: Sequence[TicketMessage], now: int
) -> list[Change]:
    """The clock and the ticket after these messages and what has become of the ticket since `base`;
    nothing where they stay as they are."""
    before, after = base.get(Ticket, ident), floor.get(Ticket, ident)
    if after is None:
        return []
    was = floor.get(TicketClock, ident)
    clock = _told(was, before, after, messages, floor, now)
    clock = _of_policy(clock, policy_for(floor, after), floor, now)
    policy = floor.get(SlaPolicy, clock.policy)
    hours = hours_of(floor, policy)
    known = len(clock.cycles)
    if after.status in WORKED_ON:
        clock = facts.awaited(clock, after.unanswered_since, now)
    # What was asked elsewhere is late from now on, if it is.
    brought = now if len(clock.cycles) > known else None
    clock, stands = judged(clock, policy, hours, now, changed_at=brought)
    if after.status == "closed":
        clock = set_off(clock, now)
    told = with_due(after, clock, stands)
    changes: list[Change] = []
    if clock != was:
        version = was.version + 1 if was is not None else 1
        changes.append(Put(replace(clock, version=version)))
    if told != after:
        if before is not None and before.version == after.version:
            told = replace(told, version=after.version + 1, updated_at=now)
        changes.append(Put(told))
    return changes


def with_due(ticket: Ticket, clock: TicketClock, stands: Standing) -> Ticket:
    """The ticket with what lists tell of its clocks."""
    due = stands.next_due if ticket.status in WORKED_ON else None
    paused = stands.resolution.state == "paused" and ticket.status in WORKED_ON
    left = stands.resolution.left_ms if paused else None
    return replace(
        ticket,
        policy=clock.policy,
        due_at=due.due_at if due is not None else None,
        due_metric=due.metric if due is not None else "",
        due_from_at=due.start_at if due is not None else None,
        warn_at=due.warn_at if due is not None else None,
        left_s=left // 1000 if left is not None else None,
        breaches=list(stands.breaches),
    )


def _told(
    clock: TicketClock | None,
    before: Ticket | None,
    after: Ticket,
    messages: Sequence[TicketMessage],
    floor: Pending,
    now: int,
) -> TicketClock:
    """The facts with what has happened: a customer who writes opens a resolved ticket first, a
    colleague who answers resolves it after."""
    if clock is None:
        clock = facts.opened(after.id, after.policy, after.priority, after.opened_at)
        messages = [each for each in messages if each.message_kind == "reply"]
    else:
        policy = floor.get(SlaPolicy, clock.policy)
        clock = settled(clock, policy, hours_of(floor, policy), now)
    clock = facts.prioritised(clock, after.priority, now)
    if before is not None and before.status not in WORKED_ON and after.status in WORKED_ON:
        return _written(_stopped(clock, after, now), messages)
    return _stopped(_written(clock, messages), after, now)


def _written(clock: TicketClock, messages: Sequence[TicketMessage]) -> TicketClock:
    for each in sorted(messages, key=lambda m: m.nth):
        if each.message_kind == "customer":
            clock = facts.asked(clock, each.at)
        elif each.message_kind == "reply":
            clock = facts.replied(clock, each.at)
    return clock


def _stopped(clock: TicketClock, ticket: Ticket, now: int) -> TicketClock:
    if ticket.status not in WORKED_ON:
        return facts.resolved(clock, now)
    clock = facts.reopened(clock, now)
    if ticket.pause:
        return facts.paused(clock, ticket.pause, now)
    return facts.resumed(clock, now)


def _of_policy(
    clock: TicketClock, policy: SlaPolicy | None, floor: Pending, now: int
) -> TicketClock:
    """Another policy forgets nothing: pauses and verdicts stay, and what it makes late is late from
    now on."""
    ident = policy.id if policy is not None else ""
    if clock.policy == ident or clock.resolved_at is not None:
        return clock
    clock = replace(clock, policy=ident)
    return settled(clock, policy, hours_of(floor, policy), now, changed_at=now)

"""Deadlines reckoned anew, as a policy, hours or holidays are others now: verdicts stay, what is
late by the change alone is late from now on, and old and new are written down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.records import SlaPolicy, Ticket, TicketClock
from protocol.tickets import WORKED_ON
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.sla.judging import Standing, standing
from server.domain.sla.keeping import hours_of, policy_for, with_due
from server.domain.sla.settling import Moved, judged, moved, written_down
from server.domain.tickets.pending import Pending
from server.domain.tickets.threads import touched, written


class Reckoned(NamedTuple):
    """A ticket that is worked on, reckoned anew; nothing is saved."""

    ticket: Ticket
    told: Ticket
    """As it would be."""
    was: TicketClock
    clock: TicketClock
    before: Standing
    after: Standing

    @property
    def moved(self) -> list[Moved]:
        """Deadlines that are others."""
        return moved(self.before, self.after)


def reckonings(old: Pending, new: Pending, now: int) -> Iterator[Reckoned]:
    """Each ticket that is worked on, from the settings of `old` to those of `new`; `now` is ms."""
    for ticket in old.of(Ticket):
        clock = old.get(TicketClock, ticket.id)
        if clock is not None and ticket.status in WORKED_ON:
            yield _anew(old, new, ticket, clock, now)


def reckoned(old: Pending, new: Pending, context: Context, cause: str = "") -> list[Change]:
    """What changes of the tickets that are worked on, from the settings of `old` to those of
    `new`."""
    changes: list[Change] = []
    for each in reckonings(old, new, context.now):
        facts = {
            f"{one.metric}.{one.cycle}": f"{one.was_at or ''}:{one.is_at or ''}"
            for one in each.moved
        }
        changes += _written(each.ticket, each.told, each.was, each.clock, facts, context, cause)
    return changes


def told_otherwise(floor: Floor, ticket: Ticket, now: int) -> bool:
    """Whether a ticket tells another deadline than what its clocks come to: hours, holidays or a
    time zone are others than when it was written."""
    clock = floor.get(TicketClock, ticket.id)
    if clock is None or ticket.status not in WORKED_ON:
        return False
    policy = floor.get(SlaPolicy, clock.policy)
    stands = standing(clock, policy, hours_of(floor, policy), now)
    return _told(with_due(ticket, clock, stands)) != _told(ticket)


def recalculated(floor: Pending, ticket: Ticket, context: Context) -> list[Change]:
    """What changes of one ticket when its deadlines are reckoned again from its facts."""
    clock = floor.get(TicketClock, ticket.id)
    if clock is None or ticket.status not in WORKED_ON:
        return []
    late_from = context.now if told_otherwise(floor, ticket, context.now) else None
    policy = policy_for(floor, ticket)
    hours = hours_of(floor, policy)
    after = replace(clock, policy=policy.id if policy is not None else "")
    after, stands = judged(after, policy, hours, context.now, changed_at=late_from)
    told = with_due(ticket, after, stands)
    facts: dict[str, str] = {}
    if _told(told) != _told(ticket):
        due = stands.next_due or stands.resolution
        facts[f"{due.metric}.{due.cycle}"] = f"{ticket.due_at or ''}:{told.due_at or ''}"
    return _written(ticket, told, clock, after, facts, context, "")


def _anew(old: Pending, new: Pending, ticket: Ticket, clock: TicketClock, now: int) -> Reckoned:
    before = old.get(SlaPolicy, clock.policy)
    hours = hours_of(old, before)
    was = standing(clock, before, hours, now)
    after = written_down(clock, was)
    policy = policy_for(new, ticket)
    after = replace(after, policy=policy.id if policy is not None else "")
    after, now_is = judged(after, policy, hours_of(new, policy), now, changed_at=now)
    return Reckoned(ticket, with_due(ticket, after, now_is), clock, after, was, now_is)


def _told(ticket: Ticket) -> tuple[object, ...]:
    return ticket.due_metric, ticket.due_at, ticket.left_s


def _written(
    ticket: Ticket,
    told: Ticket,
    was: TicketClock,
    clock: TicketClock,
    facts: dict[str, str],
    context: Context,
    cause: str,
) -> list[Change]:
    """The records, and a note where deadlines are others: by clock when it was due and is (ms)."""
    changes: list[Change] = []
    if clock != was:
        changes.append(Put(replace(clock, version=was.version + 1)))
    if facts:
        told, note = written(
            told, "note", "The deadlines were reckoned anew.", "", context, cause=cause, data=facts
        )
        return [*changes, Put(told), Put(note)]
    return [*changes, Put(touched(told, context))] if told != ticket else changes

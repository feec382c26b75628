"""Deadlines reckoned anew because a policy, hours or holidays are others now: verdicts stay, what is
late by the change alone is late from now on, and old and new are written down."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.records import SlaPolicy, Ticket, TicketClock
from protocol.tickets import WORKED_ON
from server.domain.context import Context
from server.domain.sla.judging import standing
from server.domain.sla.keeping import hours_of, policy_for, with_due
from server.domain.sla.settling import Moved, moved, settled
from server.domain.tickets.pending import Pending
from server.domain.tickets.threads import written


def reckoned(old: Pending, new: Pending, context: Context, cause: str = "") -> list[Change]:
    """What changes of the tickets that are worked on, from the settings of `old` to those of
    `new`."""
    changes: list[Change] = []
    for ticket in old.of(Ticket):
        clock = old.get(TicketClock, ticket.id)
        if clock is not None and ticket.status in WORKED_ON:
            changes += _anew(old, new, ticket, clock, context, cause)
    return changes


def _anew(
    old: Pending, new: Pending, ticket: Ticket, clock: TicketClock, context: Context, cause: str
) -> list[Change]:
    now = context.now
    before = old.get(SlaPolicy, clock.policy)
    hours = hours_of(old, before)
    was = standing(clock, before, hours, now)
    after = settled(clock, before, hours, now)
    policy = policy_for(new, ticket)
    hours = hours_of(new, policy)
    after = replace(after, policy=policy.id if policy is not None else "")
    after = settled(after, policy, hours, now, changed_at=now)
    now_is = standing(after, policy, hours, now)
    told = with_due(ticket, after, now_is)
    differ = moved(was, now_is)
    if after == clock and told == ticket and not differ:
        return []
    changes: list[Change] = [Put(replace(after, version=clock.version + 1))]
    told = replace(told, version=ticket.version + 1, updated_at=now)
    if not differ:
        return [*changes, Put(told)]
    told, note = written(
        told, "note", "The deadlines were reckoned anew.", "", context, cause=cause,
        data=_data(differ),
    )  # fmt: skip
    return [*changes, Put(told), Put(note)]


def _data(differ: list[Moved]) -> dict[str, str]:
    """By clock: when it was due, and when it is (ms); empty is not."""
    return {
        f"{each.metric}.{each.cycle}": f"{each.was_at or ''}:{each.is_at or ''}" for each in differ
    }

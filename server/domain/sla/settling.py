"""What is written down of a ticket's clocks, so that nothing that changes later can undo it."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from protocol.sla import Fired, Metric, SlaPolicy, TicketClock, Verdict
from server.domain.sla.calendar import OpenTime
from server.domain.sla.judging import ClockStanding, Standing, standing


class Moved(NamedTuple):
    """A deadline that is another (ms); None is none."""

    metric: Metric
    cycle: int
    was_at: int | None
    is_at: int | None


def settled(
    ticket: TicketClock,
    policy: SlaPolicy | None,
    hours: OpenTime | None,
    now: int,
    changed_at: int | None = None,
) -> TicketClock:
    """The facts with a verdict on each clock that is met or breached at an instant (ms); the same
    where nothing is to be added.

    Settle before and after each change of a ticket. When hours or a policy are others from
    `changed_at` on, settle first with the former, then with the new ones: what is breached by the
    change alone is dated by it.
    """
    return written_down(ticket, standing(ticket, policy, hours, now), changed_at)


def judged(
    ticket: TicketClock,
    policy: SlaPolicy | None,
    hours: OpenTime | None,
    now: int,
    changed_at: int | None = None,
) -> tuple[TicketClock, Standing]:
    """The facts with their verdicts, and how the clocks stand by them."""
    stands = standing(ticket, policy, hours, now)
    after = written_down(ticket, stands, changed_at)
    return after, stands if after is ticket else standing(after, policy, hours, now)


def written_down(
    ticket: TicketClock, stands: Standing, changed_at: int | None = None
) -> TicketClock:
    """The facts of clocks that stand so, with what is to be written down of them."""
    verdicts = {(each.metric, each.cycle): each for each in ticket.verdicts}
    for each in stands.all:
        key = each.metric, each.cycle
        verdict = _verdict(each)
        if verdict is None:
            continue
        fresh = key not in verdicts or verdicts[key].breached_at is None
        if fresh and changed_at is not None and verdict.breached_at is not None:
            verdict = replace(verdict, breached_at=max(verdict.breached_at, changed_at))
        verdicts[key] = verdict
    told = list(verdicts.values())
    return ticket if told == ticket.verdicts else replace(ticket, verdicts=told)


def set_off(ticket: TicketClock, now: int) -> TicketClock:
    """The facts with each breach that is written down set off too. For a ticket that memory lets go
    of: no timer would find it after a restart."""
    known = {(each.metric, each.cycle) for each in ticket.fired if each.what == "breach"}
    late = [
        Fired(each.metric, each.cycle, "breach", 0, now)
        for each in ticket.verdicts
        if each.breached_at is not None and (each.metric, each.cycle) not in known
    ]
    return replace(ticket, fired=[*ticket.fired, *late]) if late else ticket


def moved(before: Standing, after: Standing) -> list[Moved]:
    """The deadlines of open clocks that differ, as they are told."""
    was = {(each.metric, each.cycle): each.due_at for each in before.all}
    return [
        Moved(each.metric, each.cycle, was.get((each.metric, each.cycle)), each.due_at)
        for each in after.all
        if each.open and was.get((each.metric, each.cycle)) != each.due_at
    ]


def _verdict(stands: ClockStanding) -> Verdict | None:
    if stands.due_at is None or (stands.met_at is None and stands.breached_at is None):
        return None
    return Verdict(stands.metric, stands.cycle, stands.due_at, stands.breached_at, stands.met_at)

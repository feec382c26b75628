"""What happens to a ticket, as the facts that its clocks follow from. Each is told with its instant
(ms), in order; what changes nothing gives the same facts back."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.sla import Cycle, Pause, PauseWhy, Priority, PriorityFrom, TicketClock


def opened(ticket: str, policy: str, priority: Priority, at: int) -> TicketClock:
    """A new ticket. Its first message is part of it, and no cycle."""
    return TicketClock(
        id=ticket, policy=policy, created_at=at, priorities=[PriorityFrom(at, priority)]
    )


def asked(ticket: TicketClock, at: int) -> TicketClock:
    """The customer writes. A cycle begins, unless the first answer or an earlier one is awaited, or
    the ticket is resolved and stays so."""
    waits = bool(ticket.cycles) and _is_open(ticket.cycles[-1])
    if ticket.first_reply_at is None or ticket.resolved_at is not None or waits:
        return ticket
    return replace(ticket, cycles=[*ticket.cycles, Cycle(len(ticket.cycles) + 1, at)])


def replied(ticket: TicketClock, at: int) -> TicketClock:
    """A person answers in public."""
    if ticket.first_reply_at is None:
        ticket = replace(ticket, first_reply_at=at)
    if ticket.cycles and _is_open(ticket.cycles[-1]):
        *past, last = ticket.cycles
        ticket = replace(ticket, cycles=[*past, replace(last, answered_at=at)])
    return ticket


def awaited(ticket: TicketClock, since: int | None, at: int) -> TicketClock:
    """The thread has a question that waits for an answer since an instant, or none, whatever became
    of its messages: those of another ticket may have come to it, or gone from it."""
    waits = bool(ticket.cycles) and _is_open(ticket.cycles[-1])
    if since is None and waits:
        *past, last = ticket.cycles
        return replace(ticket, cycles=[*past, replace(last, dropped_at=at)])
    return ticket if since is None or waits else asked(ticket, since)


def prioritised(ticket: TicketClock, priority: Priority, at: int) -> TicketClock:
    """It has another priority from now on."""
    if ticket.priorities[-1].priority == priority:
        return ticket
    return replace(ticket, priorities=[*ticket.priorities, PriorityFrom(at, priority)])


def paused(ticket: TicketClock, why: PauseWhy, at: int) -> TicketClock:
    """The resolution clock stands from now on for that reason; one that it stood for ends."""
    if any(each.to_at is None and each.why == why for each in ticket.pauses):
        return ticket
    ticket = resumed(ticket, at)
    return replace(ticket, pauses=[*ticket.pauses, Pause(at, None, why)])


def resumed(ticket: TicketClock, at: int) -> TicketClock:
    """No pause goes on any more."""
    if all(each.to_at is not None for each in ticket.pauses):
        return ticket
    pauses = [replace(each, to_at=at) if each.to_at is None else each for each in ticket.pauses]
    return replace(ticket, pauses=pauses)


def resolved(ticket: TicketClock, at: int) -> TicketClock:
    """It is resolved or closed: what the customer asked last is dropped, and the time until it is
    opened again will have been a pause."""
    if ticket.resolved_at is not None:
        return ticket
    cycles = [replace(each, dropped_at=at) if _is_open(each) else each for each in ticket.cycles]
    return replace(paused(ticket, "resolved", at), cycles=cycles, resolved_at=at)


def reopened(ticket: TicketClock, at: int) -> TicketClock:
    """It is worked on again: its budget goes on where it was, and a breach stays one."""
    if ticket.resolved_at is None:
        return ticket
    verdicts = [
        replace(each, met_at=None) if each.metric == "resolution" else each
        for each in ticket.verdicts
        if each.metric != "resolution" or each.breached_at is not None
    ]
    return replace(resumed(ticket, at), resolved_at=None, verdicts=verdicts)


def _is_open(cycle: Cycle) -> bool:
    return cycle.answered_at is None and cycle.dropped_at is None

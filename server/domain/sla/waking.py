"""When time alone does something with a ticket next: its clocks, rules of passed time, its end."""

from __future__ import annotations

from math import inf
from typing import Final, NamedTuple

from protocol.records import AutomationRule, SlaPolicy, Ticket, TicketClock
from protocol.ticket_commands import FireClock
from server.domain.automation.events import Event
from server.domain.automation.matching import fits, waits_until
from server.domain.floor import Floor
from server.domain.sla.keeping import hours_of
from server.domain.sla.timers import next_instants
from server.domain.tickets.passing import closes_at
from server.domain.tickets.pending import Pending

NEVER: Final = inf


class Waking(NamedTuple):
    """What time will do with a ticket if nothing else happens."""

    at: float
    """When it does something next, ms; `NEVER`."""
    clocks: list[FireClock]
    """What its clocks set off by now, in order."""
    passes: bool
    """Whether rules of passed time, or its end, are due."""


def waking(floor: Floor, ident: str, now: int) -> Waking:
    """What time does with a ticket from `now` (ms) on."""
    ticket, clock = floor.get(Ticket, ident), floor.get(TicketClock, ident)
    if ticket is None:
        return Waking(NEVER, [], False)
    ends_at = closes_at(ticket, floor.site)
    at = min(NEVER if ends_at is None else ends_at, _rules_at(floor, ticket))
    passes, due = at <= now, list[FireClock]()
    if clock is not None:
        policy = floor.get(SlaPolicy, clock.policy)
        for each in next_instants(clock, policy, hours_of(floor, policy), now):
            at = min(at, each.at)
            if each.at <= now:
                fire = FireClock(
                    ticket=ident,
                    metric=each.metric,
                    cycle=each.cycle,
                    what=each.what,
                    level=each.level,
                )
                due.append(fire)
    return Waking(at, due, passes)


def _rules_at(floor: Floor, ticket: Ticket) -> float:
    """Rules whose conditions do not hold now wait for whatever makes them hold."""
    found, event, over = NEVER, Event("time_passed", ticket.id), Pending(floor)
    for rule in floor.of(AutomationRule):
        if rule.enabled and rule.on == "time_passed":
            at = waits_until(rule, ticket)
            if at < found and fits(over, rule, event):
                found = at
    return found

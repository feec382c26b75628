"""Which rules an event sets off, and which the passing of time does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from protocol.records import AutomationRule, Contact, Ticket
from protocol.tickets import WORKED_ON
from server.domain.automation.conditions import hold
from server.domain.automation.events import Event
from server.domain.tickets.pending import Pending

MINUTE: Final = 60_000


def fitting(floor: Pending, event: Event) -> list[AutomationRule]:
    """The rules for such an event whose conditions hold, in their order."""
    return [
        rule
        for rule in _in_order(floor.of(AutomationRule))
        if rule.enabled and rule.on == event.on and fits(floor, rule, event)
    ]


def fits(floor: Pending, rule: AutomationRule, event: Event) -> bool:
    """Whether the conditions of a rule hold for what the event is about."""
    ticket = floor.get(Ticket, event.subject)
    if ticket is None:
        return not rule.conditions
    return hold(rule.conditions, ticket, floor.get(Contact, ticket.contact), event)


def passed(
    floor: Pending, tickets: Iterable[str], now: int
) -> Iterator[tuple[AutomationRule, Event]]:
    """The rules whose time has passed for these tickets since anybody did anything with them."""
    rules = [
        rule
        for rule in _in_order(floor.of(AutomationRule))
        if rule.enabled and rule.on == "time_passed"
    ]
    for ident in tickets:
        ticket = floor.get(Ticket, ident)
        if ticket is None:
            continue
        for rule in rules:
            event = Event("time_passed", ident)
            if waits_until(rule, ticket) <= now and fits(floor, rule, event):
                yield rule, event


def waits_until(rule: AutomationRule, ticket: Ticket) -> float:
    """When the time of this rule has passed for a ticket, ms; never where it has done its part, or
    nobody works on the ticket any more."""
    if rule.id in ticket.waited or ticket.status not in WORKED_ON:
        return float("inf")
    return ticket.quiet_since + rule.after_min * MINUTE


def _in_order(rules: Iterable[AutomationRule]) -> list[AutomationRule]:
    return sorted(rules, key=lambda rule: (rule.position, rule.id))

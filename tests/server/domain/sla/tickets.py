"""Tickets made of what happened to them, as the rules do it: each fact with a verdict before and
after, or none at all."""

from __future__ import annotations

from typing import Any

from protocol.sla import Priority, SlaPolicy, Target, TicketClock
from server.domain.sla import OpenTime, settled
from server.domain.sla.facts import (
    asked,
    opened,
    paused,
    prioritised,
    reopened,
    replied,
    resolved,
    resumed,
)
from tests.server.domain.sla.examples import at


def policy(told: dict[Priority, dict[str, int]], warn_min: int = 15) -> SlaPolicy:
    targets = [Target(priority, **minutes) for priority, minutes in told.items()]
    return SlaPolicy(id="policy", name="All", calendar="c", targets=targets, warn_min=warn_min)


def happens(ticket: TicketClock, event: dict[str, Any]) -> TicketClock:
    """A ticket after one more event, of the kinds of `vectors.json`."""
    now = at(event["at"])
    match event["type"], event.get("status"):
        case "customer_message", _:
            return asked(ticket, now)
        case "agent_reply", _:
            return replied(ticket, now)
        case "priority", _:
            return prioritised(ticket, event["priority"], now)
        case "status", "resolved" | "closed":
            return resolved(ticket, now)
        case "status", ("waiting_on_customer" | "on_hold") as why:
            return paused(reopened(ticket, now), why, now)
        case "status", _:
            return reopened(resumed(ticket, now) if ticket.resolved_at is None else ticket, now)
    return ticket


def played(
    events: list[dict[str, Any]], policy: SlaPolicy, hours: OpenTime, settling: bool
) -> TicketClock:
    """The facts after all of them; the first opens the ticket."""
    ticket = opened("ticket", policy.id, "normal", at(events[0]["at"]))
    for event in events[1:]:
        now = at(event["at"])
        ticket = happens(settled(ticket, policy, hours, now) if settling else ticket, event)
        ticket = settled(ticket, policy, hours, now) if settling else ticket
    return ticket

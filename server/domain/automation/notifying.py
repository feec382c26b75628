"""Notices to colleagues and webhooks: who is told of what, and by which way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from protocol.automation import Notice
from protocol.changes import Change, Put
from protocol.records import Reservation, ServiceRequest, Staff, Ticket, Webhook
from server.domain.automation.events import Event
from server.domain.context import Context
from server.domain.tickets.pending import Pending

MAILED: Final = frozenset(
    {"ticket_assigned", "sla_warning", "sla_breach", "ticket_escalated", "rule_told", "mentioned"}
)
"""What goes by mail besides, to whoever has an address: what cannot wait until they look."""


AGAIN_MS: Final = 60_000
"""Whoever was told that a customer wrote is told again only after so long: a program that sends
mails without end is not to do it to colleagues through the house."""


def goes_on(floor: Pending, event: Event) -> bool:
    """Whether a customer writes on who has just written, and has no answer yet."""
    before = floor.before(Ticket, event.subject)
    if event.on != "customer_replied" or event.message is None or before is None:
        return False
    waits = before.unanswered_since is not None and before.messages > 1
    return waits and event.message.at - (before.last_customer_at or 0) < AGAIN_MS


def told(
    floor: Pending,
    whom: Iterable[str],
    what: str,
    subject: Ticket | Reservation | ServiceRequest,
    context: Context,
    cause: str = "",
    **data: str,
) -> list[Change]:
    """Notices to these colleagues, each once; whoever did it themselves is not told."""
    changes: list[Change] = []
    key = (what, cause, subject.id)
    laid = floor.laid(Notice)
    there = {each.to for each in laid if (each.what, each.cause, each.subject) == key}
    facts = {"number": str(subject.number), **data}
    for ident in dict.fromkeys(whom):
        colleague = floor.get(Staff, ident)
        if colleague is None or colleague.left or ident in (context.actor.id, *there):
            continue
        changes.append(Put(_notice(ident, "console", what, subject, context, cause, facts)))
        if colleague.email and what in MAILED:
            changes.append(Put(_notice(ident, "mail", what, subject, context, cause, facts)))
    return changes


def posted(
    floor: Pending,
    webhook: str,
    event: Event,
    subject: Ticket | Reservation | ServiceRequest,
    context: Context,
    cause: str,
) -> list[Change]:
    """A notice to a webhook, if it is on."""
    found = floor.get(Webhook, webhook)
    if found is None or not found.enabled:
        return []
    facts = {"number": str(subject.number), "event": event.on}
    return [Put(_notice(webhook, "webhook", event.on, subject, context, cause, facts))]


def meant(floor: Pending, ticket: Ticket | None, word: str) -> list[str]:
    """The colleagues that `notify` names: `assignee`, `watchers`, `managers`, `team:…`, an id."""
    if word == "managers":
        return [each.id for each in floor.of(Staff) if each.role in ("manager", "admin")]
    if word.startswith("team:"):
        return [each.id for each in floor.of(Staff) if word[5:] in each.teams]
    if ticket is None:
        return [] if word in ("assignee", "watchers") else [word]
    if word == "assignee":
        return [ticket.assignee] if ticket.assignee else meant(floor, ticket, f"team:{ticket.team}")
    return list(ticket.watchers) if word == "watchers" else [word]


def of_course(floor: Pending, event: Event, ticket: Ticket, context: Context) -> list[Change]:
    """What colleagues are told without any rule."""
    match event.on:
        case "ticket_updated" | "ticket_opened":
            before = floor.before(Ticket, ticket.id)
            given = (
                ticket.assignee if before is None or before.assignee != ticket.assignee else None
            )
            return told(floor, [given] if given else [], "ticket_assigned", ticket, context)
        case "customer_replied" if not goes_on(floor, event):
            whom = [*meant(floor, ticket, "assignee"), *ticket.watchers]
            return told(floor, whom, "customer_replied", ticket, context)
        case "sla_warning" | "sla_breach":
            whom = [*meant(floor, ticket, "assignee"), *ticket.watchers]
            if event.on == "sla_breach" and not whom:
                whom = meant(floor, ticket, "managers")
            return told(floor, whom, event.on, ticket, context, metric=event.metric or "")
    return []


def _notice(
    to: str,
    channel: str,
    what: str,
    subject: Ticket | Reservation | ServiceRequest,
    context: Context,
    cause: str,
    facts: dict[str, str],
) -> Notice:
    """One for the console is there as soon as it is written."""
    return Notice(
        id=context.new_id(),
        to=to,
        channel="console" if channel == "console" else "mail" if channel == "mail" else "webhook",
        what=what,
        subject_kind=subject.kind(),
        subject=subject.id,
        made_at=context.now,
        due_at=context.now,
        cause=cause,
        data=facts,
        state="sent" if channel == "console" else "due",
        sent_at=context.now if channel == "console" else None,
    )

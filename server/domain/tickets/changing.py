"""Changing a ticket: what may be otherwise, what goes with it, and the note that says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.records import Ticket
from protocol.ticket_commands import TicketChange, UpdateTicket
from protocol.tickets import WORKED_ON
from server.domain.contacts.finding import primary
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import named, visible
from server.domain.tickets.fields import filled, tagged
from server.domain.tickets.known import as_seen, colleague, merged
from server.domain.tickets.mailing import addressee, told
from server.domain.tickets.opening import answer
from server.domain.tickets.states import may, moved
from server.domain.tickets.threads import touched, written

_NOTED: Final = (
    "status", "pause", "priority", "assignee", "team", "tags", "watchers", "contact", "language",
)  # fmt: skip
"""What a note tells with what it was and is; of subject and fields only that they changed."""


def update_ticket(floor: Floor, command: UpdateTicket, context: Context) -> Decision:
    """Change a ticket as somebody has seen it."""
    ticket = as_seen(floor, command)
    after, changes = changed_ticket(floor, ticket, command.change, context)
    return Decision(answer(after), [Put(after), *changes] if after != ticket else [])


def changed(
    floor: Floor, ticket: Ticket, change: TicketChange, context: Context, cause: str = ""
) -> list[Change]:
    """The ticket after a change, with a note of what has changed; nothing where all is so already.
    `cause`: the rule and version that wanted it; a customer is never written to for such. Raises
    `Refused`."""
    after, changes = changed_ticket(floor, ticket, change, context, cause)
    return [Put(after), *changes] if after != ticket else []


def changed_ticket(
    floor: Floor, ticket: Ticket, change: TicketChange, context: Context, cause: str = ""
) -> tuple[Ticket, list[Change]]:
    """The ticket after a change, the same where nothing changes, and what goes with it."""
    if ticket.merged_into is not None:
        raise merged(floor, ticket)
    after = _with(floor, ticket, change, context)
    if after == ticket:
        return ticket, []
    noted, note = written(
        after, "note", "", _author(context, cause), context, cause=cause, data=_facts(ticket, after)
    )
    after = touched(noted, context, ticket.version)
    changes: list[Change] = [Put(note)]
    by_hand = context.actor.is_staff and not cause
    if by_hand and after.status == "resolved" and ticket.status in WORKED_ON:
        changes += told(floor, after, "ticket_resolved", after.reopened + 1, context)
    return after, changes


def _author(context: Context, cause: str) -> str:
    return "" if cause or not context.actor.is_staff else context.actor.id


def _with(floor: Floor, ticket: Ticket, change: TicketChange, context: Context) -> Ticket:
    after = ticket
    if change.status is not None:
        if not may(ticket.status, change.status, "staff"):
            raise refuse(
                "wrong_state",
                f"T-{ticket.number} is {ticket.status}: it cannot become {change.status}.",
                field="status",
            )
        after = moved(after, change.status, context)
    if change.pause is not None:
        after = _paused(after, change)
    _may_be_of(floor, ticket, change)
    plain = {name: check(floor, change) for name, check in _PLAIN.items() if _told(change, name)}
    tags = ticket.tags if change.tags is None else tagged(change.tags)
    return replace(
        after,
        **plain,
        tags=tagged(tags, change.add_tags, change.remove_tags),
        fields=filled(floor, ticket.fields, change.fields or {}),
    )


def _paused(ticket: Ticket, change: TicketChange) -> Ticket:
    """A clock that does not run cannot be stopped."""
    if change.pause and ticket.status not in WORKED_ON:
        raise refuse(
            "wrong_state",
            f"T-{ticket.number} is {ticket.status}: only what is worked on can wait.",
            field="pause",
        )
    return replace(ticket, pause=change.pause or "")


def _told(change: TicketChange, name: str) -> bool:
    return getattr(change, name) is not None


def _assignee(floor: Floor, change: TicketChange) -> str | None:
    return colleague(floor, change.assignee, "assignee").id if change.assignee else None


def _contact(floor: Floor, change: TicketChange) -> str:
    contact = primary(floor, change.contact or "")
    if contact is None:
        raise refuse("unknown_contact", "There is no such contact.", field="contact")
    return contact.id


def _may_be_of(floor: Floor, ticket: Ticket, change: TicketChange) -> None:
    """Whoever may have been mailed the link of a thread would read on what another writes there."""
    if change.contact is None or _contact(floor, change) == _same(floor, ticket.contact):
        return
    if addressee(floor, ticket) is not None:
        raise refuse(
            "wrong_state",
            f"The customer of T-{ticket.number} has its link. Open a ticket for the other contact "
            "and link the two, or say that both contacts are the same.",
            field="contact",
        )


def _same(floor: Floor, contact: str) -> str:
    found = primary(floor, contact)
    return found.id if found is not None else contact


def _watchers(floor: Floor, change: TicketChange) -> list[str]:
    idents = dict.fromkeys(change.watchers or [])
    return [colleague(floor, ident, "watchers").id for ident in idents]


_PLAIN: Final[dict[str, Callable[[Floor, TicketChange], Any]]] = {
    "subject": lambda _, change: named(change.subject or "", "subject"),
    "priority": lambda _, change: change.priority,
    "assignee": _assignee,
    "team": lambda _, change: visible(change.team or ""),
    "watchers": _watchers,
    "contact": _contact,
    "language": lambda floor, change: change.language or floor.site.languages[0],
}
"""What becomes of each that is told."""


def _facts(before: Ticket, after: Ticket) -> dict[str, str]:
    """What changed, by name, and what it was, by `name_was`; nothing personal."""
    facts: dict[str, str] = {}
    for name in _NOTED:
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            facts[name], facts[f"{name}_was"] = _said(now), _said(was)
    if before.subject != after.subject:
        facts["subject"] = ""
    names = {*before.fields, *after.fields}
    altered = [n for n in sorted(names) if before.fields.get(n) != after.fields.get(n)]
    if altered:
        facts["fields"] = ", ".join(altered)
    return facts


def _said(value: str | list[str] | None) -> str:
    return ", ".join(value) if isinstance(value, list) else value or ""

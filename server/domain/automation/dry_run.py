"""What a rule would have done to what really happened: events told from threads and clocks, on
tickets as they were then. Nothing is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from protocol.automation import AutomationRule
from protocol.changes import Put
from protocol.records import Contact, Person, Ticket, TicketClock, TicketMessage
from protocol.ticket_queries import DryRun
from protocol.tickets import WORKED_ON
from server.domain.automation.acting import Cause, act
from server.domain.automation.conditions import hold
from server.domain.automation.events import Event
from server.domain.automation.matching import MINUTE
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.tickets.pending import Pending

_SAID = {"customer": "customer_replied", "reply": "staff_replied"}
_MANY = frozenset({"tags", "watchers"})


class Past(NamedTuple):
    """A ticket with all that is known of it; the thread in its order."""

    ticket: Ticket
    clock: TicketClock | None
    thread: Sequence[TicketMessage]
    contact: Contact | None
    person: Person | None


class Happened(NamedTuple):
    """One thing that happened, and the ticket as it was right after it."""

    at: int
    event: Event
    ticket: Ticket


def tried(
    floor: Floor, rule: AutomationRule, pasts: Iterable[Past], since: int, context: Context
) -> list[DryRun]:
    """The events since then (ms) that the rule waits for, newest first, and what it would have done
    to those that fit. The first item tells how many there were."""
    looked_at, found = 0, []
    for past in pasts:
        for happened in _happened(rule, past, since, context.now):
            if happened.event.on != rule.on:
                continue
            looked_at += 1
            if hold(rule.conditions, happened.ticket, past.contact, happened.event):
                found.append(_run(floor, rule, past, happened, context))
    found.sort(key=lambda run: -run.at)
    head = DryRun(ticket="", number=0, subject="", at=since, fits=False, looked_at=looked_at)
    return [head, *found]


def _run(
    floor: Floor, rule: AutomationRule, past: Past, happened: Happened, context: Context
) -> DryRun:
    known = [Put(each) for each in (past.contact, past.person) if each is not None]
    over = Pending(floor, [Put(happened.ticket), *known])
    cause = Cause(rule.id, rule.version, rule.name)
    made = act(over, happened.event, rule.actions, cause, context._replace(now=happened.at))
    notes = [c.r.text for c in made if isinstance(c, Put) and isinstance(c.r, TicketMessage)]
    said = [text for text in notes[-1:] if text]
    ticket = happened.ticket
    return DryRun(
        ticket=ticket.id,
        number=ticket.number,
        subject=ticket.subject,
        at=happened.at,
        fits=True,
        done=said or ["Nothing would have changed."],
    )


def _happened(rule: AutomationRule, past: Past, since: int, now: int) -> Iterator[Happened]:
    if rule.on != "time_passed":
        return events(past, since)
    return _left_alone(past, rule.after_min * MINUTE, since, now)


def _left_alone(past: Past, for_ms: int, since: int, now: int) -> Iterator[Happened]:
    """Each time that nobody had done anything with a ticket for so long, while it was worked on.
    What rules and clocks do by themselves is no sign of anybody."""
    by_people = sorted(each.at for each in past.thread if not each.cause)
    for last, following in pairwise([past.ticket.opened_at, *by_people, now + 1]):
        at = last + for_ms
        if since <= at < following:
            was = as_before(past.ticket, [each for each in past.thread if each.at > at])
            if was.status in WORKED_ON:
                yield Happened(at, Event("time_passed", was.id), was)


def events(past: Past, since: int) -> Iterator[Happened]:
    """What has happened to a ticket since then, oldest first."""
    thread = [each for each in past.thread if each.at >= since]
    was = as_before(past.ticket, thread)
    if past.ticket.opened_at >= since:
        yield Happened(past.ticket.opened_at, Event("ticket_opened", was.id), was)
    for message in thread:
        was = replace(was, messages=message.nth)
        if message.message_kind == "note":
            after = _moved(was, message.data, "")
            yield from (Happened(message.at, each, after) for each in _noted(was, after, message))
            was = after
        elif message.message_kind in _SAID and message.nth > 1:
            event = Event(_SAID[message.message_kind], was.id, message)  # type: ignore[arg-type]
            yield Happened(message.at, event, was)
    yield from _of_clock(past, since)


def _noted(before: Ticket, after: Ticket, message: TicketMessage) -> Iterator[Event]:
    if "level" in message.data or after.level > before.level:
        yield Event("ticket_escalated", after.id)
    elif before.status != after.status and after.status == "resolved":
        yield Event("ticket_resolved", after.id)
    elif before.status in ("resolved", "closed") and after.status in ("open", "in_progress"):
        yield Event("ticket_reopened", after.id)
    if any(f"{name}_was" in message.data for name in after.__struct_fields__):
        yield Event("ticket_updated", after.id)


def _of_clock(past: Past, since: int) -> Iterator[Happened]:
    for fired in past.clock.fired if past.clock is not None else []:
        if fired.at >= since and fired.what != "level":
            on = "sla_breach" if fired.what == "breach" else "sla_warning"
            thread = [each for each in past.thread if each.at > fired.at]
            ticket = as_before(past.ticket, thread)
            event = Event(on, ticket.id, metric=fired.metric)  # type: ignore[arg-type]
            yield Happened(fired.at, event, ticket)
    rated = past.ticket.rated_at
    if rated is not None and rated >= since:
        yield Happened(rated, Event("ticket_rated", past.ticket.id), past.ticket)


def as_before(ticket: Ticket, thread: Iterable[TicketMessage]) -> Ticket:
    """The ticket as it was before these of its notes, as far as they tell."""
    for message in sorted(thread, key=lambda each: -each.nth):
        if message.message_kind == "note":
            ticket = _moved(ticket, message.data, "_was")
    return ticket


def _moved(ticket: Ticket, data: dict[str, str], suffix: str) -> Ticket:
    """The ticket with what a note tells that it became (or with `_was`, that it was)."""
    fields: dict[str, object] = {}
    for name in ticket.__struct_fields__:
        told = data.get(f"{name}{suffix}")
        if told is None or f"{name}_was" not in data:
            continue
        if name in _MANY:
            fields[name] = [each for each in told.split(", ") if each]
        else:
            fields[name] = told or (None if name == "assignee" else "")
    whole = {**msgspec.structs.asdict(ticket), **fields}
    return msgspec.convert(whole, Ticket, strict=False)  # notes hold text alone

"""What happened to the tickets of a contact: each step in the past tense, and nothing personal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from protocol.changes import Change, Put
from protocol.commands import Command
from protocol.records import Notice, Record, Ticket, TicketClock, TicketMessage
from protocol.sla import Metric
from protocol.ticket_commands import DeleteTicket
from server.domain.activity_step import Step, person_of
from server.domain.floor import Floor

_UPDATED: Final = (
    "priority",
    "team",
    "tags",
    "fields",
    "subject",
    "contact",
    "watchers",
    "language",
)
"""Changes that have no word of their own."""
_STATUS: Final = {
    "resolved": "ticket_resolved",
    "closed": "ticket_closed",
    "open": "ticket_reopened",
    "in_progress": "ticket_reopened",
}
_WRITTEN: Final = {
    "customer": "ticket_answered",
    "reply": "ticket_replied",
    "auto": "ticket_replied",
    "comment": "ticket_commented",
}
WRITTEN: Final = frozenset(_WRITTEN.values())
KINDS: Final = frozenset(
    {*_STATUS.values(), *WRITTEN}
    | {"ticket_opened", "ticket_updated", "ticket_assigned", "ticket_merged", "ticket_unmerged"}
    | {"ticket_split", "ticket_rated", "escalated", "sla_paused", "sla_resumed"}
    | {"sla_breach", "sla_warned", "rule_fired"}
)


def of_ticket(
    floor: Floor,
    command: Command,
    before: Ticket | None,
    after: Ticket | None,
    changes: list[Change],
) -> Iterator[Step]:
    """From one state of a ticket to the next; erased where there is none after."""
    known = after or before
    assert known is not None
    person, facts = person_of(floor, known.contact, changes), {"number": str(known.number)}
    about = {"visit": known.visit, "reservation": known.reservation, "request": known.request}
    facts |= {name: ident for name, ident in about.items() if ident is not None}

    def step(what: str, cause: str = "", **data: str) -> Step:
        return Step(what, person, "ticket", known.id, facts | data, cause)

    if after is None:
        if isinstance(command, DeleteTicket):
            yield step("data_erased")
        return
    if before is None:
        if after.split_from is not None:
            yield step("ticket_split", source=after.split_from)
        else:
            yield step("ticket_opened", channel=after.channel)
        return
    if before.merged_into != after.merged_into:
        what = "ticket_merged" if after.merged_into is not None else "ticket_unmerged"
        yield step(what, into=after.merged_into or before.merged_into or "")
    steps = list(_steps(before, after))
    causes = _causes(after.id, changes) if steps else {}
    for what, name, data in steps:
        yield step(what, causes.get(name, ""), **data)


def _steps(before: Ticket, after: Ticket) -> Iterator[tuple[str, str, dict[str, str]]]:
    """What it is called, the field that says so, and facts."""
    if before.status != after.status:
        began = before.status == "open" and after.status == "in_progress"
        back = before.status == "in_progress" and after.status == "open"
        what = "ticket_updated" if began or back else _STATUS[after.status]
        yield what, "status", {"status": after.status}
    if before.pause != after.pause:
        yield (
            ("sla_paused" if after.pause else "sla_resumed"),
            "pause",
            {"why": after.pause or before.pause},
        )
    if before.assignee != after.assignee:
        yield "ticket_assigned", "assignee", {"assignee": after.assignee or ""}
    if after.level > before.level:
        yield "escalated", "level", {"level": str(after.level)}
    if before.rated_at != after.rated_at:
        yield "ticket_rated", "rating", {"rating": str(after.rating)}
    changed = [name for name in _UPDATED if getattr(before, name) != getattr(after, name)]
    if changed:
        facts = {"changed": ", ".join(changed)}
        if "priority" in changed:
            facts["priority"] = after.priority
        yield "ticket_updated", changed[0], facts


def _causes(ticket: str, changes: Iterable[Change]) -> dict[str, str]:
    """By field, the rule that changed it, as the notes in the thread say."""
    found: dict[str, str] = {}
    for change in changes:
        if type(change) is Put and type(change.r) is TicketMessage:
            message = change.r
            if message.ticket == ticket and message.cause:
                found |= dict.fromkeys(message.data, message.cause)
    return found


def of_message(
    floor: Floor, _: Command, before: Any, after: TicketMessage, changes: list[Change]
) -> Iterator[Step]:
    """What was written, but for what opened the ticket, and what was moved; a note of a rule is
    that it fired."""
    known = floor.get(Ticket, after.ticket)
    if known is None or after.moved_from is not None or after.nth <= known.messages:
        return
    facts = {"number": str(known.number), "message": after.id}
    person = person_of(floor, known.contact, changes)
    if what := _WRITTEN.get(after.message_kind):
        yield Step(what, person, "ticket", known.id, facts, after.cause)
    elif after.cause and "rule" in after.data:
        facts |= {"rule": after.cause, "name": after.data["rule"]}
        yield Step("rule_fired", person, "ticket", known.id, facts, after.cause)


def of_notice(
    floor: Floor, _: Command, before: Notice | None, after: Notice, changes: list[Change]
) -> Iterator[Step]:
    """A rule on an appointment fired: tickets have a note of it, reservations have none."""
    if before is not None or not after.cause or after.subject_kind != "reservation":
        return
    alike = (c.r for c in changes if type(c) is Put and type(c.r) is Notice)
    first = next(n for n in alike if (n.cause, n.subject) == (after.cause, after.subject))
    booked: Any = floor.lists["reservation"].get(after.subject)
    if first.id == after.id and booked is not None and booked.person is not None:
        facts = {"number": booked.number, "rule": after.cause}
        yield Step("rule_fired", booked.person, "reservation", booked.id, facts, after.cause)


def of_clock(
    floor: Floor, _: Command, before: TicketClock | None, after: TicketClock, changes: list[Change]
) -> Iterator[Step]:
    """A warning and a breach of each metric and cycle, once, however it came to be known."""
    ticket: Any = floor.get(Ticket, after.id) or _made(after.id, changes)
    if ticket is None:
        return
    person = person_of(floor, ticket.contact, changes)
    for what, told in (("sla_warned", _warned), ("sla_breach", _breached)):
        known = told(before) if before is not None else {}
        for (metric, cycle), due_at in told(after).items():
            if (metric, cycle) not in known:
                facts = {"number": str(ticket.number), "metric": metric, "cycle": str(cycle)}
                if due_at:
                    facts["due_at"] = str(due_at)
                yield Step(what, person, "ticket", ticket.id, facts)


def _warned(clock: TicketClock) -> dict[tuple[Metric, int], int]:
    return {(each.metric, each.cycle): 0 for each in clock.fired if each.what == "warn"}


def _breached(clock: TicketClock) -> dict[tuple[Metric, int], int]:
    fired = {(each.metric, each.cycle): 0 for each in clock.fired if each.what == "breach"}
    late = {(v.metric, v.cycle): v.due_at for v in clock.verdicts if v.breached_at is not None}
    return fired | late


def _made(ident: str, changes: Iterable[Change]) -> Record | None:
    tickets = (c.r for c in changes if type(c) is Put and type(c.r) is Ticket)
    return next((each for each in tickets if each.id == ident), None)

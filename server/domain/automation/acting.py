"""Doing what rules, levels and macros say: each action is a row of one table, each change names its
cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

import msgspec
from msgspec.structs import replace

from protocol.automation import RuleAction
from protocol.changes import Change, Put
from protocol.records import CannedResponse, Reservation, Staff, Ticket
from protocol.ticket_commands import TicketChange
from server.domain.automation.events import Event
from server.domain.automation.notifying import goes_on, meant, posted, told
from server.domain.automation.turns import whose_turn
from server.domain.context import Context
from server.domain.refused import Refused
from server.domain.tickets.answering import answered, why_not
from server.domain.tickets.canned import filled
from server.domain.tickets.changing import changed
from server.domain.tickets.pending import Pending
from server.domain.tickets.threads import written


class Cause(NamedTuple):
    """The rule, level or macro that something is done by."""

    id: str
    version: int
    name: str
    level: int = 0
    macro: bool = False

    @property
    def said(self) -> str:
        """As records name it: `id.version`."""
        return f"{self.id}.{self.version}"


class Doing(NamedTuple):
    """What an action is told."""

    floor: Pending
    event: Event
    value: str
    cause: Cause
    context: Context

    @property
    def ticket(self) -> Ticket | None:
        """The ticket as it is by now; None of an appointment."""
        return self.floor.get(Ticket, self.event.subject)

    @property
    def subject(self) -> Ticket | Reservation | None:
        """What it is about."""
        return self.ticket or self.floor.get(Reservation, self.event.subject)


class Done(NamedTuple):
    """What came of an action, in a sentence for colleagues."""

    changes: list[Change]
    said: str


def act(
    floor: Pending, event: Event, actions: Iterable[RuleAction], cause: Cause, context: Context
) -> list[Change]:
    """What these actions change, in order, and one note of it. An action that is not possible here
    is said there, and hinders no other."""
    over = Pending(floor)
    sentences: list[str] = []
    for action in actions:
        try:
            done = ACTIONS[action.do](Doing(over, event, action.value, cause, context))
        except Refused as refused:
            done = Done([], f"Not done: {refused.refusal.detail}")
        over.put(done.changes)
        sentences.append(done.said)
    if over.get(Ticket, event.subject) is not None:
        over.put(noted(over, event.subject, " ".join(filter(None, sentences)), cause, context))
    return over.changes()


def noted(floor: Pending, ticket: str, said: str, cause: Cause, context: Context) -> list[Change]:
    """A note in the thread, for colleagues, of what a rule has done."""
    found = floor.get(Ticket, ticket)
    if found is None or not said:
        return []
    what = "level" if cause.level else "macro" if cause.macro else "rule"
    after, note = written(
        found, "note", said, cause.id, context, cause=cause.said,
        data={what: str(cause.level or cause.name)},
    )  # fmt: skip
    return [Put(after), Put(note)]


def _set(name: str, sentence: str) -> Callable[[Doing], Done]:
    """An action that is a change of one field, by its value."""

    def do(doing: Doing) -> Done:
        change = msgspec.convert({name: doing.value}, TicketChange)
        return _change(doing, change, sentence.format(doing.value))

    return do


def _change(doing: Doing, change: TicketChange, said: str) -> Done:
    ticket = doing.ticket
    if ticket is None:
        return Done([], "")
    made = changed(doing.floor, ticket, change, doing.context, cause=doing.cause.said)
    return Done(made, said if made else "")


def _assign(doing: Doing) -> Done:
    colleague = doing.floor.get(Staff, doing.value)
    if doing.value and (colleague is None or colleague.left):
        return Done([], "Not assigned: that colleague does not work here any more.")
    name = colleague.name if colleague is not None else "nobody"
    return _change(doing, TicketChange(assignee=doing.value), f"Assigned to {name}.")


def _assign_in_turn(doing: Doing) -> Done:
    found = whose_turn(doing.floor, doing.value, doing.context.now)
    if found is None:
        return Done([], f"Not assigned: nobody of {doing.value} is at work now.")
    return _change(doing, TicketChange(assignee=found.id), f"Assigned to {found.name} in turn.")


def _set_field(doing: Doing) -> Done:
    name, _, value = doing.value.partition("=")
    fields = {name.strip(): value.strip()}
    return _change(doing, TicketChange(fields=fields), f"{name.strip()} is {value.strip()}.")


def _add_tag(doing: Doing) -> Done:
    return _change(doing, TicketChange(add_tags=[doing.value]), f"Tagged {doing.value}.")


def _remove_tag(doing: Doing) -> Done:
    return _change(doing, TicketChange(remove_tags=[doing.value]), f"No longer {doing.value}.")


def _escalate(doing: Doing) -> Done:
    ticket = doing.ticket
    if ticket is None:
        return Done([], "")
    now = doing.context.now
    after = replace(ticket, level=ticket.level + 1, version=ticket.version + 1, updated_at=now)
    return Done([Put(after)], f"Raised to level {after.level}.")


def _reply_canned(doing: Doing) -> Done:
    ticket, canned = doing.ticket, doing.floor.get(CannedResponse, doing.value)
    if ticket is None or canned is None:
        return Done([], "Not answered: the canned response was removed.")
    text, unknown = filled(doing.floor, ticket, canned)
    if unknown:
        return Done([], f"Not answered: {', '.join(unknown)} is not known of this ticket.")
    if refusal := why_not(ticket):
        return Done([], refusal)
    cause = doing.cause
    made = answered(doing.floor, ticket, canned, text, cause.id, cause.said, doing.context)
    return Done(made, f"Answered with {canned.name}.")


def _comment(doing: Doing) -> Done:
    return Done([], doing.value)


def _notify(doing: Doing) -> Done:
    subject, whom = doing.subject, meant(doing.floor, doing.ticket, doing.value)
    if subject is None or goes_on(doing.floor, doing.event):
        return Done([], "")
    what = "ticket_escalated" if doing.cause.level else "rule_told"
    made = told(
        doing.floor, whom, what, subject, doing.context, doing.cause.said,
        by=doing.cause.name, level=str(doing.cause.level or ""),
    )  # fmt: skip
    names = sorted({c.name for i in whom if (c := doing.floor.get(Staff, i)) is not None})
    return Done(made, f"Told {', '.join(names)}." if names else "Nobody to tell.")


def _webhook(doing: Doing) -> Done:
    if doing.subject is None:
        return Done([], "")
    made = posted(
        doing.floor, doing.value, doing.event, doing.subject, doing.context, doing.cause.said
    )
    return Done(made, "Posted to a webhook." if made else "The webhook is off, or was removed.")


ACTIONS: Final[dict[str, Callable[[Doing], Done]]] = {
    "assign": _assign,
    "assign_in_turn": _assign_in_turn,
    "set_team": _set("team", "Given to {}."),
    "set_status": _set("status", "Status is {}."),
    "set_pause": _set("pause", "Paused: {}."),
    "set_priority": _set("priority", "Priority is {}."),
    "add_tag": _add_tag,
    "remove_tag": _remove_tag,
    "set_field": _set_field,
    "escalate": _escalate,
    "reply_canned": _reply_canned,
    "comment": _comment,
    "notify": _notify,
    "webhook": _webhook,
}
"""By what a rule says that it does."""
OF_TICKETS: Final = frozenset(ACTIONS) - {"notify", "webhook"}
"""Those that need a ticket: rules on appointments cannot."""

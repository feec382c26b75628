"""What follows from a decision for tickets: their clocks, the rules that it sets off, who is told.

Rules may set one another off, each once for a ticket, and not for ever.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from protocol.automation import DEPTH_MOST
from protocol.changes import Change, Put
from protocol.commands import Command, UpdateSite
from protocol.outcomes import Ticketed
from protocol.records import (
    AutomationRule,
    Reservation,
    SlaPolicy,
    Ticket,
    TicketClock,
    TicketMessage,
)
from protocol.support_commands import DeleteSlaPolicy, PutSlaCalendar, PutSlaPolicy
from protocol.ticket_commands import CalculateSla, DeleteTicket, PassTicketTime, ReceiveMail
from server.domain.automation.acting import Cause, act, noted
from server.domain.automation.events import Event, events_of
from server.domain.automation.matching import fitting, passed
from server.domain.automation.notifying import of_course
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.sla.keeping import kept
from server.domain.tickets.pending import Pending

_RECKONED: Final = (CalculateSla, PutSlaCalendar, PutSlaPolicy, DeleteSlaPolicy, UpdateSite)
"""Commands that move deadlines: nobody has done anything with those tickets."""
_LOOKED_AT: Final = frozenset({Ticket, TicketMessage, TicketClock})


def followed(
    floor: Floor, command: Command, changes: list[Change], context: Context
) -> list[Change]:
    """All changes of a command, with what follows from them; the same where no ticket is in it."""
    if not _concerns(floor, command, changes):
        return changes
    pending = Pending(floor, changes)
    _quiet(pending, command, changes, context)
    chain = _Chain(floor, pending, context)
    chain.go(changes)
    if isinstance(command, PassTicketTime):
        chain.run(passed(pending, command.tickets, context.now))
    return pending.changes()


def as_it_is(outcome: Ticketed, changes: Iterable[Change]) -> Ticketed:
    """The outcome with what the ticket is once all that follows is done."""
    for change in changes:
        record = change.r if isinstance(change, Put) else None
        if isinstance(record, Ticket) and record.id == outcome.ticket:
            version, thread = record.version, record.thread
            return replace(outcome, version=version, thread=thread, status=record.status)
    return outcome


def _concerns(floor: Floor, command: Command, changes: Iterable[Change]) -> bool:
    """Cheap for everything else: most commands are of queues."""
    if type(command) is PassTicketTime:
        return True
    if type(command) is DeleteTicket:
        return False
    for change in changes:
        if type(change) is Put and (
            type(change.r) in _LOOKED_AT
            or (type(change.r) is Reservation and floor.lists["automation_rule"])
        ):
            return True
    return False


def _quiet(pending: Pending, command: Command, changes: Iterable[Change], context: Context) -> None:
    """Somebody has done something with these: their time begins anew."""
    if context.actor.role == "timer" and not isinstance(command, ReceiveMail):
        return
    if isinstance(command, _RECKONED):
        return
    for ident in _tickets(changes):
        ticket = pending.get(Ticket, ident)
        if ticket is not None and (ticket.quiet_since != context.now or ticket.waited):
            pending.put([Put(replace(ticket, quiet_since=context.now, waited=[]))])


def _tickets(changes: Iterable[Change]) -> list[str]:
    """Ids of the tickets that are in these changes, each once."""
    found: dict[str, None] = {}
    for change in changes:
        if isinstance(change, Put):
            if isinstance(change.r, Ticket | TicketClock):
                found[change.r.id] = None
            elif isinstance(change.r, TicketMessage):
                found[change.r.ticket] = None
    return list(found)


class _Chain:
    """Rounds of events, rules and their changes, until nothing more happens."""

    def __init__(self, floor: Floor, pending: Pending, context: Context) -> None:
        self._pending, self._context = pending, context
        self._base = Pending(floor)
        self._ran: set[tuple[str, str]] = set()
        """Which rule has done its part for which ticket."""

    def go(self, fresh: list[Change]) -> None:
        """Let events follow from these changes, and further changes from those."""
        for _ in range(DEPTH_MOST):
            events = self._events(fresh)
            if not events:
                return
            fresh = self._done(events)
        self._stopped(self._events(fresh))

    def run(self, rules: Iterable[tuple[AutomationRule, Event]]) -> None:
        """Let these rules do their part, and what follows from that."""
        fresh: list[Change] = []
        for rule, event in rules:
            ticket = self._pending.get(Ticket, event.subject)
            if ticket is not None:
                self._lay(fresh, [Put(replace(ticket, waited=[*ticket.waited, rule.id]))])
                self._rule(rule, event, fresh)
        self.go(fresh)

    def _events(self, fresh: list[Change]) -> list[Event]:
        """What has happened, once the clocks know of it."""
        told: dict[str, list[TicketMessage]] = {}
        for change in fresh:
            message = change.r if isinstance(change, Put) else None
            if isinstance(message, TicketMessage) and self._is_new(message):
                told.setdefault(message.ticket, []).append(message)
        found = list(fresh)
        for ident in _tickets(fresh):
            more = kept(self._base, self._pending, ident, told.get(ident, ()), self._context.now)
            self._pending.put(more)
            found += more
        events = events_of(self._base, found)
        self._base.put(found)
        return list({each.key: each for each in events}.values())

    def _is_new(self, message: TicketMessage) -> bool:
        """Not one that was moved, or moved back."""
        known = self._base.get(Ticket, message.ticket)
        seen = known.messages if known is not None else 0
        return message.moved_from is None and message.nth > seen

    def _done(self, events: list[Event]) -> list[Change]:
        fresh: list[Change] = []
        for event in events:
            ticket = self._pending.get(Ticket, event.subject)
            if ticket is not None:
                self._lay(fresh, of_course(self._pending, event, ticket, self._context))
                self._level(event, ticket, fresh)
            for rule in fitting(self._pending, event):
                self._rule(rule, event, fresh)
        return fresh

    def _level(self, event: Event, ticket: Ticket, fresh: list[Change]) -> None:
        """What a policy does at a level: once its time has come, or somebody has raised it."""
        policy = self._pending.get(SlaPolicy, ticket.policy)
        number = event.level or ticket.level
        if event.on != "ticket_escalated" or policy is None:
            return
        if event.level > ticket.level:
            raised = replace(ticket, level=event.level, version=ticket.version + 1)
            self._lay(fresh, [Put(replace(raised, updated_at=self._context.now))])
        key = f"{policy.id}.level{number}", ticket.id
        if 0 < number <= len(policy.levels) and key not in self._ran:
            self._ran.add(key)
            cause = Cause(policy.id, policy.version, policy.name, level=number)
            actions = policy.levels[number - 1].actions
            self._lay(fresh, act(self._pending, event, actions, cause, self._context))

    def _rule(self, rule: AutomationRule, event: Event, fresh: list[Change]) -> None:
        key = rule.id, event.subject
        if key in self._ran:
            return
        self._ran.add(key)
        cause = Cause(rule.id, rule.version, rule.name)
        self._lay(fresh, act(self._pending, event, rule.actions, cause, self._context))

    def _lay(self, fresh: list[Change], changes: list[Change]) -> None:
        self._pending.put(changes)
        fresh += changes

    def _stopped(self, events: list[Event]) -> None:
        """Rules that would go on setting one another off are refused, and that is said."""
        for event in events:
            waiting = [
                rule
                for rule in fitting(self._pending, event)
                if (rule.id, event.subject) not in self._ran
            ]
            if waiting:
                said = f"{waiting[0].name} was not run: rules set one another off too often."
                cause = Cause(waiting[0].id, waiting[0].version, waiting[0].name)
                self._pending.put(noted(self._pending, event.subject, said, cause, self._context))

"""A rule is tried on what really happened, on tickets as they were then, and does nothing."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.automation import Condition, RuleAction
from protocol.changes import Put
from protocol.records import Contact, Person, TicketClock, TicketMessage
from protocol.support_commands import PutRule
from protocol.ticket_commands import Comment, EscalateTicket, Reply, TicketChange, UpdateTicket
from server.domain.automation.dry_run import Past, tried
from server.domain.automation.settings import rule_of
from server.domain.context import Context
from server.domain.rules import decide
from tests.hall import ADMIN, ANN, Hall
from tests.server.domain.automation.house import desk, now_is, opens, rule


def lived(at: Hall, *more: EscalateTicket) -> Past:
    """A ticket of Greta: urgent for a while, answered, then low, and what came then."""
    ticket = opens(at)
    thread: list[TicketMessage] = []
    for command in (
        UpdateTicket(ticket=ticket.id, change=TicketChange(priority="urgent")),
        Reply(ticket=ticket.id, text="We come"),
        UpdateTicket(ticket=ticket.id, change=TicketChange(priority="low")),
        Comment(ticket=ticket.id, text="Bring a seal"),
        *(replace(each, ticket=ticket.id) for each in more),
    ):
        at.clock.advance(60)
        decision = decide(at.floor, command, Context(ANN, at.clock.now(), at.ids, str))
        at.floor.apply(decision.changes)
        records = [c.r for c in decision.changes if isinstance(c, Put)]
        thread += [r for r in records if isinstance(r, TicketMessage)]
    contact = at.floor.get(Contact, ticket.contact)
    assert contact is not None
    person, clock = at.floor.get(Person, contact.person), at.floor.get(TicketClock, ticket.id)
    return Past(now_is(at, ticket.id), clock, thread, contact, person)


def runs(at: Hall, past: Past, command: PutRule) -> tuple[int, list[list[str]]]:
    """How many events it looked at, and what it would have done."""
    context = Context(ADMIN, at.clock.now(), at.ids, str)
    head, *found = tried(at.floor, rule_of(at.floor, command, context), [past], 0, context)
    return head.looked_at, [each.done for each in found]


def test_it_looks_at_the_ticket_as_it_was_then() -> None:
    at = desk()
    past = lived(at)
    state = dict(at.floor.state)
    tells = RuleAction("set_team", "Repairs")
    urgent = rule("staff_replied", tells, when=[Condition("priority", "is", "urgent")])
    low = rule("staff_replied", tells, when=[Condition("priority", "is", "low")])
    assert runs(at, past, urgent) == (1, [["Given to Repairs."]])
    assert runs(at, past, low) == (1, [])
    assert at.floor.state == state


def test_what_changed_tickets_is_looked_at_each_time() -> None:
    at = desk()
    past = lived(at)
    looked_at, done = runs(at, past, rule("ticket_updated", RuleAction("add_tag", "seen")))
    assert looked_at >= 2 and done[0] == ["Tagged seen."]


def test_a_ticket_that_was_escalated_can_be_looked_at_as_it_was() -> None:
    at = desk()
    past = lived(at, EscalateTicket(ticket="", reason="Waits for days"))
    once = [Condition("level", "at_least", "1")]
    tells = RuleAction("add_tag", "late")
    assert runs(at, past, rule("ticket_escalated", tells, when=once)) == (1, [["Tagged late."]])
    assert runs(at, past, rule("staff_replied", tells, when=once)) == (1, [])


def test_it_looks_at_each_time_that_nobody_touched_a_ticket_for_so_long() -> None:
    at = desk()
    past = lived(at)
    at.clock.advance(7 * 60)
    note = RuleAction("add_tag", "alone")
    urgent = [Condition("priority", "is", "urgent")]
    assert runs(at, past, rule("time_passed", note, after_min=5)) == (1, [["Tagged alone."]])
    assert runs(at, past, rule("time_passed", note, when=urgent, after_min=5)) == (1, [])
    assert runs(at, past, rule("time_passed", note, when=urgent, after_min=1))[0] >= 1
    assert runs(at, past, rule("time_passed", note, after_min=8)) == (0, [])

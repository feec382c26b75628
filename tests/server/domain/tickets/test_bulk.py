"""Many tickets are changed at once, each for itself, and that can be taken back."""

from __future__ import annotations

from protocol.automation import AutomationRule, Condition, RuleAction
from protocol.changes import Put
from protocol.outcomes import Bulked
from protocol.records import Activity, BulkChange, Ticket
from protocol.ticket_commands import BulkUpdate, TicketChange, UndoBulk, UpdateTicket
from server.domain.context import Context
from server.domain.rules import decide
from tests.hall import ADMIN, ANN, BEN
from tests.server.domain.tickets.desk import Desk


def does(at: Desk, command: BulkUpdate | UndoBulk) -> tuple[Bulked, list[Activity]]:
    context = Context(ANN, at.hall.clock.now(), at.hall.ids, lambda text: text)
    outcome, changes = decide(at.floor, command, context)
    at.floor.apply(changes)
    assert isinstance(outcome, Bulked)
    return outcome, [c.r for c in changes if isinstance(c, Put) and isinstance(c.r, Activity)]


def tickets(at: Desk, idents: list[str]) -> list[Ticket]:
    found = [at.floor.get(Ticket, ident) for ident in idents]
    assert all(isinstance(each, Ticket) for each in found)
    return found


def test_each_ticket_has_its_own_answer_and_one_undo_takes_all_back() -> None:
    at = Desk()
    idents = [at.opened() for _ in range(4)]
    at.changed(idents[3], status="closed")
    before = tickets(at, idents)
    nobody = at.hall.ids()
    change = TicketChange(status="resolved", priority="high", add_tags=["flood"], assignee=BEN.id)
    done, past = does(at, BulkUpdate(tickets=[*idents, nobody, idents[0]], change=change))
    assert [each.code for each in done.items] == ["", "", "", "wrong_state", "unknown_ticket"]
    assert "closed" in done.items[3].detail
    assert {each.batch for each in past} == {done.batch} and all(not p.cause for p in past)
    after = tickets(at, idents)
    assert [t.status for t in after] == ["resolved"] * 3 + ["closed"]
    assert [a.version for a in done.items[:4]] == [t.version for t in after]
    undone, past = does(at, UndoBulk(batch=done.batch))
    assert [each.code for each in undone.items] == [""] * 3
    assert {each.batch for each in past} == {done.batch}
    for was, now in zip(before, tickets(at, idents), strict=True):
        for name in ("status", "priority", "tags", "assignee", "resolved_at", "reopened", "since"):
            assert getattr(now, name) == getattr(was, name), name


def test_a_ticket_that_changed_since_stays_and_is_told() -> None:
    at = Desk()
    one, two = at.opened(), at.opened()
    done, _ = does(at, BulkUpdate(tickets=[one, two], change=TicketChange(team="Doors")))
    at.hall.do(UpdateTicket(ticket=two, change=TicketChange(priority="low")), BEN)
    undone, _ = does(at, UndoBulk(batch=done.batch))
    assert [each.code for each in undone.items] == ["", "version_mismatch"]
    assert "Clerk 3 changed" in undone.items[1].detail
    first, second = tickets(at, [one, two])
    assert (first.team, second.team, second.priority) == ("", "Doors", "low")


def test_what_changes_nothing_leaves_nothing_to_take_back() -> None:
    at = Desk()
    one = at.opened()
    done, past = does(at, BulkUpdate(tickets=[one], change=TicketChange(priority="normal")))
    assert (done.batch, done.undo_until, past) == ("", None, [])
    assert not list(at.floor.of(BulkChange))
    made, _ = does(at, BulkUpdate(tickets=[one], change=TicketChange(priority="high")))
    at.hall.do(UndoBulk(batch=made.batch), ADMIN)
    assert tickets(at, [one])[0].priority == "normal"


def test_what_a_rule_has_done_with_it_is_taken_back_too() -> None:
    at = Desk()
    action = RuleAction("add_tag", "wet")
    fits = Condition("priority", "is", "high")
    rule = AutomationRule(
        id=at.hall.ids(), name="Flood", on="ticket_updated", conditions=[fits], actions=[action]
    )
    at.put(rule)
    one = at.opened()
    done, past = does(at, BulkUpdate(tickets=[one], change=TicketChange(priority="high")))
    (after,) = tickets(at, [one])
    assert after.tags == ["wet"] and done.items[0].version == after.version
    assert {"rule_fired", "ticket_updated"} == {each.what for each in past}
    causes = {each.what: each.cause for each in past}
    assert causes["rule_fired"] == f"{rule.id}.1"
    undone, _ = does(at, UndoBulk(batch=done.batch))
    assert [each.code for each in undone.items] == [""]
    (back,) = tickets(at, [one])
    assert (back.tags, back.priority) == ([], "normal")

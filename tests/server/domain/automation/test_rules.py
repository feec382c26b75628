"""Rules do what they say, name themselves as the cause, and end."""

from __future__ import annotations

import pytest

from protocol.automation import Condition, RuleAction
from protocol.changes import Put
from protocol.outbox import Message
from protocol.outcomes import Saved
from protocol.records import Notice, Ticket, TicketMessage, Webhook
from protocol.support_commands import DeleteRule, PutWebhook
from protocol.ticket_commands import (
    AnswerTicket,
    OpenTicket,
    PassTicketTime,
    Reply,
    TicketChange,
    UpdateTicket,
)
from server.domain.actor import TIMER
from server.domain.context import Context
from server.domain.rules import decide
from tests.hall import ADMIN, ANN, BEN, NOON, Hall
from tests.server.domain.automation.house import (
    GRETA,
    MAX,
    canned,
    desk,
    no_rule,
    now_is,
    opens,
    put,
    rule,
    told,
)
from tests.server.domain.tickets.desk import link

MIN_S = 60


@pytest.fixture
def at() -> Hall:
    return desk()


def test_a_ticket_that_fits_is_changed_and_one_that_does_not_is_left(at: Hall) -> None:
    put(
        at,
        rule(
            "ticket_opened",
            RuleAction("set_priority", "high"),
            RuleAction("add_tag", "leak"),
            when=[Condition("subject", "contains", "DRIPS")],
        ),
    )
    wet, dry = opens(at), opens(at, subject="Invoice")
    assert (wet.priority, wet.tags) == ("high", ["leak"])
    assert (dry.priority, dry.tags) == ("normal", [])


def test_every_change_of_a_rule_names_the_rule_and_its_version(at: Hall) -> None:
    ident = put(at, rule("ticket_opened", RuleAction("set_team", "Repairs"), name="To the bench"))
    asks = OpenTicket(subject="It drips", text="Since Monday", customer=GRETA)
    _, changes = decide(at.floor, asks, Context(ANN, NOON, at.ids, str))
    records = [change.r for change in changes if isinstance(change, Put)]
    notes = [r for r in records if isinstance(r, TicketMessage) and r.message_kind == "note"]
    assert {note.cause for note in notes} == {f"{ident}.1"}
    assert (notes[-1].text, notes[-1].data) == ("Given to Repairs.", {"rule": "To the bench"})
    assert len([r for r in records if isinstance(r, Ticket)]) == 1


def test_a_rule_sets_off_the_next_and_both_end(at: Hall) -> None:
    put(
        at,
        rule(
            "ticket_updated",
            RuleAction("add_tag", "seen"),
            when=[Condition("priority", "is", "urgent")],
        ),
    )
    put(at, rule("ticket_opened", RuleAction("set_priority", "urgent")))
    assert opens(at).tags == ["seen"]


def test_two_rules_that_undo_one_another_run_once_each(at: Hall) -> None:
    for there, back in (("high", "low"), ("low", "high")):
        put(
            at,
            rule(
                "ticket_updated",
                RuleAction("set_priority", back),
                when=[Condition("priority", "is", there)],
            ),
        )
    ticket = opens(at)
    at.do(UpdateTicket(ticket=ticket.id, change=TicketChange(priority="high")), ANN)
    assert now_is(at, ticket.id).priority == "high"


@pytest.mark.parametrize(
    ("on", "action"),
    [
        ("ticket_escalated", RuleAction("escalate")),
        ("ticket_updated", RuleAction("assign_in_turn", "Repairs")),
    ],
)
def test_a_rule_that_sets_itself_off_is_refused_when_it_is_saved(
    at: Hall, on: str, action: RuleAction
) -> None:
    refused = no_rule(at, rule(on, action))
    assert (refused.code, refused.field) == ("rule_loops", "actions")


@pytest.mark.parametrize(
    "wrong",
    [
        rule("ticket_opened"),
        rule("ticket_opened", RuleAction("set_priority", "very")),
        rule("ticket_opened", RuleAction("reply_canned", "none")),
        rule("ticket_opened", RuleAction("assign", "nobody")),
        rule("ticket_opened", RuleAction("notify", "team:")),
        rule("ticket_opened", RuleAction("webhook", "none")),
        rule("ticket_opened", RuleAction("set_field", "make=Mock")),
        rule("time_passed", RuleAction("escalate")),
        rule("ticket_opened", RuleAction("escalate"), after_min=5),
        rule("appointment_cancelled", RuleAction("escalate")),
        rule("ticket_opened", RuleAction("escalate"), when=[Condition("level", "at_least", "x")]),
        rule("ticket_opened", RuleAction("escalate"), when=[Condition("status", "is", "gone")]),
    ],
)
def test_a_rule_that_cannot_be_run_is_refused_with_what_to_do(at: Hall, wrong: object) -> None:
    refused = no_rule(at, wrong)  # type: ignore[arg-type]
    assert refused.code == "invalid" and refused.detail.endswith(".")


def test_a_rule_answers_the_customer_by_mail_and_that_is_no_first_response(at: Hall) -> None:
    put(at, rule("ticket_opened", RuleAction("reply_canned", canned(at, "Hi {contact.first}!"))))
    ticket = opens(at)
    assert ticket.last_reply_at is None and ticket.thread == 2
    assert [m.what for m in at.floor.of(Message) if m.subject == ticket.id] == ["ticket_reply"]


def test_an_answer_with_a_hole_in_it_is_not_sent(at: Hall) -> None:
    put(at, rule("ticket_opened", RuleAction("reply_canned", canned(at, "Call {contact.phone}"))))
    ticket = opens(at)
    assert [m for m in at.floor.of(Message) if m.subject == ticket.id] == []


def test_tickets_go_in_turn_to_those_of_the_team_who_are_at_work(at: Hall) -> None:
    put(at, rule("ticket_opened", RuleAction("assign_in_turn", "Repairs")))
    first = opens(at)
    at.clock.advance(MIN_S)
    second = opens(at)
    at.clock.advance(MIN_S)
    third = opens(at)
    assert {first.assignee, second.assignee} == {ANN.id, BEN.id}
    assert third.assignee == first.assignee


def test_nobody_who_is_away_gets_a_ticket_in_turn(at: Hall) -> None:
    for desk_ in at.floor.desks(at.point):
        if desk_.staff == BEN.id:
            at.floor.apply(
                [Put(type(desk_)(id=desk_.id, service_point=at.point, number=2, name="2"))]
            )
    put(at, rule("ticket_opened", RuleAction("assign_in_turn", "Repairs")))
    assert {opens(at).assignee, opens(at).assignee} == {ANN.id}


def test_time_that_passes_sets_a_rule_off_once_until_somebody_does_something(at: Hall) -> None:
    put(at, rule("time_passed", RuleAction("notify", "managers"), after_min=60))
    ticket = opens(at)
    passes = PassTicketTime(tickets=[ticket.id])
    at.clock.advance(59 * MIN_S)
    at.do(passes, TIMER)
    assert told(at, MAX) == []
    at.clock.advance(MIN_S)
    at.do(passes, TIMER)
    at.do(passes, TIMER)
    assert told(at, MAX) == ["rule_told"]
    at.do(Reply(ticket=ticket.id, text="We look"), ANN)
    at.clock.advance(60 * MIN_S)
    at.do(passes, TIMER)
    assert told(at, MAX) == ["rule_told", "rule_told"]


def test_whoever_is_given_a_ticket_is_told_but_not_whoever_takes_it(at: Hall) -> None:
    ticket = opens(at)
    for who in (ANN, BEN):
        at.do(UpdateTicket(ticket=ticket.id, change=TicketChange(assignee=who.id)), ANN)
    assert told(at, ANN) == [] and told(at, BEN) == ["ticket_assigned"]


def test_whoever_has_an_address_is_told_by_mail_too(at: Hall) -> None:
    ticket = opens(at)
    at.do(UpdateTicket(ticket=ticket.id, change=TicketChange(assignee=ANN.id)), BEN)
    assert told(at, ANN, "mail") == ["ticket_assigned"]
    (mail,) = (n for n in at.floor.of(Notice) if n.channel == "mail")
    assert (mail.state, mail.due_at) == ("due", NOON)


def test_a_webhook_is_posted_what_set_the_rule_off(at: Hall) -> None:
    at.floor.apply([Put(Webhook(id=at.ids(), name="Chat", url="https://chat.example/hook"))])
    (hook,) = at.floor.of(Webhook)
    put(at, rule("ticket_opened", RuleAction("webhook", hook.id)))
    opens(at)
    (notice,) = (n for n in at.floor.of(Notice) if n.channel == "webhook")
    assert (notice.to, notice.what, notice.state) == (hook.id, "ticket_opened", "due")
    assert notice.cause.endswith(".1")


def test_a_rule_that_is_off_or_removed_does_nothing(at: Hall) -> None:
    off = rule("ticket_opened", RuleAction("set_priority", "high"), enabled=False)
    put(at, off)
    gone = put(at, rule("ticket_opened", RuleAction("set_priority", "high")))
    at.do(DeleteRule(rule=gone), ADMIN)
    assert opens(at).priority == "normal"


@pytest.mark.parametrize(
    "url",
    ["http://10.0.0.1/", "https://a@b.example/", "https://\r\nb.example/", "https://b.example:99999/",
     "https://b example/", "file:///etc/passwd", "http://127.0.0.1.b.example/"],
)  # fmt: skip
def test_a_webhook_is_an_address_that_can_be_posted_to_and_read_by_nobody_else(url: str) -> None:
    at = desk()
    assert at.refused(PutWebhook(name="Chat", url=url), ADMIN).field == "url"
    assert isinstance(at.do(PutWebhook(name="Own", url="http://localhost:8080/in"), ADMIN), Saved)


def test_who_was_told_that_a_customer_wrote_is_told_again_only_after_a_while(at: Hall) -> None:
    put(at, rule("customer_replied", RuleAction("notify", BEN.id)))
    ticket = opens(at, assignee=ANN.id).id
    at.clock.advance(MIN_S)

    def written(seconds: int) -> tuple[int, int]:
        at.do(AnswerTicket(ticket=ticket, text="And now?"), link(ticket))
        at.clock.advance(seconds)
        return told(at, ANN).count("customer_replied"), told(at, BEN).count("rule_told")

    assert [written(1) for _ in range(20)][-1] == (1, 1)
    at.clock.advance(MIN_S)
    assert written(1) == (2, 2)
    at.do(Reply(ticket=ticket, text="Soon"), ANN)
    assert written(1) == (3, 3)

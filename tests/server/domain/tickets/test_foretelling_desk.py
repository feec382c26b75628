"""What changing the ticket desk would do is said before it is saved."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.automation import Condition, RuleAction
from protocol.commands import UpdateSite, UpdateStaff
from protocol.outcomes import Saved
from protocol.places import TicketField
from protocol.records import Staff, Ticket
from protocol.support_commands import (
    PutCanned,
    PutRule,
    PutTicketView,
    PutWebhook,
)
from protocol.tickets import TicketFilter
from tests.hall import ANN
from tests.server.domain.foretelling import told
from tests.server.domain.tickets.desk import Desk


def test_the_desk_says_what_customers_can_do_and_what_closes_at_once() -> None:
    at = Desk()
    ticket = at.floor.get(Ticket, at.opened())
    site = at.floor.site
    at.put(replace(site, ticket_fields=[TicketField("model", "Model")], support=False))
    version = at.floor.site.version
    (said,) = told(at.hall, UpdateSite(version=version, ticket_fields=[]))
    assert said == "Model is asked for no more; no open ticket has it."
    said = told(at.hall, UpdateSite(version=version, support=True, support_email="a@example.org"))
    assert "open tickets themselves" in said[0] and "a@example.org" in said[1]
    at.put(replace(ticket, status="resolved", since=at.hall.clock.now() - 3 * 86_400_000))
    (said,) = told(at.hall, UpdateSite(version=version, close_days=2))
    assert said.startswith(f"T-{ticket.number} is closed at once")


def test_a_rule_of_passed_time_names_the_tickets_that_have_waited_already() -> None:
    at = Desk()
    ticket = at.floor.get(Ticket, at.opened())
    rule = PutRule(
        name="Old",
        on="time_passed",
        after_min=60,
        conditions=[Condition("status", "is", "open")],
        actions=[RuleAction("add_tag", "old")],
    )
    (said,) = told(at.hall, rule)
    assert "it acts on those that will" in said
    at.put(replace(ticket, quiet_since=at.hall.clock.now() - 3_600_000))
    (said,) = told(at.hall, rule)
    assert f"within a minute on T-{ticket.number}" in said
    saved = at.hall.do(rule)
    assert isinstance(saved, Saved)
    (said,) = told(at.hall, PutRule(rule=saved.id, version=1, enabled=False))
    assert said == "Old does nothing until it is switched on."


def test_how_a_colleague_is_reached_is_told() -> None:
    at = Desk()
    ann = at.floor.get(Staff, ANN.id)
    said = told(
        at.hall,
        UpdateStaff(staff=ANN.id, version=ann.version, email="ann@x.example", teams=["Repairs"]),
    )
    assert said == [
        f"{ann.name} is told of tickets at ann@x.example.",
        f"{ann.name} is in the team Repairs from now on.",
    ]


def test_what_rules_use_says_which_rules() -> None:
    at = Desk()
    hook = at.hall.do(PutWebhook(name="Shop", url="https://shop.example.org/in"))
    canned = at.hall.do(PutCanned(name="Hours", text="At nine."))
    assert isinstance(hook, Saved) and isinstance(canned, Saved)
    at.hall.do(
        PutRule(
            name="Tell",
            on="ticket_opened",
            actions=[RuleAction("webhook", hook.id), RuleAction("reply_canned", canned.id)],
        )
    )
    assert "Tell posts to it." in told(
        at.hall, PutWebhook(webhook=hook.id, version=1, url="https://shop.example.org/new")
    )
    assert told(at.hall, PutCanned(canned=canned.id, version=1, text="At ten.")) == [
        "Tell answers with it from now on."
    ]
    (said,) = told(at.hall, PutTicketView(name="Mine", shows=TicketFilter(), own=True), ANN)
    assert said == "You alone have it among your lists."

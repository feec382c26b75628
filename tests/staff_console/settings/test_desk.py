"""The settings of the ticket desk on the real rules: what is typed is what is saved."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from protocol.automation import AutomationRule, Condition, RuleAction, Webhook
from protocol.commands import UpdateSite
from protocol.places import TicketField
from protocol.records import CannedResponse, SlaCalendar, SlaPolicy, Staff
from protocol.sla import Level, Target
from protocol.support_commands import PutRule, ResendNotices
from protocol.ticket_queries import DeadLetter, DryRun, WebhookSecret
from protocol.tickets import TicketFilter, TicketView
from tests.hall import ANN
from tests.staff_console.settings.office import Office, save


def one(office: Office, kind: Any) -> Any:
    (found,) = office.hall.floor.of(kind)
    return found


def a_rule(office: Office, name: str = "Complaints") -> AutomationRule:
    office.go("new_rule", "")
    office.write("name", name)
    assert office.screen.effect.lines == ("Fill in what is empty.",)
    office.write("conditions", (("", "subject", "contains", "complaint"),))
    office.write("actions", (("", "add_tag", "complaint"), ("", "assign", ANN.id)))
    save(office)
    return next(r for r in office.hall.floor.of(AutomationRule) if r.name == name)


def test_a_rule_is_read_as_a_sentence_saved_and_has_a_page_of_its_own(office: Office) -> None:
    rule = a_rule(office)
    assert rule.conditions == [Condition("subject", "contains", "complaint")]
    assert rule.actions == [RuleAction("add_tag", "complaint"), RuleAction("assign", ANN.id)]
    assert office.screen.title == "Complaints: Rule"
    assert office.screen.sentence == (
        "When a ticket is opened and its subject contains “complaint”: "
        "add the tag complaint, give it to Ann."
    )
    office.write("when", (("", "time_passed", "2 d"),))
    assert any("acts on those that will" in line for line in office.screen.effect.lines)
    save(office)
    after = one(office, AutomationRule)
    assert (after.on, after.after_min) == ("time_passed", 2_880)
    office.model.restore()
    assert one(office, AutomationRule).on == "ticket_opened"


def test_what_is_not_finished_or_would_never_end_says_so_at_its_row(office: Office) -> None:
    rule = a_rule(office)
    office.go("rule", rule.id)
    office.write("conditions", (("", "subject", "contains", "x"), ("", "priority", "is", "")))
    face = office.face("conditions")
    assert face.error == "Row 2: Choose what it is compared with." and face.error_rows == (1,)
    office.model.discard()
    office.write("when", (("", "ticket_escalated", ""),))
    office.write("actions", (("", "escalate", ""),))
    assert office.screen.effect.kind == "refused"
    assert "set itself off" in office.face("actions").error
    office.model.discard()
    office.write("gone", "yes")
    assert "does nothing any more" in office.screen.effect.lines[0]
    save(office)
    assert office.screen.title == "No longer there"


def test_a_rule_is_tried_as_it_is_typed_and_nothing_is_done(office: Office) -> None:
    rule = a_rule(office)
    run = DryRun(ticket="t", number=7, subject="Lock", at=0, fits=True, done=["Tagged x."])
    head = DryRun(ticket="", number=0, subject="", at=0, fits=False, looked_at=12)
    office.answers["rule_dry_run"] = [msgspec.to_builtins(each) for each in (head, run)]
    office.write("conditions", ())
    office.model.act("try")
    name, args = office.queried[-1]
    assert (name, args["days"]) == ("rule_dry_run", 14)
    asked = msgspec.convert(args["rule"], PutRule)
    assert (asked.rule, asked.conditions, asked.actions) == (rule.id, [], None)
    panel = office.face("trial").panel
    assert panel is not None and panel.lines[0].title == "T-7 Lock"
    assert panel.said.startswith("It has happened 12 times in 14 days. The rule would have acted")
    office.write("actions", (("", "add_tag", "other"),))
    panel = office.face("trial").panel
    assert panel is not None and "try it again" in panel.said
    assert one(office, AutomationRule) == rule


def test_rules_are_moved_and_switched_off_on_the_page_over_them(office: Office) -> None:
    first, second = a_rule(office, "First"), a_rule(office, "Second")
    assert (first.position, second.position) == (0, 1)
    office.go("rules", "")
    rows = office.rows("all")
    office.write("all", (rows[1], (*rows[0][:3], "")))
    save(office)
    there = {each.name: each for each in office.hall.floor.of(AutomationRule)}
    assert (there["Second"].position, there["Second"].enabled) == (0, True)
    assert (there["First"].position, there["First"].enabled) == (1, False)
    names = [row.name for row in office.screen.places if row.kind == "child"]
    assert names == ["Second", "First", "New rule"]
    office.go("webhooks", "")
    assert [row.name for row in office.screen.places if row.kind == "child"] == ["New webhook"]


def some_hours(office: Office) -> SlaCalendar:
    office.go("new_business_hours", "")
    office.write("name", "Workshop")
    save(office)
    found: SlaCalendar = one(office, SlaCalendar)
    return found


def test_hours_that_never_come_are_refused_where_they_are_typed(office: Office) -> None:
    calendar = some_hours(office)
    assert {each.weekday for each in calendar.hours} == {0, 1, 2, 3, 4}
    office.go("business_hours", calendar.id)
    office.write("hours", tuple((*row[:2], "") for row in office.rows("hours")))
    assert "never come" in office.face("hours").error and not office.screen.can_save
    office.model.discard()
    office.write("zone", "europe/oslo")
    save(office)
    assert one(office, SlaCalendar).zone == "Europe/Oslo"
    office.write("zone", "Nowhere")
    assert "no such time zone" in office.face("zone").error


def test_promises_are_typed_in_hours_and_levels_are_of_several_rows(office: Office) -> None:
    calendar = some_hours(office)
    office.go("new_service_level", "")
    assert office.face("calendar").value == calendar.id
    office.write("name", "Companies")
    assert "promises nothing" in office.face("targets").error
    office.cell("targets", 0, 2, "30 min")
    office.cell("targets", 0, 4, "8")
    any_promise = "first_response,next_response,resolution"
    office.write(
        "levels",
        (
            ("", "0:00", any_promise, "notify", "assignee"),
            ("", "0", any_promise, "set_priority", "urgent"),
            ("", "1:30", "resolution", "notify", "managers"),
        ),
    )
    save(office)
    policy = one(office, SlaPolicy)
    assert policy.targets == [Target("urgent", 30, None, 480)]
    every: Any = any_promise.split(",")
    assert policy.levels == [
        Level(0, every, [RuleAction("notify", "assignee"), RuleAction("set_priority", "urgent")]),
        Level(90, ["resolution"], [RuleAction("notify", "managers")]),
    ]
    assert office.rows("targets")[0][2:] == ("0:30", "", "8:00")
    office.go("business_hours", calendar.id)
    office.write("gone", "yes")
    assert "Companies goes by these hours" in office.face("gone").error


def test_a_canned_response_names_only_what_there_is(office: Office) -> None:
    site = office.hall.floor.site
    fields = [TicketField("model", "Model")]
    office.colleague(UpdateSite(version=site.version, ticket_fields=fields))
    office.go("new_canned", "")
    office.write("name", "Ready")
    office.write("text", "Dear {contact.nick},")
    assert "{contact.nick} stands for nothing" in office.face("text").error
    office.write("text", "Dear {contact.first}, your {field.model} is ready.")
    office.write("texts.de", "Fertig.")
    office.write("actions", (("", "set_pause", "-"), ("", "set_field:model", "X1")))
    save(office)
    canned = one(office, CannedResponse)
    assert (canned.texts, canned.owner) == ({"de": "Fertig."}, None)
    assert canned.actions == [RuleAction("set_pause", ""), RuleAction("set_field", "model=X1")]
    assert office.screen.sentence.endswith("set its pause to no pause, set Model to X1.")
    office.write("whose", "own")
    assert office.screen.effect.lines == ("You alone have it in your list.",)


def test_a_list_is_made_of_rows_and_whose_it_shows_stays(office: Office) -> None:
    office.go("new_ticket_list", "")
    office.write("name", "Urgent")
    rows = office.rows("shows")
    office.write("shows", (*rows, ("", "assignees", "-"), ("", "due_within_min", "2h")))
    office.write("sort", "priority:down")
    save(office)
    view = one(office, TicketView)
    assert view.shows == TicketFilter(
        statuses=["open", "in_progress"], assignees=[""], due_within_min=120
    )
    assert (view.sort, view.descending) == ("priority", True)
    assert office.screen.sentence == (
        "Tickets: Open or In progress, that nobody has, due within 2 h, or past that."
    )


def test_a_webhook_shows_its_secret_on_demand_and_copies_it(office: Office) -> None:
    office.go("new_webhook", "")
    office.write("name", "Shop")
    office.write("url", "http://shop.example.org")
    assert "https://" in office.face("url").error
    office.write("url", "https://shop.example.org/in")
    save(office)
    hook = one(office, Webhook)
    secret = "0123456789abcdef" * 4
    known = WebhookSecret(webhook=hook.id, secret=secret)
    office.answers["webhook_secret"] = [msgspec.to_builtins(known)]
    panel = office.face("secret").panel
    assert panel is not None and not panel.lines
    office.model.act("show")
    assert office.queried[-1] == ("webhook_secret", {"webhook": hook.id})
    panel = office.face("secret").panel
    assert panel is not None and panel.lines[0].title.replace(" ", "") == secret
    assert office.model.act("copy", "secret") == secret
    office.go("webhooks", "")
    office.go("webhook", hook.id)
    panel = office.face("secret").panel
    assert panel is not None and not panel.lines, "it is not shown to whoever comes back later"


def test_what_was_given_up_is_sent_again_or_put_away_and_said(office: Office) -> None:
    letters = [
        DeadLetter(
            notice=f"01900000-0000-7000-8000-00000000000{n}", to=ANN.id, channel="mail",
            what="sla_breach", subject_kind="ticket", subject="t", reason="550", tries=8, at=0,
            said=f"T-{n}",
        )
        for n in (1, 2)
    ]  # fmt: skip
    office.answers["dead_letters"] = [msgspec.to_builtins(each) for each in letters]
    office.go("dead_letters", "")
    panel = office.face("letters").panel
    assert panel is not None
    assert [line.title for line in panel.lines] == [
        "Mail to Ann: T-1 has missed its deadline", "Mail to Ann: T-2 has missed its deadline",
    ]  # fmt: skip
    office.held = []
    office.model.act("again", letters[0].notice)
    assert office.screen.answer.kind == "sent"
    assert office.asked[-1] == ResendNotices(notices=[letters[0].notice])
    office.give_answers()
    assert office.screen.answer.kind == "confirmed"
    panel = office.face("letters").panel
    assert panel is not None and len(panel.lines) == 1
    assert next(r.text for r in office.screen.places if r.name == "Not delivered") == "1"


def test_colleagues_get_an_address_and_teams_written_as_they_are_called(office: Office) -> None:
    office.go("staff")
    office.cell("desk", 0, 2, "ann at work")
    assert "help@example.org" in office.face("desk").error
    office.cell("desk", 0, 2, "ann@example.org")
    office.cell("desk", 0, 3, "Front desk; Repairs, Front desk")
    office.cell("staff", 0, 3, "French")
    save(office)
    ann = office.hall.floor.get(Staff, ANN.id)
    assert ann is not None
    assert (ann.email, ann.teams, ann.skills) == (
        "ann@example.org", ["Front desk", "Repairs"], ["french"],
    )  # fmt: skip


def test_custom_fields_get_names_of_their_own_and_keep_them(office: Office) -> None:
    office.go("ticket_desk", "")
    office.write("ticket_fields", (("", "Serial no.", "text", ""), ("", "Sort", "choice", "")))
    assert "can be chosen" in office.face("ticket_fields").error
    office.cell("ticket_fields", 1, 3, "repair, invoice")
    office.write("support", "yes")
    save(office)
    office.cell("ticket_fields", 0, 1, "Serial number")
    save(office)
    assert office.hall.floor.site.ticket_fields == [
        TicketField("serial_no", "Serial number"),
        TicketField("sort", "Sort", "choice", ["repair", "invoice"]),
    ]


@pytest.mark.parametrize("section", ["rules", "service_levels", "ticket_lists"])
def test_where_there_is_none_the_page_says_how_to_make_one(office: Office, section: str) -> None:
    office.go(section, "")
    assert "at the left" in office.face("all").field.hint
    assert office.screen.effect.kind == "nothing"

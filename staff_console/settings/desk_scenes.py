"""Moments of the settings of the ticket desk for pictures and tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import msgspec

from protocol.automation import AutomationRule, Condition, RuleAction, Webhook
from protocol.messages import Res
from protocol.places import DayException, Hours
from protocol.records import SlaCalendar, SlaPolicy
from protocol.sla import Level, Target
from protocol.ticket_queries import DeadLetter, DryRun, WebhookSecret
from protocol.tickets import TicketFilter, TicketView
from staff_console.bench import Bench
from staff_console.hall import MARA, NOON, Hall, ident
from staff_console.settings.places import Place
from staff_console.settings.scenes import OFFICE, Act, cell, told, typed
from staff_console.settings.tickets.webhooks import DEAD_LETTERS
from staff_console.tickets.samples import CANNED, CASES, NUMBER, desk_hall, ticket_id

HOUR: Final = 3_600_000
HOURS: Final = SlaCalendar(
    id=ident(0x7, 1),
    name="Workshop hours",
    zone="Europe/Berlin",
    hours=[*(Hours(day, 540, 1_080) for day in range(5)), Hours(5, 600, 840)],
    exceptions=[DayException("2026-12-24", [(540, 720)], "Christmas Eve")],
    holidays=True,
)
URGENT: Final = SlaPolicy(
    id=ident(0x7, 2),
    name="Companies",
    calendar=HOURS.id,
    targets=[
        Target("urgent", 30, 60, 480), Target("high", 60, 120, 960),
        Target("normal", 240, 480, 1_920),
    ],
    conditions=[
        Condition("contact_kind", "is", "merchant"), Condition("priority", "at_least", "normal"),
    ],
    warn_min=30,
    levels=[
        Level(0, ["first_response"], [RuleAction("notify", "assignee")]),
        Level(60, ["first_response", "resolution"],
              [RuleAction("notify", "managers"), RuleAction("set_priority", "urgent")]),
    ],
)  # fmt: skip
USUAL: Final = SlaPolicy(
    id=ident(0x7, 3),
    name="Everybody",
    calendar=HOURS.id,
    targets=[Target("normal", 480, None, 2_400)],
    position=1,
)
SHOP: Final = Webhook(id=ident(0x7, 4), name="Parts shop", url="https://parts.example.org/hooks/in")
RULES: Final = (
    AutomationRule(
        id=ident(0x7, 5), name="Batteries to repairs", on="ticket_opened",
        conditions=[Condition("subject", "contains", "battery")],
        actions=[RuleAction("set_team", "Repairs"), RuleAction("add_tag", "battery"),
                 RuleAction("reply_canned", CANNED[0].id)],
    ),
    AutomationRule(
        id=ident(0x7, 6), name="Nobody has touched it", on="time_passed", after_min=2_880,
        conditions=[Condition("status", "is", "open"), Condition("assignee", "is_not_set")],
        actions=[RuleAction("notify", "managers")], position=1,
    ),
    AutomationRule(
        id=ident(0x7, 7), name="Tell the parts shop", on="ticket_resolved", enabled=False,
        conditions=[Condition("field", "is", "sort=repair")],
        actions=[RuleAction("webhook", SHOP.id)], position=2,
    ),
)  # fmt: skip
LISTS: Final = (
    TicketView(
        id=ident(0x7, 8), name="Urgent, mine",
        shows=TicketFilter(statuses=["open", "in_progress"], priorities=["high", "urgent"],
                           assignees=["me", ""]),
    ),
    TicketView(id=ident(0x7, 9), name="Parcels", shows=TicketFilter(text="parcel"), owner=MARA),
)  # fmt: skip
MACRO: Final = msgspec.structs.replace(
    CANNED[0],
    texts={"de": "Hallo {contact.first}, bitte schicken Sie ein Bild der Batterieseite."},
    actions=[RuleAction("set_pause", "waiting_on_customer"), RuleAction("add_tag", "battery")],
)
HALL: Final[Hall] = desk_hall(
    replace(
        OFFICE,
        more=(*OFFICE.more, HOURS, URGENT, USUAL, SHOP, *RULES, *LISTS, MACRO, *CANNED[1:]),
    )
)


def at(section: str, about: str = "", *acts: Act) -> Act:
    """A manager looks at a page of the ticket desk, and does this."""

    def act(bench: Bench) -> None:
        bench.as_role("manager")
        bench.window.acted.emit("window:settings")
        bench.settings.show_place(Place(section, about))
        for each in acts:
            each(bench)

    return act


def answered(name: str, *items: object) -> Act:
    """The server answers what was asked last by this name."""

    def act(bench: Bench) -> None:
        _, _, done = next(each for each in reversed(bench.queried) if each[0] == name)
        done(Res("q", bench.seq, [msgspec.to_builtins(item) for item in items]))

    return act


def pressed(key: str, line: str = "") -> Act:
    """A button of a panel is pressed."""

    def act(bench: Bench) -> None:
        bench.settings.act(key, line)

    return act


RUNS: Final = (
    DryRun(ticket="", number=0, subject="", at=0, fits=False, looked_at=212),
    *(
        DryRun(
            ticket=ticket_id(place), number=NUMBER + place, subject=CASES[place].subject,
            at=NOON - (place + 1) * 29 * HOUR, fits=True,
            done=["Given to Repairs. Tagged battery. Answered with Battery page."],
        )
        for place in (1, 3, 9)
    ),
)  # fmt: skip
GIVEN_UP: Final = (
    DeadLetter(
        notice=ident(0x8, 1), to=SHOP.id, channel="webhook", what="ticket_resolved",
        subject_kind="ticket", subject=ticket_id(1), tries=8, at=NOON - HOUR,
        reason="The other side answered 503 Service Unavailable.", said=f"T-{NUMBER + 1}",
    ),
    DeadLetter(
        notice=ident(0x8, 2), to=MARA, channel="mail", what="sla_breach", subject_kind="ticket",
        subject=ticket_id(0), tries=8, at=NOON - 30 * HOUR, said=f"T-{NUMBER}",
        reason="550 no such mailbox: mara@example.org",
    ),
)  # fmt: skip
LATE: Final = (
    "2 tickets would be late at once: T-20437 Aylin Şahin, T-20439 Ingrid Solheim.",
    "5 open tickets get an earlier deadline.",
    "8 stay as they are.",
)
NEW_RULE: Final = at(
    "new_rule",
    "",
    typed("name", "Complaints to managers"),
    typed("conditions", (("", "subject", "contains", "complaint"), ("", "team", "is", ""))),
    typed("actions", (("", "notify", "managers"), ("", "set_priority", "high"))),
)
MOMENTS: Final[dict[str, Act]] = {
    "desk": at("ticket_desk"),
    "levels": at("service_levels"),
    "level": at("service_level", URGENT.id, cell("targets", 1, 2, "0:45"), told(*LATE)),
    "hours": at("business_hours", HOURS.id),
    "new-hours": at(
        "new_business_hours", "", typed("name", "Never"),
        typed("hours", tuple((str(day), name, "") for day, name in enumerate("MTWTFSS"))),
    ),
    "rules": at("rules"),
    "rule": at("rule", RULES[0].id, pressed("try"), answered("rule_dry_run", *RUNS)),
    "new-rule": NEW_RULE,
    "canned": at("canned", MACRO.id),
    "canned-unknown": at(
        "canned", MACRO.id, typed("text", "Dear {contact.nick}, thank you. {staff.first}")
    ),
    "list": at("ticket_list", LISTS[0].id),
    "webhook": at(
        "webhook", SHOP.id, pressed("show"),
        answered("webhook_secret", WebhookSecret(webhook=SHOP.id, secret="3f9a" * 16)),
    ),
    "dead-letters": at(DEAD_LETTERS.name, "", answered("dead_letters", *GIVEN_UP)),
}  # fmt: skip

"""What a colleague is told of the clocks of a ticket: each with its way, and what is ahead."""

from __future__ import annotations

from protocol.automation import RuleAction
from protocol.records import Ticket
from protocol.sla import Level
from protocol.ticket_commands import Reply
from protocol.ticket_queries import SlaStanding
from server.domain.sla.told import sla_standing
from tests.hall import ANN, BEN, NOON, Hall
from tests.server.domain.automation.house import ALL_DAY, MAX, desk, opens, put, rule
from tests.server.domain.sla.desk import (
    HOUR,
    MIN,
    asks,
    calendar,
    change,
    clock_of,
    now_is,
    policy,
    time_passes,
)

LEVELS = [
    Level(30, ["next_response", "resolution"], [RuleAction("notify", MAX.id)]),
    Level(60, ["next_response"], [RuleAction("set_priority", "urgent"), RuleAction("escalate")]),
]


def stands(at: Hall, ticket: Ticket, reader: str = ANN.id) -> SlaStanding:
    told = now_is(at, ticket)
    return sla_standing(at.floor, told, clock_of(at, told), at.clock.now(), reader)


def said(at: Hall, ticket: Ticket, reader: str = ANN.id) -> list[tuple[int, str]]:
    return [((each.at - NOON) // MIN, each.said) for each in stands(at, ticket, reader).ahead]


def test_each_clock_tells_its_way_and_the_open_parts_of_it_sum_to_its_target() -> None:
    at = desk()
    promise = policy(at, calendar(at, ALL_DAY), 60, 120, 480)
    ticket = opens(at)
    at.clock.at += 20 * MIN
    at.do(Reply(ticket=ticket.id, text="We look"), ANN)
    change(at, ticket, pause="on_hold")
    at.clock.at += HOUR
    change(at, ticket, pause="")
    found = stands(at, ticket)
    assert (found.policy, found.policy_name, found.calendar_name) == (
        promise.id,
        "Promise",
        "Hours",
    )
    first, solved = found.metrics
    assert (first.metric, first.state, first.elapsed_s) == ("first_response", "met", 20 * 60)
    assert [(each.what, each.why) for each in solved.segments] == [
        ("open", ""),
        ("paused", "on_hold"),
        ("open", ""),
    ]
    ran = sum(each.to_at - each.from_at for each in solved.segments if each.what == "open")
    assert ran == solved.target_s * 1_000 == 8 * HOUR


def test_whoever_looks_reads_what_happens_if_nobody_answers() -> None:
    at = desk()
    policy(at, calendar(at, ALL_DAY), 60, 120, None, levels=LEVELS)
    ticket = opens(at, assignee=BEN.id)
    at.do(Reply(ticket=ticket.id, text="We look"), ANN)
    asks(at, ticket)
    assert said(at, ticket, BEN.id) == [
        (105, "you are warned"),
        (120, "breach, written once, you are told"),
        (150, "Max, manager, is told"),
        (180, "priority becomes urgent; raised by one level"),
    ]
    time_passes(at, 2 * HOUR + 1)
    assert said(at, ticket, BEN.id) == [
        (150, "Max, manager, is told"),
        (180, "priority becomes urgent; raised by one level"),
    ]
    at.do(Reply(ticket=ticket.id, text="Sorry"), BEN)
    assert said(at, ticket) == []


def test_of_several_clocks_each_says_which_it_is_and_rules_are_named() -> None:
    at = desk()
    policy(at, calendar(at, ALL_DAY), 60, 120, 480, levels=LEVELS)
    put(at, rule("sla_breach", RuleAction("notify", "managers"), name="Tell the boss"))
    ticket = opens(at, team="Repairs")
    assert said(at, ticket) == [
        (45, "you and Ben are warned of the first response"),
        (60, "breach of the first response, written once, you and Ben are told; by rule: "
             "Tell the boss"),
        (465, "you and Ben are warned of the resolution"),
        (480, "breach of the resolution, written once, you and Ben are told; by rule: "
              "Tell the boss"),
        (510, "resolution: Max, manager, is told"),
    ]  # fmt: skip


def test_nothing_is_ahead_of_a_ticket_that_is_resolved_or_without_a_policy() -> None:
    at = desk()
    ticket = opens(at)
    assert stands(at, ticket) == SlaStanding(
        ticket=ticket.id, policy="", policy_name="", calendar_name="", at=NOON
    )
    policy(at, calendar(at, ALL_DAY), 60, 120, 480)
    assert said(at, ticket)[0] == (45, "nobody is warned of the first response")
    ticket = change(at, ticket, status="resolved")
    assert said(at, ticket) == [] and len(stands(at, ticket).metrics) == 2

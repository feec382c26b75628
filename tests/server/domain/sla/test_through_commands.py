"""What goes wrong with clocks in the field, through the commands of colleagues and timers."""

from __future__ import annotations

import pytest

from protocol.automation import Condition, RuleAction
from protocol.outcomes import Bulked
from protocol.sla import Level
from protocol.ticket_commands import (
    EscalateTicket,
    FireClock,
    MergeTickets,
    Reply,
    SolveTicket,
    UndoBulk,
)
from server.domain.actor import TIMER
from tests.hall import ANN, BEN, NOON, Hall
from tests.server.domain.automation.house import ALL_DAY, MAX, desk, opens, told
from tests.server.domain.sla.desk import (
    HOUR,
    MIN,
    SHOP,
    asks,
    calendar,
    change,
    clock_of,
    closed_on,
    link,
    now_is,
    policy,
    set_off,
    time_passes,
    verdict,
)
from tests.server.domain.sla.examples import at as instant

IS_VIP = Condition("tag", "is", "vip")


@pytest.fixture
def at() -> Hall:
    """Around the clock: an answer within an hour, the next within two, solved within eight."""
    made = desk()
    policy(made, calendar(made, ALL_DAY), 60, 120, 480, position=1)
    return made


def test_a_new_ticket_tells_by_when_it_is_answered_and_an_answer_by_when_it_is_solved(
    at: Hall,
) -> None:
    ticket = opens(at)
    assert (ticket.due_at, ticket.due_metric) == (NOON + HOUR, "first_response")
    assert (ticket.due_from_at, ticket.warn_at) == (NOON, NOON + 45 * MIN)
    at.clock.at += 10 * MIN
    at.do(Reply(ticket=ticket.id, text="We look"), ANN)
    ticket = now_is(at, ticket)
    assert (ticket.due_at, ticket.due_metric) == (NOON + 8 * HOUR, "resolution")


def test_reopening_launders_no_breach(at: Hall) -> None:
    ticket = opens(at)
    time_passes(at, 9 * HOUR)
    assert now_is(at, ticket).breaches == ["first_response", "resolution"]
    at.do(Reply(ticket=ticket.id, text="Done"), ANN)
    change(at, ticket, status="resolved")
    time_passes(at, HOUR)
    ticket = change(at, ticket, status="open")
    assert ticket.breaches == ["first_response", "resolution"]
    found = verdict(at, ticket, "resolution")
    assert found is not None and found.breached_at == NOON + 8 * HOUR
    time_passes(at, 20 * HOUR)
    assert [each.metric for each in set_off(at, ticket, "breach")] == [
        "first_response",
        "resolution",
    ]


def test_a_hold_stops_the_resolution_and_no_answer_that_is_owed(at: Hall) -> None:
    ticket = opens(at)
    ticket = change(at, ticket, pause="on_hold")
    assert (ticket.due_metric, ticket.left_s) == ("first_response", 8 * 3_600)
    time_passes(at, 9 * HOUR)
    assert [each.metric for each in set_off(at, ticket, "breach")] == ["first_response"]
    ticket = change(at, ticket, pause="")
    at.do(Reply(ticket=ticket.id, text="It is here"), ANN)
    assert now_is(at, ticket).due_at == NOON + 17 * HOUR


def test_a_pause_after_a_breach_takes_it_back_for_nobody(at: Hall) -> None:
    ticket = opens(at)
    at.do(Reply(ticket=ticket.id, text="We look"), ANN)
    time_passes(at, 8 * HOUR + 1)
    ticket = change(at, ticket, pause="waiting_on_customer")
    time_passes(at, 5 * HOUR)
    assert now_is(at, ticket).breaches == ["resolution"]
    assert now_is(at, ticket).due_at == NOON + 8 * HOUR


def test_the_clock_of_the_next_answer_ends_with_the_ticket(at: Hall) -> None:
    ticket = opens(at)
    at.do(Reply(ticket=ticket.id, text="We look"), ANN)
    at.clock.at += HOUR
    asks(at, ticket)
    assert now_is(at, ticket).due_at == NOON + 3 * HOUR
    change(at, ticket, status="resolved")
    time_passes(at, 10 * HOUR)
    assert set_off(at, ticket, "breach") == [] and now_is(at, ticket).due_at is None


def test_each_question_that_waits_too_long_is_a_breach_of_its_own(at: Hall) -> None:
    ticket = opens(at)
    for _ in range(2):
        at.do(Reply(ticket=ticket.id, text="We look"), ANN)
        asks(at, ticket)
        time_passes(at, 2 * HOUR + 1)
    assert [(each.metric, each.cycle) for each in set_off(at, ticket, "breach")] == [
        ("next_response", 1),
        ("next_response", 2),
    ]


def test_another_policy_forgets_no_pause(at: Hall) -> None:
    hours = calendar(at, ALL_DAY)
    policy(at, hours, 60, 120, 240, conditions=[IS_VIP], name="Important")
    ticket = opens(at)
    at.do(Reply(ticket=ticket.id, text="We look"), ANN)
    change(at, ticket, pause="on_hold")
    time_passes(at, 3 * HOUR)
    change(at, ticket, pause="")
    ticket = change(at, ticket, add_tags=["vip"])
    # Four hours from noon, and the three that it stood.
    assert ticket.due_at == NOON + 7 * HOUR


def test_a_policy_that_has_gone_by_makes_a_ticket_late_from_then_on(at: Hall) -> None:
    hours = calendar(at, ALL_DAY)
    policy(at, hours, 60, 120, 240, conditions=[IS_VIP], name="Important")
    ticket = opens(at)
    at.do(Reply(ticket=ticket.id, text="We look"), ANN)
    time_passes(at, 6 * HOUR)
    ticket = change(at, ticket, add_tags=["vip"])
    found = verdict(at, ticket, "resolution")
    assert found is not None
    assert (found.due_at, found.breached_at) == (NOON + 4 * HOUR, NOON + 6 * HOUR)


@pytest.mark.parametrize(
    ("zone", "begins", "due", "exceptions"),
    [
        ("Europe/Berlin", "2026-11-24T11:00Z", "2026-11-24T13:00Z", []),
        # The clock goes back on Sunday, and Monday's nine o'clock comes an hour later.
        ("Europe/Berlin", "2026-10-23T15:30Z", "2026-10-26T08:30Z", []),
        ("UTC", "2026-11-30T17:30Z", "2027-02-01T09:30Z", ["2026-12", "2027-01"]),
    ],
    ids=["lunch", "the end of summer time", "62 days closed"],
)
def test_a_deadline_waits_while_nobody_is_there(
    zone: str, begins: str, due: str, exceptions: list[str]
) -> None:
    at = desk()
    days = [f"{month}-{day:02}" for month in exceptions for day in range(1, 32)]
    hours = calendar(at, SHOP, zone, exceptions=closed_on(days))
    policy(at, hours, 60, 120, 480)
    at.clock.at = instant(begins)
    ticket = opens(at)
    assert ticket.due_at == instant(due)
    at.clock.at = instant(due)
    time_passes(at)
    assert set_off(at, ticket, "breach") == []
    time_passes(at, 1)
    assert [each.metric for each in set_off(at, ticket, "breach")] == ["first_response"]


def test_what_a_timer_says_twice_early_or_of_nothing_changes_nothing(at: Hall) -> None:
    ticket = opens(at)
    fire = FireClock(ticket=ticket.id, metric="first_response", what="breach")
    at.clock.at += HOUR
    before = clock_of(at, ticket)
    at.do(fire, TIMER)
    at.do(FireClock(ticket="nobody's", metric="first_response", what="breach"), TIMER)
    assert clock_of(at, ticket) == before
    at.clock.at += 1
    at.do(fire, TIMER)
    once = clock_of(at, ticket)
    at.do(fire, TIMER)
    assert clock_of(at, ticket) == once
    assert len(set_off(at, ticket, "breach")) == 1
    assert verdict(at, ticket, "first_response") is not None
    assert now_is(at, ticket).breaches == ["first_response"]


def test_a_breach_that_an_answer_finds_first_is_set_off_once(at: Hall) -> None:
    ticket = opens(at, assignee=BEN.id)
    at.clock.at += HOUR + 5 * MIN
    at.do(Reply(ticket=ticket.id, text="Sorry"), ANN)
    time_passes(at)
    time_passes(at, HOUR)
    assert len(set_off(at, ticket, "breach")) == 1
    assert told(at, BEN).count("sla_breach") == 1


def test_what_is_closed_before_a_timer_could_is_set_off_with_that(at: Hall) -> None:
    ticket = opens(at, assignee=BEN.id)
    at.do(Reply(ticket=ticket.id, text="We look"), ANN)
    at.clock.at += 9 * HOUR
    change(at, ticket, status="closed")
    assert [each.metric for each in set_off(at, ticket, "breach")] == ["resolution"]
    time_passes(at)
    assert told(at, BEN).count("sla_breach") == 1


def test_levels_follow_the_breach_and_do_what_they_say() -> None:
    at = desk()
    levels = [
        Level(0, ["resolution"], [RuleAction("set_priority", "urgent")]),
        Level(30, ["resolution"], [RuleAction("notify", "managers")]),
    ]
    policy(at, calendar(at, ALL_DAY), 600, 600, 480, levels=levels)
    ticket = opens(at, assignee=BEN.id)
    time_passes(at, 8 * HOUR - 15 * MIN)
    assert told(at, BEN) == ["ticket_assigned", "sla_warning"]
    time_passes(at, 15 * MIN + 1)
    raised = now_is(at, ticket)
    assert (raised.level, raised.priority) == (1, "urgent")
    time_passes(at, 30 * MIN - 2)
    assert told(at, MAX) == []
    time_passes(at, 1)
    assert told(at, MAX) == ["ticket_escalated"] and now_is(at, ticket).level == 2


def test_whoever_raises_a_ticket_by_hand_says_why_and_its_level_does_its_part() -> None:
    at = desk()
    levels = [Level(0, ["resolution"], [RuleAction("notify", "managers")])]
    policy(at, calendar(at, ALL_DAY), 60, 120, 480, levels=levels)
    ticket = opens(at)
    at.do(EscalateTicket(ticket=ticket.id, reason="It floods the shop"), ANN)
    assert now_is(at, ticket).level == 1 and told(at, MAX) == ["ticket_escalated"]
    note = next(m for m in at.floor.cases.thread(ticket.id) if m.text == "It floods the shop")
    assert (note.message_kind, note.author, note.data["level"]) == ("note", ANN.id, "1")
    change(at, ticket, status="resolved")
    refused = at.refused(EscalateTicket(ticket=ticket.id, reason="Again"), ANN)
    assert refused.code == "wrong_state"


def test_a_question_that_comes_with_another_ticket_is_owed_an_answer_here(at: Hall) -> None:
    ticket = opens(at)
    at.do(Reply(ticket=ticket.id, text="We look"), ANN)
    at.clock.at += HOUR
    other = opens(at)
    at.clock.at += 30 * MIN
    merged = at.do(MergeTickets(ticket=ticket.id, tickets=[other.id]), ANN)
    assert isinstance(merged, Bulked)
    assert now_is(at, ticket).due_at == NOON + 3 * HOUR
    assert (now_is(at, ticket).due_metric, now_is(at, other).due_at) == ("next_response", None)
    at.clock.at += MIN
    at.do(UndoBulk(batch=merged.batch), ANN)
    assert now_is(at, ticket).due_metric == "resolution"
    # What it was closed for does not count.
    assert now_is(at, other).due_at == NOON + 2 * HOUR + MIN


def test_a_question_that_has_waited_too_long_elsewhere_is_late_from_when_it_comes(
    at: Hall,
) -> None:
    ticket = opens(at)
    at.do(Reply(ticket=ticket.id, text="We look"), ANN)
    at.clock.at += MIN
    other = opens(at)
    at.clock.at += 5 * HOUR
    at.do(MergeTickets(ticket=ticket.id, tickets=[other.id]), ANN)
    found = verdict(at, ticket, "next_response", 1)
    assert found is not None
    assert (found.due_at, found.breached_at) == (NOON + 2 * HOUR + MIN, NOON + 5 * HOUR + MIN)


def test_whoever_says_that_it_is_not_solved_waits_for_an_answer(at: Hall) -> None:
    ticket = opens(at)
    at.do(Reply(ticket=ticket.id, text="Done"), ANN)
    change(at, ticket, status="resolved")
    at.clock.at += HOUR
    at.do(SolveTicket(ticket=ticket.id, solved=False), link(at, ticket))
    assert (now_is(at, ticket).due_at, now_is(at, ticket).due_metric) == (
        NOON + 3 * HOUR,
        "next_response",
    )

"""The tickets of `vectors.json`, done by the commands of customers, colleagues and timers."""

from __future__ import annotations

from typing import Any

import pytest

from protocol.automation import RuleAction
from protocol.records import SlaPolicy, Ticket
from protocol.sla import Target
from protocol.support_commands import PutSlaPolicy
from protocol.ticket_commands import Comment, Reply
from server.domain.sla import standing
from server.domain.sla.keeping import hours_of
from tests.hall import ADMIN, ANN, Hall
from tests.server.domain.automation.house import canned, desk, opens, put, rule
from tests.server.domain.sla import desk as sla
from tests.server.domain.sla.examples import TOLD, at, calendar
from tests.server.domain.sla.test_scenarios import agrees


def _does(here: Hall, ticket: Ticket, event: dict[str, Any]) -> None:
    """One more event, as somebody does it."""
    match event["type"], event.get("status"):
        case "customer_message", _:
            sla.asks(here, ticket)
        case "agent_reply", _:
            here.do(Reply(ticket=ticket.id, text="We see"), ANN)
        case "comment", _:
            here.do(Comment(ticket=ticket.id, text="Hm"), ANN)
        case "auto_reply", _:
            assert sla.now_is(here, ticket).auto_replies == 1, "the rule has answered"
        case "priority", _:
            sla.change(here, ticket, priority=event["priority"])
        case "status", ("waiting_on_customer" | "on_hold") as why:
            sla.change(here, ticket, pause=why)
        case "status", status:
            sla.change(here, ticket, status=status)


@pytest.mark.parametrize("timers", [True, False], ids=["timers", "late timers"])
@pytest.mark.parametrize("scenario", TOLD["scenarios"], ids=lambda each: str(each["id"]))
def test_clocks_stand_as_expected_after_commands(scenario: dict[str, Any], timers: bool) -> None:
    here = desk()
    (first, *events) = scenario["events"]
    here.clock.at = at(first["at"])
    week = calendar(scenario["calendar"])
    hours = sla.calendar(here, list(week.week), week.zone, exceptions=list(week.exceptions))
    targets = [Target(each, **told) for each, told in scenario["policy"].items()]
    here.do(PutSlaPolicy(name="P", calendar=hours, targets=targets), ADMIN)
    if any(event["type"] == "auto_reply" for event in events):
        answers = RuleAction("reply_canned", canned(here, "We have it"))
        put(here, rule("ticket_opened", answers))
    ticket = opens(here)
    for event in events:
        if timers:
            until = at(event["at"])
            sla.time_passes(here, max(0, until - 1 - here.clock.at))
        here.clock.at = at(event["at"])
        _does(here, ticket, event)
    here.clock.at = at(scenario["as_of"])
    sla.time_passes(here)
    policy = here.floor.get(SlaPolicy, sla.now_is(here, ticket).policy)
    assert policy is not None
    open_time = hours_of(here.floor, policy)
    assert open_time is not None
    found = standing(sla.clock_of(here, ticket), policy, open_time, here.clock.at)
    expected = scenario["expected"]
    agrees(found.first_response, expected["first_response"])
    agrees(found.resolution, expected["resolution"])
    judged = [each for each in found.next_response if each.state != "dropped"]
    for stands, told in zip(judged, expected["next_response"], strict=True):
        agrees(stands, told)
    late = [each for each in found.all if each.breached_at is not None]
    assert len(sla.set_off(here, ticket, "breach")) == len(late)

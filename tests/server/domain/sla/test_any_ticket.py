"""Whatever happens to a ticket: facts and verdicts agree; a breach comes when told, and stays."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.sla import Metric
from server.domain.sla import next_instants, settled, standing
from tests.server.domain.sla.examples import MINUTE, at, hours
from tests.server.domain.sla.tickets import played, policy

POLICY = policy(
    {
        "low": {"resolution": 900},
        "normal": {"first_response": 60, "next_response": 120, "resolution": 480},
        "urgent": {"first_response": 15, "next_response": 30, "resolution": 120},
    }
)
OPENED = at("2026-10-30T18:00Z")
kinds = st.one_of(
    st.sampled_from(["customer_message", "agent_reply", "comment"]).map(
        lambda kind: {"type": kind}
    ),
    st.sampled_from(["low", "normal", "high", "urgent"]).map(
        lambda priority: {"type": "priority", "priority": priority}
    ),
    st.sampled_from(["open", "in_progress", "on_hold", "waiting_on_customer", "resolved"]).map(
        lambda status: {"type": "status", "status": status}
    ),
)
steps = st.sampled_from([0, 1, 15, 20, 60, 120, 200, 960, 1_440])
places = st.sampled_from(["ny_9_17", "ny_night", "ny_247", "be_split"])


def told(happened: list[tuple[int, dict[str, Any]]]) -> list[dict[str, Any]]:
    now, events = OPENED, [{"type": "customer_message", "at": ""}]
    for minutes, event in [(0, events[0]), *happened]:
        now += minutes * MINUTE
        events.append(event | {"at": datetime.fromtimestamp(now / 1000, UTC).isoformat()})
    return events[1:]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(steps, kinds), max_size=10), places, steps)
def test_facts_and_verdicts_say_the_same_and_a_breach_stays(
    happened: list[tuple[int, dict[str, Any]]], place: str, later: int
) -> None:
    events, open_time = told(happened), hours(place)
    breached: dict[tuple[Metric, int], int] = {}
    for many in range(1, len(events) + 1):
        now = at(events[many - 1]["at"]) + (later * MINUTE if many == len(events) else 0)
        facts = played(events[:many], POLICY, open_time, settling=False)
        judged = played(events[:many], POLICY, open_time, settling=True)
        found = standing(judged, POLICY, open_time, now)
        assert standing(facts, POLICY, open_time, now) == found
        late = {(each.metric, each.cycle): each.breached_at for each in found.all}
        assert {key: late.get(key) for key in breached} == breached
        breached = {key: since for key, since in late.items() if since is not None}


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(steps, kinds), max_size=8), places)
def test_a_breach_is_there_in_the_instant_for_which_it_is_told_and_not_before(
    happened: list[tuple[int, dict[str, Any]]], place: str
) -> None:
    events, open_time = told(happened), hours(place)
    ticket, now = played(events, POLICY, open_time, settling=True), at(events[-1]["at"])
    ahead = [each for each in next_instants(ticket, POLICY, open_time, now) if each.at > now]
    for instant in (each for each in ahead if each.what == "breach"):
        key = instant.metric, instant.cycle
        for moment, is_late in ((instant.at - 1, False), (instant.at, True)):
            verdicts = settled(ticket, POLICY, open_time, moment).verdicts
            assert (key in {(each.metric, each.cycle) for each in verdicts}) is is_late

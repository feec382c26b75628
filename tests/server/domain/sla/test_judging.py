"""What goes wrong with the clocks of tickets in the field."""

from __future__ import annotations

from typing import Any

from protocol.sla import Priority
from server.domain.sla import moved, settled, standing
from server.domain.sla.facts import opened, paused, prioritised, reopened, replied, resolved
from tests.server.domain.sla.examples import MINUTE, at, hours
from tests.server.domain.sla.tickets import happens, played, policy

NEW_YORK = hours("ny_9_17")
TOLD: dict[Priority, dict[str, int]] = {
    "normal": {"first_response": 60, "next_response": 120, "resolution": 480},
    "urgent": {"first_response": 15, "next_response": 30, "resolution": 120},
    "low": {"resolution": 2_400},
}
POLICY = policy(TOLD)
MONDAY = "2026-02-02T"
"""Open from 14:00 to 22:00 UTC."""


def message(time: str, who: str = "customer_message", day: str = MONDAY) -> dict[str, Any]:
    return {"at": f"{day}{time}Z", "type": who}


def status(time: str, status: str, day: str = MONDAY) -> dict[str, Any]:
    return {"at": f"{day}{time}Z", "type": "status", "status": status}


def priority(time: str, priority: str) -> dict[str, Any]:
    return {"at": f"{MONDAY}{time}Z", "type": "priority", "priority": priority}


ASKED, ANSWERED = message("14:00"), message("14:10", "agent_reply")


def test_opening_again_does_not_launder_a_breach() -> None:
    events = [ASKED, ANSWERED, priority("14:20", "urgent"), status("17:00", "resolved")]
    for settling in (True, False):
        ticket = played(events, POLICY, NEW_YORK, settling)
        late = standing(ticket, POLICY, NEW_YORK, at("2026-02-02T18:00Z")).resolution
        assert (late.state, late.breached_at) == ("met_late", at("2026-02-02T16:00Z"))
        again = happens(ticket, status("18:00", "open", "2026-02-10T"))
        still = standing(again, POLICY, NEW_YORK, at("2026-02-10T18:30Z")).resolution
        assert (still.state, still.breached_at, still.open) == ("breached", late.breached_at, True)
        assert still.left_ms == -90 * MINUTE, "resolved time is a pause of the overdue time too"


def test_a_lower_priority_does_not_undo_a_breach() -> None:
    events = [ASKED, priority("14:01", "urgent"), priority("15:00", "normal")]
    for settling in (True, False):
        ticket = played([*events, message("15:10", "agent_reply")], POLICY, NEW_YORK, settling)
        found = standing(ticket, POLICY, NEW_YORK, at("2026-02-02T15:30Z")).first_response
        assert (found.state, found.breached_at) == ("met_late", at("2026-02-02T14:15Z"))
        assert found.due_at == at("2026-02-02T14:15Z")


def test_a_lower_priority_in_time_gives_more_time() -> None:
    ticket = played(
        [ASKED, priority("14:01", "urgent"), priority("14:10", "low")], POLICY, NEW_YORK, True
    )
    found = standing(ticket, POLICY, NEW_YORK, at("2026-02-02T18:00Z"))
    assert (found.first_response.state, found.first_response.due_at) == ("none", None)
    assert found.resolution.due_at == at("2026-02-06T22:00Z")


def test_a_new_target_keeps_the_pauses_of_the_old() -> None:
    events = [ASKED, ANSWERED, status("15:00", "on_hold"), status("18:00", "open")]
    ticket = played([*events, priority("18:00", "urgent")], POLICY, NEW_YORK, True)
    found = standing(ticket, POLICY, NEW_YORK, at("2026-02-02T18:30Z")).resolution
    assert (found.state, found.due_at) == ("running", at("2026-02-02T19:00Z"))


def test_a_hold_after_a_breach_leaves_it_and_a_hold_before_keeps_the_rest() -> None:
    urgent = [ASKED, ANSWERED, priority("14:20", "urgent")]
    for settling in (True, False):
        late = played([*urgent, status("16:01", "on_hold")], POLICY, NEW_YORK, settling)
        found = standing(late, POLICY, NEW_YORK, at("2026-02-03T16:00Z")).resolution
        assert (found.state, found.due_at) == ("breached", at("2026-02-02T16:00Z"))
    held = played([*urgent, status("15:59", "on_hold")], POLICY, NEW_YORK, True)
    found = standing(held, POLICY, NEW_YORK, at("2026-02-09T16:00Z")).resolution
    assert (found.state, found.due_at, found.left_ms) == ("paused", None, MINUTE)


def test_one_hold_after_another_is_one_time_without_a_gap() -> None:
    events = [ASKED, status("15:00", "waiting_on_customer"), status("16:00", "on_hold")]
    ticket = played([*events, status("17:00", "in_progress")], POLICY, NEW_YORK, True)
    found = standing(ticket, POLICY, NEW_YORK, at("2026-02-02T18:00Z")).resolution
    assert found.left_ms == (480 - 120) * MINUTE
    assert found.due_at == at("2026-02-03T16:00Z")


def test_an_answer_after_closing_is_in_time_until_they_open_again() -> None:
    opened_late = [message("21:00")]
    for reply, state in (("13:59", "met"), ("14:00", "met"), ("14:01", "met_late")):
        late = message(reply, "agent_reply", "2026-02-03T")
        ticket = played([*opened_late, late], POLICY, NEW_YORK, True)
        found = standing(ticket, POLICY, NEW_YORK, at("2026-02-03T15:00Z")).first_response
        assert (found.state, found.due_at) == (state, at("2026-02-02T22:00Z"))


def test_a_question_that_is_resolved_is_dropped_and_the_next_one_counts_from_itself() -> None:
    thanks = [ASKED, ANSWERED, message("15:00"), status("15:10", "resolved"), message("15:20")]
    ticket = played(thanks, POLICY, NEW_YORK, True)
    found = standing(ticket, POLICY, NEW_YORK, at("2026-02-03T21:00Z")).next_response
    assert [(each.state, each.open) for each in found] == [("dropped", False)]
    again = happens(happens(ticket, status("21:00", "open")), message("21:00"))
    found = standing(again, POLICY, NEW_YORK, at("2026-02-02T21:30Z")).next_response
    assert [each.state for each in found] == ["dropped", "running"]
    assert found[1].due_at == at("2026-02-03T15:00Z")


def test_a_question_that_was_late_when_it_was_resolved_stays_late() -> None:
    late = [ASKED, ANSWERED, message("15:00"), status("18:00", "resolved")]
    for settling in (True, False):
        ticket = played(late, POLICY, NEW_YORK, settling)
        found = standing(ticket, POLICY, NEW_YORK, at("2026-02-02T20:00Z"))
        assert found.next_response[0].breached_at == at("2026-02-02T17:00Z")
        assert (found.next_response[0].state, found.next_response[0].open) == ("breached", False)
        assert found.breaches == ["next_response"]


def test_resolving_is_no_first_response_and_opening_again_gives_what_was_left() -> None:
    ticket = played([ASKED, status("14:30", "resolved")], POLICY, NEW_YORK, True)
    found = standing(ticket, POLICY, NEW_YORK, at("2026-02-03T15:00Z")).first_response
    assert (found.state, found.met_at) == ("dropped", None)
    again = happens(ticket, status("15:00", "open", "2026-02-03T"))
    found = standing(again, POLICY, NEW_YORK, at("2026-02-03T15:10Z")).first_response
    assert (found.state, found.due_at) == ("running", at("2026-02-03T15:30Z"))


def test_other_hours_move_what_is_open_and_nothing_that_was_judged() -> None:
    ticket = played(
        [ASKED, message("15:30", "agent_reply"), message("16:00")], POLICY, NEW_YORK, True
    )
    now, always = at("2026-02-02T16:30Z"), hours("ny_247")
    before = standing(ticket, POLICY, NEW_YORK, now)
    after = standing(settled(ticket, POLICY, always, now, now), POLICY, always, now)
    assert after.first_response == before.first_response
    assert after.first_response.state == "met_late"
    assert moved(before, after) == [], "both are open all that time"
    nights = hours("ny_night")
    found = moved(before, standing(ticket, POLICY, nights, now))
    assert [each.metric for each in found] == ["next_response", "resolution"]
    assert found[0].was_at == at("2026-02-02T18:00Z")
    assert found[0].is_at == at("2026-02-03T05:00Z")


def test_a_breach_that_other_hours_bring_is_dated_by_the_change() -> None:
    ticket = opened("t", "policy", "normal", at("2026-02-02T05:00Z"))
    now, always = at("2026-02-02T14:30Z"), hours("ny_247")
    found = settled(ticket, POLICY, always, now, now)
    assert [(each.metric, each.due_at, each.breached_at) for each in found.verdicts] == [
        ("first_response", at("2026-02-02T06:00Z"), now),
        ("resolution", at("2026-02-02T13:00Z"), now),
    ]
    later = standing(found, POLICY, NEW_YORK, now + MINUTE)
    assert later.first_response.breached_at == now, "and stays when they are changed back"
    assert settled(found, POLICY, always, now + MINUTE) is found


def test_without_a_policy_only_what_was_judged_is_told() -> None:
    ticket = played([ASKED, message("15:30", "agent_reply")], POLICY, NEW_YORK, True)
    found = standing(ticket, None, None, at("2026-02-20T15:00Z"))
    assert [each.state for each in found.all] == ["met_late", "none"]
    assert found.next_due is None


def test_a_calendar_that_never_opens_breaches_nothing() -> None:
    closed = hours("closed")
    ticket = opened("t", "policy", "normal", at("2026-02-02T05:00Z"))
    found = standing(ticket, POLICY, closed, at("2036-02-02T05:00Z"))
    assert [each.state for each in found.all] == ["unreachable", "unreachable"]
    assert found.resolution.left_ms == 480 * MINUTE
    done = resolved(replied(ticket, at("2026-02-03T05:00Z")), at("2026-02-04T05:00Z"))
    assert [each.state for each in standing(done, POLICY, closed, at("2026-02-05T05:00Z")).all] == [
        "met",
        "met",
    ]


def test_the_next_deadline_is_the_earliest_of_what_is_open_and_past_ones_too() -> None:
    ticket = played([ASKED, ANSWERED, message("15:00")], POLICY, NEW_YORK, True)
    for now in ("15:30", "20:00"):
        due = standing(ticket, POLICY, NEW_YORK, at(f"2026-02-02T{now}Z")).next_due
        assert due is not None
        assert (due.metric, due.due_at) == ("next_response", at("2026-02-02T17:00Z"))
    answered = happens(ticket, message("20:00", "agent_reply"))
    due = standing(answered, POLICY, NEW_YORK, at("2026-02-02T20:30Z")).next_due
    assert due is not None and due.metric == "resolution"


def test_facts_that_change_nothing_are_the_same_facts() -> None:
    ticket = opened("t", "policy", "normal", at("2026-02-02T14:00Z"))
    now = at("2026-02-02T15:00Z")
    assert prioritised(ticket, "normal", now) is ticket
    assert reopened(ticket, now) is ticket
    held = paused(ticket, "on_hold", now)
    assert paused(held, "on_hold", now + MINUTE) is held
    ended = resolved(held, now + MINUTE)
    assert resolved(ended, now + 2 * MINUTE) is ended
    assert [each.to_at for each in ended.pauses] == [now + MINUTE, None]

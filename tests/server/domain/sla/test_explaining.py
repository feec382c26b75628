"""Why a deadline is when it is: the pieces that a ribbon draws."""

from __future__ import annotations

from protocol.ticket_queries import MetricStanding
from server.domain.sla import explained
from server.domain.sla.facts import opened, paused, prioritised, replied, resolved, resumed
from tests.server.domain.sla.examples import MINUTE, at, hours
from tests.server.domain.sla.tickets import policy

NEW_YORK = hours("ny_9_17")
POLICY = policy(
    {
        "normal": {"first_response": 60, "next_response": 120, "resolution": 480},
        "urgent": {"resolution": 120},
    }
)
OPENED = at("2026-02-02T14:00Z")
NEW = opened("t", "policy", "normal", OPENED)


def told(metric: MetricStanding) -> list[tuple[str, str, str]]:
    def clock(ms: int) -> str:
        hour, minute = divmod((ms - OPENED) // MINUTE + 14 * 60, 60)
        return f"{hour:02}:{minute:02}"

    return [
        (each.what, f"{clock(each.from_at)}-{clock(each.to_at)}", each.why)
        for each in metric.segments
    ]


def test_pauses_tell_their_reasons_and_open_time_sums_to_the_target() -> None:
    ticket = paused(replied(NEW, OPENED), "waiting_on_customer", OPENED + 60 * MINUTE)
    ticket = paused(ticket, "on_hold", OPENED + 90 * MINUTE)
    ticket = resumed(ticket, OPENED + 120 * MINUTE)
    first, resolution = explained(ticket, POLICY, NEW_YORK, OPENED + 180 * MINUTE)
    assert told(resolution) == [
        ("open", "14:00-15:00", ""),
        ("paused", "15:00-15:30", "waiting_on_customer"),
        ("paused", "15:30-16:00", "on_hold"),
        ("open", "16:00-22:00", ""),
        ("closed", "22:00-38:00", ""),
        ("open", "38:00-39:00", ""),
    ]
    assert (resolution.target_s, resolution.elapsed_s) == (480 * 60, 120 * 60)
    assert resolution.left_s == 360 * 60
    assert (first.state, told(first)) == ("met", [("open", "14:00-15:00", "")])


def test_what_is_overdue_goes_on_to_now_and_what_is_paused_ends_there() -> None:
    ticket = prioritised(replied(NEW, OPENED + 80 * MINUTE), "urgent", OPENED + 130 * MINUTE)
    first, resolution = explained(ticket, POLICY, NEW_YORK, OPENED + 140 * MINUTE)
    assert told(first) == [("open", "14:00-15:00", ""), ("open", "15:00-15:20", "")]
    assert told(resolution) == [("open", "14:00-16:00", ""), ("open", "16:00-16:20", "")]
    assert (resolution.target_s, resolution.left_s) == (120 * 60, -20 * 60)
    held = paused(NEW, "on_hold", OPENED + 20 * MINUTE)
    resolution = explained(held, POLICY, NEW_YORK, OPENED + 50 * MINUTE)[-1]
    assert told(resolution) == [("open", "14:00-14:20", ""), ("paused", "14:20-14:50", "on_hold")]
    assert (resolution.due_at, resolution.left_s) == (None, 460 * 60)
    assert resolution.target_s == 480 * 60


def test_what_has_no_target_is_not_told_and_what_is_dropped_has_no_way() -> None:
    urgent = opened("t", "policy", "urgent", OPENED)
    assert [each.metric for each in explained(urgent, POLICY, NEW_YORK, OPENED)] == ["resolution"]
    done = resolved(urgent, OPENED + MINUTE)
    assert [each.state for each in explained(done, POLICY, NEW_YORK, OPENED + MINUTE)] == ["met"]
    first = explained(resolved(NEW, OPENED + MINUTE), POLICY, NEW_YORK, OPENED + MINUTE)[0]
    assert (first.state, first.segments, first.target_s) == ("dropped", [], 60 * 60)

"""The comparison: equal days are equal, and whatever is amiss is named."""

from __future__ import annotations

from typing import Any

import pytest

from server.replay.comparison import Comparison, Seen, compare
from server.replay.plan import Plan
from server.replay.report import lines
from tests.server.replay.days import gave_up, plan, served, twenty

DAY = plan(twenty())


def as_planned(day: Plan, late_ms: int = 0) -> dict[str, Seen]:
    """What a hall shows that did everything, each step `late_ms` later."""
    return {
        one.call: Seen(
            number=f"R{place:03}",
            state="completed" if one.served else "left",
            joined_at=one.joined_at + late_ms,
            called_at=one.served.start_at + late_ms if one.served else None,
            ended_at=(one.served.end_at if one.served else one.left_at or 0) + late_ms,
            desk=one.served.desk if one.served else "",
        )
        for place, one in enumerate(day.customers, 1)
    }


def compared(seen: dict[str, Seen], *left_over: str) -> Comparison:
    return compare(DAY, seen, left_over, lambda at: f"{at // 3_600_000 % 24:02}:00")


def changed(call: str, **fields: Any) -> dict[str, Seen]:
    seen = as_planned(DAY)
    seen[call] = seen[call]._replace(**fields)
    return seen


def test_a_day_that_went_as_recorded_has_no_differences() -> None:
    comparison = compared(as_planned(DAY))
    assert comparison.differences == []
    assert ("joined", "20", "20") in comparison.counts
    assert ("called", "18", "18") in comparison.counts
    assert ("served to the end", "18", "18") in comparison.counts
    assert ("gave up", "2", "2") in comparison.counts
    assert "Outcomes and counts are equal." in list(lines(comparison, []))


def test_times_may_lag_and_are_told() -> None:
    comparison = compared(as_planned(DAY, late_ms=2_500))
    assert comparison.differences == []
    assert ("deviation of joining, largest", "", "+2.5 s") in comparison.times


def test_a_lost_customer_is_noticed() -> None:
    seen = as_planned(DAY)
    del seen["C04"]
    told = "\n".join(lines(compared(seen), []))
    assert "C04 was lost" in told
    assert "joined: 20 recorded, 19 here" in told
    assert "<-- differs" in told


@pytest.mark.parametrize(
    ("call", "fields", "why"),
    [
        ("C04", {"state": "waiting"}, "was served, but is waiting here"),
        ("C18", {"state": "completed"}, "gave up, but is completed here"),
        ("C04", {"desk": "Desk 9"}, "was served at Desk 3, but at Desk 9 here"),
    ],
)
def test_another_outcome_is_noticed(call: str, fields: dict[str, Any], why: str) -> None:
    differences = compared(changed(call, **fields)).differences
    assert any(call in one and why in one for one in differences)


def test_a_number_given_twice_is_noticed() -> None:
    differences = compared(changed("C04", number="R001")).differences
    assert differences == ["different numbers: 20 recorded, 19 here"]


def test_a_customer_too_many_is_noticed() -> None:
    differences = compared(as_planned(DAY), "R021").differences
    assert "R021 is still in the queue" in differences


def test_waits_and_services_are_averaged_over_all_who_joined() -> None:
    day = plan([served("A", 0, 30, 90, "a1"), gave_up("B", 0, 10)])
    comparison = compare(day, as_planned(day), (), str)
    assert ("mean wait", "20.0 s", "20.0 s") in comparison.times
    assert ("mean service", "60.0 s", "60.0 s") in comparison.times


def test_what_was_refused_is_told_with_the_differences() -> None:
    told = list(lines(compared({}), ["join of C01: queue_closed, closed"] * 30))
    assert "Refused: join of C01: queue_closed, closed" in told
    assert "Refused: … and 10 more" in told

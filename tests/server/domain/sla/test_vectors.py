"""Deadlines whose answers were written by hand: see why beside each in `vectors.json`."""

from __future__ import annotations

from typing import Any

import pytest

from server.domain.sla.deadlines import deadline, elapsed, warn_at
from server.domain.sla.segments import segments
from tests.server.domain.sla.examples import MINUTE, TOLD, at, at_or_none, hours, pauses

DEADLINES = [each for each in TOLD["vectors"] if each.get("kind") != "elapsed"]
ELAPSED = [each for each in TOLD["vectors"] if each.get("kind") == "elapsed"]


def named(vector: dict[str, Any]) -> str:
    return str(vector["id"])


@pytest.mark.parametrize("vector", DEADLINES, ids=named)
def test_a_deadline_is_the_earliest_instant_at_which_its_target_has_gone_by(
    vector: dict[str, Any],
) -> None:
    open_time, start, target = _asked(vector)
    found = deadline(open_time, start, target, pauses(vector))
    expected = vector["expected"]
    due = at_or_none(expected["deadline"])
    assert (found.at, found.status) == (due, expected["status"])
    if due is not None:
        assert found.latest == at(expected.get("latest", expected["deadline"])), "when it is judged"
    if "remaining_minutes" in expected:
        assert found.left == expected["remaining_minutes"] * MINUTE
    if "warn_at" in expected:
        warned = warn_at(open_time, start, target, vector["warn_before"] * MINUTE)
        assert warned == at(expected["warn_at"])


@pytest.mark.parametrize("vector", DEADLINES, ids=named)
def test_the_way_to_a_deadline_has_no_gap_and_its_open_time_is_the_target(
    vector: dict[str, Any],
) -> None:
    open_time, start, target = _asked(vector)
    found = deadline(open_time, start, target, pauses(vector))
    way = segments(open_time, start, target, pauses(vector))
    turns = [start, *(each.to_at for each in way)]
    assert [each.from_at for each in way] == turns[:-1]
    assert turns[-1] == found.at
    ran = sum(each.to_at - each.from_at for each in way if each.kind == "open" and each.to_at)
    assert ran == target - found.left


@pytest.mark.parametrize("vector", ELAPSED, ids=named)
def test_what_has_gone_by_is_real_time_within_the_hours(vector: dict[str, Any]) -> None:
    gone = elapsed(
        hours(vector["calendar"]), at(vector["start"]), at(vector["end"]), pauses(vector)
    )
    assert gone == vector["expected"]["elapsed_minutes"] * MINUTE


def _asked(vector: dict[str, Any]) -> tuple[Any, int, int]:
    return hours(vector["calendar"]), at(vector["start"]), vector["minutes"] * MINUTE

"""Tickets whose standings were written by hand: see why beside each in `vectors.json`."""

from __future__ import annotations

from typing import Any

import pytest

from server.domain.sla import ClockStanding, standing
from tests.server.domain.sla.examples import MINUTE, TOLD, at, hours
from tests.server.domain.sla.tickets import played, policy


@pytest.mark.parametrize("settling", [True, False], ids=["settled", "facts"])
@pytest.mark.parametrize("scenario", TOLD["scenarios"], ids=lambda each: str(each["id"]))
def test_clocks_stand_as_expected_with_and_without_verdicts(
    scenario: dict[str, Any], settling: bool
) -> None:
    promised, open_time = policy(scenario["policy"]), hours(scenario["calendar"])
    ticket = played(scenario["events"], promised, open_time, settling)
    found = standing(ticket, promised, open_time, at(scenario["as_of"]))
    expected = scenario["expected"]
    agrees(found.first_response, expected["first_response"])
    agrees(found.resolution, expected["resolution"])
    judged = [each for each in found.next_response if each.state != "dropped"]
    for stands, told in zip(judged, expected["next_response"], strict=True):
        agrees(stands, told)


def agrees(stands: ClockStanding, told: dict[str, Any]) -> None:
    assert stands.state == told["state"]
    for name, found in (
        ("due", stands.due_at),
        ("met_at", stands.met_at),
        ("breached_at", stands.breached_at),
    ):
        assert found == (None if told.get(name) is None else at(told[name])), name
    if "remaining_minutes" in told:
        assert stands.left_ms == told["remaining_minutes"] * MINUTE

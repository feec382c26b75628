"""Leaving, no-shows, ways and gaps: usual at first, then as they were seen."""

from __future__ import annotations

import numpy as np
import pytest

from server.domain.estimates.hazards import GAP_S, NO_SHOW_S, WAY_S, Hazards
from server.domain.estimates.quantiles import Floats


def stayed(hazards: Hazards, waited_s: float, seconds: float) -> float:
    """The share of those who have waited so long and stay for so long."""
    drawn = np.random.default_rng(1).standard_exponential((1, 20_000))
    return float(np.mean(hazards.patience_s(np.array([[waited_s]]), drawn) > seconds))


def mean(table: Floats) -> float:
    return float(table.mean())


def test_before_anything_is_seen_few_leave_and_few_do_not_come() -> None:
    hazards = Hazards()
    assert 0.9 < stayed(hazards, 0, 600) < 1
    assert 0 < hazards.no_show < 0.1
    found = [mean(hazards.ways), mean(hazards.holds), mean(hazards.gaps)]
    assert found == pytest.approx([WAY_S, NO_SHOW_S, GAP_S], rel=0.02)


def test_where_many_leave_early_those_who_have_stayed_so_long_stay_on() -> None:
    hazards, rng = Hazards(), np.random.default_rng(1)
    for _ in range(4_000):
        # Of those who wait, 10 % a minute leave in the first two minutes, then nobody.
        patience_s = rng.exponential(600)
        hazards.learn_wait(min(patience_s, 300), left=False) if patience_s > 120 else (
            hazards.learn_wait(patience_s, left=True)
        )
    assert stayed(hazards, 0, 60) == pytest.approx(np.exp(-0.1), abs=0.02)
    assert stayed(hazards, 0, 120) == pytest.approx(np.exp(-0.2), abs=0.02)
    assert stayed(hazards, 120, 120) > 0.98


def test_patience_follows_what_is_seen_now_more_than_long_ago() -> None:
    hazards = Hazards()
    for _ in range(8_000):
        hazards.learn_wait(60, left=False)
    for _ in range(4_000):
        hazards.learn_wait(30, left=True)
    assert stayed(hazards, 0, 60) < 0.5


def test_no_shows_and_their_hold_on_a_desk_are_learnt() -> None:
    hazards = Hazards()
    for _ in range(300):
        hazards.learn_call(40, came=True)
        hazards.learn_call(200, came=False)
    assert hazards.no_show == pytest.approx(0.5, abs=0.06)
    assert mean(hazards.ways) == pytest.approx(40, rel=0.1)
    assert mean(hazards.holds) == pytest.approx(200, rel=0.1)


def test_gaps_are_learnt_and_a_forgotten_click_is_none() -> None:
    hazards = Hazards()
    for _ in range(100):
        hazards.learn_gap(60)
        hazards.learn_gap(40_000)
    assert mean(hazards.gaps) == pytest.approx(60, rel=0.15)
    assert float(hazards.gaps.max()) < 200

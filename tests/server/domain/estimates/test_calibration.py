"""Of what is said at the 80th percentile 80 in 100 come true, however wrong the base is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.estimates.calibration import Calibration

BASE = np.array([300.0, 600.0, 1_000.0])


def shares(calibration: Calibration, waits: np.ndarray, *, hour: int = 10) -> np.ndarray:
    """The share of waits up to each percentile as it was said then."""
    below = []
    for waited in waits:
        said = BASE * np.exp(calibration.shifts(hour))
        below.append(waited <= said)
        calibration.learn(float(waited), said, hour)
    return np.mean(below, axis=0)


def waits(rng: np.random.Generator, count: int, median_s: float) -> np.ndarray:
    return np.asarray(median_s * np.exp(0.6 * rng.standard_normal(count)))


@settings(max_examples=8, deadline=None)
@given(st.sampled_from([0.5, 1.0, 2.0]), st.integers(0, 2**16))
def test_a_base_of_half_or_twice_the_wait_is_set_right(bias: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    calibration = Calibration()
    shares(calibration, waits(rng, 300, 600 / bias))
    below = shares(calibration, waits(rng, 1_000, 600 / bias))
    assert 0.75 <= below[2] <= 0.85
    assert 0.43 <= below[1] <= 0.57
    assert 0.14 <= below[0] <= 0.26


@pytest.mark.parametrize("change", [0.4, 2.5])
def test_a_day_that_is_another_one_is_followed(change: float) -> None:
    rng = np.random.default_rng(5)
    calibration = Calibration()
    shares(calibration, waits(rng, 3_000, 600))
    shares(calibration, waits(rng, 150, 600 * change))
    assert 0.74 <= shares(calibration, waits(rng, 400, 600 * change))[2] <= 0.86


def test_an_hour_that_is_always_worse_gets_longer_waits_than_the_others() -> None:
    rng = np.random.default_rng(2)
    calibration = Calibration()
    for _ in range(150):
        shares(calibration, waits(rng, 3, 600), hour=10)
        shares(calibration, waits(rng, 3, 900), hour=12)
    assert calibration.shifts(12)[1] > calibration.shifts(10)[1] + 0.1
    assert shares(calibration, waits(rng, 300, 900), hour=12)[2] > 0.72


def test_however_absurd_the_outcomes_a_shift_stays_within_bounds() -> None:
    calibration = Calibration()
    shares(calibration, np.full(2_000, 3 * 86_400.0))
    assert calibration.shifts(10)[2] <= 2.0


def test_whoever_is_served_at_once_as_was_said_does_not_shorten_the_waits_of_others() -> None:
    calibration = Calibration()
    for _ in range(200):
        calibration.learn(0.0, np.zeros(3), 10)
    assert not calibration.shifts(10).any()

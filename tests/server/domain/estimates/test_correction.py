"""A regression that learns from outcomes, is drawn to nothing, and no outcome throws it."""

from __future__ import annotations

import numpy as np

from server.domain.estimates.correction import Correction

SIZE = 12


def rows(rng: np.random.Generator, count: int) -> np.ndarray:
    return np.concatenate([np.ones((count, 1)), rng.standard_normal((count, SIZE - 1))], axis=1)


def taught(count: int, noise: float = 0.3, seed: int = 3) -> Correction:
    """One that has seen waits of e to the 0.3 + 0.4 x."""
    rng = np.random.default_rng(seed)
    correction = Correction(SIZE)
    for row in rows(rng, count):
        over = 0.3 + 0.4 * row[1] + noise * rng.standard_normal()
        correction.learn(row, np.full(3, over))
    return correction


def test_before_anything_is_known_nothing_is_corrected() -> None:
    assert not Correction(SIZE).shifts(np.ones((2, SIZE))).any()


def test_what_waits_depend_on_is_learnt_with_their_spread() -> None:
    row = np.zeros((1, SIZE))
    row[0, :2] = 1.0
    low, middle, high = taught(2_000).shifts(row)[0]
    assert abs(middle - 0.7) < 0.1
    assert 0.1 < middle - low < 0.5
    assert 0.1 < high - middle < 0.5


def test_a_few_outcomes_move_it_little() -> None:
    assert np.abs(taught(3).shifts(np.ones((1, SIZE)))).max() < 0.2


def test_outcomes_without_a_pattern_leave_the_base_as_it_is() -> None:
    rng = np.random.default_rng(8)
    correction = Correction(SIZE)
    base = np.array([-0.84, 0.0, 0.84])
    for row in rows(rng, 400):
        correction.learn(row, rng.standard_normal() - base)
    assert np.abs(correction.shifts(rows(rng, 50))[:, 1]).mean() < 0.1


def test_a_wait_of_three_days_moves_it_as_little_as_any_other_that_was_too_long() -> None:
    sober, drunk = taught(500), taught(500)
    row = np.ones(SIZE)
    sober.learn(row, np.full(3, 2.5))
    drunk.learn(row, np.full(3, 9.0))
    before, after = sober.shifts(row[None]), drunk.shifts(row[None])
    assert np.abs(after - before).max() < 0.05


def test_weeks_of_the_same_row_do_not_let_it_run_away() -> None:
    correction = Correction(SIZE, memory=100)
    row = np.zeros(SIZE)
    row[:2] = 1.0
    for _ in range(3_000):
        correction.learn(row, np.zeros(3))
    fresh = np.zeros(SIZE)
    fresh[3] = 1.0
    correction.learn(fresh, np.full(3, 2.0))
    assert np.abs(correction.shifts(fresh[None])).max() < 0.5


def test_the_same_outcomes_in_the_same_order_give_the_same_correction() -> None:
    row = np.ones((1, SIZE))
    assert np.array_equal(taught(300).shifts(row), taught(300).shifts(row))

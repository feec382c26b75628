"""How long services are believed to take, from what has been seen and what is configured."""

from __future__ import annotations

import numpy as np
import pytest

from protocol.capability import LONG
from server.domain.estimates import durations as module
from server.domain.estimates.durations import Durations
from server.domain.estimates.quantiles import POINTS, residuals

PASS, BOTH = ("pass",), ("pass", "photo")
MEANS_S = {"pass": 480, "photo": 120}
SHARES = (np.arange(1_000) + 0.5) / 1_000


def p80(table: np.ndarray) -> float:
    return float(table[round(0.8 * POINTS)])


def test_before_anything_is_seen_services_take_what_is_configured() -> None:
    table = Durations().table(PASS, "ann", MEANS_S)
    assert table.shape == (POINTS,) and (np.diff(table) >= 0).all()
    assert table.mean() == pytest.approx(480, rel=0.02)
    assert p80(table) == pytest.approx(480 * LONG, rel=0.06)
    assert Durations().mean_s(PASS, "", {"pass": 60}) == pytest.approx(60, rel=0.02)


def test_what_is_seen_outweighs_what_is_configured_the_more_of_it_there_is() -> None:
    durations = Durations()
    means = []
    for _ in range(3):
        for _ in range(30):
            durations.learn(PASS, "", 200)
        means.append(durations.mean_s(PASS, "", MEANS_S))
    assert 200 < means[2] < means[1] < means[0] < 300


def test_what_was_long_ago_is_forgotten() -> None:
    durations = Durations()
    for seconds in [900] * 300 + [200] * 300:
        durations.learn(PASS, "", seconds)
    assert durations.mean_s(PASS, "", MEANS_S) < 230


def test_a_colleague_is_believed_to_be_slower_only_after_many_services() -> None:
    durations = Durations()
    for _ in range(100):
        durations.learn(PASS, "quick", 200)
    durations.learn(PASS, "slow", 800)
    usual = durations.mean_s(PASS, "", MEANS_S)
    assert durations.mean_s(PASS, "slow", MEANS_S) == pytest.approx(usual, rel=0.15)
    for _ in range(60):
        durations.learn(PASS, "slow", 800)
    slow = durations.mean_s(PASS, "slow", MEANS_S)
    assert 1.5 * durations.mean_s(PASS, "", MEANS_S) < slow < 800
    assert durations.mean_s(PASS, "new", MEANS_S) == durations.mean_s(PASS, "", MEANS_S)


def test_several_services_take_as_long_as_all_of_them_until_they_are_seen_together() -> None:
    durations = Durations()
    for _ in range(200):
        durations.learn(PASS, "ann", 300)
    parts = durations.mean_s(PASS, "", MEANS_S) + 120
    assert durations.mean_s(BOTH, "", MEANS_S) == pytest.approx(parts, rel=0.02)
    assert durations.mean_s(BOTH, "ann", MEANS_S) == pytest.approx(parts, rel=0.02)
    for _ in range(200):
        durations.learn(BOTH, "ann", 350)
    assert durations.mean_s(BOTH, "ann", MEANS_S) == pytest.approx(350, rel=0.05)


@pytest.mark.parametrize("before", [0, 5, 50])
def test_misclicks_and_who_was_forgotten_overnight_teach_nothing(before: int) -> None:
    durations = Durations()
    for _ in range(before):
        durations.learn(PASS, "ann", 400)
    usual = durations.mean_s(PASS, "ann", MEANS_S)
    for _ in range(3):
        durations.learn(PASS, "ann", 0)
        durations.learn(PASS, "ann", 9 * 3_600)
    assert durations.mean_s(PASS, "ann", MEANS_S) == pytest.approx(usual, rel=0.02)


def test_a_mean_that_was_configured_far_too_short_is_outgrown() -> None:
    durations = Durations()
    for _ in range(50):
        durations.learn(PASS, "", 1_800)
    assert durations.mean_s(PASS, "", {"pass": 60}) > 1_400


def test_memory_stays_bounded_whoever_comes_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEYS", 20)
    monkeypatch.setattr(module, "_TABLES", 40)
    durations = Durations()
    for number in range(100):
        durations.learn((f"service {number}",), f"colleague {number}", 300)
        durations.table((f"service {number}",), f"colleague {number}", {})
    assert len(durations._seen) <= 20 and len(durations._tables) <= 40


def test_who_has_been_served_for_a_while_is_done_the_sooner_if_all_take_as_long() -> None:
    regular = np.full(POINTS, 300.0)
    assert (residuals(regular, 100, SHARES) == 200).all()
    table = Durations().table(PASS, "", MEANS_S)
    assert residuals(table, 0, SHARES).mean() == pytest.approx(480, rel=0.02)
    for elapsed_s in (60, 480, 1_500):
        left = residuals(table, elapsed_s, SHARES)
        assert (left > 0).all()
        share = np.mean(table[table > elapsed_s] - elapsed_s)
        assert left.mean() == pytest.approx(float(share), rel=0.02)


def test_who_has_been_there_longer_than_anybody_stays_for_a_while_yet() -> None:
    table = Durations().table(PASS, "", MEANS_S)
    for elapsed_s in (float(table[-1]), 3 * float(table[-1])):
        left = residuals(table, elapsed_s, SHARES)
        assert (left > 0).all()
        assert 0.1 * elapsed_s < np.median(left) < 0.5 * elapsed_s

"""The bench runs and prints its table; how fast anything is, is no matter of tests."""

from __future__ import annotations

from importlib.util import find_spec

from bench.command import SUBJECTS
from bench.figures import Figure, Target, in_turn, paired, table
from tests.dev.verbs import run_verb


def test_a_quick_run_prints_its_table() -> None:
    done = run_verb("bench", "deliveries", "--quick")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("| work | measured | against | ratio | target |")
    assert "a call to 20 sockets" in done.stdout


def test_a_console_is_measured_over_a_long_line_without_a_screen() -> None:
    done = run_verb("bench", "console", "--quick")
    assert done.returncode == 0, done.stderr
    assert "console: a second passes, 90 waiting" in done.stdout


def test_an_unknown_subject_is_told_with_those_there_are() -> None:
    done = run_verb("bench", "nonsense")
    assert done.returncode == 2
    assert "no such subject: nonsense" in done.stderr
    assert "joins, deliveries, reconnects, calls, console, bookings-view" in done.stderr
    assert "tickets-view, past" in done.stderr


def test_each_subject_has_a_module_of_its_name() -> None:
    named = [f"bench.{subject.replace('-', '_')}" for subject in SUBJECTS]
    assert [name for name in named if find_spec(name) is None] == []


def test_a_figure_is_the_median_of_its_pairs_and_says_when_it_misses_its_target() -> None:
    pairs = [(1.0, 2.0), (3.0, 4.0), (9.0, 10.0)]
    good = paired("work", "other", "/s", pairs, Target("at least", 0.7))
    assert (good.ours, good.theirs, good.ratio, good.met) == (3.0, 4.0, 0.75, True)
    missed = paired("work", "other", "/s", pairs, Target("at most", 0.7))
    assert not missed.met
    assert "| at most 0.7 **missed** |" in table([missed])


def test_a_figure_without_a_target_is_met() -> None:
    assert Figure("work", "other", 1, 2, 0.5, "", 1).met


def test_who_is_measured_first_changes_from_pair_to_pair() -> None:
    order: list[str] = []

    def measured(name: str) -> float:
        order.append(name)
        return float(len(order))

    pairs = in_turn(2, lambda: measured("ours"), lambda: measured("theirs"))
    assert order == ["ours", "theirs", "theirs", "ours"]
    assert pairs == [(1.0, 2.0), (4.0, 3.0)]

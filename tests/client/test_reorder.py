"""Steps from one order to another: they end there, and there are as few as can be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from client.reorder import MOVES_AT_MOST, longest_rising, middle, moves, runs

letters = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(letters, letters)
def test_beyond_the_middle_two_orders_are_the_same(old: list[str], new: list[str]) -> None:
    start, old_end, new_end = middle(old, new)
    assert old[:start] == new[:start]
    assert old[old_end:] == new[new_end:]
    if old != new:
        assert old[start : start + 1] != new[start : start + 1] or start in (old_end, new_end)
    else:
        assert start == old_end == new_end


@given(st.permutations(range(9)))
def test_moves_sort_and_whoever_can_stay_stays(order: list[int]) -> None:
    now, steps = list(order), moves(order)
    assert steps is not None
    for source, target in steps:
        now.insert(target - (target > source), now.pop(source))
    assert now == sorted(order)
    assert len(steps) <= len(order) - len(longest_rising(order))


def test_too_many_moves_are_none() -> None:
    order = list(reversed(range(MOVES_AT_MOST + 2)))
    assert moves(order) is None
    steps = moves(order[1:])
    assert steps is not None and len(steps) == MOVES_AT_MOST


def test_runs_are_numbers_without_gaps() -> None:
    assert list(runs([])) == []
    assert list(runs([3])) == [(3, 3)]
    assert list(runs([0, 1, 4, 5, 6, 9])) == [(0, 1), (4, 6), (9, 9)]

"""How a wait is said: a range in whole minutes, rounded outward, never a false precision."""

from __future__ import annotations

from typing import NamedTuple

Minutes = tuple[int, int]


class _Step(NamedTuple):
    """Up to `below` minutes, bounds are rounded to `step` minutes."""

    below: int
    step: int


_STEPS = (_Step(60, 5), _Step(120, 10), _Step(10**9, 30))


def wait_range(p50_s: int, p80_s: int) -> Minutes:
    """The range quoted for a wait with that median and 80th percentile (seconds), in minutes.

    The upper bound is the P80 rounded up; the lower is the median rounded down, at least one step
    below the upper.
    """
    high_min = -(-p80_s // 60)
    step = next(s.step for s in _STEPS if high_min <= s.below)
    high = max(step, -(-high_min // step) * step)
    low = min(p50_s // 60 // step * step, high - step)
    return max(0, low), high

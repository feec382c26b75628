"""How waits and promises are said: rounded outward, never a false precision."""

from __future__ import annotations

from typing import NamedTuple

Minutes = tuple[int, int]


class _Step(NamedTuple):
    """Up to `below` minutes, bounds are rounded to `step` minutes."""

    below: int
    step: int


_MINUTE = 60_000
_TOLD = 5 * _MINUTE
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


def told_by(by: int) -> int:
    """By when somebody is called as customers are told it, ms: a round time, and none before `by`.

    The same in every zone: none is apart from UTC by less than a quarter of an hour.
    """
    return -(-by // _TOLD) * _TOLD


def drift(at: int, high: int, by: int) -> int:
    """1 or -1 where a wait of at most `high` minutes from `at` ends clearly after or before `by`,
    which was promised; instants in ms.

    Waits are rounded: what is less than a step and a quarter of the wait away is the same.
    """
    over = at + high * _MINUTE - by
    spare = _TOLD + high * _MINUTE // 4
    return (over > spare) - (over < -spare)


def called_by(promised: int | None, at: int, high: int) -> int:
    """By when somebody is called as a slip says it, ms: what was promised, or where that has passed
    or the wait is clearly another by now, the end of a wait of at most `high` minutes from `at`."""
    if promised is None or promised < at or drift(at, high, promised) != 0:
        return told_by(at + high * _MINUTE)
    return told_by(promised)

"""Who comes when called: as on record, and only where the day shows it, otherwise by the wait."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

FEWEST: Final = 8
"""So many of each are needed before anything is read from who came and who did not."""
SURE: Final = 2.33
"""More misses after long waits count from so many standard errors on: 1 day in 100 shows that by
chance. That people come sooner after long waits is never believed."""
_STEPS: Final = 25


class ShowingUp:
    """The chance that somebody is not there who is called after a wait, ms."""

    def __init__(self, called: Sequence[tuple[int, bool]]) -> None:
        """`called` are how long each waited, and whether they then came."""
        missing = sum(1 for _, came in called if not came)
        self.share = missing / len(called) if called else 0.0
        self._line = _logistic(called) if min(missing, len(called) - missing) >= FEWEST else None

    @property
    def by_wait(self) -> bool:
        """Whether the wait makes a difference."""
        return self._line is not None

    def misses(self, wait_ms: int) -> float:
        """The chance that nobody comes."""
        if self._line is None:
            return self.share
        level, slope = self._line
        return _chance(level + slope * _minutes(wait_ms))


def _minutes(wait_ms: int) -> float:
    return wait_ms / 60_000


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _logistic(called: Sequence[tuple[int, bool]]) -> tuple[float, float] | None:
    """Level and slope of the log odds of not coming, or None where the slope may be chance."""
    rows = [(_minutes(wait_ms), float(not came)) for wait_ms, came in called]
    level = slope = 0.0
    for _ in range(_STEPS):
        a = b = c = up = along = 0.0
        for minutes, missed in rows:
            chance = _chance(level + slope * minutes)
            weight = chance * (1 - chance)
            a += weight
            b += weight * minutes
            c += weight * minutes * minutes
            up += missed - chance
            along += (missed - chance) * minutes
        whole = a * c - b * b
        if whole <= 1e-9:
            return None
        step = (c * up - b * along) / whole, (a * along - b * up) / whole
        level, slope = level + step[0], slope + step[1]
        if abs(step[0]) + abs(step[1]) < 1e-9:
            error = math.sqrt(a / whole)
            return (level, slope) if slope > SURE * error else None
    return None

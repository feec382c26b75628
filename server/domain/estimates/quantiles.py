"""A distribution as so many equally likely values, in their order: a table.

One uniform whole number draws from it, and what has been seen is blended with what is expected
value by value, which keeps the shape of both.
"""

from __future__ import annotations

from collections import deque
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
POINTS: Final = 256
_SHARES: Final[Floats] = (np.arange(POINTS) + 0.5) / POINTS
_NORMAL: Final[Floats] = np.array([NormalDist().inv_cdf(share) for share in _SHARES])
SPREAD: Final = 0.8
"""Of the logarithm: the 80th percentile is 1.42 times the mean, the most that this shape can."""
_FEW: Final = 8
"""So few values beyond an instant tell no more how it goes on."""
_BEYOND: Final = 0.4
"""Whoever stays longer than nearly all before stays on for this share of the time so far."""


def lognormal(mean_s: float, spread: float = SPREAD) -> Floats:
    """The table of durations with that mean, s, and that deviation of their logarithm."""
    return np.asarray(mean_s * np.exp(spread * _NORMAL - spread * spread / 2))


def summed(parts: list[Floats]) -> Floats:
    """The table of the sum of independent durations: a lognormal of the same mean and variance."""
    mean_s = sum(float(part.mean()) for part in parts)
    variance = sum(float(part.var()) for part in parts)
    if mean_s <= 0:
        return np.zeros(POINTS)
    return lognormal(mean_s, float(np.sqrt(np.log1p(variance / (mean_s * mean_s)))))


def residuals(table: Floats, elapsed_s: float, shares: Floats) -> Floats:
    """How much longer it takes, s, where it has taken so long; one for each uniform share."""
    begin = int(np.searchsorted(table, elapsed_s, side="right"))
    left = POINTS - begin
    if left < _FEW:
        return np.asarray(-np.log1p(-shares) * _BEYOND * max(elapsed_s, float(table[-1])))
    return np.asarray(table[begin + (shares * left).astype(np.intp)] - elapsed_s)


class Samples:
    """The newest durations of one kind, s, and their table."""

    def __init__(self, most: int) -> None:
        self._newest: deque[float] = deque(maxlen=most)
        self._ordered = np.empty(0)
        self._ordered_at = 0
        self.seen = 0
        """How many there ever were: tells whether a table is still the same."""

    def add(self, seconds: float) -> None:
        """One more."""
        self._newest.append(seconds)
        self.seen += 1

    def __len__(self) -> int:
        return len(self._newest)

    def median(self) -> float:
        """The middle one, the upper of two; 0 where there is none."""
        return float(self._sorted()[len(self) // 2]) if self._newest else 0.0

    def between(self, least_s: float, most_s: float) -> Floats:
        """The plausible ones in ascending order."""
        begin, end = np.searchsorted(self._sorted(), (least_s, np.nextafter(most_s, np.inf)))
        return self._ordered[begin:end]

    def _sorted(self) -> Floats:
        if self._ordered_at != self.seen:
            self._ordered = np.sort(np.fromiter(self._newest, np.float64, len(self._newest)))
            self._ordered_at = self.seen
        return self._ordered


def blended(seen: Floats, expected: Floats, trust: float) -> Floats:
    """The table of what was seen, in ascending order, drawn to what is expected as if that had
    been seen `trust` times."""
    if not len(seen):
        return expected
    own = np.interp(_SHARES, (np.arange(len(seen)) + 0.5) / len(seen), seen)
    weight = len(seen) / (len(seen) + trust)
    return np.asarray(weight * own + (1 - weight) * expected)

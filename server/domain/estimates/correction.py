"""Learns by how much waits differ from the simulated ones, from each promise once it is known.

A quantile regression of log((waited + soft) / (base + soft)) for each of the three percentiles,
by stochastic Newton steps (Bercu, Godichon-Baggioni and Portier 2020). A ridge draws all to "no
correction", what was long ago fades, and an outcome, however absurd, moves it one bounded step,
since a quantile asks only on which side of it an outcome lies.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from server.domain.estimates.columns import COLUMNS
from server.domain.estimates.grounds import Numbers

TAUS: Final[Numbers] = np.array([0.2, 0.5, 0.8])
_RIDGE: Final = 300.0
"""As if so many outcomes had said that no column means anything."""
_RENEWED: Final = 100.0
"""So much of the ridge is kept up while what was learnt fades."""
_MEMORY: Final = 4_000.0
"""Outcomes; what lies so many back counts a third."""
_DENSITY: Final[Numbers] = np.array([0.25, 0.4, 0.25])
"""Of the logarithms around each percentile; sets the length of a step."""
_SMOOTH: Final = 0.3
"""A percentile that was missed by less moves by less."""
_PARTS: Final[Numbers] = np.linspace(0, 1, 5)
"""Of the correction; which of them to believe is learnt as well."""
_DOUBT: Final = 4.0
"""So much better than none the whole correction has to have been until it counts as much."""
_REMEMBERED: Final = 1_000.0
"""Outcomes, of how good each part was."""
_MOST: Final = 2.0
"""A quote is at most e² times the simulated one, or that part of it."""


class Correction:
    """Three regressions over the same columns."""

    def __init__(self, size: int = COLUMNS, memory: float = _MEMORY) -> None:
        self.learnt = 0
        self._losses = np.zeros(len(_PARTS))
        self._weights = np.zeros((len(TAUS), size))
        self._spread = np.eye(size) / _RIDGE
        self._fading = 1 - 1 / memory
        self._renewed = float(np.sqrt(size * _RENEWED / memory))

    def shifts(self, columns: Numbers) -> Numbers:
        """What to add to the logarithms of the base percentiles; three for each row."""
        return np.asarray(self._believed() * self._whole(columns))

    def learn(self, columns: Numbers, over: Numbers) -> None:
        """One outcome: its columns, and log((waited + soft) / (base + soft)) for each base."""
        self._compare(over, self._whole(columns))
        beyond = np.clip((over - self._weights @ columns) / _SMOOTH, -1, 1)
        step = (TAUS - 0.5 * (1 - beyond)) / _DENSITY
        reach = self._spread @ columns
        scale = self._fading + columns @ reach
        self._weights += np.outer(step, reach / scale)
        # Of one vector with itself, so that rounding keeps it symmetric for years.
        self._spread = (self._spread - np.outer(reach, reach) / scale) / self._fading
        self._renew(self.learnt % len(columns))
        self.learnt += 1

    def _whole(self, columns: Numbers) -> Numbers:
        return np.asarray(np.clip(columns @ self._weights.T, -_MOST, _MOST))

    def _believed(self) -> float:
        """Which part of the correction to add: those that would have been better count more."""
        worse = self._losses + _DOUBT * _PARTS
        belief = np.exp(worse.min() - worse)
        return float(belief @ _PARTS / belief.sum())

    def _compare(self, over: Numbers, whole: Numbers) -> None:
        """How far off each part of the correction would have been, before learning of it."""
        errors = over - _PARTS[:, None] * whole
        lost = np.maximum(TAUS * errors, (TAUS - 1) * errors).sum(axis=1)
        self._losses = (1 - 1 / _REMEMBERED) * self._losses + lost - lost.min()

    def _renew(self, column: int) -> None:
        """Bring back what has faded of the ridge, one column in turn: columns that are the same
        for weeks stay bounded."""
        reach = self._spread[:, column] * self._renewed
        self._spread -= np.outer(reach, reach) / (1 + self._renewed * reach[column])

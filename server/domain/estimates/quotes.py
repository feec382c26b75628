"""From simulated percentiles to quotes, by what earlier quotes have taught; and learning it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from server.domain.estimates.calibration import Calibration
from server.domain.estimates.columns import SLOTS, base_s, columns, soft_s
from server.domain.estimates.correction import Correction
from server.domain.estimates.grounds import MAKE, NAMES, Numbers


class Quotes:
    """Correction and calibration of one service point."""

    def __init__(self) -> None:
        self._correction = Correction()
        self._calibration = Calibration()
        self._slots: dict[str, int] = {}
        """Services in the order in which they were first judged."""

    def of(self, grounds: Numbers, services: Sequence[str], hour: int) -> Numbers:
        """P20, P50 and P80, s, one row for each row of grounds."""
        slots = np.array([self._slots.get(service, -1) for service in services])
        soft = soft_s(grounds)[:, None]
        shifts = self._correction.shifts(columns(grounds, slots, hour))
        shifts = shifts + self._calibration.shifts(hour)
        quotes = (base_s(grounds) + soft) * np.exp(shifts) - soft
        return np.sort(np.maximum(quotes, 0.0), axis=1)

    def learn(
        self,
        grounds: Sequence[float],
        quoted: Sequence[float],
        waited_s: float,
        hour: int,
        service: str,
    ) -> None:
        """The outcome of one quote."""
        if not (math.isfinite(waited_s) and waited_s >= 0):
            return
        self._calibration.learn(waited_s, np.array(quoted), hour)
        if len(grounds) != len(NAMES) or grounds[0] != MAKE:
            return
        row = np.array([grounds])
        if not np.isfinite(row).all():
            return
        slot = self._slots.get(service, -1)
        if slot < 0 and len(self._slots) < SLOTS:
            slot = self._slots[service] = len(self._slots)
        soft = soft_s(row)
        over = np.log((waited_s + soft) / (base_s(row)[0] + soft))
        self._correction.learn(columns(row, np.array([slot]), hour)[0], over)

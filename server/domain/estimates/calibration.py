"""Keeps the percentiles honest: of what was quoted as P80, 80 in 100 are to come true.

After each outcome a percentile moves a little: up where the wait was longer, down where it was not,
so that in the long run the share holds whatever the weather (adaptive conformal inference; Gibbs
and Candès 2021). One shift is the point's, a smaller one each hour's of the local day.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from server.domain.estimates.correction import TAUS
from server.domain.estimates.grounds import Numbers

_FIRST: Final = 0.12
"""The step of the first outcomes, in logarithms of the wait …"""
_LAST: Final = 0.02
"""… and of the later ones."""
_SOON: Final = 100.0
"""After so many outcomes the step is half way from the first to nothing."""
_HOURLY: Final = 0.25
"""Of the point's step: an hour has fewer outcomes and follows slower."""
_MOST: Final = 1.6
_MOST_HOURLY: Final = 0.4
_DRAWN: Final = 0.002
"""An hour's shift is drawn to nothing by this share at each of its outcomes."""


class Calibration:
    """What is added to the logarithms of the percentiles, by hour of the local day."""

    def __init__(self) -> None:
        self._point = np.zeros(len(TAUS))
        self._hours = np.zeros((24, len(TAUS)))
        self._judged = 0

    def shifts(self, hour: int) -> Numbers:
        """What to add, one for each percentile."""
        return np.asarray(self._point + self._hours[hour % 24])

    def learn(self, waited_s: float, quoted_s: Numbers, hour: int) -> None:
        """An outcome, and the three percentiles that were quoted."""
        over = TAUS - (waited_s <= quoted_s)
        step = max(_LAST, _FIRST * _SOON / (_SOON + self._judged))
        self._judged += 1
        self._point = np.clip(self._point + step * over, -_MOST, _MOST)
        mine = self._hours[hour % 24]
        mine = (1 - _DRAWN) * mine + _HOURLY * step * over
        self._hours[hour % 24] = np.clip(mine, -_MOST_HOURLY, _MOST_HOURLY)

"""Keeps the percentiles honest: of what was quoted as P80, 80 in 100 are to come true.

After each outcome a percentile moves a little: up where the wait was longer, down where it was not,
so that in the long run the share holds whatever the weather (adaptive conformal inference; Gibbs
and Candès 2021). One shift is the point's, a smaller one each hour's of the local day. Where
nearly all of the last waits lay on one side of their median, the day is another one, and the steps
are long again as they were at the beginning.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from server.domain.estimates.correction import TAUS
from server.domain.estimates.grounds import Numbers

_FIRST: Final = 2.5
_SOON: Final = 20.0
"""The n-th step is 2.5 / (20 + n), in logarithms of the wait …"""
_LAST: Final = 0.005
"""… and at least this."""
_HOURLY: Final = 0.5
"""Of the point's step: an hour has fewer outcomes and follows slower."""
_DRAWN: Final = 0.002
"""An hour's shift is drawn to nothing by this share at each of its outcomes."""
_MOST: Final = 1.6
_MOST_HOURLY: Final = 0.4
_TREND: Final = 1 / 30
"""The share of the newest outcome in how one-sided the last ones were, from -0.5 to 0.5."""
_ONE_SIDED: Final = 0.3
"""Four in five on one side of the median."""
_ANEW: Final = 30
"""Then the steps are as long again as after so many outcomes."""
_NOTHING_S: Final = 5.0
"""Whoever is told that short a wait and has it tells nothing of longer ones."""


class Calibration:
    """What is added to the logarithms of the percentiles, by hour of the local day."""

    def __init__(self) -> None:
        self._point = np.zeros(len(TAUS))
        self._hours = np.zeros((24, len(TAUS)))
        self._judged = 0
        self._trend = 0.0

    def shifts(self, hour: int) -> Numbers:
        """What to add, one for each percentile."""
        return np.asarray(self._point + self._hours[hour % 24])

    def learn(self, waited_s: float, quoted_s: Numbers, hour: int) -> None:
        """An outcome, and the three percentiles that were quoted, s."""
        over = TAUS - (waited_s <= quoted_s)
        over[(quoted_s <= _NOTHING_S) & (waited_s <= _NOTHING_S)] = 0.0
        self._trend += _TREND * (float(over[1]) - self._trend)
        if abs(self._trend) > _ONE_SIDED:
            self._judged = min(self._judged, _ANEW)
        step = max(_LAST, _FIRST / (_SOON + self._judged))
        self._judged += 1
        self._point = np.clip(self._point + step * over, -_MOST, _MOST)
        mine = (1 - _DRAWN) * self._hours[hour % 24] + _HOURLY * step * over
        self._hours[hour % 24] = np.clip(mine, -_MOST_HOURLY, _MOST_HOURLY)

"""What else happens in a line: people leave it, do not come when called, walk; desks take breath.

Each is learnt as it happens and drawn to what is usual at counters until much has been seen.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from server.domain.estimates.quantiles import Floats, Samples, blended, lognormal

_EDGES_MIN: Final[Floats] = np.array([0.0, 1, 2, 5, 10, 20, 40, 80])
"""How readily somebody leaves depends on the time waited, coarsely: by these spans."""
_FAR_MIN: Final = 1e6
_LEAVE_PER_MIN: Final = 0.003
_LEAVE_TRUST_MIN: Final = 300.0
"""As if nobody had been seen to behave otherwise for so many minutes, in each span."""
_LEAVE_MOST_MIN: Final = 6_000.0
"""With more than that the past counts half."""
_NO_SHOW: Final = 0.04
_NO_SHOW_TRUST: Final = 25.0
_CALLS_MOST: Final = 400.0
_TRUST: Final = 10.0
_NEWEST: Final = 200
_LONGEST_S: Final = 1_800.0
"""A way or a pause of more says that somebody forgot a click."""
WAY_S: Final = 20.0
NO_SHOW_S: Final = 130.0
GAP_S: Final = 15.0


class Hazards:
    """Leaving, no-shows, ways to the desk and gaps between customers of one service point."""

    def __init__(self) -> None:
        self._minutes = np.zeros(len(_EDGES_MIN))
        self._leavers = np.zeros(len(_EDGES_MIN))
        self._calls = self._no_shows = 0.0
        self._ways = _Learnt(WAY_S)
        self._holds = _Learnt(NO_SHOW_S)
        self._gaps = _Learnt(GAP_S)

    def learn_wait(self, waited_s: float, left: bool) -> None:
        """A wait has ended: somebody was called, or left."""
        minutes = max(0.0, waited_s) / 60
        ends = np.append(_EDGES_MIN[1:], _FAR_MIN)
        self._minutes += np.clip(minutes - _EDGES_MIN, 0, ends - _EDGES_MIN)
        if left:
            self._leavers[np.searchsorted(_EDGES_MIN, minutes, side="right") - 1] += 1
        full = self._minutes > _LEAVE_MOST_MIN
        self._minutes[full] /= 2
        self._leavers[full] /= 2

    def learn_call(self, seconds: float, came: bool) -> None:
        """A call has ended: the customer was at the desk after so long, or was given up then."""
        self._calls += 1
        self._no_shows += not came
        if self._calls > _CALLS_MOST:
            self._calls /= 2
            self._no_shows /= 2
        (self._ways if came else self._holds).learn(seconds)

    def learn_gap(self, seconds: float) -> None:
        """A desk called so long after the one before was done, and people waited meanwhile."""
        self._gaps.learn(seconds)

    @property
    def no_show(self) -> float:
        """The share of calls that nobody answers."""
        return (self._no_shows + _NO_SHOW * _NO_SHOW_TRUST) / (self._calls + _NO_SHOW_TRUST)

    @property
    def ways(self) -> Floats:
        """Equally likely times from a call until the customer is at the desk, s."""
        return self._ways.table()

    @property
    def holds(self) -> Floats:
        """Equally likely times for which a call that nobody answers keeps a desk, s."""
        return self._holds.table()

    @property
    def gaps(self) -> Floats:
        """Equally likely times between a customer's end and the next call, s."""
        return self._gaps.table()

    def leaving_per_min(self) -> Floats:
        """How likely somebody who waits leaves within the next minute, by span of time waited."""
        seen = self._minutes + _LEAVE_TRUST_MIN
        return np.asarray((self._leavers + _LEAVE_PER_MIN * _LEAVE_TRUST_MIN) / seen)

    def patience_s(self, waited_s: Floats, drawn: Floats) -> Floats:
        """How much longer each stays, s, of whom each has waited so long.

        `waited_s` has shape (people, 1); `drawn` are standard exponentials, (people, runs), and are
        used up.
        """
        per_min = self.leaving_per_min()
        edges = np.append(_EDGES_MIN, _FAR_MIN)
        worn = np.concatenate(([0.0], np.cumsum(per_min * np.diff(edges))))
        minutes = waited_s / 60
        drawn += np.interp(minutes, edges, worn)
        seconds = np.interp(drawn, worn, edges * 60)
        return np.asarray(np.subtract(seconds, waited_s, out=seconds))


class _Learnt:
    """Durations that were seen, drawn to a usual mean."""

    def __init__(self, mean_s: float) -> None:
        self._usual = lognormal(mean_s)
        self._samples = Samples(_NEWEST)
        self._table, self._of = self._usual, 0

    def learn(self, seconds: float) -> None:
        self._samples.add(max(0.0, seconds))

    def table(self) -> Floats:
        if self._of != self._samples.seen:
            seen = self._samples.between(0.0, _LONGEST_S)
            self._table, self._of = blended(seen, self._usual, _TRUST), self._samples.seen
        return self._table

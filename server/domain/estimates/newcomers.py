"""When those would be called who join now, each reckoned with alone.

Until one of them is called they change nothing for anybody, so one pass serves them all: each is
called by the first desk that can serve them and has nobody whom it prefers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from server.domain.estimates.draws import FAR_S
from server.domain.estimates.quantiles import Floats, Ints
from server.domain.estimates.ranks import TIE, score


class Newcomers:
    """Their turns, while the line is played."""

    def __init__(
        self,
        able: Sequence[frozenset[int]],
        weights: Sequence[float],
        free_s: Floats,
        limit_s: float,
        overtaking: bool,
    ) -> None:
        """`overtaking` says whether any may be called before somebody of the line."""
        runs, desks = free_s.shape
        self._able = np.array([[desk in who for who in able] for desk in range(desks)], bool)
        self._able = self._able.reshape(desks, len(able))
        self._weights, self._limit_s = np.array(weights) + TIE, limit_s
        self.overtaking = overtaking
        self._found = np.zeros((runs, len(able)), bool)
        self.called_s = np.full((runs, len(able)), FAR_S)
        """(runs, newcomers)"""
        self.desks = np.zeros((runs, len(able)), np.intp)
        """(runs, newcomers): who calls them."""

    def see(self, at: Floats, desk: Ints, best: Floats) -> None:
        """A desk calls somebody of the line, who counts `best`; it may prefer a newcomer.

        Needed only where any may be `overtaking`."""
        scores = score(at.reshape(-1, 1), self._weights, self._limit_s)
        self._call(at, desk, scores > best.reshape(-1, 1))

    def idle(self, which: NDArray[np.bool_], at: Floats, desk: Ints) -> None:
        """In these runs a desk has nobody of the line."""
        self._call(at, desk, which.reshape(-1, 1))

    def close(self, free_s: Floats) -> None:
        """Nobody of the line is left: the desks (runs, desks) are free then."""
        for who in range(len(self._weights)):
            free = np.where(self._able[:, who], free_s, 2 * FAR_S)
            desk = free.argmin(axis=1)
            at = free[np.arange(len(free)), desk]
            new = ~self._found[:, who]
            self.called_s[new, who], self.desks[new, who] = at[new], desk[new]

    def _call(self, at: Floats, desk: Ints, which: NDArray[np.bool_]) -> None:
        new = self._able.take(desk, axis=0) & which & ~self._found
        if new.any():
            self._found |= new
            self.called_s = np.where(new, at.reshape(-1, 1), self.called_s)
            self.desks = np.where(new, desk.reshape(-1, 1), self.desks)

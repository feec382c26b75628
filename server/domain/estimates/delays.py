"""Waits from delays alone, for where nobody says who is at work: whoever waits now will wait about
as long as the last who was called (Ibrahim and Whitt 2009)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from server.domain.estimates.grounds import Numbers
from server.domain.estimates.recent import LastWait, Recent
from server.domain.estimates.scene import Scene, Waiter

_LATELY: Final = 6.0
"""Services; if nobody was called within so many, perhaps nobody works."""
_LATELY_LEAST_S: Final = 1_800.0
_SHARES: Final[Numbers] = np.array([0.5, 1.0, 1.7])
"""Of the last wait, as percentiles, until it is learnt better."""


def waits_s(scene: Scene, recent: Recent, people: Sequence[Waiter]) -> Numbers:
    """P20, P50 and P80, s from now, one row for each; `inf` where nobody was called lately."""
    lately_s = max(_LATELY_LEAST_S, _LATELY * recent.mean_s())
    rows = [
        _row(scene, last, who, lately_s)
        for who in people
        for last in [recent.last_of(who.task[0]) or recent.last]
    ]
    return np.array(rows).reshape(len(people), len(_SHARES))


def _row(scene: Scene, last: LastWait | None, who: Waiter, lately_s: float) -> Numbers:
    if last is None or scene.now - last.at > lately_s * 1000:
        return np.full(len(_SHARES), np.inf)
    waited_s = max(0, scene.now - who.joined_at) / 1000
    # Whoever has waited longer than the last did is next, but not yet called.
    return np.maximum(_SHARES * last.waited_s - waited_s, 0.1 * _SHARES * last.waited_s)

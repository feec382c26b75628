"""Nobody behind another of the same kind is told a shorter wait: people compare slips."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from server.domain.estimates.grounds import Numbers


def in_order(quotes: Numbers, kinds: Sequence[Hashable]) -> Numbers:
    """Rows in the order of being called, made ascending within each kind, column by column.

    It takes the mean of the least that only raises and the most that only lowers, so that
    neither the hopeful nor the fearful of two neighbours wins.
    """
    result = quotes.copy()
    for kind in dict.fromkeys(kinds):
        rows = [place for place, other in enumerate(kinds) if other == kind]
        mine = quotes[rows]
        raised = np.maximum.accumulate(mine, axis=0)
        lowered = np.minimum.accumulate(mine[::-1], axis=0)[::-1]
        result[rows] = (raised + lowered) / 2
    return result

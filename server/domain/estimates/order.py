"""Nobody behind another of the same kind is told a shorter wait: people compare slips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from server.domain.estimates.grounds import Numbers
from server.domain.estimates.scene import Scene, Waiter


def in_order(quotes: Numbers, scene: Scene, people: Sequence[Waiter]) -> Numbers:
    """One row for each of these people of a scene, the line before the newcomers: made ascending
    among those who never overtake one another, column by column.

    It takes the mean of the least that only raises and the most that only lowers, so that
    neither the hopeful nor the fearful of two neighbours wins.
    """
    kinds: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for row, who in enumerate(people):
        kinds[_kind(scene, who)].append(row)
    result = quotes.copy()
    for (_, _, first, _), rows in kinds.items():
        if scene.order == "weight" and not first:
            rows = sorted(rows, key=lambda row: people[row].eligible_at)
        mine = quotes[rows]
        raised = np.maximum.accumulate(mine, axis=0)
        lowered = np.minimum.accumulate(mine[::-1], axis=0)[::-1]
        result[rows] = (raised + lowered) / 2
    return result


def _kind(scene: Scene, who: Waiter) -> tuple[object, ...]:
    """Of whom nobody overtakes another; whoever may not come is a kind of their own."""
    alone = who.key if who.from_at > scene.now or who.likely < 1 else ""
    return who.stations, who.weight, who.first, alone

"""The simulation where nobody can overtake: each in turn takes the first desk that can serve them.

So it is in one class, whatever the desks can do, and with turns by shares. As nobody comes later,
no desk stands idle before somebody whom it could serve, and one pass along the line is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from server.domain.estimates.draws import FAR_S, Draws
from server.domain.estimates.quantiles import Floats, Ints

Skip = Callable[[Floats, Ints], Floats]
"""Instants and their desks, (runs,): the same instants, put behind the pauses of the desks."""


def play(
    free_s: Floats, line: Sequence[tuple[int, frozenset[int]]], draws: Draws, skip: Skip | None
) -> tuple[Floats, Floats]:
    """When each is called, (people, runs), and when the last is done, (runs,). `free_s` (runs,
    desks) becomes when each desk is free after them; `line` are in turn people and the desks, at
    least one, that serve them."""
    runs, desks = free_s.shape
    rows = np.arange(runs) * desks
    closed = {able: _closed(able, desks) for able in {able for _, able in line}}
    called_s, last_s = np.empty((len(line), runs)), np.zeros(runs)
    flat = free_s.reshape(-1)
    for person, able in line:
        others = closed[able]
        column = (free_s if others is None else free_s + others).argmin(axis=1)
        where = rows + column
        at = flat.take(where)
        kept_s = draws.kept_s.take(draws.places[person] + column)
        stays = at <= draws.leave_s[person]
        until = at + kept_s * stays
        flat[where] = until if skip is None else skip(until, column)
        called_s[person] = at
        np.maximum(last_s, until * stays, out=last_s)
    # The gap comes after they are done.
    return called_s, np.maximum(last_s - draws.gap_s, 0)


def _closed(able: frozenset[int], desks: int) -> Floats | None:
    """What makes other desks later than any; None where there are no others."""
    if len(able) == desks:
        return None
    return np.array([0.0 if desk in able else 2 * FAR_S for desk in range(desks)])

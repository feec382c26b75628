"""Who goes before whom, reckoned for many at once: the order of `protocol.next_in_line`."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from server.domain.estimates.quantiles import Floats

_TOO_LONG: Final = 1e8
"""Whoever waits past the limit counts as waiting so much longer, s."""
TIE: Final = 1e-9
"""Where two count alike the elder goes first."""


class Rank(NamedTuple):
    """What decides when somebody is called; times are s from now."""

    eligible_s: float
    weight: float
    first: bool
    """Put before all: `eligible_s` says nothing, they go in the order of the line."""
    able: frozenset[int]
    """The desks that serve them."""
    from_s: float
    """Not called before."""


def score(waited_s: Floats, weights: Floats, limit_s: float, early: bool = False) -> Floats:
    """How much waits count; the larger, the sooner one is called. Weights have `TIE` added.

    By weight, past the limit (0 for none) before all by weight and in the order of waiting. `early`
    says that some may not be eligible yet: their weight does not count.
    """
    scores = waited_s * weights
    if early:
        scores = np.where(waited_s < 0, waited_s, scores)
    if limit_s:
        scores = np.where(waited_s >= limit_s, waited_s + _TOO_LONG, scores)
    return scores

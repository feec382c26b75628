"""How long people wait before they give up, as one day shows it.

Whoever was called had more patience than we know: only that they had not left by then. So the rate
of leaving is counted in pieces of waiting time, by the time that all have waited in each (which is
the product-limit estimate of Kaplan and Meier, in steps), and each piece leans towards the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

_BOUNDS_MS: Final = tuple(minutes * 60_000 for minutes in (0, 3, 7, 12, 20, 30, 45, 70, 120))
_BEFORE_MS: Final = 4 * 3_600_000
"""What is taken for granted before a day says more: one leaves in so much waiting time …"""
_BEFORE_WEIGHT: Final = 0.5
"""… as if so many had been seen to."""
_WHOLE_WEIGHT: Final = 2.0
"""A piece of the waiting time leans towards the whole as if so many more had left in it."""
NEVER: Final = 2**53


class Patience:
    """The rate of leaving by the time waited, ms."""

    def __init__(self, waits: Iterable[tuple[int, bool]]) -> None:
        """`waits` are how long each waited, and whether they then left."""
        left = [0] * len(_BOUNDS_MS)
        waited = [0.0] * len(_BOUNDS_MS)
        for wait_ms, gave_up in waits:
            for place, (low, high) in enumerate(pairwise((*_BOUNDS_MS, NEVER))):
                waited[place] += max(0, min(wait_ms, high) - low)
                left[place] += gave_up and low <= wait_ms < high
        whole = (sum(left) + _BEFORE_WEIGHT) / (sum(waited) + _BEFORE_WEIGHT * _BEFORE_MS)
        self._rates = [
            (gone + _WHOLE_WEIGHT) / (time + _WHOLE_WEIGHT / whole)
            for gone, time in zip(left, waited, strict=True)
        ]

    def leaves_after(self, endured_ms: int, draw: float) -> int:
        """How long somebody waits in all who has waited so long and not left; `draw` is exponential
        with the mean 1."""
        for rate, (low, high) in zip(self._rates, pairwise((*_BOUNDS_MS, NEVER)), strict=True):
            if high <= endured_ms:
                continue
            begin = max(low, endured_ms)
            within = rate * (high - begin)
            if draw <= within:
                return begin + int(draw / rate)
            draw -= within
        return NEVER

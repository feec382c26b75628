"""What chance alone explains: shares of few promises scatter around what was said. Pure."""

from __future__ import annotations

from math import sqrt
from typing import Final, NamedTuple

from staff_console.speech import tr

PROMISED: Final = 80
"""So many in a hundred promises are to hold: a wait is told at its 80th percentile."""
FEW: Final = 20
"""Below so many, figures are told as they are counted, not in percent."""
_WIDE: Final = 1.96
"""Standard deviations to both sides of which 95 in 100 shares lie."""


class Band(NamedTuple):
    """Shares in percent that chance alone explains, 95 times in 100."""

    low: float
    high: float

    def holds(self, percent: float) -> bool:
        """Whether a share needs no other reason than chance."""
        return self.low <= percent <= self.high


def band(percent: int, judged: int) -> Band:
    """Around a share that is to be `percent`, among so many that were judged."""
    if judged <= 0:
        return Band(0.0, 100.0)
    share = percent / 100
    half = _WIDE * sqrt(share * (1 - share) / judged) * 100
    return Band(max(0.0, percent - half), min(100.0, percent + half))


def percent_of(part: int, whole: int) -> float:
    """How many in a hundred; `whole` is above zero."""
    return 100 * part / whole


def worse_than_chance(held: int, judged: int) -> bool:
    """Whether fewer promises were held than chance explains where 80 in 100 are to."""
    return judged >= FEW and percent_of(held, judged) < band(PROMISED, judged).low


def whole(value: float) -> int:
    """In whole percent; never 100, what we promise, or 0 by rounding alone."""
    near = round(value)
    if near in (100, PROMISED) and value < near:
        return near - 1
    return 1 if near == 0 and value > 0 else near


def percent(value: float) -> str:
    """`83 %`, as `whole` has it."""
    return tr("{count} %").format(count=whole(value)).replace(" ", "\u00a0")

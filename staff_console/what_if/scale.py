"""Where the marks of a scale lie, how minutes are written, and labels that keep apart. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_STEPS: Final = (1, 2, 5, 10, 15, 20, 30, 60, 120, 240)
_ABOUT: Final = 4
_FINE: Final = 10
"""Minutes below this are told with tenths: of a short wait a minute is much."""


def whole_or_tenths(minutes: float, most: float) -> str:
    """Minutes beside others, of which the largest is `most`: `24`, or `2.5` where all are few."""
    return f"{minutes:.1f}" if most < _FINE else str(round(minutes))


def ticks(most: float) -> tuple[int, ...]:
    """Whole numbers from 0 to at least `most`, at equal distances: about four of them above 0."""
    step = next((step for step in _STEPS if step * _ABOUT >= most), _STEPS[-1])
    count = max(1, -(-int(-(-most // 1)) // step))
    return tuple(step * at for at in range(count + 1))


def apart(wanted: Sequence[float], least: float) -> list[float]:
    """Places of labels, in order, at least so far from each other; all give way alike."""
    placed: list[float] = []
    for place in wanted:
        placed.append(max(place, placed[-1] + least) if placed else place)
    over = sum(now - then for now, then in zip(placed, wanted, strict=True)) / max(1, len(placed))
    return [place - over for place in placed]

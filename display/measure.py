"""How wide a text will be: the one thing about fonts that pure code must ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Style = Literal["row", "ticker"]
Measure = Callable[[str, Style], float]
"""The width in pixels of a text in the list's or the ticker's type at the wall's size."""


def lines(text: str, width: float, measure: Measure) -> list[str]:
    """A sentence in as few lines as hold it, broken between words."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and measure(longer, "ticker") <= width:
            found[-1] = longer
        else:
            found.append(word)
    return found


def pages(text: str, width: float, count: int, measure: Measure) -> list[str]:
    """A sentence in pages of `count` lines; one that goes on elsewhere ends in an ellipsis."""
    room = width - measure(" \u2026", "ticker")
    if len(whole := lines(text, width, measure)) <= count:
        return ["\n".join(whole)]
    broken = lines(text, room, measure)
    cut = [broken[first : first + count] for first in range(0, len(broken), count)]
    return ["\n".join(page) + (" \u2026" if page is not cut[-1] else "") for page in cut]

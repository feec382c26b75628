"""How wide a text will be: the one thing about fonts that pure code must ask."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Literal

Style = Literal["row", "ticker"]
Measure = Callable[[str, Style], float]
"""The width in pixels of a text in the list's or the ticker's type at the wall's size."""

ELLIPSIS = "\u2026"
NARROWER = (0.55, 0.65, 0.75, 0.85)
"""Parts of the room in which a long sentence may be broken more evenly."""


def lines(text: str, width: float, measure: Measure, style: Style = "ticker") -> list[str]:
    """A text in as few lines as hold it, broken between words; a word too long is broken too."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and measure(longer, style) <= width:
            found[-1] = longer
        else:
            found += _broken(word, width, measure, style)
    return found


def wrapped(text: str, width: float, most: int, measure: Measure) -> list[str]:
    """A name in the list's type in at most so many lines; an ellipsis ends one that has more."""
    whole = lines(text, width, measure, "row")
    if len(whole) <= most:
        return whole
    last = whole[most - 1]
    room = width - measure(ELLIPSIS, "row")
    return [*whole[: most - 1], _broken(last, room, measure, "row")[0].rstrip() + ELLIPSIS]


def pages(text: str, width: float, count: int, measure: Measure) -> list[str]:
    """A sentence in pages of `count` lines; one that goes on elsewhere ends in an ellipsis."""
    room = width - measure(f" {ELLIPSIS}", "ticker")
    if len(whole := lines(text, width, measure)) <= count:
        return ["\n".join(whole)]
    broken = _evened(text, room, count, measure)
    cut = [broken[first : first + count] for first in range(0, len(broken), count)]
    return ["\n".join(page) + (f" {ELLIPSIS}" if page is not cut[-1] else "") for page in cut]


def _evened(text: str, room: float, count: int, measure: Measure) -> list[str]:
    """Lines for no more pages than needed, about as long as one another: no page of a last word."""
    widest = lines(text, room, measure)
    most = -(-len(widest) // count) * count
    for share in NARROWER:
        narrow = lines(text, room * share, measure)
        if len(narrow) <= most:
            return narrow
    return widest


def _broken(word: str, width: float, measure: Measure, style: Style) -> list[str]:
    """A word in pieces that fit; one piece mostly."""
    pieces: list[str] = []
    while len(word) > 1 and measure(word, style) > width:
        ends = range(1, len(word))
        fits = bisect_right(ends, width, key=lambda end: measure(word[:end], style))
        pieces.append(word[: max(1, fits)])
        word = word[max(1, fits) :]
    return [*pieces, word]

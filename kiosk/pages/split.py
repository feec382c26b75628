"""Texts and rows over several pages: type never shrinks, the page splits. Pure."""

from __future__ import annotations

import textwrap
from typing import Final

from kiosk.layout import Layout

LINE: Final = 34
"""Characters that surely fit on a line as wide as the hand."""


def lines_of(text: str, characters: int = LINE) -> int:
    """How many lines a text takes at most."""
    return sum(max(1, len(textwrap.wrap(line, characters))) for line in text.splitlines() or [""])


def leaves(text: str, lines: int) -> tuple[str, ...]:
    """A long text in parts of so many lines; broken between words, paragraphs kept."""
    wrapped: list[str] = []
    for paragraph in text.splitlines():
        parts = textwrap.wrap(paragraph, LINE) or [""]
        wrapped += [f"{part} " for part in parts[:-1]] + [f"{parts[-1]}\n"]
    chunks = [wrapped[at : at + lines] for at in range(0, len(wrapped), max(1, lines))]
    return tuple("".join(chunk).strip() for chunk in chunks) or ("",)


def room_of(layout: Layout, keys: float, pitch: float) -> int:
    """How many lines have room over keys of that height, in units, with the space around them, and
    the row that leads back."""
    return max(4, int((layout.hand_height - layout.nav - keys) / pitch))

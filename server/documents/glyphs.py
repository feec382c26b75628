"""Which characters the fonts of documents can draw. What they lack is shown as a box: customers
write their names in every script, and with pictures."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

FONTS: Final = Path(__file__).resolve().parents[2] / "client" / "fonts"
BOX: Final = "□"
_TURNS: Final = frozenset("\u200e\u200f\u2066\u2067\u2068\u2069\u061c")
"""Marks of direction, which draw nothing and are needed in no font."""


def drawable(text: str) -> str:
    """The text with a box for each character that no font has, and without what draws nothing."""
    known = _characters("Inter-Regular.otf") | _characters("NotoSansArabic-Regular.ttf")
    written = unicodedata.normalize("NFC", text.replace("\t", " ").replace("\r", ""))
    return "".join(
        char if char in _TURNS or char == "\n" or ord(char) in known else _instead(char)
        for char in written
    )


def is_latin(text: str) -> bool:
    """Whether the font of Latin, Greek and Cyrillic has all of it."""
    latin = _characters("Inter-Regular.otf")
    return all(ord(char) in latin or char in _TURNS or char == "\n" for char in text)


def _instead(char: str) -> str:
    """Marks that belong to a character before them, and controls, are left out."""
    return "" if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc", "Sk") else BOX


@cache
def _characters(name: str) -> frozenset[int]:
    # Imported here: it takes a while, and no start of a server needs it.
    from fontTools.ttLib import TTFont

    with TTFont(FONTS / name) as font:
        return frozenset(font.getBestCmap())

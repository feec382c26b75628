"""The bundled fonts: Inter, with Noto Sans Arabic behind it, tabular figures on."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

log = logging.getLogger(__name__)

FAMILIES: Final = ("Inter", "Noto Sans Arabic")
FONTS: Final = Path(__file__).with_name("fonts")


def load_fonts(directory: Path = FONTS) -> list[str]:
    """Make the bundled fonts known to Qt; the families that came. Call it after the application
    exists; without the files the system's own font serves, and a warning says so."""
    families: list[str] = []
    for path in sorted((*directory.glob("*.ttf"), *directory.glob("*.otf"))):
        ident = QFontDatabase.addApplicationFont(str(path))
        if ident < 0:
            log.warning("the font %s cannot be read", path.name)
        else:
            families += QFontDatabase.applicationFontFamilies(ident)
    if not set(FAMILIES) <= set(families):
        log.warning("bundled fonts are missing in %s; the system's own serve", directory)
    return families


def text_font(size: int | None = None, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The text font with tabular figures; `size` in pixels."""
    font = QFont(list(FAMILIES))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setWeight(weight)
    if size is not None:
        font.setPixelSize(size)
    return font


def as_code(font: QFont) -> QFont:
    """The font for codes that people copy: an x between figures stays an x, no sign of
    multiplication."""
    made = QFont(font)
    made.setFeature(QFont.Tag("calt"), 0)
    return made

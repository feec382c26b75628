"""Colours, sizes and type for widgets, from the theme: everything scales by one zoom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtGui import QColor, QFont

from client.theme import THEMES, Scheme, Theme
from client.typeface import text_font

ZOOMS: Final = (1.0, 1.25, 1.5, 1.75, 2.0)
LEAST: Final = (1024, 600)
"""Below this the board would have to cut something off, in px at zoom 1."""
ROOMY: Final = (1920, 1080)

NORMAL: Final = QFont.Weight.Normal
MEDIUM: Final = QFont.Weight.Medium
DEMI: Final = QFont.Weight.DemiBold
BOLD: Final = QFont.Weight.Bold


@dataclass(frozen=True)
class Look:
    """One appearance; widgets are made for it, and made anew for another."""

    scheme: Scheme = "light"
    zoom: float = 1.0

    @property
    def theme(self) -> Theme:
        """The colours by their roles."""
        return THEMES[self.scheme]

    def px(self, design: float) -> int:
        """A length of the design in logical pixels."""
        return round(design * self.zoom)

    def font(self, size: float = 14, weight: QFont.Weight = NORMAL) -> QFont:
        """The text font in a size of the design."""
        return _font(self.px(size), weight)

    def colour(self, token: str) -> QColor:
        """A colour of the theme."""
        return _colour(self.scheme, token)


@cache
def _font(pixels: int, weight: QFont.Weight) -> QFont:
    return text_font(pixels, weight)


@cache
def _colour(scheme: Scheme, token: str) -> QColor:
    return QColor(getattr(THEMES[scheme], token))


def fitting_zoom(width: int, height: int, wanted: float) -> float:
    """The zoom for a window: the wanted one as far as the board fits, 0 the largest roomy one."""
    limit = LEAST if wanted else ROOMY
    fits = [
        zoom
        for zoom in ZOOMS
        if width >= limit[0] * zoom and height >= limit[1] * zoom and (not wanted or zoom <= wanted)
    ]
    return max(fits, default=1.0)

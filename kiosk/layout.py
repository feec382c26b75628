"""The division of the kiosk's screen into the voice, which speaks, and the hand. Pure; pixels.

All lengths follow one unit: 1 px of a 1080x1920 (or 1920x1080) panel of 24 inches, 3.6 px to the
millimetre. Nothing that can be touched lies in the voice.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Final

VOICE_SHARE: Final = 0.30
LOW_VOICE_SHARE: Final = 0.5
LYING_LOW_TOP: Final = 0.22
"""Where the hand begins on a lying screen whose keys lie low."""
PER_MM: Final = hypot(1080, 1920) / (24 * 25.4)
"""Units to the millimetre."""
MM_TO_INCH: Final = 25.4
HEADING: Final = 64
ASIDE_HEADING: Final = 108
"""Of a service point beside another: its place stands under its name."""
MOST_KEYS: Final = 6
"""More services than this are not taken in at a glance."""


@dataclass(frozen=True)
class Fit:
    """How rows fill a page: heights in pixels."""

    key: float
    gap: float


@dataclass(frozen=True)
class Layout:
    """`unit` is in pixels; all else in units but for `width` and `height`."""

    width: int
    height: int
    portrait: bool
    unit: float
    low: bool = False
    """Whether all keys lie in the lower half, for whoever sits."""

    @property
    def margin(self) -> float:
        """The edge around both parts."""
        return 87 if self.portrait else 64

    @property
    def gap(self) -> float:
        """The widest space between keys."""
        return 29 if self.portrait else 24

    @property
    def columns(self) -> int:
        """How many keys have the width to stand side by side."""
        return 1 if self.portrait else 2

    @property
    def key(self) -> tuple[float, float]:
        """The least and the largest height of a service key: never below 30 mm, and room for two
        lines over the wait where two keys stand side by side."""
        return (116, 260) if self.portrait else (172, 220)

    @property
    def nav(self) -> float:
        """The height of the keys that lead back and on."""
        return 118 if self.portrait else 108

    @property
    def quiet(self) -> float:
        """The height of keys that few need."""
        return 104 if self.portrait else 96

    @property
    def voice(self) -> float:
        """The height of the voice above the hand, in pixels; the whole where they lie aside."""
        share = LOW_VOICE_SHARE if self.low else VOICE_SHARE
        return round(self.height * share) if self.portrait else self.height

    @property
    def hand_top(self) -> float:
        """Where the hand begins, in pixels."""
        if self.portrait:
            return self.voice + self.gap * self.unit
        return self.height * LYING_LOW_TOP if self.low else self.margin * self.unit

    @property
    def hand_height(self) -> float:
        """The height that the keys can take."""
        return (self.height - self.hand_top) / self.unit - self.margin

    def room(self, more: bool) -> float:
        """What service keys can take above the rows that lead on and back."""
        below = self.nav + self.quiet + 2 * self.gap
        return self.hand_height - below - (self.nav + self.gap if more else 0)

    def fit(
        self, keys: int, headings: int = 0, *, more: bool = False, heading: int = HEADING
    ) -> Fit | None:
        """Heights for so many rows on one page, or None if they do not fit."""
        least, largest = self.key
        space = self.room(more) - headings * heading
        for gap in (self.gap, self.gap * 0.7):
            height = (space - gap * (keys + headings - 1)) / max(1, keys)
            if height >= least:
                return Fit(min(height, largest) * self.unit, gap * self.unit)
        return None

    def most(self, *, more: bool) -> int:
        """How many keys a page holds, without headings; one at least."""
        rows = 1
        while (rows + 1) * self.columns <= MOST_KEYS and self.fit(rows + 1, more=more) is not None:
            rows += 1
        return rows * self.columns


def layout(width: int, height: int, *, low: bool = False, diagonal: float | None = None) -> Layout:
    """The layout of a window; with the diagonal of the screen, in inches, millimetres are true."""
    portrait = width < height
    unit = min(width / 1080, height / 1920) if portrait else min(width / 1920, height / 1080)
    if diagonal is not None:
        unit = max(unit, hypot(width, height) / (diagonal * MM_TO_INCH) / PER_MM)
    return Layout(width, height, portrait, unit, low)

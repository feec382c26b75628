"""The division of the kiosk's screen into the voice, which speaks, and the hand. Pure; pixels.

All lengths follow one unit: 1 px of a 1080x1920 (or 1920x1080) panel of 24 inches, 3.6 px to the
millimetre. Nothing that can be touched lies in the voice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

VOICE_SHARE: Final = 0.30
HEADING: Final = 64
ASIDE_HEADING: Final = 108
"""Of a service point beside another: its place stands under its name."""
NOTE: Final = 118


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
        """How many service points have the width to stand side by side."""
        return 1 if self.portrait else 2

    @property
    def key(self) -> tuple[float, float]:
        """The least and the largest height of a service key: never below 30 mm."""
        return (128, 260) if self.portrait else (122, 220)

    @property
    def nav(self) -> float:
        """The height of the keys that lead back and on."""
        return 132 if self.portrait else 112

    @property
    def hand_height(self) -> float:
        """The height that the keys can take."""
        tall = self.height / self.unit
        if self.portrait:
            return tall * (1 - VOICE_SHARE) - self.gap - self.margin
        return tall - 2 * self.margin

    def fit(
        self, keys: int, headings: int, *, note: bool, nav: bool, heading: int = HEADING
    ) -> Fit | None:
        """Heights for so many rows on one page, or None if they do not fit."""
        least, largest = self.key
        space = self.hand_height - headings * heading - (NOTE if note else 0)
        for gap in (self.gap, self.gap * 0.7):
            taken = gap * (keys + headings - 1 + (1 if nav else 0))
            height = (space - taken - (self.nav if nav else 0)) / max(1, keys)
            if height >= least:
                return Fit(min(height, largest) * self.unit, gap * self.unit)
        return None

    def most(self, *, note: bool, nav: bool) -> int:
        """How many keys a page holds, without headings; one at least."""
        count = 1
        while self.fit(count + 1, 0, note=note, nav=nav) is not None:
            count += 1
        return count


def layout(width: int, height: int) -> Layout:
    """The layout of a window."""
    portrait = width < height
    unit = min(width / 1080, height / 1920) if portrait else min(width / 1920, height / 1080)
    return Layout(width, height, portrait, unit)

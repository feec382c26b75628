"""How much a wall can show at its size, so that no row is ever cut. Pure; lengths in pixels.

All type follows one unit: 1 px of a 1920x1080 (or 1080x1920) wall. A viewer further off than the
panel was made for gets larger calls in fewer rows, and the pane of next numbers goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Form = Literal["line", "heading", "stacked"]
"""Rows of number and desk; the word that desks share set above them; the desk under the number."""

PANEL_TO_VIEWER: Final = 10.0 / 0.81
"""The furthest viewer's distance to the panel's height (its width, if upright) in the design."""
LARGEST_SCALE: Final = 1.6
"""Beyond it the list would have fewer than three rows."""
WITHOUT_PANE: Final = 1.15

STAGE_SHARE: Final = 0.55
MARGIN: Final = 56
INNER: Final = 48
LIST_TOP: Final = 98
TICKER: Final = 127
UPRIGHT_STAGE: Final = 748
UPRIGHT_PANE: Final = 396
UPRIGHT_TICKER: Final = 192

ROW_FLOOR: Final = 146
"""1.75 times the capital of a call in the list: no row is lower."""
ROW: Final = 166
STACKED: Final = 270
HEADING: Final = 56


@dataclass(frozen=True)
class Layout:
    """The division of the wall. `call_scale` enlarges calls for far viewers, 1 is the design's."""

    width: int
    height: int
    portrait: bool
    unit: float
    call_scale: float
    list_height: float
    pane: bool
    readable: bool
    """Whether the panel is large enough for its furthest viewer; if not, staff are warned."""

    @property
    def list_width(self) -> float:
        """The width that a row has for number and desk."""
        if self.portrait:
            return self.width - 2 * MARGIN * self.unit
        return self.width * (1 - STAGE_SHARE) - (MARGIN + INNER) * self.unit

    @property
    def ticker_width(self) -> float:
        """The width of the line at the foot."""
        return self.width - 2 * MARGIN * self.unit

    @property
    def ticker_lines(self) -> int:
        """How many lines the foot holds at once."""
        return 2 if self.portrait else 1

    @property
    def ticker_size(self) -> float:
        """The size of the type at the foot."""
        return (80 if self.portrait else 92) * self.unit

    def slots(self, form: Form) -> tuple[int, float]:
        """How many whole rows the list holds in that form, and the height of each."""
        space = self.list_height - (HEADING * self.unit if form == "heading" else 0)
        call = self.unit * self.call_scale
        floor, best = (STACKED, 2 * ROW) if form == "stacked" else (ROW_FLOOR, ROW)
        count = max(1, int(space / (floor * call) + 0.01))
        return count, min(space / count, best * call)


def layout(
    width: int, height: int, distance_m: float | None = None, panel_m: float | None = None
) -> Layout:
    """The layout for a window; `panel_m` is the panel's height (its width, if upright)."""
    portrait = width < height
    unit = min(width / 1080, height / 1920) if portrait else min(width / 1920, height / 1080)
    wanted = distance_m / (panel_m * PANEL_TO_VIEWER) if distance_m and panel_m else 1.0
    scale = min(LARGEST_SCALE, max(1.0, wanted))
    pane = scale <= WITHOUT_PANE
    if portrait:
        taken = UPRIGHT_STAGE + UPRIGHT_TICKER + (UPRIGHT_PANE if pane else 0)
    else:
        taken = LIST_TOP + TICKER
    space = height - taken * unit
    return Layout(width, height, portrait, unit, scale, space, pane, wanted <= LARGEST_SCALE)

"""How much a wall can show at its size, so that no row is ever cut. Pure; lengths in pixels.

All type follows one unit: 1 px of a 1920x1080 (or 1080x1920) wall. A viewer further off than the
panel was made for gets larger calls in fewer rows, and the pane of next numbers goes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

Form = Literal["line", "heading", "stacked"]
"""Rows of number and desk; the word that desks share set above them; the desk under the number."""

PANEL_TO_VIEWER: Final = 10.0 / 0.81
"""The furthest viewer's distance to the panel's height (its width, if upright) in the design."""
LARGEST_SCALE: Final = 1.6
"""Beyond it the list would have fewer than three rows."""
WITHOUT_PANE: Final = 1.15

STAGE_SHARE: Final = 0.55
STAGE: Final = 1056
"""The stage's width where the list beside it has several columns."""
COLUMN: Final = 760
COLUMN_GAP: Final = 72
MARGIN: Final = 56
INNER: Final = 48
LIST_TOP: Final = 98
TICKER: Final = 127
PANE: Final = 394
HATCH: Final = 24
TILE: Final = 360
"""The width of the code to join by, with its words."""
CODE: Final = 264
"""The edge of an ordinary code in that tile, without its quiet zone."""
SCANNED_FROM: Final = 10
"""So many times its edge is how far off a code can still be scanned."""
APPROACH: Final = 6
"""Whoever wants to join comes nearer: to this part of the furthest viewer's distance."""
LOWER_PANE: Final = 300
"""Lower, with two services, where the desk above it takes two lines."""
UPRIGHT_STAGE: Final = 748
UPRIGHT_PANE: Final = 396
UPRIGHT_TICKER: Final = 192

ROW_FLOOR: Final = 146
"""1.75 times the capital of a call in the list: no row is lower."""
ROW: Final = 166
UNDER: Final = 124
"""What a line under the number adds to the lowest row."""
HEADING: Final = 44
PITCH: Final = 113
"""From line to line of what stands under the number on the stage."""
UNDER_NUMBER: Final = 575
UPRIGHT_UNDER_NUMBER: Final = 339
"""The room for those lines below the smallest number that a call may have."""
UPRIGHT_REST: Final = 1920 - UPRIGHT_STAGE - UPRIGHT_TICKER
FEWEST_ROWS: Final = 3
"""With fewer calls in the list staff are warned."""


@dataclass(frozen=True)
class Layout:
    """The division of the wall. `call_scale` enlarges calls for far viewers, 1 is the design's."""

    width: int
    height: int
    portrait: bool
    unit: float
    call_scale: float
    stage_width: float
    stage_height: float
    list_height: float
    pane_height: float
    """0 where there is no room for next numbers."""
    columns: int
    """Of the list."""
    readable: bool
    """Whether the panel is large enough for its furthest viewer; if not, staff are warned."""
    scannable: bool = True
    """Whether the code to join by is large enough for where people stand; if not, it is hidden."""

    @property
    def pane(self) -> bool:
        """Whether there is room for next numbers, waits and the code."""
        return self.pane_height > 0

    @property
    def list_width(self) -> float:
        """The width that a row has for number and desk."""
        if self.portrait:
            return self.width - 2 * MARGIN * self.unit
        whole = self.width - self.stage_width - (MARGIN + INNER) * self.unit
        return (whole - (self.columns - 1) * COLUMN_GAP * self.unit) / self.columns

    @property
    def hero_width(self) -> float:
        """The width that a desk's name has on the stage at its least size, beside the arrow."""
        call = 0.8 * 115 * self.unit * self.call_scale
        if self.portrait:
            return self.width - 2 * MARGIN * self.unit - call
        return 940 / 1056 * self.stage_width - call

    @property
    def hero_lines(self) -> int:
        """How many lines may stand under the number on the stage at their least size."""
        pitch = PITCH * self.call_scale
        if not self.portrait:
            return max(1, int(UNDER_NUMBER / pitch))
        spare = UPRIGHT_REST - FEWEST_ROWS * ROW_FLOOR * self.call_scale
        return max(1, int((UPRIGHT_UNDER_NUMBER + spare) / pitch) - 1)

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

    def space(self, form: Form) -> float:
        """The height that rows of that form share."""
        return self.list_height - (HEADING * self.unit if form == "heading" else 0)

    def under(self, form: Form) -> int:
        """How many lines a row may have under its number so that one row is whole."""
        call = self.unit * self.call_scale
        return max(0, int((self.space(form) / call - ROW_FLOOR) / UNDER))

    def slots(self, form: Form) -> tuple[int, float]:
        """How many whole rows of one line the list holds in that form, and the height of each."""
        space, call = self.space(form), self.unit * self.call_scale
        count = max(1, int(space / (ROW_FLOOR * call) + 0.01))
        return count * self.columns, min(space / count, ROW * call)

    def without_pane(self) -> Layout:
        """The same wall with its calls alone: upright, the list has the pane's room."""
        freed = self.pane_height if self.portrait else 0
        return replace(self, pane_height=0, list_height=self.list_height + freed)

    def spread(self) -> Layout:
        """The stage has the pane's room, but for the hatch; lying, the list leaves that."""
        hatch = HATCH * self.unit
        if self.portrait and self.pane:
            return replace(
                self, pane_height=0, stage_height=self.stage_height + self.pane_height - hatch
            )
        return replace(self, pane_height=0, list_height=self.list_height - hatch)

    def for_hero(self, desk_lines: int, point_lines: int) -> Layout:
        """Room on the stage for a desk's name and its service point, in so many lines each.

        One line of a desk alone has the design's size, more have the least.
        """
        lines = desk_lines + point_lines
        if lines <= 1:
            return self
        if self.portrait:
            # A single line of a desk stays large over its service point: it counts for two.
            asked = (lines + (desk_lines == 1)) * PITCH * self.call_scale
            more = max(0.0, asked - UPRIGHT_UNDER_NUMBER) * self.unit
            return replace(
                self,
                stage_height=self.stage_height + more,
                list_height=self.list_height - more,
            )
        if lines > 2:
            return self.without_pane()
        return replace(self, pane_height=LOWER_PANE * self.unit) if self.pane else self


def layout(
    width: int, height: int, distance_m: float | None = None, panel_m: float | None = None
) -> Layout:
    """The layout for a window; `panel_m` is the panel's height (its width, if upright)."""
    portrait = width < height
    unit = min(width / 1080, height / 1920) if portrait else min(width / 1920, height / 1080)
    wanted = distance_m / (panel_m * PANEL_TO_VIEWER) if distance_m and panel_m else 1.0
    scale = min(LARGEST_SCALE, max(1.0, wanted))
    pane = scale <= WITHOUT_PANE
    columns, stage = (1, float(width)) if portrait else _columns(width, unit * scale, unit)
    pane_height = (UPRIGHT_PANE if portrait else PANE) * unit if pane else 0.0
    if portrait:
        stage_height = UPRIGHT_STAGE * unit
        space = height - stage_height - UPRIGHT_TICKER * unit - pane_height
    else:
        stage_height = height - TICKER * unit
        space = height - (LIST_TOP + TICKER) * unit
    readable = wanted <= LARGEST_SCALE
    return Layout(
        width,
        height,
        portrait,
        unit,
        scale,
        stage,
        stage_height,
        space,
        pane_height,
        columns,
        readable,
        _scannable(unit / (width if portrait else height), distance_m, panel_m),
    )


def _scannable(unit: float, distance_m: float | None, panel_m: float | None) -> bool:
    """Whether the code is large enough; `unit` is that part of the panel's height (or width)."""
    if not distance_m or not panel_m:
        return True
    return SCANNED_FROM * CODE * unit * panel_m >= distance_m / APPROACH


def _columns(width: int, call: float, unit: float) -> tuple[int, float]:
    """How many columns the list of a lying wall has, and the width of the stage beside it."""
    beside = width - (STAGE + MARGIN + INNER) * unit
    columns = int((beside + COLUMN_GAP * unit) / (COLUMN * call + COLUMN_GAP * unit))
    if columns < 2:
        return 1, float(round(width * STAGE_SHARE))
    return columns, STAGE * unit

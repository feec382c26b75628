"""Where what stands in the grid lies, in pixels: computed once for a grid and a width."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from staff_console.bookings.blocks import Block
from staff_console.bookings.business_days import HOUR
from staff_console.bookings.grid import Column, Grid
from staff_console.bookings.moving import Place
from staff_console.look import Look

AXIS: Final = 58
"""The width of the times."""
NARROWEST: Final = 104
"""Of a column; where there are more the grid scrolls."""
TALL: Final = 76
"""Of an hour."""
TOP: Final = 8
GAP: Final = 3
LEAST: Final = 20
"""The height of a block, however short it is: its name can be read."""
EDGE: Final = 7
"""Of a block's lower edge, by which it is stretched."""


class Laid(NamedTuple):
    """A block and where it lies."""

    block: Block
    rect: QRectF
    column: int


class Geometry:
    """Of one grid in a window of `width` pixels; mirrored where people read leftward."""

    def __init__(self, look: Look, grid: Grid, width: int, mirrored: bool = False) -> None:
        self.look, self.grid, self.mirrored = look, grid, mirrored
        count = max(1, len(grid.columns))
        self.axis = look.px(AXIS)
        self.column = max((width - self.axis) / count, float(look.px(NARROWEST)))
        self.width = round(self.axis + self.column * count)
        self.hour = look.px(TALL)
        self.height = round(grid.span_ms / HOUR * self.hour) + 3 * look.px(TOP)
        self._columns = [self._lay(at, each) for at, each in enumerate(grid.columns)]
        self._longest = [
            max((laid.rect.height() for laid in laid_out), default=0.0)
            for laid_out in self._columns
        ]
        self._tops = [[laid.rect.top() for laid in laid_out] for laid_out in self._columns]

    def y_of(self, column: int, at: int) -> float:
        """The height of an instant in a column."""
        start = self.grid.columns[column].room.start_at
        return (at - start) / HOUR * self.hour + self.look.px(TOP)

    def left_of(self, column: int) -> float:
        """Where a column begins."""
        left = self.axis + column * self.column
        return self.width - left - self.column if self.mirrored else left

    def span(self, column: int, start_at: int, end_at: int) -> QRectF:
        """All of a column from one instant to another, inside of what is shown."""
        room = self.grid.columns[column].room
        top = self.y_of(column, max(start_at, room.start_at))
        bottom = self.y_of(column, min(end_at, room.end_at))
        left = self.left_of(column) + self.look.px(GAP)
        return QRectF(left, top, self.column - 2 * self.look.px(GAP), bottom - top)

    def column_at(self, x: float) -> int:
        """The column below a place, the nearest where there is none."""
        from_start = self.width - x if self.mirrored else x
        at = int((from_start - self.axis) // self.column)
        return min(max(at, 0), len(self.grid.columns) - 1)

    def instant_at(self, column: int, y: float) -> int:
        """The instant at a height of a column."""
        start = self.grid.columns[column].room.start_at
        return start + round((y - self.look.px(TOP)) / self.hour * HOUR)

    def block_at(self, spot: QPointF) -> Laid | None:
        """The block below a place."""
        if not self.grid.columns:
            return None
        around = QRectF(spot.x(), spot.y(), 1, 1)
        return next((laid for laid in self.within(around) if laid.rect.contains(spot)), None)

    def within(self, area: QRectF) -> Iterator[Laid]:
        """The blocks that an area touches: what is out of sight costs nothing."""
        for at, laid_out in enumerate(self._columns):
            left = self.left_of(at)
            if left > area.right() or left + self.column < area.left():
                continue
            tops = self._tops[at]
            first = bisect_right(tops, area.top() - self._longest[at])
            for place in range(max(0, first - 1), bisect_right(tops, area.bottom())):
                if laid_out[place].rect.bottom() >= area.top():
                    yield laid_out[place]

    def everything(self) -> Iterator[Laid]:
        """All blocks, column by column."""
        for laid_out in self._columns:
            yield from laid_out

    def beside(self, key: str, across: int, down: int, now: int) -> Laid | None:
        """The next that can be chosen in a direction from a block; from none the next by time."""
        laid = [each for each in self.everything() if each.block.choosable]
        here = next((each for each in laid if each.block.key == key), None)
        if here is None:
            return min(laid, key=lambda e: (e.block.end_at < now, e.rect.top()), default=None)
        top = here.rect.top()
        if down:
            same = [each for each in laid if each.column == here.column and each is not here]
            ahead = [each for each in same if (each.rect.top() - top) * down > 0]
            return min(ahead, key=lambda e: abs(e.rect.top() - top), default=None)
        across = -across if self.mirrored else across
        sides = [each for each in laid if (each.column - here.column) * across > 0]
        return min(
            sides,
            key=lambda e: (abs(e.column - here.column), abs(e.rect.top() - top)),
            default=None,
        )

    def place_rect(self, place: Place) -> QRectF | None:
        """Where something that is moved lies."""
        for at, column in enumerate(self.grid.columns):
            inside = column.room.start_at <= place.start_at < column.room.end_at
            if inside and column.key in (place.column, column.room.day):
                return self.span(at, place.start_at, place.end_at)
        return None

    def _lay(self, at: int, column: Column) -> list[Laid]:
        gap = self.look.px(GAP)
        found = []
        for block in column.blocks:
            rect = self.span(at, block.start_at, block.end_at)
            # One pixel of paper between neighbours tells them apart.
            rect.setHeight(max(rect.height() - 1, float(self.look.px(LEAST))))
            wide = (rect.width() + gap) / block.lanes
            lane = block.lanes - 1 - block.lane if self.mirrored else block.lane
            rect.setLeft(rect.left() + lane * wide)
            rect.setWidth(wide - gap)
            found.append(Laid(block, rect, at))
        return sorted(found, key=lambda laid: laid.rect.top())

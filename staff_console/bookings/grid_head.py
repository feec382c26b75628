"""The names above the grid."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from staff_console.bookings.grid_layers import paint_head
from staff_console.bookings.grid_view import GridView
from staff_console.look import Look


class GridHead(QWidget):
    """The names above the columns; they scroll to the side with the grid."""

    def __init__(self, look: Look, grid: GridView) -> None:
        super().__init__()
        self._look, self._grid = look, grid
        self.setFixedHeight(look.px(36))
        grid.horizontalScrollBar().valueChanged.connect(lambda _: self.update())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them above a line."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(self.rect(), self._look.colour("pane"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.translate(-self._grid.origin.x(), 0)
        paint_head(painter, self._grid.geometry_now, self.height())

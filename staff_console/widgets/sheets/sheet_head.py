"""The head of a sheet: a letter to the customer and an internal note are told apart by paper and
edge before a word of them is read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from staff_console.look import Look
from staff_console.tickets.paper import paint_dashed_edge, paint_hatched
from staff_console.widgets.plane import Down

EDGE = 4


class SheetHead(Down):
    """Plain, with the solid edge of a letter, or hatched for what never leaves the house."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, (24, 20, 24, 12), 4)
        self._look, self._paper = look, ""

    def lie_on(self, paper: str) -> None:
        """Use this paper: `letter`, `internal`, or empty for a plain one."""
        if paper != self._paper:
            self._paper = paper
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        look, painter, rect = self._look, QPainter(self), QRectF(self.rect())
        if self._paper == "internal":
            paint_hatched(painter, look, rect)
            paint_dashed_edge(painter, look, rect)
        elif self._paper == "letter":
            edge = QRectF(rect.left(), rect.top(), look.px(EDGE), rect.height())
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                edge.moveRight(rect.right())
            painter.fillRect(edge, look.colour("accent"))

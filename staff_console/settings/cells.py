"""Cells of a table that are no line of text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox

from staff_console.look import Look
from staff_console.settings.field import Option


class ChoiceCell(QComboBox):
    """One of a few; the arrow keys and first letters change it, Alt+Down opens the list."""

    chosen = Signal(str)

    def __init__(self, look: Look, options: Sequence[Option]) -> None:
        super().__init__()
        self._look = look
        self.setFont(look.font())
        self.show_options(options)
        self.activated.connect(lambda at: self.chosen.emit(self.itemData(at)))

    def show_options(self, options: Sequence[Option]) -> None:
        """These are to be chosen from; the first stands there."""
        self.clear()
        for option in options:
            self.addItem(option.title, option.key)

    def show_key(self, key: str) -> None:
        """Show this one; it is not told as chosen."""
        at = self.findData(key)
        if at != self.currentIndex():
            self.setCurrentIndex(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With a chevron: it is seen that there are others."""
        super().paintEvent(event)
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("ink"), look.px(2)))
        rightward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        x = self.width() - look.px(16) if rightward else look.px(16)
        wide, y = look.px(4), self.height() // 2
        painter.drawPolyline(
            [QPoint(x - wide, y - wide // 2), QPoint(x, y + wide // 2),
             QPoint(x + wide, y - wide // 2)]
        )  # fmt: skip

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page: it changes nothing that somebody only passes."""
        event.ignore()

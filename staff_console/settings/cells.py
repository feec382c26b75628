"""Cells of a table that are no line of text, and the buttons beside and below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPushButton

from staff_console.look import DEMI, Look
from staff_console.settings.field import Option
from staff_console.speech import tr


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
        """Show this one; it is not told as chosen. One that there is no longer says so."""
        at = self.findData(key)
        if at < 0:
            self.setPlaceholderText(tr("no longer there") if key else tr("choose …"))
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


def edged(look: Look, text: str, do: Callable[[], None]) -> QPushButton:
    """Words in an edge: nobody takes it for a heading."""
    made = QPushButton(text)
    made.setProperty("quiet", True)
    made.setFont(look.font())
    made.setMinimumHeight(look.px(32))
    made.clicked.connect(lambda _=False: do())
    return made


def flat(look: Look, text: str, do: Callable[[], None]) -> QPushButton:
    """A sign without an edge, at the end of a row."""
    made = QPushButton(text)
    made.setFlat(True)
    made.setFont(look.font(14, DEMI))
    made.setMinimumHeight(look.px(32))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _=False: do())
    return made

"""The one filled button of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from staff_console.look import DEMI, Look


class PrimaryButton(QPushButton):
    """With the keys it has a frame of its text's colour inside: to be seen in every scheme."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button of the style, then the frame."""
        super().paintEvent(event)
        if self.hasFocus() and self.isEnabled():
            painter = QPainter(self)
            wide = self._look.px(2)
            pen = QPen(self._look.colour("on_accent"), wide)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            inset = self._look.px(4)
            painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))


def primary_button(look: Look, name: str, height: int) -> QPushButton:
    """A button in the accent's colour; `height` in lengths of the design."""
    made = PrimaryButton(look)
    made.setObjectName(name)
    made.setProperty("primary", True)
    made.setFont(look.font(15, DEMI))
    made.setMinimumHeight(look.px(height))
    return made

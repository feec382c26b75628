"""A QR code of whole pixels, dark on white in every scheme: cameras read nothing else as well."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from client.qr_matrix import matrix
from staff_console.look import Look

MODULE: Final = 4
"""The edge of a module, in lengths of the design."""
QUIET: Final = 4
"""Modules of quiet zone on each side."""


class QrCode(QWidget):
    """As large as its modules; empty text draws nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._module = look.px(MODULE)
        self._text = ""

    def say(self, text: str) -> None:
        """Show the code of this text."""
        self._text = text
        edge = (len(matrix(text)) + 2 * QUIET) * self._module if text else 0
        self.setFixedSize(edge, edge)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each module as a square."""
        rows = matrix(self._text)
        if not rows:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        side = self._module
        for y, row in enumerate(rows, QUIET):
            for x, ink in enumerate(row, QUIET):
                if ink:
                    painter.fillRect(x * side, y * side, side, side, Qt.GlobalColor.black)

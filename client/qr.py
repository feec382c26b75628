"""QR codes in QML: the item `QrCode` draws one on whole pixels.

QML: `import NowServing.Client`, then `QrCode { text: link; ink: Theme.onCall; paper: "white";
ratio: Screen.devicePixelRatio }`.
The item takes the largest whole number of device pixels per module that fits its size, with the
quiet zone inside, and centres the code. Empty text draws nothing. `moduleSize` tells the outcome.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from client.qr_matrix import matrix

QML_IMPORT_NAME = "NowServing.Client"
QML_IMPORT_MAJOR_VERSION = 1

QUIET: Final = 4
"""Modules of quiet zone on each side."""


@QmlElement
class QrCode(QQuickPaintedItem):
    """A QR code of `text` in `ink` on `paper`, `quiet` modules around it."""

    textChanged = Signal()
    coloursChanged = Signal()
    moduleSizeChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._ink = QColor("#14181F")
        self._paper = QColor("#FFFFFF")
        self._quiet = QUIET
        self._ratio = 1.0
        self.setAntialiasing(False)
        for changed in (self.textChanged, self.coloursChanged):
            changed.connect(self.update)
        for changed in (self.textChanged, self.widthChanged, self.heightChanged):
            changed.connect(self.moduleSizeChanged)

    def _get_text(self) -> str:
        return self._text

    def _set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.textChanged.emit()

    def _get_ink(self) -> QColor:
        return self._ink

    def _set_ink(self, colour: QColor) -> None:
        self._ink = QColor(colour)
        self.coloursChanged.emit()

    def _get_paper(self) -> QColor:
        return self._paper

    def _set_paper(self, colour: QColor) -> None:
        self._paper = QColor(colour)
        self.coloursChanged.emit()

    def _get_quiet(self) -> int:
        return self._quiet

    def _set_quiet(self, modules: int) -> None:
        self._quiet = max(0, modules)
        self.textChanged.emit()

    def _get_ratio(self) -> float:
        return self._ratio

    def _set_ratio(self, ratio: float) -> None:
        self._ratio = max(0.1, ratio)
        self.textChanged.emit()

    def _get_module_size(self) -> int:
        modules = len(matrix(self._text))
        if not modules:
            return 0
        edge = min(self.width(), self.height()) * self._ratio
        return max(1, int(edge) // (modules + 2 * self._quiet))

    text = Property(str, _get_text, _set_text, notify=textChanged)
    ink = Property(QColor, _get_ink, _set_ink, notify=coloursChanged)
    paper = Property(QColor, _get_paper, _set_paper, notify=coloursChanged)
    quiet = Property(int, _get_quiet, _set_quiet, notify=textChanged)
    # Given from outside: asking window() here would make the window's Python wrapper a child of
    # this item, and invalid as soon as the item goes.
    ratio = Property(float, _get_ratio, _set_ratio, notify=textChanged)
    moduleSize = Property(int, _get_module_size, notify=moduleSizeChanged)

    def paint(self, painter: QPainter) -> None:
        """Draw each module as a square of whole device pixels."""
        rows = matrix(self._text)
        if not rows:
            return
        ratio = self._ratio
        painter.fillRect(QRectF(0, 0, self.width(), self.height()), self._paper)
        painter.scale(1 / ratio, 1 / ratio)
        painter.setPen(Qt.PenStyle.NoPen)
        size = self._get_module_size()
        edge = size * len(rows)
        left = int(self.width() * ratio - edge) // 2
        top = int(self.height() * ratio - edge) // 2
        for y, row in enumerate(rows):
            for x, ink in enumerate(row):
                if ink:
                    painter.fillRect(left + x * size, top + y * size, size, size, self._ink)

"""The paper of what never leaves the house: hatched, with a lock; and the letter of what does."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from staff_console.look import Look

STEP = 10


def paint_hatched(painter: QPainter, look: Look, rect: QRectF) -> None:
    """Warm paper with slanting lines: nobody takes it for a letter."""
    painter.save()
    painter.setClipRect(rect)
    painter.fillRect(rect, look.colour("warn_paper"))
    ink = QColor(look.colour("warn"))
    ink.setAlpha(44 if look.scheme != "contrast" else 110)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, look.px(1)))
    step, tall = look.px(STEP), rect.height()
    at = rect.left() - tall
    while at < rect.right():
        painter.drawLine(QPointF(at, rect.bottom()), QPointF(at + tall, rect.top()))
        at += step
    painter.restore()


def paint_dashed_edge(painter: QPainter, look: Look, rect: QRectF) -> None:
    """The upper edge of a comment."""
    pen = QPen(look.colour("warn"), look.px(2), Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    y = rect.top() + look.px(1)
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


class Sign(QWidget):
    """A letter for what goes to the customer, a lock for what stays."""

    def __init__(self, look: Look, kind: str) -> None:
        super().__init__()
        self._look, self._kind = look, kind
        self.setFixedSize(look.px(18), look.px(18))

    def sizeHint(self) -> QSize:
        """A square."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter, side = QPainter(self), self._look.px(18)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / 18, side / 18)
        if self._kind == "lock":
            self._lock(painter)
        else:
            self._letter(painter)

    def _lock(self, painter: QPainter) -> None:
        ink = self._look.colour("warn")
        painter.setPen(QPen(ink, 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bow = QPainterPath(QPointF(5.6, 9))
        bow.lineTo(5.6, 6)
        bow.arcTo(QRectF(5.6, 2.4, 6.8, 6.8), 180, -180)
        bow.lineTo(12.4, 9)
        painter.drawPath(bow)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(3.4, 8.4, 11.2, 7.6), 1.4, 1.4)

    def _letter(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._look.colour("accent"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(2, 4, 14, 10.4))
        painter.drawPolyline([QPointF(2, 4.6), QPointF(9, 10), QPointF(16, 4.6)])

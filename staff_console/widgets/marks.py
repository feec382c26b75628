"""Small signs drawn by hand: they differ in shape, so that colour never says it alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from staff_console.look import DEMI, Look
from staff_console.widgets.plane import appear

TURN_AFTER_MS: Final = 300
_STEP_MS: Final = 60


def paint_bar(
    painter: QPainter, rect: QRectF, share: float, fill: QColor, track: QColor, rtl: bool = False
) -> None:
    """A bar of time: `share` of it is filled, from the side where reading begins."""
    radius = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track)
    painter.drawRoundedRect(rect, radius, radius)
    width = max(rect.height(), rect.width() * min(1.0, share)) if share > 0 else 0.0
    if width:
        left = rect.right() - width if rtl else rect.left()
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(left, rect.top(), width, rect.height()), radius, radius)


def paint_cap(
    painter: QPainter, look: Look, rect: QRectF, cap: str, ink: QColor, edge: QColor, dashed: bool
) -> None:
    """A key's cap."""
    pen = QPen(edge, max(1.0, look.zoom))
    if dashed:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3.0, 2.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = look.px(4)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(ink)
    painter.setFont(look.font(12, DEMI))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cap)


def cap_width(look: Look, cap: str) -> int:
    """The width of a key's cap."""
    return QFontMetrics(look.font(12, DEMI)).horizontalAdvance(cap) + look.px(13)


class Cap(QWidget):
    """A key's cap beside a text."""

    def __init__(self, look: Look, tone: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tone = tone
        self._cap = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, cap: str) -> None:
        """Show this key; none takes no place."""
        if cap != self._cap:
            self._cap = cap
            self.updateGeometry()
            self.update()
        appear(self, bool(cap))

    def tone(self, token: str) -> None:
        """Use this colour."""
        if token != self._tone:
            self._tone = token
            self.update()

    def sizeHint(self) -> QSize:
        """The cap with its frame."""
        return QSize(cap_width(self._look, self._cap), self._look.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        ink, edge = look.colour(self._tone), look.colour("line")
        paint_cap(painter, look, QRectF(self.rect()), self._cap, ink, edge, dashed=False)


class Bar(QWidget):
    """Time that runs: a bar four pixels high."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._share = 0.0
        self._fill, self._track = look.colour("line"), look.colour("track")
        self.setFixedHeight(look.px(4))

    def show_share(self, share: float, fill: QColor, track: QColor) -> None:
        """Fill this share, 0…1."""
        if (share, fill, track) != (self._share, self._fill, self._track):
            self._share, self._fill, self._track = share, fill, track
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_bar(painter, QRectF(self.rect()), self._share, self._fill, self._track, rtl)


class Mark(QWidget):
    """The sign at the head of a line: tick, cross, ring, warning, dot, hollow square."""

    def __init__(self, look: Look, size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._kind = ""
        self._angle = 0
        self.setFixedSize(look.px(size), look.px(size))
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(TURN_AFTER_MS)
        self._turning = QTimer(self)
        self._turning.setInterval(_STEP_MS)
        self._waiting.timeout.connect(self._turning.start)
        self._turning.timeout.connect(self._turn)

    def say(self, kind: str) -> None:
        """Show the sign of that kind, or none."""
        if kind == self._kind:
            return
        self._kind, self._angle = kind, 0
        if kind == "sent":
            self._waiting.start()
        else:
            self._waiting.stop()
            self._turning.stop()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        draw = _SIGNS.get(self._kind)
        if draw is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(self.width())
        painter.scale(side / 18, side / 18)
        if self._angle:
            painter.translate(9, 9)
            painter.rotate(self._angle)
            painter.translate(-9, -9)
        draw(painter, self._look)

    def _turn(self) -> None:
        self._angle = (self._angle + 30) % 360
        self.update()


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _tick(painter: QPainter, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("ok"))
    painter.drawEllipse(QRectF(1, 1, 16, 16))
    painter.setPen(_pen(look.colour("background"), 2))
    painter.drawPolyline([QPointF(5.2, 9.3), QPointF(8, 12), QPointF(12.8, 6.4)])


def _cross(painter: QPainter, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("danger"))
    painter.drawRoundedRect(QRectF(1, 1, 16, 16), 2, 2)
    painter.setPen(_pen(look.colour("background"), 2))
    painter.drawLine(QPointF(6, 6), QPointF(12, 12))
    painter.drawLine(QPointF(12, 6), QPointF(6, 12))


def _ring(painter: QPainter, look: Look) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("track"), 2.4))
    painter.drawEllipse(QRectF(2.5, 2.5, 13, 13))
    painter.setPen(_pen(look.colour("accent"), 2.4))
    painter.drawArc(QRectF(2.5, 2.5, 13, 13), 0, 110 * 16)


def _warning(painter: QPainter, look: Look) -> None:
    path = QPainterPath(QPointF(9, 1.6))
    path.lineTo(QPointF(17, 16))
    path.lineTo(QPointF(1, 16))
    path.closeSubpath()
    painter.setPen(_pen(look.colour("warn"), 1.2))
    painter.setBrush(look.colour("warn"))
    painter.drawPath(path)
    painter.setPen(_pen(look.colour("background"), 1.9))
    painter.drawLine(QPointF(9, 6.6), QPointF(9, 10.6))
    painter.drawPoint(QPointF(9, 13.4))


def _note(painter: QPainter, look: Look) -> None:
    painter.setPen(QPen(look.colour("line"), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(1.8, 1.8, 14.4, 14.4))
    painter.setPen(_pen(look.colour("ink"), 1.9))
    painter.drawPoint(QPointF(9, 5.4))
    painter.drawLine(QPointF(9, 8.6), QPointF(9, 12.8))


def _dot(painter: QPainter, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("ok"))
    painter.drawEllipse(QRectF(3, 3, 12, 12))


def _hollow(painter: QPainter, look: Look) -> None:
    painter.setPen(QPen(look.colour("warn"), 3.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(4, 4, 10, 10))


def _kept(painter: QPainter, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("ink"))
    painter.drawRoundedRect(QRectF(1.5, 1.5, 15, 15), 2, 2)
    painter.setPen(_pen(look.colour("background"), 2))
    painter.drawPolyline([QPointF(5.2, 9.3), QPointF(8, 12), QPointF(12.8, 6.4)])


_SIGNS: Final[dict[str, Callable[[QPainter, Look], None]]] = {
    "confirmed": _tick,
    "refused": _cross,
    "sent": _ring,
    "warning": _warning,
    "note": _note,
    "kept": _kept,
    "live": _dot,
    "reconnecting": _ring,
    "connecting": _ring,
    "stale": _hollow,
    "away": _hollow,
}

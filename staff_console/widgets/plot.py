"""What plots have in common: a rectangle with a scale, lines across, labels, and a description."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from staff_console.look import NORMAL, Look

_STEPS: Final = (1, 2, 5, 10, 15, 20, 30, 60, 120, 240)


def ticks(most: float, about: int = 4) -> tuple[int, ...]:
    """Whole numbers from 0 to at least `most`, at equal distances, some `about` of them above 0."""
    step = next((step for step in _STEPS if step * about >= most), _STEPS[-1])
    while step * about * 2 < most:
        step *= 2
    count = max(1, -(-int(-(-most // 1)) // step))
    return tuple(step * at for at in range(count + 1))


def apart(wanted: Sequence[float], least: float) -> list[float]:
    """Places in order that keep so far from each other, as near to those wanted as that allows."""
    placed: list[float] = []
    for place in wanted:
        placed.append(max(place, placed[-1] + least) if placed else place)
    over = (placed[-1] - max(wanted[-1], wanted[0])) / 2 if placed else 0
    return [place - max(0.0, over) for place in placed]


class Frame(NamedTuple):
    """Where a plot lies in its widget, and from where to where its scale goes."""

    area: QRectF
    top: float
    floor: float = 0.0

    def y(self, value: float) -> float:
        """Where a value lies."""
        share = (value - self.floor) / (self.top - self.floor)
        return self.area.bottom() - self.area.height() * share

    def x(self, share: float) -> float:
        """Where a share of the width lies, 0…1. Time goes to the right in every language."""
        return self.area.left() + self.area.width() * share


class Plot(QWidget):
    """Draws in a look; `describe` tells a screen reader all that the lines tell the eye."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def describe(self, text: str) -> None:
        """What it shows, in sentences."""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
        self.update()

    def frame(self, top: float, floor: float = 0.0, left: int = 56, right: int = 16) -> Frame:
        """The rectangle of the plot with room for labels around it, in lengths of the design."""
        px = self.look.px
        rect = QRectF(self.rect()).adjusted(px(left), px(20), -px(right), -px(32))
        return Frame(rect, top, floor)

    def paint_scale(self, painter: QPainter, frame: Frame, marks: Sequence[int]) -> None:
        """A hairline for each value, with its number at the left."""
        px, area = self.look.px, frame.area
        for mark in marks:
            y = round(frame.y(mark))
            painter.fillRect(QRectF(area.left(), y, area.width(), 1), self.look.colour("hairline"))
            place = QRectF(0, y - px(10), area.left() - px(10), px(20))
            self.write(painter, place, str(mark), Qt.AlignmentFlag.AlignRight)

    def paint_below(self, painter: QPainter, frame: Frame, texts: Sequence[str]) -> None:
        """Texts below the plot at equal distances; some are left out where they would touch."""
        px, count = self.look.px, len(texts)
        wide = max((self._width(text) for text in texts), default=0) + px(12)
        each = frame.area.width() / max(1, count - 1)
        step = max(1, -int(-wide // max(1.0, each)))
        for at, text in enumerate(texts):
            if at % step == 0:
                x = frame.x(at / max(1, count - 1)) if count > 1 else frame.area.center().x()
                place = QRectF(x - wide / 2, frame.area.bottom() + px(6), wide, px(20))
                self.write(painter, place, text, Qt.AlignmentFlag.AlignHCenter)

    def write(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        tone: str = "muted",
        weight: QFont.Weight = NORMAL,
    ) -> None:
        """A text of twelve."""
        painter.setFont(self.look.font(12, weight))
        painter.setPen(self.look.colour(tone))
        painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, text)

    def line(
        self, painter: QPainter, points: Sequence[QPointF], colour: QColor, wide: float, dots: bool
    ) -> None:
        """A line through points; of dots where it is not what happened."""
        pen = QPen(colour, self.look.px(wide))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if dots:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([0.1, 2.4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(list(points))

    def _width(self, text: str) -> int:
        return QFontMetrics(self.look.font(12)).horizontalAdvance(text)

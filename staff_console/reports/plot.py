"""What plots share: a scale, and points that arrows and the pointer go through, told in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from staff_console.look import DEMI, Look

DOT: Final = 5.0
"""The radius of a point, in lengths of the design."""
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -10_000,
    Qt.Key.Key_End: 10_000,
}
_STAYS: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
)


class Scale(NamedTuple):
    """Values from `low` to `high` lie between two places, in pixels."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value; those beyond the ends lie at them."""
        inside = min(self.high, max(self.low, value))
        return self.start + (inside - self.low) / (self.high - self.low) * (self.end - self.start)


class Plot(QWidget):
    """Draws itself in `draw`; `told` says the figure of the point that is marked, or nothing."""

    told = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.faded = False
        self._said: Sequence[str] = ()
        self._mark: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(look.px(260), look.px(150))

    @property
    def marked(self) -> int | None:
        """The place of the point that is looked at."""
        return self._mark

    def say(self, said: Sequence[str], spoken: str, faded: bool) -> None:
        """The figures of all points, one by one, and all of them for a screen reader."""
        self.faded, self._said = faded, said
        self.setAccessibleDescription(spoken)
        if self._mark is not None and self._mark >= len(said):
            self._mark = None
        self.told.emit(self._said[self._mark] if self._mark is not None else "")
        self.update()

    def spots(self) -> Sequence[QPointF]:
        """Where the points lie."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw the plot."""
        raise NotImplementedError

    def tone(self, token: str) -> QColor:
        """A colour of the theme; what is old is grey."""
        grey = self.faded and token not in ("hairline", "accent_paper", "soft")
        return self.look.colour("muted" if grey else token)

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(self.look.px(480), self.look.px(260))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plot, and a frame while it has the keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        if self.hasFocus():
            wide = self.look.px(2)
            pen = QPen(self.look.colour("accent"), wide)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = wide / 2
            painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from point to point."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._said:
            super().keyPressEvent(event)
            return
        before = -1 if self._mark is None and step > 0 else self._mark or 0
        self._look_at(min(len(self._said) - 1, max(0, before + step)))
        if self._mark is not None:
            event_ = QAccessibleAnnouncementEvent(self, self._said[self._mark])
            QAccessible.updateAccessibility(event_)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The point next to the pointer is looked at."""
        here, spots = event.position(), self.spots()
        near = [
            (abs(spot.x() - here.x()) + abs(spot.y() - here.y()) / 4, at)
            for at, spot in enumerate(spots)
        ]
        self._look_at(min(near)[1] if near else None)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._look_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys have gone elsewhere; to another window is not elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self._look_at(None)

    def _look_at(self, place: int | None) -> None:
        if place != self._mark:
            self._mark = place
            self.told.emit(self._said[place] if place is not None else "")
            self.update()


def grid_line(painter: QPainter, look: Look, left: float, right: float, y: float) -> None:
    """A hairline across the plot."""
    painter.fillRect(QRectF(left, round(y), right - left, 1), look.colour("hairline"))


def dashed(colour: QColor, wide: float) -> QPen:
    """A pen for a line that is meant, not measured."""
    pen = QPen(colour, wide)
    pen.setDashPattern([4.0, 3.0])
    return pen


def write(
    painter: QPainter, look: Look, text: str, at: QPointF, colour: QColor, strong: bool = False
) -> QRectF:
    """Write a figure around a point; where it lies."""
    painter.setFont(look.font(12, DEMI) if strong else look.font(12))
    metrics = painter.fontMetrics()
    wide, tall = metrics.horizontalAdvance(text) + 2, metrics.height()
    place = QRectF(at.x() - wide / 2, at.y() - tall / 2, wide, tall)
    painter.setPen(colour)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    return place


def point(painter: QPainter, look: Look, at: QPointF, colour: QColor, square: bool) -> None:
    """A filled point: round where all is well, square where it is not."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    radius = look.px(DOT)
    around = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
    if square:
        painter.drawRect(around)
    else:
        painter.drawEllipse(around)

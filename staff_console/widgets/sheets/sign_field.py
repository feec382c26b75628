"""A field that is signed in by pen, finger or mouse: what is drawn is kept as strokes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from staff_console.look import Look
from staff_console.sheets.form import Field
from staff_console.speech import tr
from staff_console.widgets.plane import Down

WIDE: Final = 1000
HIGH: Final = 400
"""The units of `Strokes`, whatever the field's size on a screen."""
_NEAR: Final = 6
"""Points nearer than this to the last one say nothing more, in these units."""
_WIDEST: Final = 600
"""On a screen: as wide as a sheet of one column; a wider sheet has it so too."""


class SignField(Down):
    """Answers with `x,y x,y; x,y`: points of a field of 1000 by 400, lines parted by `;`."""

    answered = Signal(str)
    silent = True
    """Keys have nothing to do here."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, gap=4)
        self.setObjectName(f"field-{field.name}")
        self.setAccessibleName(field.label)
        self.setAccessibleDescription(field.hint)
        self._pad = Pad(look, field.hint, field.most)
        self._pad.drawn.connect(self.answered)
        self._again = QPushButton(tr("Sign again"))
        self._again.setFlat(True)
        self._again.setFont(look.font(12))
        self._again.setCursor(Qt.CursorShape.PointingHandCursor)
        self._again.clicked.connect(self._pad.clear)
        self.lay.addWidget(self._pad)
        self.lay.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._again.setEnabled(bool(field.value))

    def show_field(self, field: Field) -> None:
        """Show what is drawn."""
        self._pad.show_strokes(field.value)
        self._again.setEnabled(bool(field.value))

    def take_focus(self) -> None:
        """Keys go to what takes it away."""
        self._again.setFocus(Qt.FocusReason.TabFocusReason)


class Pad(QWidget):
    """What is drawn on; a pen and a finger reach it as a mouse does."""

    drawn = Signal(str)

    def __init__(self, look: Look, hint: str, most: int) -> None:
        super().__init__()
        self._look, self._hint, self._most = look, hint, most
        self._lines: list[list[tuple[int, int]]] = []
        self._drawing = False
        self.setMaximumWidth(look.px(_WIDEST))
        self.setCursor(Qt.CursorShape.CrossCursor)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(self.maximumWidth(), self.maximumWidth() * HIGH // WIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its units are, by its width."""
        super().resizeEvent(event)
        self.setFixedHeight(self.width() * HIGH // WIDE)

    def clear(self) -> None:
        """Nothing is drawn."""
        self._lines = []
        self.update()
        self.drawn.emit("")

    def show_strokes(self, strokes: str) -> None:
        """Show these, unless they are what stands there."""
        if strokes != _text(self._lines) and not self._drawing:
            self._lines = read_strokes(strokes)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A line begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._drawing = True
            self._lines.append([])
            self._add(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on."""
        if self._drawing:
            self._add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It ends; one that would be too long is left out."""
        if self._drawing:
            self._drawing = False
            if len(_text(self._lines)) > self._most:
                self._lines.pop()
                self.update()
            self.drawn.emit(_text(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, the line one signs on, and what is drawn."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(look.colour("pane"))
        painter.drawRoundedRect(rect, look.px(4), look.px(4))
        base, margin = rect.height() * 0.76, look.px(16)
        painter.drawLine(QPointF(margin, base), QPointF(rect.width() - margin, base))
        if not self._lines:
            painter.setPen(look.colour("muted"))
            painter.setFont(look.font(12))
            below = QRectF(margin, base + look.px(4), rect.width() - 2 * margin, look.px(20))
            painter.drawText(below, Qt.AlignmentFlag.AlignLeading, self._hint)
        pen = QPen(look.colour("ink"), look.px(2))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        across, down = self.width() / WIDE, self.height() / HIGH
        for line in self._lines:
            points = [QPointF(x * across, y * down) for x, y in line]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(points)

    def _add(self, spot: QPointF) -> None:
        x = min(max(round(spot.x() / self.width() * WIDE), 0), WIDE)
        y = min(max(round(spot.y() / self.height() * HIGH), 0), HIGH)
        line = self._lines[-1]
        if not line or abs(line[-1][0] - x) + abs(line[-1][1] - y) >= _NEAR:
            line.append((x, y))
            self.update()


def read_strokes(text: str) -> list[list[tuple[int, int]]]:
    """The lines of such a text; what is no point is left out."""
    lines = []
    for stroke in text.split(";"):
        pairs = [point.partition(",") for point in stroke.split()]
        line = [(int(x), int(y)) for x, _, y in pairs if x.isdigit() and y.isdigit()]
        if line:
            lines.append(line)
    return lines


def _text(lines: list[list[tuple[int, int]]]) -> str:
    return "; ".join(" ".join(f"{x},{y}" for x, y in line) for line in lines if line)

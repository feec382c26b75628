"""How often waits were below the percentiles that we reckon: on the diagonal they are right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from staff_console.chance import band
from staff_console.look import Look
from staff_console.reports.figures import Calibration
from staff_console.reports.plot import Plot, Scale, dashed, grid_line, point, write
from staff_console.speech import tr

_NOMINAL: Final = (20, 50, 80)
ROOMY: Final = (280, 190)
"""In a smaller plot the legend would lie over the band."""


class ReliabilityPlot(Plot):
    """Nominal percentiles across, what came of them upwards; within the band it may be chance."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("Reliability"))
        self._face = Calibration((), 0, "")

    def show_calibration(self, face: Calibration, faded: bool) -> None:
        """Show it."""
        self._face = face
        self.say([each.said for each in face.points], face.spoken, faded)

    def spots(self) -> Sequence[QPointF]:
        """Where the points lie."""
        across, up = self._scales()
        return [QPointF(across.at(p.percent), up.at(p.below)) for p in self._face.points]

    def draw(self, painter: QPainter) -> None:
        """Band, diagonal, scales and points."""
        across, up = self._scales()
        self._paint_band(painter, across, up)
        self._paint_scales(painter, across, up)
        painter.setPen(dashed(self.tone("line"), self.look.px(1)))
        painter.drawLine(QPointF(across.start, up.start), QPointF(across.end, up.end))
        look = self.look
        self._write_legend(painter, across, up)
        for at, (each, spot) in enumerate(zip(self._face.points, self.spots(), strict=True)):
            colour = self.tone("ink" if each.by_chance else "warn")
            if at == self.marked:
                ring = look.px(10)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("accent"))
                painter.drawEllipse(spot, ring, ring)
                painter.setBrush(look.colour("pane"))
                painter.drawEllipse(spot, ring - look.px(2), ring - look.px(2))
            point(painter, look, spot, colour, square=not each.by_chance)
            # Above the diagonal to the left, below it to the right: never over the line itself.
            side = -1 if each.below >= each.percent else 1
            label = QPointF(spot.x() + side * look.px(20), spot.y() + side * look.px(8))
            write(painter, look, each.label, label, colour, strong=True)

    def _write_legend(self, painter: QPainter, across: Scale, up: Scale) -> None:
        """In the corner that points never reach, if they are any good; where there is room."""
        look = self.look
        if self.width() < look.px(ROOMY[0]) or self.height() < look.px(ROOMY[1]):
            return
        painter.setFont(look.font(12))
        painter.setPen(self.tone("muted"))
        tall = painter.fontMetrics().height()
        lines = (tr("shaded: chance"), tr("alone explains it"))
        wide = max(map(painter.fontMetrics().horizontalAdvance, lines)) + look.px(8)
        right, low = across.end - look.px(8), up.start - look.px(8)
        paper = QRectF(right - wide, low - 2 * tall, wide, 2 * tall)
        painter.fillRect(paper, look.colour("pane"))
        for line, text in enumerate(lines):
            top = low - (2 - line) * tall
            place = QRectF(across.start, top, right - across.start, tall)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, text)

    def _scales(self) -> tuple[Scale, Scale]:
        look = self.look
        inside = self.rect().adjusted(look.px(48), look.px(16), -look.px(24), -look.px(28))
        across = Scale(0, 100, inside.left(), inside.right())
        return across, Scale(0, 100, inside.bottom(), inside.top())

    def _paint_band(self, painter: QPainter, across: Scale, up: Scale) -> None:
        if not self._face.judged:
            return
        path, steps = QPainterPath(), range(0, 101, 2)
        bands = [band(each, self._face.judged) for each in steps]
        path.moveTo(across.at(0), up.at(bands[0].low))
        for percent, each in zip(steps, bands, strict=True):
            path.lineTo(across.at(percent), up.at(each.high))
        for percent, each in reversed(list(zip(steps, bands, strict=True))):
            path.lineTo(across.at(percent), up.at(each.low))
        path.closeSubpath()
        painter.fillPath(path, self.look.colour("track"))

    def _paint_scales(self, painter: QPainter, across: Scale, up: Scale) -> None:
        look = self.look
        for value in (0, *_NOMINAL, 100):
            grid_line(painter, look, across.start, across.end, up.at(value))
            left = QPointF(look.px(26), up.at(value))
            write(painter, look, str(value), left, self.tone("muted"))
        for value in _NOMINAL:
            x = round(across.at(value))
            painter.fillRect(QRectF(x, up.end, 1, up.start - up.end), look.colour("hairline"))
            below = QPointF(x, self.height() - look.px(14))
            write(painter, look, str(value), below, self.tone("muted"))

"""Waits by the hour of joining: as they were in whole lines, with the change in dotted ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from staff_console.look import DEMI, Look
from staff_console.reports.plot import Plot, Scale, grid_line, point, write
from staff_console.speech import tr
from staff_console.what_if.curves import Curve, Curves
from staff_console.what_if.scale import apart, ticks, whole_or_tenths

_WIDTHS: Final = {"solid": 2.5, "faint": 1.5, "dotted": 2.5}
LEAST: Final = 180
_BETWEEN: Final = 28
"""Two lines so far apart have room for a figure between them."""
_LABEL: Final = 96
"""The room for names at the right, in lengths of the design."""


class WaitsPlot(Plot):
    """Nine in ten and half of those who joined in each hour."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("Waits by the hour of joining"))
        self.setMinimumSize(look.px(360), look.px(LEAST))
        self._curves = Curves((), (), 0.0)

    def show_curves(self, shown: Curves) -> None:
        """Show these."""
        self._curves = shown
        self.say(shown.said, " ".join(shown.said), faded=False)

    def spots(self) -> Sequence[QPointF]:
        """One for each hour, on the line of nine in ten."""
        across, up = self._scales()
        solid = [line for line in self._curves.lines if line.style == "solid"]
        values = solid[0].values if solid else (None,) * len(self._curves.hours)
        return [QPointF(across.at(at), up.at(value or 0.0)) for at, value in enumerate(values)]

    def sizeHint(self) -> QSize:
        """No more than it must have: what stands below it is to be seen, too."""
        return self.minimumSize()

    def draw(self, painter: QPainter) -> None:
        """The scale, the lines from the faintest on, and the hour of the headline."""
        across, up = self._scales()
        self._paint_scale(painter, across, up)
        for line in self._curves.lines:
            if line.style == "solid" and line.tone == "accent":
                self._paint_below(painter, line, across, up)
        for line in self._curves.lines:
            self._paint_line(painter, line, across, up)
        self._write_names(painter, across, up)
        self._write_marked(painter, across, up)

    def _scales(self) -> tuple[Scale, Scale]:
        px, hours = self.look.px, max(1, len(self._curves.hours) - 1)
        inside = self.rect().adjusted(px(48), px(28), -px(_LABEL), -px(32))
        across = Scale(0, hours, inside.left(), inside.right())
        return across, Scale(0, ticks(self._curves.most)[-1], inside.bottom(), inside.top())

    def _paint_scale(self, painter: QPainter, across: Scale, up: Scale) -> None:
        look, muted = self.look, self.tone("muted")
        for value in ticks(self._curves.most):
            y = up.at(value)
            grid_line(painter, look, across.start, across.end, y)
            write(painter, look, str(value), QPointF(across.start - look.px(22), y), muted)
        names = [f"{hour}:00" for hour in self._curves.hours]
        wide = QFontMetrics(look.font(12)).horizontalAdvance("00:00") + look.px(12)
        step = max(1, -int(-wide // max(1.0, across.at(1) - across.at(0))))
        for at, name in enumerate(names):
            if at % step == 0:
                place = QPointF(across.at(at), up.start + look.px(18))
                strong = at == self.marked
                write(painter, look, name, place, self.tone("ink") if strong else muted, strong)
        if self.marked is not None:
            x = round(across.at(self.marked))
            painter.fillRect(QRectF(x, up.end, 1, up.start - up.end), self.tone("line"))

    def _paint_below(self, painter: QPainter, line: Curve, across: Scale, up: Scale) -> None:
        for run in _runs(line, across, up):
            ends = [QPointF(run[-1].x(), up.start), QPointF(run[0].x(), up.start)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("accent_paper"))
            painter.drawPolygon(QPolygonF([*run, *ends]))

    def _paint_line(self, painter: QPainter, line: Curve, across: Scale, up: Scale) -> None:
        look, colour = self.look, self.tone(line.tone)
        pen = QPen(colour, look.px(_WIDTHS[line.style]))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if line.style == "dotted":
            pen.setDashPattern([0.1, 2.2])
        for run in _runs(line, across, up):
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(run))
            if line.style == "solid" or len(run) == 1:
                for spot in run:
                    point(painter, look, spot, colour, square=False)

    def _write_names(self, painter: QPainter, across: Scale, up: Scale) -> None:
        """Which of the whole lines is whose, at their ends."""
        named = [line for line in self._curves.lines if line.name and _last(line) is not None]
        named.sort(key=lambda line: up.at(_last(line) or 0.0))
        places = apart([up.at(_last(line) or 0.0) for line in named], self.look.px(16))
        metrics = QFontMetrics(self.look.font(12, DEMI))
        for line, y in zip(named, places, strict=True):
            x = across.end + self.look.px(12) + metrics.horizontalAdvance(line.name) / 2
            write(painter, self.look, line.name, QPointF(x, y), self.tone(line.tone), strong=True)

    def _write_marked(self, painter: QPainter, across: Scale, up: Scale) -> None:
        """The two ends of the headline, which compares replays: one above and one below."""
        at = self._curves.marked if self.marked is None else self.marked
        if at is None:
            return
        found = {
            (line.style, line.tone): value
            for line in self._curves.lines
            if (value := line.values[at]) is not None
        }
        before, after = found.get(("faint", "line")), found.get(("dotted", "accent"))
        if before is None or after is None:
            return
        px, x = self.look.px, across.at(at)
        low, high = sorted((before, after))
        top = up.at(max(high, found.get(("solid", "accent"), high))) - px(16)
        self._write_value(painter, high, QPointF(x, top), "pane")
        between = up.at(low) - up.at(high) >= px(_BETWEEN)
        below = up.at(found.get(("solid", "ink"), 0.0)) - up.at(low) >= px(_BETWEEN)
        if (between or below) and self._minutes(low) != self._minutes(high):
            place = QPointF(x, up.at(low) + px(-11 if between else 14))
            self._write_value(painter, low, place, "accent_paper")

    def _minutes(self, value: float) -> str:
        return tr("{count} min").format(count=whole_or_tenths(value, self._curves.most))

    def _write_value(self, painter: QPainter, value: float, at: QPointF, paper: str) -> None:
        """On paper of its own: a line may run below it."""
        text, ink = self._minutes(value), self.tone("ink")
        place = write(painter, self.look, text, at, ink, strong=True)
        painter.fillRect(place.adjusted(-2, 1, 2, -1), self.look.colour(paper))
        write(painter, self.look, text, at, ink, strong=True)


def _runs(line: Curve, across: Scale, up: Scale) -> Iterator[list[QPointF]]:
    """The parts of a line between hours in which nobody joined."""
    run: list[QPointF] = []
    for at, value in enumerate((*line.values, None)):
        if value is not None:
            run.append(QPointF(across.at(at), up.at(value)))
        elif run:
            yield run
            run = []


def _last(line: Curve) -> float | None:
    return next((value for value in reversed(line.values) if value is not None), None)

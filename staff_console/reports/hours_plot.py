"""Promises held in each hour of the day, against the share that we promise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from staff_console.chance import PROMISED
from staff_console.look import Look
from staff_console.reports.figures import HourMark, Hours
from staff_console.reports.plot import DOT, Plot, Scale, dashed, grid_line, point, write
from staff_console.speech import tr

_TONES: Final = {"held": "ink", "broken": "danger", "few": "line"}


class HoursPlot(Plot):
    """A stalk from the promised share to what was held: up in ink, down in red with a square."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("Promises held by hour"))
        self._hours = Hours((), 50, "")

    def show_hours(self, hours: Hours, faded: bool) -> None:
        """Show these."""
        self._hours = hours
        self.say([mark.said for mark in hours.marks], hours.spoken, faded)

    def spots(self) -> Sequence[QPointF]:
        """Where the heads of the stalks lie."""
        across, up = self._scales()
        return [QPointF(across.at(m.hour), up.at(m.percent)) for m in self._hours.marks]

    def draw(self, painter: QPainter) -> None:
        """The scale, the promised share, and a stalk for each hour."""
        across, up = self._scales()
        marks, spots = self._hours.marks, self.spots()
        if self.marked is not None:
            self._paint_column(painter, across.at(marks[self.marked].hour), across)
        self._paint_scale(painter, up)
        for mark, spot in zip(marks, spots, strict=True):
            self._paint_stalk(painter, mark, spot, up.at(PROMISED))
        self._write_hours(painter, across)
        self._write_labels(painter, spots)

    def _scales(self) -> tuple[Scale, Scale]:
        look, marks = self.look, self._hours.marks
        first = marks[0].hour if marks else 0
        last = marks[-1].hour if marks else 1
        inside = self.rect().adjusted(look.px(48), look.px(24), -look.px(16), -look.px(44))
        across = Scale(first - 0.5, last + 0.5, inside.left(), inside.right())
        return across, Scale(self._hours.floor, 100, inside.bottom(), inside.top())

    def _paint_column(self, painter: QPainter, x: float, across: Scale) -> None:
        wide = min(self.look.px(48), across.at(across.low + 1) - across.start)
        column = QRectF(x - wide / 2, 0, wide, self.height())
        painter.fillRect(column, self.look.colour("accent_paper"))

    def _paint_scale(self, painter: QPainter, up: Scale) -> None:
        look = self.look
        left, right = look.px(44), self.width() - look.px(16)
        for value in range(self._hours.floor, 101, 10 if self._hours.floor else 20):
            promised = value == PROMISED
            if promised:
                painter.setPen(dashed(self.tone("ok"), look.px(1.5)))
                painter.drawLine(QPointF(left, up.at(value)), QPointF(right, up.at(value)))
            else:
                grid_line(painter, look, left, right, up.at(value))
            tone = self.tone("ok" if promised else "muted")
            write(painter, look, str(value), QPointF(look.px(26), up.at(value)), tone, promised)

    def _paint_stalk(self, painter: QPainter, mark: HourMark, spot: QPointF, base: float) -> None:
        colour, look = self.tone(_TONES[mark.standing]), self.look
        few = mark.standing == "few"
        pen = dashed(colour, look.px(1.5)) if few else QPen(colour, look.px(2))
        painter.setPen(pen)
        painter.drawLine(QPointF(spot.x(), base), spot)
        if few:
            painter.setPen(QPen(colour, look.px(1.5)))
            painter.setBrush(look.colour("pane"))
            painter.drawEllipse(spot, look.px(DOT), look.px(DOT))
        else:
            point(painter, look, spot, colour, square=mark.standing == "broken")

    def _write_hours(self, painter: QPainter, across: Scale) -> None:
        marks, look = self._hours.marks, self.look
        if not marks:
            return
        room = (across.end - across.start) / (across.high - across.low)
        step = next((each for each in (1, 2, 3, 6) if room * each >= look.px(28)), 12)
        y = self.height() - look.px(14)
        for hour in range(marks[0].hour, marks[-1].hour + 1):
            if (hour - marks[0].hour) % step == 0:
                write(painter, look, str(hour), QPointF(across.at(hour), y), self.tone("muted"))

    def _write_labels(self, painter: QPainter, spots: Sequence[QPointF]) -> None:
        """The broken ones first: where labels would lie over one another the others go without."""
        look, taken = self.look, list[QRectF]()
        order = {"broken": 0, "held": 1, "few": 2}
        pairs = sorted(
            zip(self._hours.marks, spots, strict=True), key=lambda pair: order[pair[0].standing]
        )
        for mark, spot in pairs:
            away = look.px(14) * (1 if mark.percent < PROMISED else -1)
            at = QPointF(spot.x(), spot.y() + away)
            painter.setFont(look.font(12))
            wide = painter.fontMetrics().horizontalAdvance(mark.label) + look.px(6)
            place = QRectF(at.x() - wide / 2, at.y() - look.px(8), wide, look.px(16))
            if any(place.intersects(other) for other in taken):
                continue
            taken.append(place)
            tone = self.tone("muted" if mark.standing == "few" else _TONES[mark.standing])
            write(painter, look, mark.label, at, tone, mark.standing != "few")

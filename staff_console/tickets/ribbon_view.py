"""Draws the ribbon: the spans of the clock, now, when it is due, and the next answer below."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from staff_console.look import DEMI, NORMAL, Look
from staff_console.tickets.ribbon import Ribbon, Span
from staff_console.widgets.marks import paint_bar

LABELS, BAND, BELOW = 20, 20, 24
GAP: Final = 3
_FILLS: Final = {"used": "line", "left": "accent_paper", "over": "danger"}
_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RibbonView(QWidget):
    """Runs from left to right in every language, as clocks and plots do."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._ribbon = Ribbon()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setObjectName("ribbon")

    def show_ribbon(self, ribbon: Ribbon) -> None:
        """Show it."""
        if ribbon != self._ribbon:
            tall = self._high(ribbon) != self._high(self._ribbon)
            self._ribbon = ribbon
            self.setAccessibleName(ribbon.spoken)
            self.setToolTip(ribbon.note)
            if tall:
                self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """One line of labels, the band, and one below."""
        return QSize(self._look.px(300), self._look.px(self._high(self._ribbon)))

    @staticmethod
    def _high(ribbon: Ribbon) -> int:
        if ribbon.spans:
            return LABELS + BAND + BELOW + 2 * GAP
        return LABELS

    def paintEvent(self, event: QPaintEvent) -> None:
        """Labels, band, marks, and what stands below."""
        look, painter, ribbon = self._look, QPainter(self), self._ribbon
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not ribbon.spans:
            self._write(painter, QRectF(self.rect()), ribbon.first or ribbon.note, _START,
                        ribbon.first_tone if ribbon.first else "muted")  # fmt: skip
            return
        wide = self.width() - look.px(2)
        band = QRectF(0, look.px(LABELS + GAP), wide, look.px(BAND))
        for span in ribbon.spans:
            self._paint_span(painter, _part(band, span.start, span.end), span)
        free = self._paint_marks(painter, band, wide)
        self._paint_labels(painter, band, free)
        self._paint_below(painter, band)

    def _paint_span(self, painter: QPainter, rect: QRectF, span: Span) -> None:
        look = self._look
        ink = "ink"
        if span.sort in ("paused", "closed"):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if span.sort == "closed":
                hatch = QBrush(look.colour("track"), Qt.BrushStyle.BDiagPattern)
                painter.fillRect(rect, hatch)
            else:
                pen = QPen(look.colour("line"), 1, Qt.PenStyle.DashLine)
                painter.setPen(pen)
                painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.fillRect(rect, look.colour(_FILLS[span.sort]))
            ink = "ink" if span.sort == "left" else "background"
            if span.sort == "left":
                top = QRectF(rect.left(), rect.top(), rect.width(), look.px(4))
                painter.fillRect(top, look.colour("accent"))
        inside = rect.adjusted(look.px(2), 0, -look.px(2), 0)
        if span.sort == "left":
            inside = inside.adjusted(0, look.px(4), 0, 0)
        painter.setFont(look.font(12, DEMI if span.sort in _FILLS else NORMAL))
        if painter.fontMetrics().horizontalAdvance(span.said) <= inside.width():
            painter.setPen(look.colour(ink))
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, span.said)

    def _paint_marks(self, painter: QPainter, band: QRectF, wide: float) -> float:
        """Now, and when it is due; up to where labels of the spans have room."""
        look, ribbon, free = self._look, self._ribbon, wide
        painter.setFont(look.font(12, DEMI))
        metrics = painter.fontMetrics()
        if ribbon.due is not None or ribbon.due_said:
            at = wide * (ribbon.due if ribbon.due is not None else 1.0)
            if ribbon.due is not None:
                tone = look.colour("danger" if (ribbon.now or 0) > ribbon.due else "accent")
                painter.fillRect(QRectF(at - 1, band.top() - look.px(2), look.px(2),
                                        band.height() + look.px(4)), tone)  # fmt: skip
            text = metrics.horizontalAdvance(ribbon.due_said)
            left = max(0.0, min(at, wide) - text)
            self._write(painter, QRectF(left, 0, text + 2, look.px(LABELS)), ribbon.due_said,
                        _START, "ink", DEMI)  # fmt: skip
            free = left - look.px(12)
        if ribbon.now is not None:
            at = wide * ribbon.now
            painter.fillRect(QRectF(at - 1, band.top() - look.px(3), look.px(2),
                                    band.height() + look.px(10)), look.colour("ink"))  # fmt: skip
            text = metrics.horizontalAdvance(ribbon.now_said)
            left = max(0.0, min(at - text / 2, free - text))
            if left + text <= free:
                place = QRectF(left, 0, text + 2, look.px(LABELS))
                self._write(painter, place, ribbon.now_said, _START, "ink", DEMI)
                free = left - look.px(12)
        return free

    def _paint_labels(self, painter: QPainter, band: QRectF, free: float) -> None:
        """When spans began, as far as there is room."""
        look, taken = self._look, -1.0
        painter.setFont(look.font(12))
        for span in self._ribbon.spans:
            left = band.width() * span.start
            text = painter.fontMetrics().horizontalAdvance(span.at)
            if not span.at or left < taken or left + text > free:
                continue
            place = QRectF(left, 0, text + 2, look.px(LABELS))
            self._write(painter, place, span.at, _START, "muted")
            taken = left + text + look.px(8)

    def _paint_below(self, painter: QPainter, band: QRectF) -> None:
        look, ribbon, following = self._look, self._ribbon, self._ribbon.following
        line = QRectF(0, band.bottom() + look.px(GAP), band.width(), look.px(BELOW))
        painter.setFont(look.font(12, DEMI))
        wide = painter.fontMetrics().horizontalAdvance(ribbon.first) if ribbon.first else 0
        self._write(painter, line, ribbon.first, _START, ribbon.first_tone, DEMI)
        if following is None:
            return
        text = painter.fontMetrics().horizontalAdvance(following.left)
        self._write(painter, line, following.left, _END, following.tone, DEMI)
        bar = QRectF(0, line.center().y() - look.px(2), look.px(88), look.px(4))
        bar.moveRight(line.right() - text - look.px(8))
        room = bar.left() - look.px(8) - wide - look.px(16)
        tone = "line" if following.tone == "ink" else following.tone
        paint_bar(painter, bar, following.share, look.colour(tone), look.colour("track"))
        if room > 0:
            place = QRectF(bar.left() - look.px(8) - room, line.top(), room, line.height())
            self._write(painter, place, following.said, _END, "muted")

    def _write(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        side: Qt.AlignmentFlag,
        tone: str,
        weight: QFont.Weight = NORMAL,
    ) -> None:
        painter.setFont(self._look.font(12, weight))
        painter.setPen(self._look.colour(tone))
        said = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(place.width())
        )
        painter.drawText(place, side, said)


def _part(band: QRectF, start: float, end: float) -> QRectF:
    left = band.left() + band.width() * start
    return QRectF(left, band.top(), band.width() * (end - start), band.height())

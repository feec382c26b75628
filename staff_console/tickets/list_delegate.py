"""Draws the rows of the list: two lines, a bar, who is at it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from staff_console.look import DEMI, NORMAL, Look
from staff_console.tickets.rows import TicketRow, TimeLeft
from staff_console.tickets.table import TicketTable
from staff_console.widgets.marks import paint_bar

Index = QModelIndex | QPersistentModelIndex
HIGH: Final = 48
BAR: Final = 40
_SELECTED: Final = QStyle.StateFlag.State_Selected
_HOVERED: Final = QStyle.StateFlag.State_MouseOver


class TicketDelegate(QStyledItemDelegate):
    """It asks the table itself; `faded` is for what is old."""

    def __init__(self, look: Look, table: TicketTable, view: QTableView) -> None:
        super().__init__(view)
        self._look, self._table, self._view = look, table, view
        self.faded = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paper, edge, then both lines."""
        look, rect = self._look, option.rect
        state: QStyle.StateFlag = option.state
        row = self._table.row(index.row())
        painter.save()
        if _SELECTED in state:
            painter.fillRect(rect, look.colour("accent_paper"))
            edge = QRect(rect.left(), rect.top(), look.px(4), rect.height())
            if self._mirrored():
                edge.moveRight(rect.right())
            painter.fillRect(edge, look.colour("accent"))
        elif (row is not None and row.picked) or _HOVERED in state:
            painter.fillRect(rect, look.colour("soft"))
        inside = rect.adjusted(look.px(16), look.px(5), -look.px(16), -look.px(5))
        if row is None:
            self._paint_waiting(painter, inside)
        else:
            self._paint_row(painter, inside, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, inside: QRect, row: TicketRow) -> None:
        half = inside.height() // 2
        top = QRect(inside.left(), inside.top(), inside.width(), half)
        below = QRect(inside.left(), inside.top() + half, inside.width(), half)
        if row.picked:
            top = self._after(top, self._paint_pick(painter, top))
        quiet = self.faded or row.quiet
        taken = self._paint_left(painter, top, row.left)
        self._write(
            painter, self._before(top, taken), row.name, 14, DEMI if not row.quiet else NORMAL,
            "muted" if quiet else "ink",
        )  # fmt: skip
        wide = self._write(painter, below, row.aside, 12, DEMI if row.aside_tone == "accent"
                           else NORMAL, row.aside_tone, end=True)  # fmt: skip
        self._write(painter, self._before(below, wide), row.subject, 14, NORMAL, "muted")

    def _paint_left(self, painter: QPainter, line: QRect, left: TimeLeft) -> int:
        """The time that is left and its bar; how much of the line they take."""
        look = self._look
        loud = left.tone in ("warn", "danger")
        tone = "muted" if self.faded else left.tone
        wide = self._write(painter, line, left.text, 14, DEMI if loud else NORMAL, tone, end=True)
        if left.share is None:
            return wide
        long, tall = look.px(BAR), look.px(4)
        bar = QRectF(0, line.center().y() - tall / 2 + 1, long, tall)
        gap = wide + look.px(8)
        if self._mirrored():
            bar.moveLeft(line.left() + gap)
        else:
            bar.moveRight(line.right() - gap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if left.dashed:
            pen = QPen(look.colour("line"), 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3.0, 2.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar, 2, 2)
        else:
            fill = look.colour("line" if left.tone == "ink" or self.faded else left.tone)
            paint_bar(painter, bar, left.share, fill, look.colour("track"), self._mirrored())
        return gap + long + look.px(8)

    def _paint_pick(self, painter: QPainter, line: QRect) -> int:
        """A tick in a box; how much of the line it takes."""
        look, edge = self._look, self._look.px(14)
        box = QRectF(line.left(), line.center().y() - edge / 2 + 1, edge, edge)
        if self._mirrored():
            box.moveRight(line.right())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QPen(look.colour("on_accent"), 2))
        x, y, step = box.left(), box.top(), edge / 14
        painter.drawPolyline(
            [
                QRectF(x + 3 * step, y + 7 * step, 0, 0).topLeft(),
                QRectF(x + 6 * step, y + 10 * step, 0, 0).topLeft(),
                QRectF(x + 11 * step, y + 4 * step, 0, 0).topLeft(),
            ]
        )
        return edge + look.px(8)

    def _paint_waiting(self, painter: QPainter, inside: QRect) -> None:
        """A row that the server has not told yet."""
        look, tall = self._look, self._look.px(8)
        for at, share in enumerate((0.5, 0.75)):
            y = inside.top() + inside.height() // 2 * at + tall // 2
            wide = round(inside.width() * share)
            left = inside.right() - wide if self._mirrored() else inside.left()
            painter.fillRect(QRect(left, y, wide, tall), look.colour("soft"))

    def _write(
        self,
        painter: QPainter,
        line: QRect,
        text: str,
        size: int,
        weight: QFont.Weight,
        tone: str,
        end: bool = False,
    ) -> int:
        """A text, from the side where reading begins or at the end; how wide it is, with a gap."""
        if not text:
            return 0
        look = self._look
        painter.setFont(look.font(size, weight))
        painter.setPen(look.colour(tone))
        metrics = painter.fontMetrics()
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
        if self._mirrored():
            side = Qt.AlignmentFlag.AlignLeft if end else Qt.AlignmentFlag.AlignRight
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, said)
        return metrics.horizontalAdvance(said) + (look.px(8) if end else 0)

    def _before(self, line: QRect, taken: int) -> QRect:
        """What is left of a line whose end is taken."""
        if self._mirrored():
            return line.adjusted(taken, 0, 0, 0)
        return line.adjusted(0, 0, -taken, 0)

    def _after(self, line: QRect, taken: int) -> QRect:
        if self._mirrored():
            return line.adjusted(0, 0, -taken, 0)
        return line.adjusted(taken, 0, 0, 0)

    def _mirrored(self) -> bool:
        return self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft

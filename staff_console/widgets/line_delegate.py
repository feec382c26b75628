"""Draws the cells of the line, its sections and their headings."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from staff_console.line_model import (
    ABSENT_ROLE,
    EXPECTED,
    LEFT_ROLE,
    NUMBER,
    PLACE,
    SECTION_ROLE,
    SERVICE_ROLE,
    WAITED,
    WHO,
    WHY,
)
from staff_console.look import BOLD, DEMI, Look
from staff_console.widgets.marks import paint_bar

Index = QModelIndex | QPersistentModelIndex
BAR: Final = 56
ROOM_FOR_BAR: Final = 140
"""A narrower column has the text alone."""
_SOON: Final = 0.2
"""The share of the time that a place is kept from which on it wants to be seen."""


class LineDelegate(QStyledItemDelegate):
    """Draws a cell by its column; `faded` is for what is old."""

    def __init__(self, look: Look, view: QTableView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self.faded = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row's paper, then the cell."""
        look = self._look
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        painter.save()
        section = index.data(SECTION_ROLE)
        if section == "heading":
            self._write_heading(painter, rect, index)
            painter.restore()
            return
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_paper"))
            if index.column() == PLACE:
                edge = rect.adjusted(0, 0, look.px(4) - rect.width(), 0)
                painter.fillRect(edge, look.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("soft"))
        self._write(painter, rect, index, str(section))
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, index: Index, section: str) -> None:
        look, column = self._look, index.column()
        painter.setFont(look.font(15, BOLD) if column == NUMBER else look.font(14))
        painter.setPen(look.colour(self._tone(index, column, section)))
        left = look.px(16) if column == PLACE else 0
        right = look.px(16) if column == EXPECTED else look.px(8)
        cell = rect.adjusted(left, 0, -right, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        if column == WHO:
            self._write_who(painter, cell, text, str(index.data(SERVICE_ROLE)))
            return
        if column == EXPECTED:
            self._paint_left(painter, cell, index.data(LEFT_ROLE), section)
        right_hand = column in (WAITED, EXPECTED)
        side = Qt.AlignmentFlag.AlignRight if right_hand else Qt.AlignmentFlag.AlignLeft
        draw_text(painter, cell, text, side)

    def _tone(self, index: Index, column: int, section: str) -> str:
        if self.faded:
            return "muted"
        if column == WHY and section == "line" and index.data(ABSENT_ROLE):
            return "warn"
        if column == EXPECTED and section != "line":
            left = index.data(LEFT_ROLE)
            return "warn" if left is not None and left <= _SOON else "ink"
        return "muted" if column in (PLACE, WHY, EXPECTED) else "ink"

    def _paint_left(self, painter: QPainter, cell: QRect, left: float | None, section: str) -> None:
        look = self._look
        if left is None or cell.width() < look.px(ROOM_FOR_BAR):
            return
        soon = section != "line" and left <= _SOON and not self.faded
        middle = cell.top() + cell.height() / 2 - look.px(2)
        bar = QRectF(cell.left() + look.px(10), middle, look.px(BAR), look.px(4))
        painter.save()
        fill = look.colour("warn" if soon else "line")
        paint_bar(painter, bar, left, fill, look.colour("track"), self._mirrored())
        painter.restore()

    def _write_heading(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The title runs over the columns: each draws its own part of it."""
        look, model = self._look, index.model()
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), look.colour("hairline"))
        painter.setFont(look.font(12, DEMI))
        painter.setPen(look.colour("muted"))
        painter.setClipRect(rect)
        if index.column() == EXPECTED:
            cell = rect.adjusted(0, 0, -look.px(16), 0)
            text = str(index.data(Qt.ItemDataRole.DisplayRole))
            draw_text(painter, cell, text, Qt.AlignmentFlag.AlignRight)
            return
        title = str(model.index(index.row(), WHO).data(Qt.ItemDataRole.DisplayRole))
        whole = self._row_before_last(rect, index.column())
        draw_text(painter, whole.adjusted(look.px(16), 0, 0, 0), title)

    def _row_before_last(self, rect: QRect, column: int) -> QRect:
        widths = [self._view.columnWidth(at) for at in range(EXPECTED)]
        before, after = sum(widths[:column]), sum(widths[column + 1 :])
        if self._mirrored():
            before, after = after, before
        return rect.adjusted(-before, 0, after, 0)

    def _mirrored(self) -> bool:
        return self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _write_who(self, painter: QPainter, cell: QRect, name: str, service: str) -> None:
        wide = QFontMetrics(painter.font()).horizontalAdvance(name)
        # The service keeps a third of the cell even beside a very long name.
        wide = min(wide, max(cell.width() * 2 // 3, cell.width() - self._look.px(120)))
        draw_text(painter, cell.adjusted(0, 0, wide - cell.width() + 1, 0), name)
        painter.setPen(self._look.colour("muted"))
        draw_text(painter, cell.adjusted(wide + self._look.px(8), 0, 0, 0), service)


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """A line of text in a cell, with … where it ends too early."""
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, fitted)

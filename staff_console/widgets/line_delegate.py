"""Draws the cells of the line, its sections and their headings."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from staff_console.line import LineRow
from staff_console.line_model import EXPECTED, NUMBER, PLACE, WAITED, WHO, WHY, LineModel
from staff_console.look import BOLD, DEMI, Look
from staff_console.widgets.marks import paint_bar

Index = QModelIndex | QPersistentModelIndex
BAR: Final = 52
ROOM_FOR_BAR: Final = 120
"""A narrower column has the text alone."""
PRESSING: Final = {"due": "warn", "over": "danger"}
_SOON: Final = 0.2
"""The share of the time that a place is kept from which on it wants to be seen."""
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_RIGHT_HAND: Final = frozenset({WAITED, EXPECTED})
_TITLE: Final = -1
"""In place of a column: a heading, which runs over several."""
_SELECTED: Final = QStyle.StateFlag.State_Selected
_HOVERED: Final = QStyle.StateFlag.State_MouseOver
_FITTED_AT_MOST: Final = 2048


class LineDelegate(QStyledItemDelegate):
    """Draws a cell by its column; `faded` is for what is old.

    It asks the model itself: scrolling draws two hundred cells in a frame.
    """

    def __init__(self, look: Look, line: LineModel, view: QTableView) -> None:
        super().__init__(view)
        self._look = look
        self._line = line
        self._view = view
        self._plain, self._bold = look.font(14), look.font(15, BOLD)
        self._fitted: dict[tuple[str, int, int], str] = {}
        self.faded = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row's paper, then the cell."""
        look = self._look
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        place, column = index.row(), index.column()
        row = self._line.row(place)
        painter.save()
        if row.section == "heading":
            self._write_heading(painter, rect, row, column)
            painter.restore()
            return
        if _SELECTED in state:
            painter.fillRect(rect, look.colour("accent_paper"))
            if column == PLACE:
                edge = rect.adjusted(0, 0, look.px(4) - rect.width(), 0)
                painter.fillRect(edge, look.colour("accent"))
        elif _HOVERED in state:
            painter.fillRect(rect, look.colour("soft"))
        self._write(painter, rect, row, place, column)
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, row: LineRow, place: int, column: int) -> None:
        look = self._look
        left = self._line.left(row) if column == EXPECTED else None
        painter.setFont(self._bold if column == NUMBER else self._plain)
        painter.setPen(look.colour(self._tone(row, column, left)))
        before = look.px(16) if column == PLACE else 0
        after = look.px(16) if column == EXPECTED else look.px(8)
        cell = rect.adjusted(before, 0, -after, 0)
        if column == WHO:
            self._write_who(painter, cell, row.name, row.service)
            return
        if column == EXPECTED:
            self._paint_left(painter, cell, left, row)
        self._draw(painter, cell, self._line.text(place, column), column)

    def _tone(self, row: LineRow, column: int, left: float | None) -> str:
        if self.faded:
            return "muted"
        absent = row.section == "line" and row.absent
        if column == WHY and (row.paperless or row.broken or absent):
            return "warn"
        if column == EXPECTED and (pressing := self._line.urgency(row)):
            return PRESSING[pressing]
        if column == EXPECTED and row.section != "line":
            return "warn" if left is not None and left <= _SOON else "ink"
        return "muted" if column in (PLACE, WHY, EXPECTED) else "ink"

    def _paint_left(self, painter: QPainter, cell: QRect, left: float | None, row: LineRow) -> None:
        look = self._look
        if left is None or cell.width() < look.px(ROOM_FOR_BAR):
            return
        soon = row.section != "line" and left <= _SOON
        pressing = self._line.urgency(row)
        tone = PRESSING[pressing] if pressing else "warn" if soon else "line"
        middle = cell.top() + cell.height() / 2 - look.px(2)
        bar = QRectF(cell.left() + look.px(6), middle, look.px(BAR), look.px(4))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = look.colour("line" if self.faded else tone)
        # What is over fills its bar: an empty one would not be seen.
        share = 1.0 if pressing == "over" else left
        paint_bar(painter, bar, share, fill, look.colour("track"), self._mirrored())
        painter.restore()

    def _write_heading(self, painter: QPainter, rect: QRect, row: LineRow, column: int) -> None:
        """The title runs over the columns: each draws its own part of it."""
        look = self._look
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), look.colour("hairline"))
        painter.setFont(look.font(12, DEMI))
        painter.setPen(look.colour("muted"))
        painter.setClipRect(rect)
        if column == EXPECTED:
            self._draw(painter, rect.adjusted(0, 0, -look.px(16), 0), row.expected, EXPECTED)
            return
        whole = self._row_before_last(rect, column)
        self._draw(painter, whole.adjusted(look.px(16), 0, 0, 0), row.name, _TITLE)

    def _row_before_last(self, rect: QRect, column: int) -> QRect:
        widths = [self._view.columnWidth(at) for at in range(EXPECTED)]
        before, after = sum(widths[:column]), sum(widths[column + 1 :])
        if self._mirrored():
            before, after = after, before
        return rect.adjusted(-before, 0, after, 0)

    def _mirrored(self) -> bool:
        return self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _write_who(self, painter: QPainter, cell: QRect, name: str, service: str) -> None:
        wide = painter.fontMetrics().horizontalAdvance(name)
        # The service keeps a third of the cell even beside a very long name.
        wide = min(wide, max(cell.width() * 2 // 3, cell.width() - self._look.px(120)))
        self._draw(painter, cell.adjusted(0, 0, wide - cell.width() + 1, 0), name, WHO)
        painter.setPen(self._look.colour("muted"))
        self._draw(painter, cell.adjusted(wide + self._look.px(8), 0, 0, 0), service, WHO)

    def _draw(self, painter: QPainter, cell: QRect, text: str, column: int) -> None:
        """A line of text in a cell, with … where it ends too early."""
        wide = cell.width()
        key = text, wide, column
        fitted = self._fitted.get(key)
        if fitted is None:
            if len(self._fitted) >= _FITTED_AT_MOST:
                self._fitted.clear()
            metrics = painter.fontMetrics()
            fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide)
            self._fitted[key] = fitted
        painter.drawText(cell, _RIGHT if column in _RIGHT_HAND else _LEFT, fitted)

"""My hand list: large rows with a box to tick, drawn by one delegate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from staff_console.hand.rows import HandRow
from staff_console.look import BOLD, DEMI, NORMAL, Look
from staff_console.speech import tr
from staff_console.widgets.marks import cap_width, paint_cap
from staff_console.widgets.row_list import RowDelegate, RowList

Index = QModelIndex | QPersistentModelIndex
ROW: Final = 48
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HandDelegate(RowDelegate):
    """Box, number, name and service from the left; what was ticked from the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paper, edge, box and texts."""
        row: HandRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paper(painter, rect, row, bool(state & QStyle.StateFlag.State_Selected))
        look, over = self._look, row.box in ("done", "no_show")
        _paint_box(painter, look, rect, row.box)
        right = self._right(painter, rect, row)
        left = rect.left() + look.px(50)
        ink = "muted" if over else "ink"
        left = self._text(painter, left, right, rect, row.number, 20, BOLD, ink)
        left = max(left, rect.left() + look.px(50 + 72)) + look.px(8)
        wide = QFontMetrics(look.font(14)).horizontalAdvance(row.service) + look.px(8)
        # The service keeps its place beside a very long name, up to half of the room.
        most = right - min(wide, max(0, right - left) // 2)
        left = self._text(painter, left, most, rect, row.name, 14, DEMI, ink) + look.px(6)
        self._text(painter, left, right, rect, row.service, 14, NORMAL, "muted")
        painter.restore()

    def _paper(self, painter: QPainter, rect: QRect, row: HandRow, marked: bool) -> None:
        look = self._look
        paper, edge = ("soft", "ink") if row.here else ("accent_paper", "accent")
        if row.here or row.following or marked:
            painter.fillRect(rect, look.colour(paper))
            painter.fillRect(rect.adjusted(0, 0, look.px(4) - rect.width(), 0), look.colour(edge))
        if marked:
            painter.setPen(QPen(look.colour("accent"), look.px(2)))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _right(self, painter: QPainter, rect: QRect, row: HandRow) -> int:
        """Draw what stands at the right; where it begins."""
        look = self._look
        right = rect.right() - look.px(16)
        if row.following:
            wide = cap_width(look, "F2")
            box = QRectF(right - wide, rect.center().y() - look.px(10), wide, look.px(20))
            painter.setBrush(look.colour("accent"))
            ink, edge = look.colour("ink"), look.colour("line")
            paint_cap(painter, look, box, "F2", ink, edge, dashed=False)
            right -= wide + look.px(8)
        for text, weight, tone in ((row.loud, DEMI, "ink"), (row.text, NORMAL, "muted")):
            if text:
                font = look.font(14, weight)
                wide = QFontMetrics(font).horizontalAdvance(text) + 1
                painter.setFont(font)
                painter.setPen(look.colour(tone))
                painter.drawText(QRect(right - wide, rect.top(), wide, rect.height()), _LEFT, text)
                right -= wide + look.px(8)
        return right

    def _text(
        self,
        painter: QPainter,
        left: int,
        right: int,
        rect: QRect,
        text: str,
        size: int,
        weight: QFont.Weight,
        tone: str,
    ) -> int:
        """Draw a text as far as there is room; where it ends."""
        painter.setFont(self._look.font(size, weight))
        painter.setPen(self._look.colour(tone))
        room = max(0, right - left)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, rect.top(), room, rect.height()), _LEFT, shown)
        return left + min(room, painter.fontMetrics().horizontalAdvance(shown))


def _paint_box(painter: QPainter, look: Look, rect: QRect, box: str) -> None:
    """Empty, with a dot while somebody is at the desk, a tick when done, a cross for not come."""
    side = look.px(16)
    square = QRectF(rect.left() + look.px(17), rect.center().y() - side / 2, side, side)
    full = box in ("done", "no_show")
    painter.setPen(QPen(look.colour("ink" if full else "line"), max(1.0, look.zoom * 1.5)))
    painter.setBrush(look.colour("ink") if full else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(square, 2, 2)
    painter.save()
    painter.translate(square.topLeft())
    painter.scale(side / 16, side / 16)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(look.colour("background"), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    path = QPainterPath()
    if box == "done":
        path.moveTo(QPointF(3.5, 8.3))
        path.lineTo(QPointF(6.7, 11.4))
        path.lineTo(QPointF(12.5, 4.8))
    elif box == "no_show":
        path.moveTo(QPointF(4.5, 4.5))
        path.lineTo(QPointF(11.5, 11.5))
        path.moveTo(QPointF(11.5, 4.5))
        path.lineTo(QPointF(4.5, 11.5))
    painter.drawPath(path)
    if box == "open":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ink"))
        painter.drawEllipse(QRectF(5, 5, 6, 6))
    painter.restore()


class HandList(RowList[HandRow]):
    """The list. Enter on a marked row takes that customer."""

    chosen = Signal(object)
    called = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, HandRow, lambda _: (), height=lambda _: ROW, parent=parent)
        self.setObjectName("hand-list")
        self._delegate = HandDelegate(look, lambda _: ROW, lambda _: ())
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Your hand list"))
        self._showing = False
        self._list: Sequence[HandRow] = ()
        self.setUniformItemSizes(True)
        self.selectionModel().selectionChanged.connect(self._tell)

    def show_list(self, rows: Sequence[HandRow], marked: str | None) -> None:
        """Show these rows, with this one marked."""
        self._showing = True
        if rows is not self._list:
            self._list = rows
            self.show_rows(rows)
        place = next((at for at, row in enumerate(rows) if row.key == marked), None)
        if place is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            at_desk = next((at for at, row in enumerate(rows) if row.here or row.following), None)
            if at_desk is not None:
                self.scrollTo(self.rows.index(at_desk))
        else:
            self.mark(place)
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the marked one, once however long it is held."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.called.emit()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.current() is None:
            self.mark(0)
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        if not self._showing:
            row = self.current()
            self.chosen.emit(row.key if row is not None else None)

"""The line: a table without a grid, rows of 32 px, drawn by one delegate."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from staff_console.line_model import (
    ABSENT_ROLE,
    EXPECTED,
    NUMBER,
    PLACE,
    SERVICE_ROLE,
    STATE,
    WAITED,
    WHO,
    LineModel,
)
from staff_console.look import BOLD, Look
from staff_console.speech import tr

Index = QModelIndex | QPersistentModelIndex
WIDTHS: Final = {PLACE: 48, NUMBER: 72, STATE: 96, WAITED: 76, EXPECTED: 96}
RESTS_AFTER_MS: Final = 700
"""A pointer that has not moved for so long is not about to click."""


class LineDelegate(QStyledItemDelegate):
    """Draws a cell by its column."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.faded = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row's paper, then the cell."""
        look = self._look
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_paper"))
            if index.column() == PLACE:
                edge = rect.adjusted(0, 0, look.px(4) - rect.width(), 0)
                painter.fillRect(edge, look.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("soft"))
        self._write(painter, rect, index)
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, index: Index) -> None:
        look, column = self._look, index.column()
        painter.setFont(look.font(15, BOLD) if column == NUMBER else look.font(14))
        absent = index.data(ABSENT_ROLE)
        quiet = column in (PLACE, STATE, EXPECTED) or self.faded
        painter.setPen(
            look.colour("warn" if absent and column == STATE and not self.faded else _tone(quiet))
        )
        left = look.px(16) if column == PLACE else 0
        right = look.px(16) if column == EXPECTED else look.px(8)
        cell = rect.adjusted(left, 0, -right, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        if column == WHO:
            self._write_who(painter, cell, text, str(index.data(SERVICE_ROLE)))
            return
        right_hand = column in (WAITED, EXPECTED)
        side = Qt.AlignmentFlag.AlignRight if right_hand else Qt.AlignmentFlag.AlignLeft
        _draw(painter, cell, text, side)

    def _write_who(self, painter: QPainter, cell: QRect, name: str, service: str) -> None:
        wide = QFontMetrics(painter.font()).horizontalAdvance(name)
        # The service keeps a third of the cell even beside a very long name.
        wide = min(wide, max(cell.width() * 2 // 3, cell.width() - self._look.px(120)))
        _draw(painter, cell.adjusted(0, 0, wide - cell.width() + 1, 0), name)
        painter.setPen(self._look.colour("muted"))
        _draw(painter, cell.adjusted(wide + self._look.px(8), 0, 0, 0), service)


class LineView(QTableView):
    """The table. Enter on a marked row asks for that customer, Delete offers to cancel them."""

    chosen = Signal(object)
    """The id of the marked entry, or None."""
    called = Signal()
    cancelAsked = Signal()

    def __init__(self, look: Look, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = model
        self.setObjectName("line")
        self._aims: set[str] = set()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(RESTS_AFTER_MS)
        self._resting.timeout.connect(lambda: self._aim("pointer", False))
        self._delegate = LineDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setAccessibleName(tr("The line"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.viewport().setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self._shape(look)
        self.selectionModel().selectionChanged.connect(self._tell)

    def fade(self, faded: bool) -> None:
        """Grey: what it shows is old."""
        if faded != self._delegate.faded:
            self._delegate.faded = faded
            self.viewport().update()

    def mark(self, key: str | None) -> None:
        """Mark this entry, or nobody."""
        row = self._line.row_of(key) if key is not None else -1
        rows = self.selectionModel().selectedRows()
        if row < 0:
            self.clearSelection()
        elif not rows or rows[0].row() != row:
            self.selectRow(row)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Whoever is marked and goes takes the mark along: Enter never slips to a neighbour."""
        if start <= self.currentIndex().row() <= end:
            # Qt would make the neighbour current, and mark it.
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        super().rowsAboutToBeRemoved(parent, start, end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter calls the marked one; a held key does it once, and rows stay where they are."""
        self._aim("key", True)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.called.emit()
            return
        if event.key() == Qt.Key.Key_Delete:
            self.cancelAsked.emit()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self._marked():
            self.selectRow(max(0, self.rowAt(0)))
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Rows may move again."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._aim("key", False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Rows stay where they are until the button is let go."""
        self._aim("button", True)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Rows may move again."""
        super().mouseReleaseEvent(event)
        self._aim("button", False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Rows stay while the pointer moves among them, and a moment longer."""
        super().mouseMoveEvent(event)
        self._aim("pointer", True)
        self._resting.start()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone elsewhere."""
        super().leaveEvent(event)
        self._aim("pointer", False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A key that is let go elsewhere is not heard here."""
        super().focusOutEvent(event)
        self._aim("key", False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody aims at what is not shown."""
        super().hideEvent(event)
        self._aims.clear()
        self._line.hold(False)

    def _aim(self, by: str, aims: bool) -> None:
        if aims:
            self._aims.add(by)
        else:
            self._aims.discard(by)
        self._line.hold(bool(self._aims))

    def _marked(self) -> str | None:
        rows = self.selectionModel().selectedRows()
        return self._line.key_at(rows[0].row()) if rows else None

    def _tell(self) -> None:
        self.chosen.emit(self._marked())

    def _shape(self, look: Look) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(look.px(32))
        rows.setDefaultSectionSize(look.px(32))
        columns.setFont(look.font(12))
        columns.setFixedHeight(look.px(32))
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setMinimumSectionSize(look.px(40))
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, look.px(width))
        columns.setSectionResizeMode(WHO, QHeaderView.ResizeMode.Stretch)


def _tone(quiet: bool) -> str:
    return "muted" if quiet else "ink"


def _draw(
    painter: QPainter,
    rect: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, fitted)

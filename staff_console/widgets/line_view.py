"""The line: a table without a grid, rows of 32 px, drawn by one delegate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from staff_console.line_model import EXPECTED, NUMBER, PLACE, WAITED, WHO, WHY, LineModel
from staff_console.look import Look
from staff_console.speech import tr
from staff_console.widgets.line_delegate import LineDelegate

Index = QModelIndex | QPersistentModelIndex
WIDTHS: Final = {PLACE: 44, NUMBER: 60, WHY: 152, WAITED: 64, EXPECTED: 156}
NARROW: Final = {WHY: 124, WAITED: 56, EXPECTED: 88}
"""Where the table has less than `ROOMY`: the time left is told without a bar."""
ROOMY: Final = 740
RESTS_AFTER_MS: Final = 700
"""A pointer that has not moved for so long is not about to click."""


class LineView(QTableView):
    """The table. Enter on a marked row asks for that customer, Delete offers to cancel them."""

    chosen = Signal(object)
    """The id of the marked entry, or None."""
    called = Signal()
    cancelAsked = Signal()

    def __init__(self, look: Look, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = model
        self._look = look
        self.setObjectName("line")
        self._marking = False
        self._aims: set[str] = set()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(RESTS_AFTER_MS)
        self._resting.timeout.connect(lambda: self._aim("pointer", False))
        self._delegate = LineDelegate(look, model, self)
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
        if key == self._marked():
            return
        row = self._line.row_of(key)
        # Whoever is on hold is marked too, and stands in no row: that must not be told back.
        self._marking = True
        if row < 0:
            self.clearSelection()
        else:
            self.selectRow(row)
        self._marking = False

    def dataChanged(self, top: Index, bottom: Index, roles: Sequence[int] = (), /) -> None:
        """Only what can be seen is drawn anew, and told to screen readers."""
        lowest = self.rowAt(self.viewport().height() - 1)
        first = max(top.row(), self.rowAt(0))
        last = bottom.row() if lowest < 0 else min(lowest, bottom.row())
        if first <= last:
            model = self._line
            seen = model.index(first, top.column()), model.index(last, bottom.column())
            super().dataChanged(*seen, list(roles))

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
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self._line.rowCount() - 1
            self._mark_from(0 if event.key() == Qt.Key.Key_Home else last)
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self._marked():
            self._mark_from(max(0, self.rowAt(0)))
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room the columns are narrower; the mark stays in sight."""
        self._set_widths()
        super().resizeEvent(event)
        marked = self.currentIndex()
        place = self.visualRect(marked)
        # What can be done with the mark takes room below the line.
        if marked.isValid() and 0 <= place.top() < event.oldSize().height():
            self.scrollTo(marked)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody aims at what is not shown."""
        super().hideEvent(event)
        self._aims.clear()
        self._line.hold(False)

    def _mark_from(self, row: int) -> None:
        """Mark this row, or the one below if it is a heading."""
        index = self._line.index(row, 0)
        heading = index.isValid() and not self._line.flags(index)
        self.selectRow(row + 1 if heading else row)

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
        if not self._marking:
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
        self._set_widths()
        columns.setSectionResizeMode(WHO, QHeaderView.ResizeMode.Stretch)

    def _set_widths(self) -> None:
        roomy = self.width() >= self._look.px(ROOMY)
        for column, width in (WIDTHS if roomy else WIDTHS | NARROW).items():
            self.setColumnWidth(column, self._look.px(width))

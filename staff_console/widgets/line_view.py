"""The line: a table without a grid, rows of 32 px, drawn by one delegate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QWidget

from staff_console.line_model import EXPECTED, NUMBER, PLACE, WAITED, WHO, WHY, LineModel
from staff_console.look import Look
from staff_console.speech import tr
from staff_console.widgets.aiming import AimingTable
from staff_console.widgets.line_delegate import LineDelegate

Index = QModelIndex | QPersistentModelIndex
WIDTHS: Final = {PLACE: 44, NUMBER: 60, WHY: 152, WAITED: 64, EXPECTED: 156}
NARROW: Final = {WHY: 124, WAITED: 56, EXPECTED: 88}
"""Where the table has less than `ROOMY`: the time left is told without a bar."""
ROOMY: Final = 740


class LineView(AimingTable):
    """The table. Enter on a marked row asks for that customer, Delete offers to cancel them."""

    chosen = Signal(object)
    """The id of the marked entry, or None."""
    called = Signal()
    cancelAsked = Signal()

    def __init__(self, look: Look, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(model.hold, parent)
        self._line = model
        self._look = look
        self.setObjectName("line")
        self._marking = False
        self._delegate = LineDelegate(look, model, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setAccessibleName(tr("The line"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
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
        self.aim("key", True)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room the columns are narrower; the mark stays in sight."""
        self._set_widths()
        super().resizeEvent(event)
        marked = self.currentIndex()
        place = self.visualRect(marked)
        # What can be done with the mark takes room below the line.
        if marked.isValid() and 0 <= place.top() < event.oldSize().height():
            self.scrollTo(marked)

    def _mark_from(self, row: int) -> None:
        """Mark this row, or the one below if it is a heading."""
        index = self._line.index(row, 0)
        heading = index.isValid() and not self._line.flags(index)
        self.selectRow(row + 1 if heading else row)

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

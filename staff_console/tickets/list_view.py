"""The list of tickets: rows of 48 px, as many as there are; what is in sight is told."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView

from staff_console.look import Look
from staff_console.speech import tr
from staff_console.tickets.list_delegate import HIGH, TicketDelegate
from staff_console.tickets.table import TicketTable
from staff_console.widgets.aiming import AimingTable

Index = QModelIndex | QPersistentModelIndex
_MOVES: Final = frozenset(
    {
        Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp,
        Qt.Key.Key_Home, Qt.Key.Key_End,
    }
)  # fmt: skip


class TicketList(AimingTable):
    """One column. A mark follows its ticket; Space picks, Enter goes to the reply."""

    chosen = Signal(str)
    """The ticket that is marked."""
    picked = Signal(str)
    entered = Signal()

    def __init__(self, look: Look, table: TicketTable) -> None:
        super().__init__(table.hold)
        self._table, self._look = table, look
        self.setObjectName("tickets")
        self._key = ""
        self._marking = False
        self._delegate = TicketDelegate(look, table, self)
        self.setItemDelegate(self._delegate)
        self.setModel(table)
        self._shape(look)
        self.selectionModel().currentRowChanged.connect(self._moved)
        table.settled.connect(self._follow)
        table.settled.connect(self.tell_sight)
        table.modelReset.connect(self.scrollToTop)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.tell_sight())

    def fade(self, faded: bool) -> None:
        """Grey: what it shows is old."""
        if faded != self._delegate.faded:
            self._delegate.faded = faded
            self.viewport().update()

    def mark(self, key: str) -> None:
        """Mark this ticket, wherever it stands, or none."""
        if key != self._key:
            self._key = key
            self._follow()

    def tell_sight(self) -> None:
        """Say which places are in sight."""
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        shown = self.viewport().height() // self._look.px(HIGH) + 1
        self._table.looked.emit(first, last if last >= 0 else first + shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space picks, Enter opens; a held key keeps the rows where they are."""
        self.aim("key", True)
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat() and self._key:
                self.picked.emit(self._key)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        if event.key() in _MOVES and not self.currentIndex().isValid():
            place = self._table.windows.place_of(self._key)
            self.setCurrentIndex(self._table.index(max(0, place, self.rowAt(0)), 0))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other rows are in sight."""
        super().resizeEvent(event)
        self.tell_sight()

    def _moved(self, now: Index, before: Index) -> None:
        if self._marking:
            return
        key = self._table.ident(now.row()) if now.isValid() else ""
        if key and key != self._key:
            self._key = key
            self.chosen.emit(key)

    def _follow(self) -> None:
        """The mark lies on its ticket again; one that is in no window that is known has none."""
        place = self._table.windows.place_of(self._key)
        current = self.currentIndex()
        if place == current.row():
            return
        self._marking = True
        # Following must not scroll: rows that come above would pull the list along.
        auto = self.hasAutoScroll()
        self.setAutoScroll(False)
        if place < 0:
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self._table.index(place, 0))
        self.setAutoScroll(auto)
        self._marking = False

    def _shape(self, look: Look) -> None:
        self.setAccessibleName(tr("Tickets"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(look.px(HIGH))
        rows.setDefaultSectionSize(look.px(HIGH))
        columns.hide()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

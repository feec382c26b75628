"""The list as a table model: as many rows as the server says, of which it holds a few windows.

Rows that are not known are drawn empty. Their order never changes under a pointer or a held key: it
waits, two seconds at most.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal

from protocol.ticket_views import TicketHead
from staff_console.speech import tr
from staff_console.tickets.rows import TicketRow
from staff_console.tickets.windows import WINDOW, Windows

HELD_AT_MOST_MS: Final = 2000
_ROOT = QModelIndex()
_SPOKEN: Final = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})
Window = tuple[int, Sequence[TicketHead], int]
"""Its number, its rows, and how many the whole list has."""


class TicketTable(QAbstractTableModel):
    """`row_of` makes what is drawn of a ticket."""

    settled = Signal()
    """Rows may stand elsewhere: marks follow their tickets."""
    looked = Signal(int, int)
    """These places are in sight."""

    def __init__(
        self, row_of: Callable[[TicketHead], TicketRow], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._row_of = row_of
        self._windows = Windows()
        self._held = False
        self._kept: dict[int, Window] = {}
        self._fresh = True
        """The next window is of another list."""
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(HELD_AT_MOST_MS)
        self._longest.timeout.connect(self._show_kept)

    @property
    def windows(self) -> Windows:
        """What is known of the list."""
        return self._windows

    def rowCount(self, parent: Any = _ROOT) -> int:
        """How many the whole list has."""
        return 0 if parent.isValid() else self._windows.total

    def columnCount(self, parent: Any = _ROOT) -> int:
        """One: a row is drawn as a whole."""
        return 0 if parent.isValid() else 1

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The spoken row."""
        if role not in _SPOKEN or not index.isValid():
            return None
        row = self.row(index.row())
        return row.spoken if row is not None else tr("Loading …")

    def row(self, place: int) -> TicketRow | None:
        """What is drawn at a place; None while it is not known."""
        head = self._windows.at(place)
        return self._row_of(head) if head is not None else None

    def ident(self, place: int) -> str:
        """The ticket at a place, empty while that is not known."""
        head = self._windows.at(place)
        return head.id if head is not None else ""

    def begin(self) -> None:
        """Another list is asked for: these rows stay until its first window is there."""
        self._fresh = True
        self._kept.clear()

    def take(self, number: int, heads: Sequence[TicketHead], total: int) -> None:
        """The server has told a window of the list."""
        if self._fresh:
            self._fresh = False
            self.beginResetModel()
            self._windows = Windows()
            self._windows.take(number, heads, total)
            self.endResetModel()
            self.settled.emit()
            return
        before = self._windows.ids(number)
        moves = before is not None and before != [head.id for head in heads]
        if self._held and moves:
            self._kept[number] = (number, heads, total)
            if not self._longest.isActive():
                self._longest.start()
            return
        self._kept.pop(number, None)
        self._apply(number, heads, total)

    def change(self, head: TicketHead) -> bool:
        """A ticket is otherwise; whether its row is known."""
        place = self._windows.change(head)
        if place >= 0:
            self._tell(place, place)
        return place >= 0

    def redraw(self) -> None:
        """Time has passed, or who looks at what is otherwise."""
        if self._windows.total:
            self._tell(0, self._windows.total - 1)

    def hold(self, held: bool) -> None:
        """A pointer or a key aims at a row, or no longer."""
        self._held = held
        if not held:
            self._show_kept()

    def _show_kept(self) -> None:
        self._longest.stop()
        kept, self._kept = list(self._kept.values()), {}
        for window in kept:
            self._apply(*window)

    def _apply(self, number: int, heads: Sequence[TicketHead], total: int) -> None:
        before = self._windows.total
        if total > before:
            self.beginInsertRows(_ROOT, before, total - 1)
            self._windows.take(number, heads, total)
            self.endInsertRows()
        elif total < before:
            self.beginRemoveRows(_ROOT, total, before - 1)
            self._windows.take(number, heads, total)
            self.endRemoveRows()
        else:
            self._windows.take(number, heads, total)
        if heads:
            self._tell(number * WINDOW, number * WINDOW + len(heads) - 1)
        self.settled.emit()

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

"""A list of repairs that is worked through by keys: arrows, Enter, and digits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from staff_console.look import Look
from staff_console.widgets.row_list import Cell, Index, RowList

R = TypeVar("R")
ROW: Final = 44
HEADING: Final = 36
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Worklist(RowList[R]):
    """Rows with a `kind`, of which headings cannot be marked."""

    chosen = Signal(str)
    entered = Signal()
    deleted = Signal()

    def __init__(self, look: Look, row: type[R], cells: Callable[[R], Sequence[Cell]]) -> None:
        super().__init__(look, row, cells, height=_height, heading=_is_heading)
        self._showing = False

    def show_list(self, rows: Sequence[R], chosen: str) -> None:
        """Show these, and mark the one that is chosen."""
        self._showing = True
        self.show_rows(rows)
        at = next((n for n, row in enumerate(rows) if row.key == chosen), None)  # type: ignore[attr-defined]
        if at is None:
            self.clearSelection()
        elif self.currentIndex().row() != at or not self.selectionModel().hasSelection():
            self.mark(at)
            self.scrollTo(self.rows.index(at))
        self._showing = False

    def currentChanged(self, now: Index, before: Index) -> None:
        """What is marked by hand is chosen."""
        super().currentChanged(now, before)
        if now.isValid() and not self._showing:
            row: Any = self.rows.at(now.row())
            if not _is_heading(row):
                self.chosen.emit(row.key)

    def mouseDoubleClickEvent(self, event: Any) -> None:
        """As Enter."""
        if self.current() is not None:
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what comes next; digits go to whatever holds the list."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and plain:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete and plain:
            if not event.isAutoRepeat():
                self.deleted.emit()
        elif event.text() and event.text().isprintable() and plain:
            event.ignore()  # Nobody searches by letters here.
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Enter and Del are the list's before they are the window's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.key() in (*_ENTER, Qt.Key.Key_Delete):
                event.accept()
                return True
        return super().event(event)


def _is_heading(row: Any) -> bool:
    return bool(row.kind == "heading")


def _height(row: Any) -> int:
    return HEADING if _is_heading(row) else ROW

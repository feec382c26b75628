"""The sheet of `Ctrl+K`: type, see what can be done and with which key, Enter does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from staff_console.finder import Find
from staff_console.look import DEMI, Look
from staff_console.speech import tr
from staff_console.widgets.plane import column
from staff_console.widgets.row_list import Cell, RowList
from staff_console.widgets.sheets.sheet import Line, Sheet
from staff_console.widgets.text import Prose

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}

_SHORT = 12
"""Most keys have no more signs."""


class FinderSheet(Sheet):
    """Lies over the page. `found` brings the key of a `Find`."""

    found = Signal(str)

    def __init__(
        self, look: Look, search: Callable[[str], Sequence[Find]], parent: QWidget
    ) -> None:
        super().__init__(look, parent)
        self._search = search
        inside = column(self.panel, look, (1, 1, 1, 9), 0)
        self.field = QLineEdit(self)
        self.field.setFont(look.font(18))
        self.field.setMinimumHeight(look.px(56))
        self.field.setMaxLength(80)
        self.field.setPlaceholderText(tr("Action, number or name"))
        self.field.setAccessibleName(tr("Do or find anything"))
        self.field.setStyleSheet("border: 0; background: transparent;")
        self.field.installEventFilter(self)
        self.list = RowList(look, Find, _cells, height=lambda _: 36)
        self.list.setAccessibleName(tr("What can be done"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda _: self._take())
        inside.addWidget(self.field)
        inside.addWidget(Line(look))
        inside.addSpacing(look.px(8))
        inside.addWidget(self.list)
        self.nothing = Prose(look, tone="muted")
        self.nothing.setText(tr("Nothing found."))
        self.nothing.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8))
        inside.addWidget(self.nothing)
        self.field.textChanged.connect(self._search_anew)

    def open(self, text: str = "") -> None:
        """Show it with this text typed; what is typed next is a word of its own."""
        self.field.setText(f"{text} " if text else "")
        self.lay_over()
        self.refresh()
        self.list.mark(0)
        self.field.setFocus()

    def _search_anew(self) -> None:
        """Whatever fits best what is typed now is marked, not the neighbour of what is gone."""
        self.refresh()
        self.list.mark(0)

    def refresh(self) -> None:
        """What can be done may be another now; where the marked one is gone nothing is marked."""
        found = self._search(self.field.text())
        self.list.show_rows(found)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        rows = max(1, len(found))
        room = (self.height() - self.look.px(72 * 2 + 80)) // self.look.px(36)
        self.list.setFixedHeight(self.look.px(36) * min(rows, max(3, room)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list follows the arrows while the field has the keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                place = self.list.currentIndex().row() + _MOVES[key]
                self.list.mark(max(0, min(self.list.rows.rowCount() - 1, place)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        find = self.list.current()
        if find is not None:
            self.close_sheet()
            self.found.emit(find.key)


def _cells(find: Find) -> Sequence[Cell]:
    tone = "ink" if find.usable else "disabled"
    return (
        Cell(find.title, 0, tone, DEMI),
        Cell(find.about, 200, "muted", right=True),
        Cell(find.cap, 96 if len(find.cap) <= _SHORT else 108, tone, right=True),
    )

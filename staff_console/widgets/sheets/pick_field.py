"""One of many: a line to search in, and what fits below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from staff_console.look import DEMI, Look
from staff_console.sheets.form import Field, Option
from staff_console.speech import tr
from staff_console.widgets.plane import column
from staff_console.widgets.row_list import Cell, RowList

SHOWN: Final = 6
ROOMY: Final = 800
"""From this width on more is said of each."""
_NOTHING: Final = "nothing-fits"
_MOVES: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: SHOWN,
    Qt.Key.Key_PageUp: -SHOWN,
}


class SearchLine(QLineEdit):
    """What is searched for, and whether anything fits."""

    fits = True


class PickField(QWidget):
    """The arrows move in the list while the line has the keys."""

    answered = Signal(str)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self.setObjectName(f"field-{field.name}")
        self._look = look
        self._options: tuple[Option, ...] = ()
        layout = column(self, look, (0, 0, 0, 0), 4)
        self.search = SearchLine()
        self.search.setFont(look.font(15))
        self.search.setFixedHeight(look.px(36))
        self.search.setMaxLength(80)
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(field.label)
        self.search.textEdited.connect(lambda _: self._find())
        self.search.installEventFilter(self)
        self.list = RowList(look, Option, self._cells)
        self.list.setAccessibleName(field.label)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(look.px(32) * SHOWN)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self._value = ""

    def show_field(self, field: Field) -> None:
        """Show what may be picked, and what is."""
        self._value = field.value
        if field.options != self._options:
            # Waits are told with each option: what is picked stays picked while they change.
            self._options = field.options
            fitting = self._show_fitting()
            picked = next((at for at, o in enumerate(fitting) if o.key == self._value), None)
            if picked is not None:
                self.list.mark(picked)

    def take_focus(self) -> None:
        """Keys go to the search."""
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list follows the arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _MOVES.get(Qt.Key(event.key()))
            if step is not None:
                place = self.list.currentIndex().row() + step
                self.list.mark(max(0, min(self.list.rows.rowCount() - 1, place)))
                return True
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        """What is typed marks the first that fits."""
        if self._show_fitting() and self.search.text().strip():
            self.list.mark(0)

    def _show_fitting(self) -> Sequence[Option]:
        words = self.search.text().casefold().split()
        fitting = [o for o in self._options if all(w in o.spoken.casefold() for w in words)]
        # What can be picked stands first: Enter takes it.
        fitting.sort(key=lambda option: not option.usable)
        # What was picked is not to be seen then: Enter must not send it.
        self.search.fits = bool(fitting) or not words
        nothing = Option(_NOTHING, tr("Nothing fits."), usable=False)
        self.list.show_rows(fitting if self.search.fits else [nothing])
        return fitting

    def _tell(self) -> None:
        option = self.list.current()
        if option is not None and option.key not in (self._value, _NOTHING):
            self.answered.emit(option.key)

    def _cells(self, option: Option) -> Sequence[Cell]:
        tone = "ink" if option.usable else "disabled"
        wide = self.width() >= self._look.px(ROOMY)
        return (
            Cell(option.title, 0, tone, DEMI),
            Cell(option.about, 420 if wide else 180, "muted", right=True),
        )

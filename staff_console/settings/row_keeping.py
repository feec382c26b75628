"""What editors of rows have in common: rows come, go and change places, by keys and by buttons."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from staff_console.look import Look
from staff_console.settings.cells import flat
from staff_console.settings.field import Field, Row, Rows, Value
from staff_console.speech import tr

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowKeeping(QWidget):
    """Holds the rows and tells of each change with all of them."""

    written = Signal(object)
    first: ClassVar[int] = 0
    """The cell of a row that gets the keys where no other had them."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self._look, self._field = look, field
        self._rows: Rows = ()

    @abstractmethod
    def show_value(self, value: Value, wrong: Collection[int]) -> None:
        """Show the rows; those with an error get a danger edge."""

    @abstractmethod
    def _fresh(self) -> Row:
        """A row that is added, as it begins."""

    @abstractmethod
    def _focus_cell(self, place: int, at: int) -> None:
        """This cell gets the keys, or one near it."""

    def _key(self, place: int, at: int, event: QKeyEvent) -> bool:
        """A key pressed in a cell; whether it acts on the row."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        by = _UP_DOWN.get(Qt.Key(event.key()))
        if event.key() in _ENTER:
            self._go_down(place, at)
        elif alt and self._field.ordered and by is not None:
            self._move(place, by, at)
        elif control and self._field.adds and event.key() == Qt.Key.Key_Delete:
            self._remove(place)
        else:
            return False
        return True

    def _arrow(self, place: int, name: str) -> QPushButton:
        """What moves a row one up."""
        up = flat(self._look, "↑", partial(self._move, place, -1, self.first))
        up.setAccessibleName(tr("{name}: earlier, Alt+Up").format(name=name))
        up.setToolTip(tr("Earlier: Alt+Up"))
        up.setEnabled(place > 0)
        return self._beside(up)

    def _cross(self, place: int, name: str) -> QPushButton:
        """What takes a row away."""
        gone = flat(self._look, "×", partial(self._remove, place))
        gone.setAccessibleName(tr("{name}: take away, Ctrl+Del").format(name=name))
        gone.setToolTip(tr("Take away: Ctrl+Del"))
        return self._beside(gone)

    def _beside(self, button: QPushButton) -> QPushButton:
        button.setFixedWidth(self._look.px(32))
        # Alt+Up and Ctrl+Del do it from the cells: Tab need not stop here too.
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return button

    def _add(self) -> None:
        self._tell((*self._rows, self._fresh()))
        self._focus_cell(len(self._rows) - 1, self.first)

    def _can_go(self, row: Row) -> bool:
        return len(self._rows) > self._field.least and row[0] not in self._field.stays

    def _remove(self, place: int) -> None:
        if self._can_go(self._rows[place]):
            self._tell((*self._rows[:place], *self._rows[place + 1 :]))
            self._focus_cell(min(place, len(self._rows) - 1), self.first)

    def _move(self, place: int, by: int, at: int) -> None:
        to = place + by
        if 0 <= to < len(self._rows):
            rows = list(self._rows)
            rows[place], rows[to] = rows[to], rows[place]
            self._tell(tuple(rows))
            self._focus_cell(to, at)

    def _go_down(self, place: int, at: int) -> None:
        if place + 1 < len(self._rows):
            self._focus_cell(place + 1, at)
        elif self._field.adds:
            self._add()

    def _exchange(self, place: int, row: Row) -> None:
        """Another row in the place of one."""
        self._tell((*self._rows[:place], row, *self._rows[place + 1 :]))

    def _tell(self, rows: Rows) -> None:
        self.written.emit(rows)
        if rows != self._rows:
            # Nobody has shown it meanwhile: the rows are ahead.
            self.show_value(rows, ())

"""Customers on hold: Enter or a double click goes on with the marked one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from staff_console.held import HeldRow
from staff_console.look import BOLD, NORMAL, Look
from staff_console.speech import tr
from staff_console.widgets.plane import Down
from staff_console.widgets.row_list import Cell, RowList
from staff_console.widgets.side_pane import heading
from staff_console.widgets.text import Text

SHOWN = 4
ROOM_FOR_BAR = 300


class HeldList(Down):
    """Heading and rows; takes no room where nobody is on hold."""

    resumed = Signal(str)
    """The id of an entry."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._faded = False
        self._count = Text(look, tone="muted")
        self.lay.addWidget(heading(look, tr("On hold here"), self._count, "t"))
        self.rows = Rows(look, self)
        self.lay.addWidget(self.rows)
        self.lay.addSpacing(look.px(8))

    def show_held(self, held: tuple[HeldRow, ...], faded: bool) -> None:
        """Show them."""
        self._faded = faded
        self._count.say(tr("{count}, Ctrl+H goes on").format(count=len(held)))
        self.rows.show_rows(held)
        self.rows.setFixedHeight(self._look.px(32) * min(SHOWN, max(1, len(held))))
        self.setVisible(bool(held))

    def cells(self, held: HeldRow) -> Sequence[Cell]:
        """The columns of a row."""
        tone = "muted" if self._faded else "ink"
        late = "warn" if held.over and not self._faded else tone
        back = max(56, min(96, 7 * len(held.back) + 8))
        cells = [Cell(held.number, 46, tone, BOLD, size=15), Cell(held.who, 0, tone)]
        roomy = self.width() >= self._look.px(ROOM_FOR_BAR)
        if held.left is not None and not held.over and roomy:
            cells.append(Cell("", 32, "line", share=held.left))
        return (*cells, Cell(held.back, back, late, NORMAL, right=True))


class Rows(RowList[HeldRow]):
    """The list itself."""

    def __init__(self, look: Look, owner: HeldList) -> None:
        super().__init__(look, HeldRow, owner.cells)
        self._owner = owner
        self.setObjectName("held")
        self.setAccessibleName(tr("On hold here"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(lambda _: self._resume())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first is marked: Enter has somebody to go on with."""
        super().focusInEvent(event)
        if self.current() is None and self.rows.rowCount():
            self.mark(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The mark is the line's again."""
        super().focusOutEvent(event)
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._resume()
            return
        super().keyPressEvent(event)

    def _resume(self) -> None:
        held = self.current()
        if held is not None:
            self._owner.resumed.emit(held.key)

"""The shares of the desks side by side: small beside my list, large for reading out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from staff_console.hand.rows import ShareColumn, ShareRow
from staff_console.look import BOLD, DEMI, Look
from staff_console.widgets.key_scroll import KeyScroll
from staff_console.widgets.plane import Across, Down, Plane, row
from staff_console.widgets.row_list import Cell, RowList
from staff_console.widgets.text import Text

_LEAST = 200


class ShareList(RowList[ShareRow]):
    """One desk's share. In the large order its rows can be chosen and taken."""

    chosen = Signal(object)
    taken = Signal()

    def __init__(self, look: Look, large: bool) -> None:
        number, text = (18, 15) if large else (15, 14)

        def cells(each: ShareRow) -> tuple[Cell, ...]:
            tone = "ink" if large and not each.text else "muted"
            # Read out, it matters more how somebody stands than what they are called.
            name = each.text or each.name if large else f"{each.name}  {each.text}".strip()
            return (
                Cell(each.number, 76 if large else 56, tone, BOLD, size=number),
                Cell(name, 0, tone, size=text),
            )

        super().__init__(look, ShareRow, cells, height=lambda _: 36 if large else 28)
        self.setUniformItemSizes(True)
        if not large:
            KeyScroll(look, self)
            self.setSelectionMode(RowList.SelectionMode.NoSelection)
        self.selectionModel().selectionChanged.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the marked one; the first arrow marks the first."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.taken.emit()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.current() is None:
            self.mark(0)
            return
        super().keyPressEvent(event)

    def let_go(self) -> None:
        """Another list has the mark now."""
        self.blockSignals(True)
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self.blockSignals(False)

    def _tell(self) -> None:
        marked = self.current()
        if marked is not None:
            self.chosen.emit(marked.key)


class SharesView(QScrollArea):
    """A column to a desk; they are made anew when the desks are others."""

    chosen = Signal(object)
    taken = Signal()

    def __init__(self, look: Look, large: bool) -> None:
        super().__init__()
        self._look = look
        self._large = large
        self._shown: tuple[ShareColumn, ...] = ()
        self._lists: list[ShareList] = []
        self.setObjectName("order" if large else "others")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def lists(self) -> list[ShareList]:
        """The lists, a desk each."""
        return self._lists

    def show_columns(self, columns: tuple[ShareColumn, ...]) -> None:
        """Show these; only if they are others."""
        if columns is self._shown or columns == self._shown:
            return
        self._shown = columns
        inside = Plane(self._look, "pane")
        across = row(inside, self._look, (0, 0, 0, 8), 0)
        self._lists = [self._column(across, column) for column in columns]
        if not columns:
            across.addStretch(1)
        self.setWidget(inside)

    def _column(self, across: object, column: ShareColumn) -> ShareList:
        look = self._look
        down, head = Down(look), Across(look, (16, 0, 8, 0))
        down.setMinimumWidth(look.px(_LEAST))
        name = Text(look, 18 if self._large else 14, DEMI).whole()
        clerk = Text(look, tone="muted")
        head.hold(name, clerk)
        head.lay.addStretch(1)
        head.setFixedHeight(look.px(36))
        made = ShareList(look, self._large)
        made.setAccessibleName(column.name)
        down.lay.addWidget(head)
        down.lay.addWidget(made, 1)
        across.addWidget(down, 1)  # type: ignore[attr-defined]
        name.say(column.name)
        clerk.say(column.who)
        made.show_rows(column.rows)
        made.chosen.connect(lambda key, one=made: self._mark(one, key))
        made.taken.connect(self.taken)
        return made

    def _mark(self, one: ShareList, key: str) -> None:
        for other in self._lists:
            if other is not one:
                other.let_go()
        self.chosen.emit(key)


def others_height(columns: tuple[ShareColumn, ...], most: int) -> int:
    """How high the small columns are, in lengths of the design."""
    longest = max((len(column.rows) for column in columns), default=0)
    return 44 + 28 * min(most, longest)


def focus_first(view: SharesView) -> QWidget | None:
    """The first list takes the keys."""
    if not view.lists:
        return None
    view.lists[0].setFocus()
    return view.lists[0]

"""The sheet of `Ctrl+K`: type, see what can be done and with which key, Enter does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from staff_console.finder import Find
from staff_console.look import DEMI, Look
from staff_console.speech import tr
from staff_console.widgets.plane import Plane, column
from staff_console.widgets.row_list import Cell, RowList

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class FinderSheet(QWidget):
    """Lies over the page. `found` brings the key of a `Find`."""

    found = Signal(str)
    closed = Signal()

    def __init__(
        self, look: Look, search: Callable[[str], Sequence[Find]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._search = search
        across = column(self, look, (16, 72, 16, 72), 0)
        self._sheet = Framed(look)
        self._sheet.setFixedWidth(look.px(640))
        across.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        across.addStretch(1)
        inside = column(self._sheet, look, (1, 1, 1, 9), 0)
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
        self.field.textChanged.connect(self.refresh)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show it with this text typed."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.field.setText(text)
        self.refresh()
        self.list.mark(0)
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_sheet(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def refresh(self) -> None:
        """What can be done may be another now."""
        before = self.list.current()
        found = self._search(self.field.text())
        self.list.show_rows(found)
        rows = max(1, len(found))
        room = (self.height() - self._look.px(72 * 2 + 80)) // self._look.px(36)
        self.list.setFixedHeight(self._look.px(36) * min(rows, max(3, room)))
        if found and (before is None or self.list.current() is None):
            self.list.mark(0)

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet puts it away."""
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page below steps back."""
        veil = QColor(0, 0, 0, 90)
        QPainter(self).fillRect(self.rect(), veil)

    def _take(self) -> None:
        find = self.list.current()
        if find is not None:
            self.close_sheet()
            self.found.emit(find.key)


class Framed(Plane):
    """A plane with an edge all around."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane", "ltrb")
        self.fill(look.colour("pane"), look.colour("line"))


class Line(Plane):
    """A hairline across."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "hairline")
        self.setFixedHeight(1)


def _cells(find: Find) -> Sequence[Cell]:
    tone = "ink" if find.usable else "disabled"
    return (
        Cell(find.title, 0, tone, DEMI),
        Cell(find.about, 200, "muted", right=True),
        Cell(find.cap, 80, tone, right=True),
    )

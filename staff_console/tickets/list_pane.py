"""The left pane: which list, the search, the rows, and what can be done with those selected."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedLayout, QWidget

from staff_console.look import DEMI, Look
from staff_console.speech import tr
from staff_console.tickets.keys import PICK, shown
from staff_console.tickets.list_view import TicketList
from staff_console.tickets.screen import BulkFace, TicketsScreen
from staff_console.tickets.table import TicketTable
from staff_console.widgets.marks import Cap, cap_width
from staff_console.widgets.plane import Across, Down, Plane, column, row
from staff_console.widgets.text import Prose, Text


class ListPane(Plane):
    """Draws the list of a `TicketsScreen`."""

    acted = Signal(str)
    searched = Signal(str)
    listsAsked = Signal()

    def __init__(self, look: Look, table: TicketTable) -> None:
        super().__init__(look, "background", "r")
        lay = column(self, look, (0, 0, 1, 0), 0)
        lay.addWidget(self._make_head(look))
        self.search = SearchField(look)
        self.search.textEdited.connect(self.searched)
        around = Down(look, (16, 0, 16, 8))
        around.lay.addWidget(self.search)
        lay.addWidget(around)
        self.rows = TicketList(look, table)
        self.search.left.connect(self.rows.setFocus)
        self._note = Prose(look, tone="muted")
        self._note.setContentsMargins(look.px(16), look.px(16), look.px(16), 0)
        self._stack = QStackedLayout()
        # First its place, then what lies there: a stack without one shows it as a window.
        lay.addLayout(self._stack, 1)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._note)
        self.bulk = BulkBar(look)
        self.bulk.acted.connect(self.acted)
        lay.addWidget(self.bulk)
        lay.addWidget(self._make_foot(look))

    def show_screen(self, screen: TicketsScreen) -> None:
        """Show it."""
        face = screen.list
        self._title.say(face.title)
        self._count.say(face.count)
        self._sort.setText(face.sort)
        self._sort.setAccessibleName(tr("Order: {order}").format(order=face.sort))
        self._cap.say(face.cap)
        if self.search.text().strip() != face.text and not self.search.hasFocus():
            self.search.setText(face.text)
        self._note.setText(face.note)
        self._stack.setCurrentIndex(1 if face.note else 0)
        self.rows.fade(face.faded)
        self.rows.mark(screen.chosen)
        self._foot.say(face.foot)
        self.bulk.show_bulk(screen.bulk)

    def begin_search(self) -> None:
        """Keys go to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _make_head(self, look: Look) -> QWidget:
        head = Down(look, (16, 8, 16, 6), 0)
        first, second = Across(look), Across(look)
        self._title, self._count = Text(look, 14, DEMI), Text(look, tone="muted")
        self._cap = Cap(look, "muted")
        lists = QPushButton()
        lists.setFlat(True)
        lists.setAccessibleName(tr("Choose a list"))
        lists.setCursor(Qt.CursorShape.PointingHandCursor)
        inside = row(lists, look, (0, 0, 0, 0), 8)
        for widget in (self._title, self._cap):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(self._title)
        inside.addStretch(1)
        inside.addWidget(self._cap)
        lists.setMinimumHeight(look.px(28))
        lists.clicked.connect(self.listsAsked)
        self._sort = QPushButton()
        self._sort.setFlat(True)
        self._sort.setFont(look.font(12))
        self._sort.setToolTip(tr("Another order, {key}").format(key=shown("sort")))
        self._sort.setCursor(Qt.CursorShape.PointingHandCursor)
        self._sort.clicked.connect(lambda: self.acted.emit("sort"))
        first.lay.addWidget(lists, 1)
        second.lay.addWidget(self._count)
        second.lay.addStretch(1)
        second.lay.addWidget(self._sort)
        head.lay.addWidget(first)
        head.lay.addWidget(second)
        return head

    def _make_foot(self, look: Look) -> QWidget:
        foot = Plane(look, "background", "t")
        foot.setFixedHeight(look.px(40))
        lay = row(foot, look, (16, 0, 16, 0), 8)
        self._foot, select = Text(look, 12, tone="muted"), Text(look, 12, tone="muted")
        cap = Cap(look, "muted")
        lay.addWidget(self._foot)
        lay.addStretch(1)
        lay.addWidget(select)
        lay.addWidget(cap)
        select.say(tr("select for all"))
        cap.say(PICK)
        return foot


class SearchField(QLineEdit):
    """Its key stands at its end; Down and Enter go to the rows."""

    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("ticket-search")
        self.setFont(look.font(14))
        self.setFixedHeight(look.px(32))
        self.setMaxLength(200)
        self.setPlaceholderText(tr("Name, number, word"))
        self.setAccessibleName(
            tr("Filter: name, number, word, {key}").format(key=shown("find_ticket"))
        )
        cap = Cap(look, "muted")
        cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        lay = row(self, look, (0, 0, 8, 0), 0)
        lay.addStretch(1)
        lay.addWidget(cap)
        cap.say(shown("find_ticket"))
        self.setTextMargins(0, 0, cap_width(look, shown("find_ticket")) + look.px(4), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go on to what was found."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)


PER_ROW: Final = 2


class BulkBar(Plane):
    """What can be done with all that are selected."""

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "accent_paper", "t")
        self.setObjectName("bulk")
        lay = column(self, look, (16, 8, 16, 8), 4)
        self._title = Text(look, 14, DEMI)
        lay.addWidget(self._title)
        self._rows = Down(look, gap=0)
        lay.addWidget(self._rows)
        self._buttons: list[BulkButton] = []
        self.hide()

    def show_bulk(self, face: BulkFace | None) -> None:
        """Show it, or nothing."""
        self.setVisible(face is not None)
        if face is None:
            return
        self._title.say(face.title)
        if not self._buttons:
            pairs = [face.verbs[at : at + PER_ROW] for at in range(0, len(face.verbs), PER_ROW)]
            for pair in pairs:
                across = Across(self.look, gap=4)
                for name, does, cap in pair:
                    made = BulkButton(self.look, does, cap)
                    made.clicked.connect(lambda _=False, name=name: self.acted.emit(name))
                    across.lay.addWidget(made)
                    self._buttons.append(made)
                across.lay.addStretch(1)
                self._rows.lay.addWidget(across)


class BulkButton(QPushButton):
    """A verb, with its key where it has one."""

    def __init__(self, look: Look, does: str, cap: str) -> None:
        super().__init__()
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay = row(self, look, (4, 2, 4, 2), 6)
        text, key = Text(look, 12, DEMI).whole(), Cap(look)
        for inside in (text, key):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._lay.addWidget(inside)
        text.say(does)
        key.say(cap)
        self.setAccessibleName(f"{does}, {cap}" if cap else does)

    def sizeHint(self) -> QSize:
        """The verb and its key."""
        return self._lay.sizeHint()

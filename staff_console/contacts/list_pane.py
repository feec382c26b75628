"""The left pane: the search, and whoever was found or looked at lately."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QStyle, QStyleOptionViewItem

from staff_console.contacts.keys import CAPS
from staff_console.contacts.screen import ContactRow, ContactsScreen
from staff_console.look import DEMI, NORMAL, Look
from staff_console.speech import tr
from staff_console.widgets.marks import Cap, cap_width
from staff_console.widgets.plane import Across, Down, Plane, column, row
from staff_console.widgets.row_list import Index, RowDelegate, RowList
from staff_console.widgets.text import Prose, Text

HIGH = 52


class ContactsPane(Plane):
    """Draws the list of a `ContactsScreen`."""

    searched = Signal(str)
    sought = Signal()
    """Enter in the field: without waiting for more letters."""
    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background", "r")
        lay = column(self, look, (0, 0, 1, 0), 0)
        head = Down(look, (16, 10, 16, 8), 6)
        line = Across(look)
        self._title, self._count = Text(look, 14, DEMI), Text(look, tone="muted")
        self._new = Cap(look, "muted")
        self._new_said = Text(look, 12, tone="muted")
        line.hold(self._title, self._count)
        line.lay.addStretch(1)
        line.hold(self._new_said, self._new)
        self.search = SearchField(look)
        self.search.textEdited.connect(self._search)
        self.search.returnPressed.connect(self.sought)
        head.lay.addWidget(line)
        head.lay.addWidget(self.search)
        lay.addWidget(head)
        self._new_said.say(tr("new"))
        self._new.say(CAPS["new_contact"])
        self.rows = ContactList(look)
        self.search.left.connect(self._go_on)
        self._awaited = False
        """Whoever is found first is to be opened: Enter was pressed before they were there."""
        self._note = Prose(look, tone="muted")
        self._note.setContentsMargins(look.px(16), look.px(8), look.px(16), 0)
        self._stack = QStackedLayout()
        # First its place, then what lies there: a stack without one shows it as a window.
        lay.addLayout(self._stack, 1)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._note)

    def show_screen(self, screen: ContactsScreen) -> None:
        """Show it."""
        self._title.say(screen.title)
        self._count.say(screen.count)
        if self.search.text().strip() != screen.text:
            self.search.setText(screen.text)
        self._note.setText(screen.note)
        self._stack.setCurrentIndex(1 if screen.note else 0)
        self.rows.setAccessibleName(screen.title)
        self.rows.show_list(screen.rows, screen.chosen, screen.faded)
        if self._awaited and screen.text and not screen.note:
            self._go_on()

    def _search(self, text: str) -> None:
        self._awaited = False
        self.searched.emit(text)

    def _go_on(self) -> None:
        """Keys go to the rows, now or once there are any."""
        self._awaited = self._stack.currentIndex() == 1
        if not self._awaited:
            self.rows.setFocus()
            if not self.rows.currentIndex().isValid() and self.rows.rows.rowCount():
                self.rows.mark(0)

    def begin_search(self) -> None:
        """Keys go to the search."""
        self._awaited = False
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()


class SearchField(QLineEdit):
    """Its key stands at its end; Down and Enter go to the rows."""

    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("contact-search")
        self.setFont(look.font(14))
        self.setFixedHeight(look.px(32))
        self.setMaxLength(200)
        cap_text = CAPS["find_contact"]
        self.setPlaceholderText(tr("Name, mail, phone"))
        self.setAccessibleName(tr("Find a contact: name, mail, phone, {key}").format(key=cap_text))
        cap = Cap(look, "muted")
        cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        lay = row(self, look, (0, 0, 8, 0), 0)
        lay.addStretch(1)
        lay.addWidget(cap)
        cap.say(cap_text)
        self.setTextMargins(0, 0, cap_width(look, cap_text) + look.px(4), 0)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back what was done on the page, not a letter of the search."""
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and event.matches(QKeySequence.StandardKey.Undo):  # type: ignore[attr-defined]
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go on to what was found."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter:
            super().keyPressEvent(event)
        if enter or event.key() == Qt.Key.Key_Down:
            self.left.emit()
            return
        super().keyPressEvent(event)


class ContactList(RowList[ContactRow]):
    """Contacts in two lines each. Enter goes on to the page."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, ContactRow, lambda _: (), height=lambda _: HIGH)
        self._painter = ContactDelegate(look, self)
        self.setItemDelegate(self._painter)

    def show_list(self, rows: tuple[ContactRow, ...], chosen: str, faded: bool) -> None:
        """Show these, and mark the one that is open."""
        if faded != self._painter.faded:
            self._painter.faded = faded
            self.viewport().update()
        before = self.blockSignals(True)
        self.show_rows(rows)
        place = next((at for at, each in enumerate(rows) if each.key == chosen), None)
        if place is not None and self.currentIndex().row() != place:
            self.mark(place)
        elif place is None and self.currentIndex().isValid():
            self.clearSelection()
            self.setCurrentIndex(self.rootIndex())
        self.blockSignals(before)

    def currentChanged(self, now: Index, before: Index) -> None:
        """The marked one is looked at."""
        super().currentChanged(now, before)
        if now.isValid():
            self.chosen.emit(self.rows.at(now.row()).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the page, once for each press."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.entered.emit()


class ContactDelegate(RowDelegate):
    """Name and kind, then addresses; what is open stands at the end."""

    def __init__(self, look: Look, view: ContactList) -> None:
        super().__init__(look, lambda _: HIGH, lambda _: ())
        self.setParent(view)
        self._view = view
        self.faded = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paper, edge, then both lines."""
        painter.save()
        super().paint(painter, option, index)
        look, rect = self._look, option.rect
        shown: ContactRow = index.data(Qt.ItemDataRole.UserRole)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if hovered and not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("soft"))
        inside = rect.adjusted(look.px(16), look.px(6), -look.px(16), -look.px(6))
        half = inside.height() // 2
        first = QRect(inside.left(), inside.top(), inside.width(), half)
        second = first.translated(0, half)
        ink = "muted" if self.faded else "ink"
        rest = self._write(painter, first, shown.kind, 12, "muted", end=True)
        self._write(painter, rest, shown.name, 14, ink, bold=True)
        rest = self._write(painter, second, shown.aside, 12, "muted", end=True)
        self._write(painter, rest, shown.about, 12, "muted")
        painter.restore()

    def _write(
        self, painter: QPainter, line: QRect, text: str, size: int, tone: str,
        bold: bool = False, end: bool = False,
    ) -> QRect:  # fmt: skip
        """A text, where reading begins or at the end; what is left of the line."""
        if not text:
            return line
        look = self._look
        painter.setFont(look.font(size, DEMI if bold else NORMAL))
        painter.setPen(look.colour(tone))
        metrics = painter.fontMetrics()
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        right = end != mirrored
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        # Absolute: the side is told from the direction already.
        side |= Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(line, side, said)
        taken = metrics.horizontalAdvance(said) + look.px(8)
        return line.adjusted(0, 0, -taken, 0) if right else line.adjusted(taken, 0, 0, 0)

"""The right pane: open tickets, bookings and events to come, and who is the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from staff_console.bookings.side_rows import Rows
from staff_console.contacts.screen import ContactsScreen, Section
from staff_console.look import Look
from staff_console.tickets.side import FactRow
from staff_console.tickets.side_pane import FactView
from staff_console.widgets.plane import Down, Plane, column
from staff_console.widgets.side_pane import heading
from staff_console.widgets.text import Prose, Text

MOST = 4
LABEL = 100


class ContactSide(Plane):
    """Draws the sections of a `ContactsScreen`."""

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background", "l")
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(self, look, (1, 0, 0, 0), 0).addWidget(scroll)
        inside = Plane(look, "background")
        lay = column(inside, look, (0, 0, 0, 0), 0)
        self.parts = [Part(look, first=not at) for at in range(MOST)]
        for part in self.parts:
            lay.addWidget(part)
        lay.addStretch(1)
        scroll.setWidget(inside)

    def show_screen(self, screen: ContactsScreen) -> None:
        """Show it."""
        for at, part in enumerate(self.parts):
            there = at < len(screen.sections)
            part.setVisible(there)
            if there:
                part.show_section(screen.sections[at], self.acted)


class Part(Down):
    """A heading and its rows, or a sentence."""

    def __init__(self, look: Look, first: bool) -> None:
        super().__init__(look)
        self._aside = Text(look, 12, tone="muted")
        self._heading = heading(look, "", self._aside, "" if first else "t")
        self._title = self._heading.findChildren(Text)[0]
        self.rows = Rows(look, OpenRow, (0, 0, 0, 8))
        self._note = Prose(look, tone="muted")
        self._note.setContentsMargins(look.px(16), 0, look.px(16), look.px(10))
        for widget in (self._heading, self.rows, self._note):
            self.lay.addWidget(widget)

    def show_section(self, section: Section, acted: object) -> None:
        """Show it."""
        self._title.say(section.title)
        self._aside.say(section.aside)
        self._note.say("" if section.rows else section.note)
        for row, fact in zip(self.rows.take(len(section.rows)), section.rows, strict=True):
            row.show_fact(fact, acted)


class OpenRow(FactView):
    """A row that Tab reaches and Enter opens."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._label.setFixedWidth(look.px(LABEL))
        self._fact: FactRow | None = None

    def show_fact(self, fact: FactRow, acted: object) -> None:
        """Show it."""
        self._fact = fact
        super().show_fact(fact, acted)
        self._label.setVisible(bool(fact.label))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do what a click does."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        emit = getattr(self._acted, "emit", None)
        if event.key() in keys and self._verb and emit is not None:
            if not event.isAutoRepeat():
                emit(self._verb)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """It is seen where the keys are."""
        super().focusInEvent(event)
        self._text.tone("accent")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """As before."""
        super().focusOutEvent(event)
        self._text.tone(self._fact.tone if self._fact is not None else "ink")

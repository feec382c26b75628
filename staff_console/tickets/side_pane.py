"""The right pane: the ticket's facts with their keys, what is ahead, and its contact."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from staff_console.bookings.side_rows import Rows
from staff_console.look import Look
from staff_console.speech import tr
from staff_console.tickets.keys import shown
from staff_console.tickets.screen import NoticeFace, TicketsScreen
from staff_console.tickets.side import FactRow
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import Across, Plane, column
from staff_console.widgets.side_pane import heading
from staff_console.widgets.text import Prose, Text

LABEL = 84


class TicketSide(Plane):
    """Draws the side of a `TicketsScreen`."""

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
        reads = Text(look, 12, tone="muted")
        self._told_title = heading(look, tr("For you"), reads)
        reads.say(tr("{key} reads all").format(key=shown("notices")))
        self._told = Rows(look, FactView, (0, 0, 0, 8))
        self._facts_title = heading(look, tr("This ticket"), Text(look))
        self._facts = Rows(look, FactView, (0, 0, 0, 8))
        self._ahead_title = heading(look, tr("If nobody answers"), Text(look), "t")
        self._ahead = Rows(look, FactView, (0, 0, 0, 8))
        self._contact_name = Text(look, 14, tone="muted")
        self._contact_title = heading(look, tr("Contact"), self._contact_name, "t")
        self._addresses = Rows(look, FactView, (0, 0, 0, 4))
        self._time_title = heading(look, tr("One timeline"), Text(look), "t")
        self._time = Rows(look, FactView, (0, 0, 0, 8))
        self._note = Prose(look, tone="muted")
        self._note.setContentsMargins(look.px(16), 0, look.px(16), 0)
        for widget in (
            self._told_title, self._told, self._facts_title, self._facts, self._ahead_title,
            self._ahead, self._contact_title, self._addresses, self._time_title, self._time,
            self._note,
        ):  # fmt: skip
            lay.addWidget(widget)
        lay.addStretch(1)
        scroll.setWidget(inside)

    def show_screen(self, screen: TicketsScreen) -> None:
        """Show it."""
        side = screen.side
        told = screen.phase == "told"
        self._told_title.setVisible(bool(screen.notices))
        self._show(self._told, [_notice(each) for each in screen.notices[:6]])
        for title, rows, facts in (
            (self._facts_title, self._facts, side.facts),
            (self._ahead_title, self._ahead, side.ahead),
            (self._contact_title, self._addresses, side.addresses),
            (self._time_title, self._time, side.timeline),
        ):
            title.setVisible(told)
            self._show(rows, facts if told else ())
        self._contact_name.say(side.contact)
        self._note.say(side.timeline_note)

    def _show(self, rows: Rows, facts: Sequence[FactRow]) -> None:
        for row, fact in zip(rows.take(len(facts)), facts, strict=True):
            row.show_fact(fact, self.acted)


class FactView(QWidget):
    """A label, its text, and the key that changes it; a long text wraps."""

    def __init__(self, look: Look, label: int = LABEL) -> None:
        super().__init__()
        self._look = look
        self._verb = ""
        self._acted: object = None
        across = Across(look, (16, 3, 16, 3), 8)
        column(self, look, (0, 0, 0, 0), 0).addWidget(across)
        self._label = Text(look, tone="muted")
        self._label.setFixedWidth(look.px(label))
        self._text = Prose(look).stretch()
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._cap = Cap(look, "muted")
        across.lay.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        across.lay.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)
        across.lay.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(look.px(28))

    def show_fact(self, fact: FactRow, acted: object) -> None:
        """Show it; a click on it emits its verb."""
        self._verb, self._acted = str(fact.verb), acted
        self._label.say(fact.label)
        self._label.setVisible(True)
        self._text.say(fact.text)
        self._text.tone(fact.tone)
        self._cap.say(fact.cap)
        self.setAccessibleName(", ".join(p for p in (fact.label, fact.text, fact.cap) if p))
        shape = Qt.CursorShape.PointingHandCursor if fact.verb else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What a click does."""
        emit = getattr(self._acted, "emit", None)
        if self._verb and emit is not None and self.rect().contains(event.position().toPoint()):
            emit(self._verb)


def _notice(face: NoticeFace) -> FactRow:
    opens = f"open:{face.ticket}" if face.ticket else face.event
    return FactRow(face.when, face.text, opens, tone=face.tone)

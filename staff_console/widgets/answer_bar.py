"""The answer line: every press is answered here, with what can be done next and by which key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QWidget

from staff_console.answers import OFFERED, AnswerLine, offer_cap
from staff_console.look import DEMI, Look
from staff_console.widgets.marks import Bar, Cap, Mark
from staff_console.widgets.plane import Plane, row
from staff_console.widgets.text import Prose, Text

_PAPERS: Final = {"refused": ("danger_paper", "danger"), "kept": ("warn_paper", "warn")}


class AnswerBar(Plane):
    """Every press is answered here."""

    taken = Signal(int)
    """An offer was clicked: its place, from 0."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "t", parent)
        self._line = AnswerLine("idle")
        self.setObjectName("answer")
        layout = row(self, look, (16, 0, 16, 0), 12)
        self._mark = Mark(look, 20)
        self._title = Text(look, 14, DEMI)
        self._big = Text(look, 20, DEMI)
        self._text = Text(look).stretch()
        self._lines = Prose(look).stretch()
        self._offers = [OfferButton(look, place, self) for place in range(OFFERED)]
        self._cap = Cap(look)
        self._does = Text(look).whole()
        self._bar = Bar(look)
        self._bar.setFixedWidth(look.px(96))
        for widget in (self._mark, self._big, self._title):
            layout.addWidget(widget)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._lines, 1)
        # Takes the room where there is no text: the title must not wander.
        layout.addStretch(0)
        for button in self._offers:
            button.clicked.connect(lambda _=False, place=button.place: self.taken.emit(place))
            layout.addWidget(button)
        for way_back in (self._bar, self._does, self._cap):
            layout.addWidget(way_back)
        self.show_line(self._line)

    def show_line(self, line: AnswerLine) -> None:
        """Show this answer; what is new is told to screen readers."""
        look, refused = self.look, line.kind == "refused"
        large = refused or line.large
        self.setFixedHeight(look.px(56 if large else 40))
        paper, edge = _PAPERS.get(line.kind, ("background", "hairline"))
        self.fill(look.colour(paper), look.colour(edge))
        self._mark.say(line.kind)
        self._mark.setVisible(line.kind != "idle")
        self._big.say(line.title if large else "")
        self._title.say("" if large else line.title)
        # The higher bar has room for two lines, and offers that leave less of the width.
        self._text.say("" if large else line.text)
        self._lines.say(line.text if large else "")
        self._text.tone("muted" if line.kind == "idle" else "ink")
        self._show_ways_on(line)
        said = f"{line.title} {line.text}".strip()
        self.setAccessibleName(said)
        if said and line.title != self._line.title and line.title:
            ways = [f"{offer_cap(at)}: {offer.does}" for at, offer in enumerate(line.offers)]
            event = QAccessibleAnnouncementEvent(self, " ".join([said, *ways]))
            QAccessible.updateAccessibility(event)
        self._line = line

    def _show_ways_on(self, line: AnswerLine) -> None:
        for button in self._offers:
            there = button.place < len(line.offers)
            button.show_offer(line.offers[button.place].does if there else "")
        self._cap.say(line.cap)
        # Beside offers there is room for the key alone.
        self._does.say("" if line.offers else line.does)
        self._bar.setVisible(line.left is not None and not line.offers)
        if line.left is not None:
            self._bar.show_share(line.left, self.look.colour("line"), self.look.colour("track"))


class OfferButton(QPushButton):
    """One alternative: its key and what it does."""

    def __init__(self, look: Look, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = place
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._layout = row(self, look, (6, 4, 6, 4), 8)
        self._cap, self._does = Cap(look), Text(look, 14, DEMI).whole()
        self._layout.addWidget(self._cap)
        self._layout.addWidget(self._does)
        for inside in (self._cap, self._does):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cap.say(offer_cap(place))
        self.hide()

    def show_offer(self, does: str) -> None:
        """Show what it does, or nothing."""
        self._does.say(does)
        self.setAccessibleName(f"{does}, {offer_cap(self.place)}")
        self.setVisible(bool(does))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The cap and its text."""
        return self._layout.sizeHint()

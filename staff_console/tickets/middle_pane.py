"""The middle pane: what the ticket is about, its clock, the thread, and where one writes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from staff_console.look import DEMI, Look
from staff_console.tickets.ribbon_view import RibbonView
from staff_console.tickets.screen import Head, TicketsScreen
from staff_console.tickets.thread_view import ThreadView
from staff_console.tickets.writing_pane import WritingPane
from staff_console.widgets.instead import Instead
from staff_console.widgets.plane import Across, Plane, column
from staff_console.widgets.text import Text


class MiddlePane(Plane):
    """Draws the ticket of a `TicketsScreen`."""

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane")
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        whole = Plane(look, "pane")
        lay = column(whole, look, (0, 0, 0, 0), 0)
        lay.addWidget(self._make_head(look))
        around = Plane(look, "pane", "b")
        inside = column(around, look, (16, 6, 16, 8), 0)
        self.ribbon = RibbonView(look)
        inside.addWidget(self.ribbon)
        lay.addWidget(around)
        self.posts = ThreadView(look)
        self.posts.olderAsked.connect(lambda: self.acted.emit("older"))
        self.posts.setMinimumHeight(look.px(24))
        lay.addWidget(self.posts, 1)
        self.writing = WritingPane(look)
        lay.addWidget(self.writing)
        self._stack.addWidget(whole)
        instead = Instead(look)
        self._mark, self._note = instead.mark, instead.note
        self._stack.addWidget(instead)

    def show_screen(self, screen: TicketsScreen) -> None:
        """Show it."""
        told = screen.phase == "told"
        self._stack.setCurrentIndex(0 if told else 1)
        self._mark.say("sent" if screen.phase == "loading" else "note")
        self._note.say(screen.note)
        if not told:
            return
        self._show_head(screen.head)
        self.ribbon.show_ribbon(screen.ribbon)
        self.posts.show_posts(screen.chosen, screen.posts, screen.older, "")
        self.writing.show_writing(screen.writing)

    def _show_head(self, head: Head) -> None:
        self._subject.say(head.subject)
        self._number.say(head.number)
        self._status.say(head.status)
        self._priority.say(head.priority)
        self._priority.tone(head.priority_tone)
        self._who.say(head.who)
        self._others.say(head.others)
        self._others.tone("accent" if head.pressing else "muted")

    def _make_head(self, look: Look) -> QWidget:
        head = Plane(look, "pane", "b")
        lay = column(head, look, (16, 10, 16, 8), 2)
        first, second = Across(look, gap=16), Across(look, gap=16)
        self._subject = Text(look, 18, DEMI).stretch()
        self._number = Text(look, tone="muted").whole()
        first.lay.addWidget(self._subject, 1)
        first.lay.addWidget(self._number)
        self._status, self._priority = Text(look).whole(), Text(look, 14, DEMI).whole()
        self._who, self._others = Text(look), Text(look, tone="muted")
        second.hold(self._status, self._priority, self._who, self._others)
        second.lay.addStretch(1)
        lay.addWidget(first)
        lay.addWidget(second)
        return head

"""The left pane: the customer in front of me, and what is known of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from staff_console.customer import Customer, Detail
from staff_console.look import BOLD, DEMI, Look
from staff_console.screen import Board
from staff_console.speech import tr
from staff_console.story.still import StillScroll
from staff_console.story.view import StoryView
from staff_console.widgets.held_list import HeldList
from staff_console.widgets.inks import inks_of
from staff_console.widgets.key_scroll import KeyScroll
from staff_console.widgets.marks import Bar
from staff_console.widgets.notes_field import NotesField
from staff_console.widgets.plane import Across, Plane, column
from staff_console.widgets.side_pane import heading
from staff_console.widgets.text import Prose, Text

RIGHT = Qt.AlignmentFlag.AlignRight


class CustomerPane(Plane):
    """The block, which always stays; below it what scrolls where there is no room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "r", parent)
        self.setFixedWidth(look.px(320))
        layout = column(self, look, (0, 0, 1, 0), 0)
        self.block = CustomerBlock(look)
        layout.addWidget(self.block)
        self.notes = NotesField(look)
        self.held = HeldList(look)
        self._about = Pairs(look, tr("About the customer"))
        self._said = Text(look, tone="muted")
        self._past = Pairs(look, tr("History"))
        self._past_head = heading(look, tr("History"), self._said, "t")
        inside = Plane(look, "background")
        below = column(inside, look, (0, 0, 0, 0), 0)
        self.story = StoryView(look)
        for part in (
            self.notes, self.held, self._about, self._past_head, self._past, self.story,
        ):  # fmt: skip
            below.addWidget(part)
        below.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        KeyScroll(look, scroll)
        scroll.setAccessibleName(tr("About the customer"))
        scroll.setWidget(inside)
        layout.addWidget(scroll, 1)
        self._still = StillScroll(scroll, self.story)

    def show_board(self, board: Board, faded: bool) -> None:
        """Show who it is, and what is known."""
        self._still.before(board.story)
        self.block.show_customer(board.customer)
        self.notes.show_note(board.notes)
        self.held.show_held(board.held, faded)
        self._about.show_details(board.customer.details)
        history = board.history
        self._said.say(history.said)
        self._past.show_details(history.lines)
        self._past_head.setVisible(bool(history.lines or history.said))
        self._past.setVisible(bool(history.lines))
        opens = board.story.open and not self.story.is_open
        self.story.show_face(board.story)
        if opens:
            self._still.to_head()


class CustomerBlock(Plane):
    """The one block that stands out: number, time, name, service, grace."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "b", parent)
        self.setMinimumHeight(look.px(192))
        layout = column(self, look, (16, 14, 16, 14), 0)
        head = Across(look)
        self._title = Text(look, 14, DEMI)
        self._since = Text(look, align=RIGHT)
        head.lay.addWidget(self._title)
        head.lay.addStretch(1)
        head.lay.addWidget(self._since)
        layout.addWidget(head)
        middle = Across(look, (0, 2, 0, 2))
        self._number = Text(look, 40, BOLD).whole()
        self._timer = Text(look, 24, DEMI, align=RIGHT).whole()
        middle.lay.addWidget(self._number)
        middle.lay.addStretch(1)
        middle.lay.addWidget(self._timer)
        layout.addWidget(middle)
        self._name = Text(look, 18, DEMI).stretch()
        self._service = Text(look).stretch()
        self._bar = Bar(look)
        self._under = Prose(look, 12)
        self._loud = Prose(look, 14, DEMI)
        layout.addWidget(self._name)
        layout.addSpacing(look.px(4))
        layout.addWidget(self._service)
        layout.addSpacing(look.px(10))
        layout.addWidget(self._bar)
        layout.addSpacing(look.px(6))
        layout.addWidget(self._under)
        layout.addWidget(self._loud)
        layout.addStretch(1)
        self._edge = look.colour("hairline")

    def show_customer(self, customer: Customer) -> None:
        """Show who it is, or that nobody is here."""
        inks = inks_of(self.look, customer.state)
        self.fill(inks.paper, inks.edge)
        self._title.say(customer.title if customer.number else "")
        self._since.say(customer.since)
        self._number.say(customer.number)
        self._timer.say(customer.timer)
        self._name.say(customer.name if customer.number else customer.title)
        self._service.say(customer.service if customer.number else customer.under)
        self._bar.setVisible(customer.share is not None)
        self._bar.show_share(customer.share or 0.0, inks.fill, inks.track)
        self._under.say(customer.under if customer.number else "")
        self._loud.say(customer.loud)
        for text in (self._title, self._number, self._timer, self._name, self._service):
            text.paint_in(inks.ink)
        self._since.paint_in(inks.quiet)
        for prose, colour in ((self._under, inks.quiet), (self._loud, inks.ink)):
            palette = prose.palette()
            palette.setColor(prose.foregroundRole(), colour)
            prose.setPalette(palette)
        said = (customer.title, customer.number, customer.name, customer.service, customer.under)
        self.setAccessibleName(", ".join(part for part in said if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plane; a call has an edge of ink all around."""
        super().paintEvent(event)
        if self._edge != self.look.colour("hairline"):
            painter = QPainter(self)
            wide = self.look.px(2)
            pen = QPen(self._edge, wide)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            inset = wide // 2
            painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))


class Pairs(QWidget):
    """What is known, label by label."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[Detail, ...] = ()
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(12))
        self._grid.setHorizontalSpacing(look.px(12))
        self._grid.setVerticalSpacing(look.px(8))
        self._grid.setColumnMinimumWidth(0, look.px(56))
        self._grid.setColumnStretch(1, 1)

    def show_details(self, details: tuple[Detail, ...]) -> None:
        """Show these; only if they are others."""
        if details == self._shown:
            return
        self._shown = details
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                # It is deleted later; until then it must not lie under the new ones.
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for place, detail in enumerate(details):
            label, text = Text(self._look, tone="muted"), Prose(self._look)
            self._grid.addWidget(label, place, 0, top)
            self._grid.addWidget(text, place, 1)
            label.say(detail.label)
            text.say(detail.text)

"""The board: three panes between the top bar and the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from staff_console.line_model import LineModel
from staff_console.look import Look
from staff_console.screen import Screen
from staff_console.widgets.answer_bar import AnswerBar
from staff_console.widgets.bars import BannerBar, TopBar
from staff_console.widgets.customer_pane import CustomerPane
from staff_console.widgets.key_bar import KeyBar
from staff_console.widgets.middle_pane import MiddlePane
from staff_console.widgets.panes import Panes
from staff_console.widgets.plane import Plane, column
from staff_console.widgets.side_pane import SidePane


class BoardPage(Plane):
    """Draws a screen whose page is `board`."""

    pressed = Signal(str)
    """A key of the bar."""
    chosen = Signal(object)
    findAsked = Signal()
    cancelAsked = Signal()
    offerTaken = Signal(int)
    noted = Signal(str)
    """The note about my customer is this now."""
    noteLeft = Signal()
    resumed = Signal(str)
    storyFolded = Signal()
    storyGoesOn = Signal()
    wayAsked = Signal(str)
    """What a line of my customer's stay leads to is to be gone to."""

    def __init__(self, look: Look, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "", parent)
        layout = column(self, look, (0, 0, 0, 0), 0)
        self._top = TopBar(look)
        self._top.findAsked.connect(self.findAsked)
        self._banner = BannerBar(look)
        self.customer = CustomerPane(look)
        self.middle = MiddlePane(look, model)
        self.side = SidePane(look)
        self._answer = AnswerBar(look)
        self._answer.taken.connect(self.offerTaken)
        self._keys = KeyBar(look)
        self.panes = Panes(look, self.customer, self.middle, self.side)
        layout.addWidget(self._top)
        layout.addWidget(self._banner)
        layout.addWidget(self.panes, 1)
        layout.addWidget(self._answer)
        layout.addWidget(self._keys)
        self._keys.pressed.connect(self.pressed)
        self.customer.notes.typed.connect(self.noted)
        self.customer.notes.left.connect(self.noteLeft)
        self.customer.held.resumed.connect(self.resumed)
        story = self.customer.story
        story.folded.connect(self.storyFolded)
        story.moreAsked.connect(self.storyGoesOn)
        story.opened.connect(self.wayAsked)
        self.middle.chosen.connect(self.chosen)
        self.middle.called.connect(lambda: self.pressed.emit("call_this"))
        self.middle.line.cancelAsked.connect(self.cancelAsked)

    @property
    def aside(self) -> bool:
        """Whether the keys are beside the line, in a note or among those on hold."""
        here = self.focusWidget()
        return here is not None and here.hasFocus() and self.customer.isAncestorOf(here)

    def focus(self) -> None:
        """Keys go to the line."""
        self.middle.line.setFocus()

    def go_to_story(self) -> None:
        """Keys go to the stay that was opened; from one that is folded back to the line."""
        if self.customer.story.is_open:
            self.customer.story.head.setFocus()
        else:
            self.focus()

    def show_screen(self, screen: Screen) -> None:
        """Show it."""
        board = screen.board
        if board is None:
            return
        self._top.show_top(screen.top)
        self._banner.show_banner(screen.banner)
        had = self.focusWidget() if self.aside else None
        self.customer.show_board(board, screen.faded)
        if had is not None and not had.isVisible():
            self.focus()
        self.middle.show_board(board, screen.faded)
        self.middle.line.mark(board.chosen_key)
        self.side.show_board(board, screen.faded, self.height() - self.look.px(240))
        self._answer.show_line(screen.answer)
        self._keys.show_keys(board.slots, board.customer)

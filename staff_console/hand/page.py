"""The page of hand mode: who is at my desk, my list with its ticks, and what is kept."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from staff_console.hand.list_view import ROW, HandList
from staff_console.hand.rows import KeptRow
from staff_console.hand.screen import HandScreen
from staff_console.hand.shares_view import SharesView, focus_first, others_height
from staff_console.look import BOLD, DEMI, Look
from staff_console.speech import tr
from staff_console.widgets.answer_bar import AnswerBar
from staff_console.widgets.bars import BannerBar, TopBar
from staff_console.widgets.customer_pane import CustomerBlock
from staff_console.widgets.key_bar import KeyBar
from staff_console.widgets.key_scroll import KeyScroll
from staff_console.widgets.marks import Cap
from staff_console.widgets.panes import Panes
from staff_console.widgets.plane import Across, Plane, column, row
from staff_console.widgets.row_list import Cell, RowList
from staff_console.widgets.text import Prose, Text

PRINT: Final = "Ctrl+Shift+O"
_LEAST_ROWS: Final = 3


class HandPage(Plane):
    """Draws a `HandScreen`."""

    pressed = Signal(str)
    chosen = Signal(object)
    findAsked = Signal()
    printAsked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "", parent)
        layout = column(self, look, (0, 0, 0, 0), 0)
        self._top, self._banner = TopBar(look), BannerBar(look)
        self._top.findAsked.connect(self.findAsked)
        self.middle = HandMiddle(look)
        self._left, self._side = HandLeft(look), HandSide(look)
        self.panes = Panes(look, self._left, self.middle, self._side)
        self._answer, self._keys = AnswerBar(look), KeyBar(look)
        layout.addWidget(self._top)
        layout.addWidget(self._banner)
        layout.addWidget(self.panes, 1)
        layout.addWidget(self._answer)
        layout.addWidget(self._keys)
        self._keys.pressed.connect(self.pressed)
        paper = QShortcut(QKeySequence(PRINT), self)
        paper.setAutoRepeat(False)
        paper.activated.connect(self.printAsked)
        for part in (self.middle.list, self.middle.order):
            part.chosen.connect(self.chosen)
        self.middle.list.called.connect(lambda: self.pressed.emit("call_this"))
        self.middle.order.taken.connect(lambda: self.pressed.emit("call_this"))

    def focus(self) -> None:
        """Keys go to the list that is shown."""
        self.middle.focus()

    def show_hand(self, screen: HandScreen) -> None:
        """Show it."""
        self._top.show_top(screen.top)
        self._banner.show_banner(screen.banner)
        self._left.show_hand(screen)
        self.middle.show_hand(screen, self.height() - self.look.px(240))
        self._side.show_hand(screen)
        self._answer.show_line(screen.answer)
        self._keys.show_keys(screen.slots, screen.customer)


class HandLeft(Plane):
    """Who is at my desk, and how the desks make sure that their lists are one."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background", "r")
        layout = column(self, look, (0, 0, 1, 0), 0)
        self._block = CustomerBlock(look)
        layout.addWidget(self._block)
        code = Across(look, (16, 16, 16, 4))
        title, self._code = Text(look, 14, DEMI), Text(look, 24, BOLD).whole()
        self._code.setObjectName("code")
        code.hold(title)
        code.lay.addStretch(1)
        code.hold(self._code)
        layout.addWidget(code)
        notes = QScrollArea()
        notes.setFrameShape(QFrame.Shape.NoFrame)
        notes.setWidgetResizable(True)
        notes.setAccessibleName(tr("How all go on"))
        KeyScroll(look, notes)
        notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(notes, 1)
        below = Plane(look, "background")
        layout = column(below, look, (0, 0, 0, 8), 0)
        notes.setWidget(below)
        self._compare = _prose(look, layout, 14, "muted")
        alone = Plane(look, "background", "t")
        inside = column(alone, look, (0, 12, 0, 0), 4)
        head = Text(look, 14, DEMI)
        inside.addWidget(_padded(look, head))
        self._alone = _prose(look, inside, 14, "ink")
        layout.addSpacing(look.px(12))
        layout.addWidget(alone)
        layout.addStretch(1)
        title.say(tr("Code of this order"))
        head.say(tr("Does the wall still call numbers?"))
        self._alone.say(
            tr(
                "Then only this computer is cut off. Do not call from this list: "
                "work at another computer, or ask a colleague to call for you."
            )
        )

    def show_hand(self, screen: HandScreen) -> None:
        """Show it."""
        self._block.show_customer(screen.customer)
        self._code.say(screen.code)
        self._code.setAccessibleName(tr("Code of this order: {code}").format(code=screen.code))
        self._compare.say(screen.compare)


class HandMiddle(Plane):
    """My list with the others' shares below, or the order of all desks."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane")
        layout = column(self, look, (0, 0, 0, 0), 0)
        head = Across(look, (16, 0, 16, 0))
        head.setFixedHeight(look.px(48))
        self._title, self._frozen = Text(look, 18, DEMI), Text(look, tone="muted")
        self._cap, self._does = Cap(look), Text(look).whole()
        self._print_cap, self._print = Cap(look), Text(look).whole()
        head.hold(self._title, self._frozen)
        head.lay.addStretch(1)
        head.hold(self._print, self._print_cap, self._does, self._cap)
        layout.addWidget(head)
        self.list, self.order = HandList(look), SharesView(look, large=True)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.order, 1)
        self._others_head = Plane(look, "pane", "t")
        self._others_head.setFixedHeight(look.px(40))
        others = row(self._others_head, look, (16, 0, 16, 0), 8)
        self._others_title = Text(look, 14, DEMI, "muted")
        others.addWidget(self._others_title)
        others.addStretch(1)
        layout.addWidget(self._others_head)
        self._others = SharesView(look, large=False)
        self._others.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout.addWidget(self._others)
        strip = Plane(look, "soft", "t")
        strip.setFixedHeight(look.px(48))
        inside = row(strip, look, (16, 0, 16, 0), 8)
        new, text = Text(look, 14, DEMI).whole(), Text(look, tone="muted").stretch()
        inside.addWidget(new)
        inside.addWidget(text, 1)
        layout.addWidget(strip)
        new.say(tr("New customers?"))
        text.say(tr("No numbers until the server is back. Ask them to wait by the kiosk."))
        self._cap.say("Ctrl+O")

    def focus(self) -> None:
        """Keys go to the list that is shown."""
        if self.order.isVisible():
            focus_first(self.order)
        else:
            self.list.setFocus()

    def show_hand(self, screen: HandScreen, height: int) -> None:
        """Show it in so much height."""
        look = self.look
        self._title.say(screen.title)
        self._frozen.say(screen.frozen)
        self._print.say(tr("print") if screen.order else "")
        self._print_cap.say(PRINT if screen.order else "")
        self._does.say(tr("my list") if screen.order else tr("order of all desks"))
        self.list.setVisible(not screen.order)
        self.order.setVisible(screen.order)
        others = bool(screen.others) and not screen.order
        self._others_head.setVisible(others)
        self._others.setVisible(others)
        if screen.order:
            self.order.show_columns(screen.others)
            return
        self.list.show_list(screen.rows, screen.marked)
        self._others_title.say(tr("Others' share, so that nobody is called twice"))
        self._others.show_columns(screen.others)
        taken = min(len(screen.rows), _LEAST_ROWS) * ROW + 48 + 40 + 48
        most = max(2, (round(height / look.zoom) - taken - 36) // 28)
        self._others.setFixedHeight(look.px(others_height(screen.others, min(9, most))))


class HandSide(Plane):
    """What is kept on this computer, and what the wall says meanwhile."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background", "l")
        layout = column(self, look, (1, 0, 0, 0), 0)
        head = Across(look, (16, 0, 16, 0))
        head.setFixedHeight(look.px(40))
        title, self._count = Text(look, 14, DEMI), Text(look, tone="muted")
        head.hold(title)
        head.lay.addStretch(1)
        head.hold(self._count)
        layout.addWidget(head)
        self._kept = RowList(look, KeptRow, _kept_cells, height=lambda _: 28)
        self._kept.setAccessibleName(tr("Kept on this computer"))
        KeyScroll(look, self._kept)
        self._kept.setSelectionMode(RowList.SelectionMode.NoSelection)
        layout.addWidget(self._kept, 1)
        self._after = _prose(look, layout, 12, "muted")
        layout.addSpacing(look.px(12))
        self._wall = Plane(look, "background", "t")
        self._wall.setObjectName("wall")
        inside = column(self._wall, look, (0, 12, 0, 16), 4)
        self._says, aloud = Text(look, 14, DEMI), Prose(look, 18, DEMI)
        inside.addWidget(_padded(look, self._says))
        inside.addWidget(_padded(look, aloud))
        layout.addWidget(self._wall)
        title.say(tr("Kept on this computer"))
        self._after.say(
            tr(
                "Sent in this order when the server is back. "
                "What no longer fits is shown to you, never dropped."
            )
        )
        aloud.say(tr("Not live. Staff call by voice. Keep your number."))

    def show_hand(self, screen: HandScreen) -> None:
        """Show it; the newest is in sight."""
        before = self._kept.rows.rowCount()
        self._kept.show_rows(screen.kept)
        self._count.say(screen.kept_count if screen.kept else "")
        self._wall.setVisible(bool(screen.wall))
        self._says.say(screen.wall)
        if len(screen.kept) > before:
            self._kept.scrollToBottom()


def _kept_cells(kept: KeptRow) -> tuple[Cell, ...]:
    state = 60 if kept.unsent else 104
    return (
        Cell(kept.at, 66, "muted"),
        Cell(kept.text),
        Cell(kept.state, state, "muted", right=True),
    )


def _padded(look: Look, widget: QWidget) -> QWidget:
    """With the margins of a pane; a line of text keeps to the side where reading begins."""
    across = Across(look, (16, 0, 16, 0))
    across.lay.addWidget(widget, 1 if isinstance(widget, Prose) else 0)
    if not isinstance(widget, Prose):
        across.lay.addStretch(1)
    return across


def _prose(look: Look, layout: object, size: int, tone: str) -> Prose:
    made = Prose(look, size, tone=tone)
    layout.addWidget(_padded(look, made))  # type: ignore[attr-defined]
    return made

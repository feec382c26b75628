"""The middle pane: how many wait, who is next, the line, and what the marked row can do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from staff_console.following import Following
from staff_console.line_model import LineModel
from staff_console.look import BOLD, DEMI, Look
from staff_console.promised import Kept
from staff_console.screen import Board
from staff_console.speech import tr
from staff_console.widgets.line_delegate import PRESSING
from staff_console.widgets.line_view import LineView
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import Across, Down, Plane, column, row
from staff_console.widgets.text import Text


class MiddlePane(Plane):
    """The line of my service point."""

    chosen = Signal(object)
    called = Signal()

    def __init__(self, look: Look, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(look, "pane", "", parent)
        layout = column(self, look, (0, 0, 0, 0), 0)
        head = self._head = Across(look, (16, 0, 16, 0))
        self._kept_said = Kept()
        title = Text(look, 18, DEMI)
        self._count = Text(look, 18, BOLD)
        self._longest = Text(look, 16, tone="muted")
        head.hold(title, self._count, self._longest)
        head.lay.addStretch(1)
        self._told, self._kept = Text(look, tone="muted"), Text(look, tone="muted").whole()
        self._after = Across(look, (8, 0, 0, 0))
        self._after.hold(self._kept)
        head.hold(self._told, self._after)
        title.say(tr("The line"))
        head.setFixedHeight(look.px(48))
        layout.addWidget(head)
        self._next = NextCard(look)
        layout.addWidget(self._next)
        self.line = LineView(look, model)
        self.line.chosen.connect(self.chosen)
        self.line.called.connect(self.called)
        layout.addWidget(self.line, 1)
        self._marked = ChosenStrip(look)
        layout.addWidget(self._marked)

    def show_board(self, board: Board, faded: bool) -> None:
        """Show the facts around the table."""
        self._count.say(board.count)
        self._longest.say(board.longest)
        self._told.say(board.told)
        self._told.tone("warn" if board.ending and not faded else "muted")
        self._kept_said = board.kept
        self._fit_head()
        self._kept.tone("warn" if board.kept.too_few and not faded else "muted")
        self._next.show_following(board.following, faded)
        self._marked.show_chosen(board.chosen, board)
        self.line.fade(faded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The heading says less where it has little room."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        said = self._kept_said
        others = self._head.lay.sizeHint().width() - self._kept.sizeHint().width()
        whole = self._kept.fontMetrics().horizontalAdvance(said.said)
        self._kept.say(said.said if others + whole < self.width() else said.short)
        self._after.setVisible(bool(said.said))


class NextCard(Plane):
    """Who is next: 80 px on the paper of the accent, with its edge."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "accent_paper", "b", parent)
        self.setFixedHeight(look.px(80))
        layout = row(self, look, (0, 0, 16, 0), 0)
        self._stripe = Plane(look, "accent")
        self._stripe.setFixedWidth(look.px(4))
        layout.addWidget(self._stripe)
        layout.addSpacing(look.px(12))
        self._left = Down(look)
        self._number = Text(look, 24, DEMI).whole()
        self._word = Text(look, 12, tone="muted")
        self._left.centre(self._number, self._word)
        self._left.setMinimumWidth(look.px(88))
        layout.addWidget(self._left)
        layout.addSpacing(look.px(16))
        right, who = Down(look, gap=3), Across(look)
        self._name = Text(look, 18, DEMI)
        self._service = Text(look, tone="muted")
        who.hold(self._name, self._service)
        who.lay.addStretch(1)
        self._text = Text(look).stretch()
        right.centre(who, self._text)
        layout.addWidget(right, 1)
        layout.addSpacing(look.px(12))
        self._does = Text(look, 14, DEMI).whole()
        self._cap = Cap(look)
        layout.addWidget(self._does)
        layout.addSpacing(look.px(8))
        layout.addWidget(self._cap)

    def show_following(self, following: Following, faded: bool) -> None:
        """Show who it is, or that nobody is."""
        somebody = bool(following.number)
        plain = faded or not somebody
        self.fill(self.look.colour("soft" if plain else "accent_paper"))
        self._stripe.fill(self.look.colour("track" if plain else "accent"))
        self._number.say(following.number)
        self._left.setVisible(somebody)
        self._word.say(tr("next"))
        self._name.say(following.name)
        self._service.say(following.service)
        self._text.say(" ".join(part for part in (following.text, following.promise) if part))
        late = following.urgency and not faded
        tone = PRESSING[following.urgency] if late else "ink" if somebody and not faded else "muted"
        self._text.tone(tone)
        self._number.tone("muted" if faded else "ink")
        self._name.tone("muted" if faded else "ink")
        self._does.say(following.does)
        self._does.tone("ink" if following.does == tr("call next") else "muted")
        self._cap.say(following.cap)
        said = (tr("Next"), following.number, following.name, following.service, self._text.text())
        self.setAccessibleName(", ".join(part for part in said if part))


class ChosenStrip(Plane):
    """What can be done with the marked row."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "soft", "t", parent)
        self.setFixedHeight(look.px(56))
        layout = row(self, look, (16, 0, 16, 0), 8)
        self._number = Text(look, 18, BOLD).whole()
        self._name = Text(look, 14, DEMI)
        self._service = Text(look, tone="muted").stretch()
        self._promise = Text(look, 12, tone="muted").stretch()
        about, who = Down(look, gap=2), Across(look)
        who.lay.addWidget(self._name)
        who.lay.addWidget(self._service, 1)
        about.lay.addWidget(who)
        about.lay.addWidget(self._promise)
        layout.addWidget(self._number)
        layout.addWidget(about, 1, Qt.AlignmentFlag.AlignVCenter)
        self._here, self._here_cap = Text(look).whole(), Cap(look)
        self._does, self._cap = Text(look, 14, DEMI).whole(), Cap(look)
        layout.addWidget(self._here)
        layout.addWidget(self._here_cap)
        layout.addSpacing(look.px(8))
        layout.addWidget(self._does)
        layout.addWidget(self._cap)
        self.hide()

    def show_chosen(self, chosen: Following, board: Board) -> None:
        """Show whom it is about, or nothing."""
        self._number.say(chosen.number)
        self._name.say(chosen.name)
        self._service.say(chosen.service)
        self._promise.say(chosen.promise)
        self._does.say(chosen.does)
        able = board.choices["call_this"].command is not None
        self._does.tone("ink" if able else "muted")
        self._cap.say(chosen.cap)
        absent = board.choices["check_in"].command is not None
        self._here.say(tr("is here") if absent else "")
        self._here_cap.say("Ctrl+I" if absent else "")
        said = (f"{chosen.number} {chosen.name}", chosen.promise, chosen.does, chosen.cap)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setVisible(bool(chosen.number))

"""The bench: my work and what is free as a list, the one in hand large beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from staff_console.look import BOLD, DEMI, NORMAL, Look
from staff_console.requests.large_key import LargeKey
from staff_console.requests.screen import RequestsScreen
from staff_console.requests.work_pane import WorkPane
from staff_console.requests.workbench import BenchRow
from staff_console.requests.worklist import Worklist
from staff_console.speech import tr
from staff_console.widgets.plane import Across, Down, Plane, column, row
from staff_console.widgets.row_list import Cell
from staff_console.widgets.text import Prose, Text

NARROW: Final = 1180
"""Below this width bar and outlook are left to the one that is large."""
_DIGITS: Final = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class BenchPane(Plane):
    """Draws the bench of a `RequestsScreen`."""

    chosen = Signal(str)
    entered = Signal()
    acted = Signal(str)
    digit = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane")
        self.setObjectName("repairs-bench")
        self.list = Worklist(look, BenchRow, self._cells)
        self.list.setAccessibleName(tr("My bench"))
        self.list.chosen.connect(self.chosen)
        self.list.entered.connect(self.entered)
        self.work = WorkPane(look)
        self.work.acted.connect(self.acted)
        self.work.entered.connect(self.entered)
        left = Plane(look, "pane", "r")
        down = column(left, look, (0, 0, 1, 0), 0)
        down.addWidget(self._make_head(look))
        down.addWidget(self.list, 1)
        self._nothing = Prose(look, 16, tone="muted")
        self._nothing.setContentsMargins(look.px(16), look.px(16), look.px(16), look.px(16))
        self._nothing.say(tr("Nothing is on this bench: no repair is yours, and none is free."))
        down.addWidget(self._nothing, 1)
        down.addWidget(self._make_foot(look))
        across = row(self, look, (0, 0, 0, 0), 0)
        across.addWidget(left, 6)
        across.addWidget(self.work, 5)
        self.list.verticalScrollBar().rangeChanged.connect(lambda *_: self._fit())
        self.setFocusProxy(self.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, bar and outlook go first."""
        super().resizeEvent(event)
        self._fit()

    def show_screen(self, screen: RequestsScreen) -> None:
        """Show it."""
        bench = screen.bench
        self.list.setVisible(bool(bench.rows))
        self._nothing.setVisible(not bench.rows)
        self.list.show_list(bench.rows, screen.chosen)
        self._next.show_key("0", bench.takes, there=bool(bench.following) and not screen.faded)
        self.work.show_screen(screen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, while the keys are here and nothing is typed: lines of the one in hand, 0 takes
        the next."""
        # On some keyboards digits are typed with Shift.
        beside = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        plain = not event.modifiers() & ~beside
        if not plain or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_0:
            self.acted.emit("take_next")
        elif event.key() in _DIGITS:
            self.digit.emit(event.key() - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def _make_head(self, look: Look) -> Plane:
        head = Plane(look, "background", "b")
        head.setFixedHeight(look.px(28))
        self._titles = row(head, look, (16, 0, 16, 0), 8)
        self._narrow_out: list[Text] = []
        for title, width, right in _HEADS:
            said = Text(look, 12, tone="muted")
            said.say(title())
            if right:
                said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if width:
                said.setFixedWidth(look.px(width))
            if width in (_BAR, _READY):
                self._narrow_out.append(said)
            self._titles.addWidget(said if width else said.stretch(), 0 if width else 1)
        return head

    def _fit(self) -> None:
        """Titles stand over their columns, beside the scroll bar too."""
        look, bar = self.look, self.list.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._titles.setContentsMargins(look.px(16), 0, look.px(16) + taken, 0)
        for title in self._narrow_out:
            title.setVisible(not self._is_narrow)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self.look.px(NARROW)

    def _cells(self, made: BenchRow) -> Sequence[Cell]:
        cells = _cells(made)
        if not self._is_narrow or made.kind != "work":
            return cells
        return [cell for cell in cells if cell.width not in (_BAR, _READY)]

    def _make_foot(self, look: Look) -> Plane:
        foot = Plane(look, "background", "t")
        lay = column(foot, look, (16, 10, 16, 10), 6)
        first = Across(look, gap=12)
        self._next = LargeKey(look, "take-next", 44)
        self._next.clicked.connect(lambda: self.acted.emit("take_next"))
        first.lay.addWidget(self._next)
        words = Down(look, gap=0)
        said = Prose(look, 12, tone="muted").stretch()
        said.say(tr("Takes the next one and begins. Digits work on the parts and labour at the "
                    "right; Enter takes the next step."))  # fmt: skip
        words.lay.addWidget(said)
        first.lay.addWidget(words, 1)
        lay.addWidget(first)
        return foot


_NUMBER, _TODO, _LABOUR, _BAR, _DUE, _READY = 70, 104, 56, 34, 92, 94
_HEADS: Final[tuple[tuple[Callable[[], str], int, bool], ...]] = (
    (lambda: tr("Number"), _NUMBER, False), (lambda: tr("Item"), 0, False),
    (lambda: tr("To do"), _TODO, False), (lambda: tr("Labour"), _LABOUR, True),
    (lambda: " ", _BAR, False), (lambda: tr("Promised"), _DUE, False),
    (lambda: tr("Ready about"), _READY, True),
)  # fmt: skip


def _cells(made: BenchRow) -> Sequence[Cell]:
    if made.kind == "heading":
        return (Cell(made.does, 0, "muted", DEMI),)
    weight = DEMI if made.in_hand else NORMAL
    number = Cell(made.number, _NUMBER, "ink", BOLD, size=16)
    if made.kind == "stuck":
        return (number, Cell(made.item, 150, "ink", size=15), Cell(made.does, 0, "muted"))
    standing = made.standing
    bar = Cell("", _BAR, standing.bar, share=standing.share or 0.0)
    return (
        number,
        Cell(made.item, 0, "ink", weight, size=15),
        Cell(tr("In hand") if made.in_hand else made.does, _TODO,
             "accent" if made.in_hand else "ink", weight),
        Cell(made.labour, _LABOUR, "ink", right=True),
        bar if standing.share is not None else Cell("", _BAR),
        Cell(standing.words, _DUE, standing.tone, DEMI if standing.bold else NORMAL),
        Cell(made.ready, _READY, "warn" if made.too_late else "muted", right=True),
    )  # fmt: skip

"""The right pane: the desks of my point, and its calls."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from staff_console.look import BOLD, DEMI, NORMAL, Look
from staff_console.screen import Board
from staff_console.side import CallRow, DeskRow
from staff_console.speech import tr
from staff_console.widgets.plane import Plane, column, row
from staff_console.widgets.row_list import Cell, RowList
from staff_console.widgets.text import Text


class SidePane(Plane):
    """What the others do."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "l", parent)
        self._faded = False
        self._number = self._desk = self._called = 0
        layout = column(self, look, (1, 0, 0, 0), 0)
        self._open = Text(look, tone="muted")
        layout.addWidget(_heading(look, tr("Desks"), self._open))
        self._desks = RowList(look, DeskRow, self._desk_cells)
        self._desks.setAccessibleName(tr("Desks"))
        self._desks.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout.addWidget(self._desks)
        layout.addSpacing(look.px(8))
        layout.addWidget(_heading(look, tr("Calls"), Text(look), "t"))
        self._calls = RowList(look, CallRow, self._call_cells, height=lambda _: 28)
        self._calls.setAccessibleName(tr("Calls"))
        layout.addWidget(self._calls, 1)
        for quiet in (self._desks, self._calls):
            quiet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            quiet.setSelectionMode(RowList.SelectionMode.NoSelection)

    def show_board(self, board: Board, faded: bool, height: int) -> None:
        """Show the lists; desks take at most half of `height`."""
        self._faded = faded
        self._open.say(board.desks_open)
        self._fit_columns(board)
        self._desks.show_rows(board.desks)
        self._calls.show_rows(board.calls)
        most = max(3, (height // 2) // self.look.px(32))
        self._desks.setFixedHeight(self.look.px(32) * min(len(board.desks), most))

    def _fit_columns(self, board: Board) -> None:
        roomy = self.width() >= self.look.px(360)
        numbers = [*(desk.number for desk in board.desks), *(call.number for call in board.calls)]
        self._number = self._widest(numbers, self.look.font(15, BOLD), 44, 96)
        states = [call.state for call in board.calls]
        self._called = self._widest(states, self.look.font(), 24, 96)
        names = [desk.name for desk in board.desks]
        self._desk = self._widest(names, self.look.font(14, DEMI), 48, 116 if roomy else 96)

    def _widest(self, texts: Sequence[str], font: QFont, least: int, most: int) -> int:
        """The width of a column for all of these, in lengths of the design."""
        metrics = QFontMetrics(font)
        wide = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return min(most, max(least, ceil(wide / self.look.zoom) + 2))

    def _desk_cells(self, desk: DeskRow) -> Sequence[Cell]:
        quiet = self._faded or desk.closed
        tone = "muted" if quiet else "ink"
        weight = DEMI if desk.mine and not quiet else NORMAL
        # A state is as wide as it is: the rest of the row is the clerk's.
        state = self._widest([desk.state], self.look.font(14, weight), 0, 112)
        return (
            Cell(desk.name, self._desk, "muted" if not desk.mine else tone, weight),
            Cell(desk.number, self._number, tone, BOLD, size=15),
            Cell(desk.who, 0, tone, weight),
            Cell(desk.state, state, tone if desk.number else "muted", weight, right=True),
        )

    def _call_cells(self, call: CallRow) -> Sequence[Cell]:
        tone = "muted" if self._faded or call.withdrawn else "ink"
        state = "warn" if call.withdrawn and not self._faded else "muted"
        return (
            Cell(call.at, 66, "muted"),
            Cell(call.number, self._number, tone, BOLD, size=15),
            Cell(call.desk, 0, tone),
            Cell(call.state, self._called, state, right=True),
        )


def _heading(look: Look, title: str, more: Text, edges: str = "") -> Plane:
    plane = Plane(look, "background", edges)
    plane.setFixedHeight(look.px(40))
    layout = row(plane, look, (16, 4, 16, 0), 8)
    text = Text(look, 14, DEMI)
    layout.addWidget(text)
    layout.addStretch(1)
    layout.addWidget(more)
    text.say(title)
    return plane

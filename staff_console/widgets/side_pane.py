"""The right pane: who came last, the desks of my point, and its calls."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from staff_console.arrivals import ArrivalRow
from staff_console.look import BOLD, DEMI, NORMAL, Look
from staff_console.screen import Board
from staff_console.side import CallRow, DeskRow
from staff_console.speech import tr
from staff_console.widgets.key_scroll import KeyScroll
from staff_console.widgets.plane import Plane, column, row
from staff_console.widgets.row_list import Cell, RowList
from staff_console.widgets.text import Prose, Text

_HEADINGS = 3 * 40 + 2 * 8
_CALLS_AT_LEAST = 4 * 28
_WARNING = 52
_ROOMY = 360
_ROOM_FOR_SOURCE = 330


class SidePane(Plane):
    """What the others do."""

    arrived = Signal(str)
    """Somebody who was expected is here: the key of the row."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "l", parent)
        self._faded = False
        self._number = self._desk = self._called = self._source = self._stands = 0
        layout = column(self, look, (1, 0, 0, 0), 0)
        self._newest, self._open = Text(look, tone="muted"), Text(look, tone="muted")
        self._screens = Text(look, 14, DEMI, tone="warn")
        self._arrivals = RowList(look, ArrivalRow, self._arrival_cells, height=lambda _: 28)
        self._arrivals.doubleClicked.connect(self._arrived)
        self._desks = RowList(look, DeskRow, self._desk_cells)
        self._calls = RowList(look, CallRow, self._call_cells, height=lambda _: 28)
        for title, more, rows, edges in (
            (tr("Arrivals"), self._newest, self._arrivals, ""),
            (tr("Desks"), self._open, self._desks, "t"),
            (tr("Calls"), self._screens, self._calls, "t"),
        ):
            layout.addWidget(heading(look, title, more, edges))
            layout.addWidget(rows, 1 if rows is self._calls else 0)
            if rows is not self._calls:
                layout.addSpacing(look.px(8))
                rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            rows.setAccessibleName(title)
            KeyScroll(look, rows)
            rows.setSelectionMode(RowList.SelectionMode.NoSelection)
        self._warned = Plane(look, "background", "t")
        self._warning = Prose(look, 12, DEMI, "warn")
        row(self._warned, look, (16, 8, 16, 10), 0).addWidget(self._warning)
        layout.addWidget(self._warned)
        self.warn("")

    def _arrived(self, index: QModelIndex) -> None:
        self.arrived.emit(self._arrivals.rows.at(index.row()).key)

    def warn(self, text: str) -> None:
        """Say below all lists what holds all the time and is not well; mostly nothing."""
        self._warning.say(text)
        self._warned.setVisible(bool(text))

    def show_board(self, board: Board, faded: bool, height: int) -> None:
        """Show the lists in `height` pixels: desks first, then calls, arrivals have the rest."""
        self._faded = faded
        self._open.say(board.desks_open)
        self._newest.say(board.booked or tr("newest first"))
        self._screens.say(board.no_screen)
        self._fit_columns(board)
        px = self.look.px
        warned = 0 if self._warned.isHidden() else px(_WARNING)
        room = height - warned - px(_HEADINGS + _CALLS_AT_LEAST)
        desks = max(2, min(len(board.desks), (room - px(3 * 28)) // px(32)))
        arrivals = max(2, min(len(board.arrivals), (room - desks * px(32)) // px(28)))
        self._desks.setFixedHeight(px(32) * min(desks, max(1, len(board.desks))))
        self._arrivals.setFixedHeight(px(28) * min(arrivals, max(1, len(board.arrivals))))
        self._desks.show_rows(board.desks)
        self._arrivals.show_rows(board.arrivals[:arrivals])
        self._calls.show_rows(board.calls)

    def _fit_columns(self, board: Board) -> None:
        roomy = self.width() >= self.look.px(_ROOMY)
        numbers = [*(desk.number for desk in board.desks), *(call.number for call in board.calls)]
        numbers += [arrival.number for arrival in board.arrivals]
        self._number = self._widest(numbers, self.look.font(15, BOLD), 44, 96)
        states = [call.state for call in board.calls]
        self._called = self._widest(states, self.look.font(), 24, 120)
        names = [desk.name for desk in board.desks]
        self._desk = self._widest(names, self.look.font(14, DEMI), 48, 116 if roomy else 96)
        sources = [arrival.source for arrival in board.arrivals]
        self._source = self._widest(sources, self.look.font(), 24, 56)
        stands = [arrival.state for arrival in board.arrivals]
        self._stands = self._widest(stands, self.look.font(), 24, 104)

    def _widest(self, texts: Sequence[str], font: QFont, least: int, most: int) -> int:
        """The width of a column for all of these, in lengths of the design."""
        metrics = QFontMetrics(font)
        wide = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return min(most, max(least, ceil(wide / self.look.zoom) + 2))

    def _arrival_cells(self, arrival: ArrivalRow) -> Sequence[Cell]:
        tone = "muted" if self._faded else "ink"
        loud = "warn" if arrival.loud and not self._faded else "muted"
        cells = [
            Cell(arrival.at, 44, "muted"),
            Cell(arrival.number, self._number, tone, BOLD, size=15),
            Cell(arrival.who, 0, tone),
        ]
        if self.width() >= self.look.px(_ROOM_FOR_SOURCE):
            cells.append(Cell(arrival.source, self._source, "muted", right=True))
        return (*cells, Cell(arrival.state, self._stands, loud, right=True))

    def _desk_cells(self, desk: DeskRow) -> Sequence[Cell]:
        quiet = self._faded or desk.quiet
        tone = "muted" if quiet else "ink"
        weight = DEMI if desk.mine and not quiet else NORMAL
        # A state is as wide as it is: the rest of the row is the clerk's.
        state = self._widest([desk.state], self.look.font(14, weight), 0, 132)
        cells = [
            Cell(desk.name, self._desk, "muted" if not desk.mine else tone, weight),
            Cell(desk.number, self._number, tone, BOLD, size=15),
            Cell(desk.who, 0, tone, weight),
        ]
        if desk.share is not None and self.width() >= self.look.px(_ROOMY):
            over = desk.over and not self._faded
            bar = "warn" if over else "ink" if desk.mine and not quiet else "line"
            cells.append(Cell("", 48, bar, share=desk.share))
        tone = "warn" if desk.over and not self._faded else tone
        cells.append(Cell(desk.state, state, tone if desk.number else "muted", weight, right=True))
        return cells

    def _call_cells(self, call: CallRow) -> Sequence[Cell]:
        tone = "muted" if self._faded or call.quiet else "ink"
        return (
            Cell(call.at, 66, "muted"),
            Cell(call.number, self._number, tone, BOLD, size=15),
            Cell(call.desk, 0, tone),
            Cell(call.state, self._called, "muted" if self._faded else call.tone, right=True),
        )


def heading(look: Look, title: str, more: Text, edges: str = "") -> Plane:
    """The title of a list, with what stands at its end."""
    plane = Plane(look, "background", edges)
    plane.setFixedHeight(look.px(40))
    layout = row(plane, look, (16, 4, 16, 0), 8)
    text = Text(look, 14, DEMI)
    layout.addWidget(text)
    layout.addStretch(1)
    layout.addWidget(more)
    text.say(title)
    return plane

"""What came of a replay: one sentence, the plot, the figures, and what had to be assumed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from staff_console.look import DEMI, Look
from staff_console.speech import tr
from staff_console.what_if.figures import HEADING, FigureRow
from staff_console.what_if.legend import Legend
from staff_console.what_if.result import Result
from staff_console.what_if.waits_plot import WaitsPlot
from staff_console.widgets.key_scroll import KeyScroll
from staff_console.widgets.marks import Bar, Mark
from staff_console.widgets.plane import Across, Down, Plane, column
from staff_console.widgets.row_list import Cell, RowList
from staff_console.widgets.text import Prose, Text

_MARKS: Final = {"failed": "refused", "cancelled": "note"}
_ROW: Final = 26
_BESIDE: Final = 840
ENDS: Final = ("done", "failed", "cancelled")
_COLUMN: Final = 76
_TABLE: Final = 568
"""So wide the figures are at most, in lengths of the design: eyes go along a row."""


class FigureTable(RowList[FigureRow]):
    """The figures below each other."""

    def __init__(self, look: Look) -> None:
        super().__init__(
            look, FigureRow, _cells, height=lambda _: _ROW, heading=lambda r: r.key == HEADING
        )
        self._look = look
        self.setAccessibleName(tr("Figures of the day"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMaximumWidth(look.px(_TABLE))
        self.setMinimumWidth(look.px(480))

    def show_figures(self, rows: Sequence[FigureRow]) -> None:
        """Show them all: the table is as high as they are."""
        self.setFixedHeight(self._look.px(_ROW) * len(rows))
        self.show_rows(rows)


class ResultPane(Plane):
    """The right part of the page."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane")
        self._notes: list[Prose] = []
        self._told = ""
        down = column(self, look, (0, 0, 0, 0), 0)
        down.addWidget(self._make_head(look))
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("What would have been"))
        self._scroll.setWidget(self._make_body(look))
        KeyScroll(look, self._scroll)
        down.addWidget(self._scroll, 1)

    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.plot, self.table]

    def show_result(self, result: Result) -> None:
        """Show it."""
        self._title.say(result.title)
        self._about.say(result.about)
        self._mark.say(_MARKS.get(result.phase, ""))
        self._mark.setVisible(result.phase in _MARKS)
        ended = result.phase in ENDS
        self._said.say(result.said if ended else "")
        self._text.say("" if ended else result.said)
        self._show_progress(result)
        self._body.setVisible(result.curves is not None)
        if result.curves is not None:
            self.plot.show_curves(result.curves)
        self._below.setVisible(bool(result.rows))
        self.table.show_figures(result.rows)
        self._show_notes(result.notes)
        self._announce(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the figures the assumptions stand below them."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        beside = self.width() >= self.look.px(_BESIDE)
        self._sides.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def _show_progress(self, result: Result) -> None:
        progress, look = result.progress, self.look
        self._bar.setVisible(progress is not None and result.phase == "running")
        self._count.say(progress.text if progress is not None else "")
        if progress is not None:
            self._bar.show_share(progress.share, look.colour("accent"), look.colour("track"))
            self._bar.setAccessibleName(progress.text)

    def _announce(self, result: Result) -> None:
        """A screen reader is told of an end, once."""
        said = result.said if result.phase in ENDS else ""
        if said and said != self._told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self._told = said

    def _show_notes(self, notes: Sequence[str]) -> None:
        while len(self._notes) < len(notes):
            made = Prose(self.look, 12, tone="muted")
            self._assumed.lay.insertWidget(len(self._notes) + 1, made)
            self._notes.append(made)
        for at, line in enumerate(self._notes):
            line.say(notes[at] if at < len(notes) else "")

    def _make_head(self, look: Look) -> QWidget:
        head = Plane(look, "pane", "b")
        down = column(head, look, (16, 10, 16, 10), 4)
        line = Across(look, gap=12)
        self._title, self._about = Text(look, 14, DEMI), Text(look, tone="muted").stretch()
        self._bar, self._count = Bar(look), Text(look, tone="muted").whole()
        self._bar.setFixedWidth(look.px(152))
        line.hold(self._title)
        line.lay.addWidget(self._about, 1)
        line.lay.addStretch(0)
        line.hold(self._bar, self._count)
        under = Across(look, gap=10)
        self._mark, self._said = Mark(look, 20), Prose(look, 18, DEMI).stretch()
        under.lay.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        under.lay.addWidget(self._said, 1)
        self._text = Prose(look)
        down.addWidget(line)
        down.addWidget(under)
        down.addWidget(self._text)
        return head

    def _make_body(self, look: Look) -> QWidget:
        self._body = Plane(look, "pane")
        down = column(self._body, look, (0, 0, 0, 0), 0)
        title = Across(look, (16, 10, 16, 0), 8)
        name, about = Text(look, 16, DEMI).whole(), Text(look, tone="muted").stretch()
        title.hold(name)
        title.lay.addWidget(about, 1)
        name.say(tr("How long people waited"))
        about.say(tr("minutes, by hour of joining"))
        legend = Legend(look)
        title.hold(legend)
        self.plot = WaitsPlot(look)

        def tell(said: str) -> None:
            """An hour that is looked at has the whole line: its sentence is long."""
            about.say(said or tr("minutes, by hour of joining"))
            legend.setVisible(not said)

        self.plot.told.connect(tell)
        self._below = Plane(look, "pane", "t")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._below)
        self._sides.setContentsMargins(0, look.px(6), look.px(16), look.px(10))
        self._sides.setSpacing(look.px(16))
        self.table = FigureTable(look)
        self._assumed = Down(look, (16, 6, 0, 0), 6)
        heading = Text(look, 12, DEMI).stretch()
        self._assumed.lay.addWidget(heading)
        heading.say(tr("What the replay assumes"))
        self._assumed.lay.addStretch(1)
        self._sides.addWidget(self.table, 3, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self._assumed, 2)
        down.addWidget(title)
        down.addWidget(self.plot, 1)
        down.addWidget(self._below)
        return self._body


def _cells(row: FigureRow) -> Sequence[Cell]:
    if row.key == HEADING:
        texts = (row.was, row.replayed, row.changed)
        heads = [Cell(text, _COLUMN, "muted", right=True, size=12) for text in texts]
        return [Cell(""), *heads, Cell(row.difference, 104, "muted", right=True, size=12)]
    return [
        Cell(row.name),
        Cell(row.was, _COLUMN, "muted", right=True),
        Cell(row.replayed, _COLUMN, right=True),
        Cell(row.changed, _COLUMN, "ink", DEMI, right=True),
        Cell(row.difference, 104, row.tone, DEMI, right=True),
    ]

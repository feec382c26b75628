"""Beside the plots: the one figure, what became of all promises, and those that were broken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from staff_console.look import BOLD, DEMI, Look
from staff_console.reports.figures import Figure
from staff_console.reports.misses import MissDetail, MissRow
from staff_console.reports.screen import PromisesScreen
from staff_console.speech import tr
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import Across, Down, Plane, column
from staff_console.widgets.row_list import Cell, Index, RowList
from staff_console.widgets.side_pane import heading
from staff_console.widgets.text import Prose, Text

LOW: Final = 480
"""Below this height, in lengths of the design, figures are left out that stand above already."""
IN_HEADLINE: Final = 2


class MissList(RowList[MissRow]):
    """The broken promises; Enter tells how it went for the one that is marked."""

    chosen = Signal(str)
    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, MissRow, self._row_cells)
        self.faded = False
        self.setAccessibleName(tr("Promises broken most"))
        self.doubleClicked.connect(lambda _: self.asked.emit())

    def currentChanged(self, now: Index, before: Index) -> None:
        """The marked one is told in full below."""
        super().currentChanged(now, before)
        self.chosen.emit(self.rows.at(now.row()).key if now.isValid() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks, once for each press."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.asked.emit()

    def _row_cells(self, row: MissRow) -> Sequence[Cell]:
        ink = "muted" if self.faded else "ink"
        return (
            Cell(row.number, 52, ink, BOLD, size=15),
            Cell(row.at, 44, "muted"),
            Cell(row.over, 44, "muted" if self.faded else "danger", DEMI),
            Cell(row.cause, 0, ink),
        )


class SidePane(Plane):
    """The right pane of the page of promises."""

    chosen = Signal(str)
    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background", "l")
        self._figures: list[FigureLine] = []
        self._shown: Sequence[Figure] = ()
        self._low = False
        layout = column(self, look, (1, 0, 0, 0), 0)
        head = Down(look, (16, 12, 16, 8), 2)
        self._number = Text(look, 40, BOLD).whole()
        self._of, self._about = Prose(look, 14, DEMI), Prose(look, 12, tone="muted")
        for each in (self._number, self._of, self._about):
            head.lay.addWidget(each)
        self._lines = Down(look, (16, 4, 16, 8), 0)
        self._in_all = Text(look, tone="muted")
        self.misses = MissList(look)
        self.misses.chosen.connect(self.chosen)
        self.misses.asked.connect(self.asked)
        self._detail = DetailPane(look)
        self._title = heading(look, tr("Promises broken most"), self._in_all, "t")
        for widget in (head, self._lines, self._title):
            layout.addWidget(widget)
        layout.addWidget(self.misses, 1)
        layout.addWidget(self._detail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the list has the room of what the headline says already."""
        super().resizeEvent(event)
        self._low = self.height() < self.look.px(LOW)
        self._show_figures(self._shown, self.misses.faded)

    def show_screen(self, screen: PromisesScreen) -> None:
        """Show it."""
        faded = screen.faded
        self._number.say(screen.headline)
        self._number.tone("muted" if faded else "danger" if screen.late else "ink")
        self._of.say(screen.headline_text)
        self._about.say(screen.headline_about)
        self._show_figures(screen.figures, faded)
        self._title.setVisible(screen.phase == "told")
        self._in_all.say(screen.misses_in_all)
        if faded != self.misses.faded:
            self.misses.faded = faded
            self.misses.viewport().update()
        self.misses.show_rows(screen.misses)
        self._detail.show_detail(screen.chosen)

    def _show_figures(self, figures: Sequence[Figure], faded: bool) -> None:
        self._shown = figures
        if self._low:
            figures = figures[IN_HEADLINE:]
        while len(self._figures) < len(figures):
            line = FigureLine(self.look)
            self._figures.append(line)
            self._lines.lay.addWidget(line)
        for place, line in enumerate(self._figures):
            line.setVisible(place < len(figures))
            if place < len(figures):
                line.show_figure(figures[place], faded)


class FigureLine(QWidget):
    """What is counted, and how many; what may be meant stands between them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFixedHeight(look.px(24))
        across = Across(look, gap=8)
        column(self, look, (0, 0, 0, 0), 0).addWidget(across)
        self._label, self._more = Text(look), Text(look, 12, tone="muted").stretch()
        self._value = Text(look, 15, BOLD).whole()
        across.lay.addWidget(self._label)
        across.lay.addWidget(self._more, 1)
        across.lay.addStretch(0)
        across.lay.addWidget(self._value)

    def show_figure(self, figure: Figure, faded: bool) -> None:
        """Show it."""
        self._label.say(figure.label)
        self._more.say(figure.more)
        self._value.say(figure.value)
        self._value.tone("muted" if faded else figure.tone)
        self.setAccessibleName(f"{figure.label}: {figure.value}")


class DetailPane(Plane):
    """All of the broken promise that is marked."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "soft", "t")
        layout = column(self, look, (16, 8, 16, 8), 2)
        head = Across(look)
        self._title = Text(look, 14, DEMI).stretch()
        self._does, self._cap = Text(look, 12, tone="muted").whole(), Cap(look)
        head.lay.addWidget(self._title, 1)
        head.hold(self._does, self._cap)
        self._told, self._causes = Prose(look, 12), Prose(look, 12)
        self._spans = Prose(look, 12, tone="muted")
        layout.addWidget(head)
        for each in (self._told, self._causes, self._spans):
            layout.addWidget(each)
        self.hide()

    def show_detail(self, detail: MissDetail) -> None:
        """Show it, or nothing."""
        self._title.say(detail.title)
        self._does.say(detail.does)
        self._cap.say("Enter" if detail.does else "")
        self._told.say(detail.told)
        self._causes.say(detail.causes)
        self._spans.say("\n".join(detail.lines))
        said = (detail.title, detail.told, detail.causes, *detail.lines)
        self.setAccessibleName(" ".join(part for part in said if part))
        self.setVisible(bool(detail.title))

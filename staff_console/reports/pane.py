"""The page of promises: plots and table to the left, figures and broken promises to the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QWidget

from staff_console.look import DEMI, Look
from staff_console.reports.hours_plot import HoursPlot
from staff_console.reports.key_button import KeyButton
from staff_console.reports.plot import Plot
from staff_console.reports.reliability_plot import ReliabilityPlot
from staff_console.reports.screen import PromisesScreen, Step
from staff_console.reports.side_pane import SidePane
from staff_console.reports.told_list import ToldTable
from staff_console.speech import tr
from staff_console.widgets.marks import Mark
from staff_console.widgets.plane import Across, Down, Plane, column, row
from staff_console.widgets.text import Prose, Text

WIDTHS: Final = ((1400, 360), (1280, 336), (0, 320))
"""Of the right pane, by the width of the page; in lengths of the design."""
NARROW: Final = 1280
"""Below this width the keys above the plots have short names."""
TABLE: Final = 40 + 28 + 8
"""The height of the table without its rows: its title, their headings, and the end."""
LEAST_ROWS: Final = 3
_MARKS: Final = {"refused": "refused", "none": "note", "asking": "sent"}


class PromisesPane(Plane):
    """Draws a `PromisesScreen`."""

    dayAsked = Signal(int)
    pointAsked = Signal(int)
    exportAsked = Signal()
    chosen = Signal(str)
    told = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane")
        self.setObjectName("promises")
        self._steps: tuple[Step, ...] = ()
        across = row(self, look, (0, 0, 0, 0), 0)
        left = Plane(look, "pane")
        down = column(left, look, (0, 0, 0, 0), 0)
        down.addWidget(self._make_head(look))
        self._stack = QStackedLayout()
        # Before its widgets: without a place of its own it would show the first as a window.
        down.addLayout(self._stack, 1)
        self._stack.addWidget(self._make_plots(look))
        self._stack.addWidget(self._make_instead(look))
        self.side = SidePane(look)
        self.side.chosen.connect(self.chosen)
        self.side.asked.connect(self.told)
        across.addWidget(left, 1)
        across.addWidget(self.side)
        self.setFocusProxy(self.side.misses)

    def show_screen(self, screen: PromisesScreen) -> None:
        """Show it."""
        faded = screen.faded
        self._title.say(screen.title)
        self._about.say(screen.note if faded else screen.about)
        self._about.tone("warn" if faded else "muted")
        self._steps = (screen.before, screen.after, screen.point, screen.export)
        self._show_steps()
        self._stack.setCurrentIndex(0 if screen.phase == "told" else 1)
        self._mark.say(_MARKS.get(screen.phase, ""))
        self._note.say(screen.note)
        self.hours.show_hours(screen.hours, faded)
        self.reliability.show_calibration(screen.calibration, faded)
        self.table.show_rows(screen.told, faded)
        self._share()
        self.side.show_screen(screen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right pane has its width by that of the page."""
        super().resizeEvent(event)
        px = self.look.px
        side = next(side for least, side in WIDTHS if self.width() >= px(least))
        self.side.setFixedWidth(px(side))
        self._show_steps()
        self._share()

    def _show_steps(self) -> None:
        narrow = self.width() < self.look.px(NARROW)
        for button, step in zip(self._buttons, self._steps, strict=False):
            button.show_verb(step.does, step.there, step.short if narrow else step.does)

    def _share(self) -> None:
        """The table has room for its rows, the plots have the rest and more than half."""
        px, room = self.look.px, self.height() - self.look.px(48)
        wanted = px(TABLE) + px(28) * max(LEAST_ROWS, self.table.rows.model().rowCount())
        self._below.setFixedHeight(
            max(px(TABLE) + px(28) * LEAST_ROWS, min(wanted, round(room * 0.46)))
        )

    def _make_head(self, look: Look) -> QWidget:
        head = Plane(look, "pane", "b")
        head.setFixedHeight(look.px(48))
        line = row(head, look, (16, 0, 8, 0), 4)
        self._title = Text(look, 18, DEMI)
        self._about = Text(look, tone="muted").stretch()
        line.addWidget(self._title)
        line.addSpacing(look.px(6))
        line.addWidget(self._about, 1)
        self._buttons: list[KeyButton] = []
        for cap, do in (
            ("Alt+Left", lambda: self.dayAsked.emit(-1)),
            ("Alt+Right", lambda: self.dayAsked.emit(1)),
            ("Alt+Down", lambda: self.pointAsked.emit(1)),
            ("Ctrl+S", self.exportAsked.emit),
        ):
            button = KeyButton(look, cap, self)
            button.clicked.connect(lambda _=False, do=do: do())
            self._buttons.append(button)
            line.addWidget(button)
        return head

    def _make_plots(self, look: Look) -> QWidget:
        """Scrolled as one where a window is very low."""
        inside = Plane(look, "pane")
        down = column(inside, look, (0, 0, 0, 0), 0)
        beside = Across(look, gap=0)
        self.hours, self.reliability = HoursPlot(look), ReliabilityPlot(look)
        beside.lay.addWidget(
            _titled(look, tr("Promises held"), tr("percent, by hour told; 80 or more"),
                    self.hours), 3,
        )  # fmt: skip
        beside.lay.addWidget(
            _titled(look, tr("Reliability"), tr("percent below each percentile"),
                    self.reliability, "l"), 2,
        )  # fmt: skip
        self.table = ToldTable(look)
        below = self._below = Plane(look, "pane", "t")
        lay = column(below, look, (0, 0, 0, 0), 0)
        lay.addWidget(_heading(look, tr("Told and waited"), Text(look, tone="muted"), ""))
        lay.addWidget(self.table, 1)
        down.addWidget(beside, 1)
        down.addWidget(below)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        return scroll

    def _make_instead(self, look: Look) -> QWidget:
        """What is said where there are no figures."""
        instead = Down(look, (48, 0, 48, 0), 12)
        line = Across(look, gap=12)
        self._mark = Mark(look, 20)
        self._note = Prose(look, 16).stretch()
        line.lay.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.lay.addWidget(self._note, 1)
        instead.centre(line)
        return instead


def _titled(look: Look, title: str, about: str, plot: Plot, edges: str = "") -> QWidget:
    """A plot under its title; beside that stands the figure of the point that is looked at."""
    made = Plane(look, "pane", edges)
    down = column(made, look, (0, 0, 0, 0), 0)
    text = Text(look, tone="muted").stretch()

    def tell(said: str) -> None:
        text.say(said or about)
        text.tone("ink" if said else "muted")

    tell("")
    plot.told.connect(tell)
    down.addWidget(_heading(look, title, text, ""))
    down.addWidget(plot, 1)
    return made


def _heading(look: Look, title: str, about: Text, said: str) -> QWidget:
    head = Across(look, (16, 0, 16, 0), 8)
    head.setFixedHeight(look.px(40))
    words = Text(look, 16, DEMI).whole()
    words.say(title)
    head.lay.addWidget(words)
    head.lay.addWidget(about.stretch(), 1)
    about.say(said or about.text())
    head.lay.addStretch(0)
    return head

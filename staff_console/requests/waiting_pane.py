"""What waits, and for whom, as a list: the latest first, each with what is done about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from staff_console.look import BOLD, DEMI, NORMAL, Look
from staff_console.requests.screen import RequestsScreen
from staff_console.requests.waiting import WaitRow
from staff_console.requests.worklist import Worklist
from staff_console.speech import tr
from staff_console.widgets.plane import Plane, column
from staff_console.widgets.row_list import Cell
from staff_console.widgets.text import Prose

ROOMY: Final = 1_040
"""From this width on item and name have more room."""
_DUE: Final = 84
_DOES: Final = 206


class WaitingPane(Plane):
    """Draws the waiting list of a `RequestsScreen`."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane")
        self.setObjectName("repairs-waiting")
        self.list = Worklist(look, WaitRow, self._cells)
        self.list.setAccessibleName(tr("What waits"))
        self.list.chosen.connect(self.chosen)
        self.list.entered.connect(self.entered)
        self._chosen = ""
        self._nothing = Prose(look, 16, tone="muted")
        self._nothing.setContentsMargins(look.px(16), look.px(16), look.px(16), look.px(16))
        self._nothing.say(tr("Nothing waits for anybody, and nothing is late."))
        lay = column(self, look, (0, 0, 0, 0), 0)
        lay.addWidget(self.list, 1)
        lay.addWidget(self._nothing, 1)
        self.setFocusProxy(self.list)

    def show_screen(self, screen: RequestsScreen) -> None:
        """Show it."""
        rows = screen.waiting.rows
        if screen.chosen != self._chosen:
            self._chosen = screen.chosen
            self.list.viewport().update()
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self.list.show_list(rows, screen.chosen)

    def _cells(self, made: WaitRow) -> Sequence[Cell]:
        if made.kind == "heading":
            return (Cell(made.title, 0, "muted", DEMI),)
        chosen = made.key == self._chosen
        does = tr("Enter: {does}").format(does=made.does) if chosen else made.does
        late = made.tone in ("danger", "warn")
        return (
            Cell(made.number, 66, "ink", BOLD, size=16),
            Cell(made.title, 222 if self.width() < self.look.px(ROOMY) else 290, "ink", size=15),
            Cell(made.waits, 0, "muted"),
            Cell(made.due, _DUE, made.tone, DEMI if late else NORMAL, right=True),
            Cell(does, _DOES, "ink" if chosen else "muted", DEMI if chosen else NORMAL),
        )

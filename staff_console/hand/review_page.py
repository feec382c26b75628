"""Ticks that the server has another word on: one line each, to accept or to tell once more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from staff_console.hand.rows import DisputeRow
from staff_console.look import BOLD, DEMI, Look
from staff_console.speech import tr
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import Across, Plane, column, row
from staff_console.widgets.row_list import Cell, RowList
from staff_console.widgets.text import Prose, Text

_TAKES = Qt.KeyboardModifier.ControlModifier


class ReviewList(RowList[DisputeRow]):
    """Enter accepts the server's word for the marked one, Ctrl+Enter tells mine once more."""

    accepted = Signal(str)
    toldAgain = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Once for each press, however long it is held."""
        marked = self.current()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif marked is not None and not event.isAutoRepeat():
            again = bool(event.modifiers() & _TAKES)
            (self.toldAgain if again else self.accepted).emit(marked.key)


class ReviewPage(Plane):
    """What was ticked by hand and did not fit."""

    accepted = Signal(str)
    toldAgain = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "pane", "", parent)
        layout = column(self, look, (0, 0, 0, 0), 0)
        head = Plane(look, "background", "b")
        head.setFixedHeight(look.px(56))
        inside = row(head, look, (16, 0, 16, 0), 12)
        title, self._count = Text(look, 20, DEMI), Text(look, 18, BOLD)
        inside.addWidget(title)
        inside.addWidget(self._count)
        inside.addStretch(1)
        back, cap = Text(look).whole(), Cap(look)
        inside.addWidget(back)
        inside.addWidget(cap)
        layout.addWidget(head)
        about = Across(look, (16, 12, 16, 12))
        words = Prose(look, tone="muted")
        about.lay.addWidget(words, 1)
        layout.addWidget(about)
        self.list = ReviewList(look, DisputeRow, _cells, height=lambda _: 48)
        self.list.setObjectName("review")
        self.list.setAccessibleName(tr("Ticks to be reviewed"))
        self.list.accepted.connect(self.accepted)
        self.list.toldAgain.connect(self.toldAgain)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._foot())
        title.say(tr("Ticks that differ from the server"))
        back.say(tr("back to the board"))
        cap.say("Esc")
        words.say(
            tr(
                "Left: what you ticked while the server was away. Right: what the server knows. "
                "Nothing of yours was recorded for these, and nothing is dropped until you say so."
            )
        )

    def focus(self) -> None:
        """Keys go to the list."""
        self.list.setFocus()

    def show_disputes(self, rows: Sequence[DisputeRow]) -> None:
        """Show these; somebody is always marked."""
        self._count.say(str(len(rows)))
        place = self.list.currentIndex().row()
        self.list.show_rows(rows)
        if rows and self.list.current() is None:
            self.list.mark(max(0, min(place, len(rows) - 1)))

    def _foot(self) -> Plane:
        foot = Plane(self.look, "background", "t")
        foot.setFixedHeight(self.look.px(56))
        inside = row(foot, self.look, (16, 0, 16, 0), 8)
        for key, does in (
            ("Enter", tr("the server is right: put my tick away")),
            ("Ctrl+Enter", tr("tell the server mine once more")),
        ):
            cap, text = Cap(self.look), Text(self.look)
            inside.addWidget(cap)
            inside.addWidget(text)
            inside.addSpacing(self.look.px(24))
            cap.say(key)
            text.say(does)
        inside.addStretch(1)
        return foot


def _cells(dispute: DisputeRow) -> tuple[Cell, ...]:
    return (
        Cell(dispute.number, 88, "ink", BOLD, size=20),
        Cell(dispute.mine, 300, "ink", DEMI),
        Cell(dispute.server, 0, "ink"),
    )

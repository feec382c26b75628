"""The page of the bookings: the head with its keys, the grid, and the right pane."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import (
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QStackedLayout

from staff_console.bookings.grid_head import GridHead
from staff_console.bookings.grid_view import GridView
from staff_console.bookings.head import BookingsHead
from staff_console.bookings.keys import CAPS, IN_THE_GRID, OF_THE_MAP
from staff_console.bookings.model import BookingsModel
from staff_console.bookings.screen import BookingsScreen
from staff_console.bookings.side_pane import BookingsSide
from staff_console.look import Look
from staff_console.speech import tr
from staff_console.widgets.instead import Instead
from staff_console.widgets.plane import Down, Plane, column, row

WIDTHS: Final = ((1400, 360), (1200, 320), (0, 288))
"""Of the right pane, by the width of the page; in lengths of the design."""
FOLDED: Final = 1100
"""Below this width the right pane lies over the grid while somebody is chosen."""
_MARKS: Final = {"none": "note", "asking": "sent"}


class BookingsPane(Plane):
    """Draws a `BookingsScreen`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane")
        self.setObjectName("bookings-page")
        across = row(self, look, (0, 0, 0, 0), 0)
        left = Plane(look, "pane")
        down = column(left, look, (0, 0, 0, 0), 0)
        self.head = BookingsHead(look)
        down.addWidget(self.head)
        self.grid, self.side = GridView(look), BookingsSide(look)
        self.grid.setAccessibleName(tr("Bookings"))
        self._names = GridHead(look, self.grid)
        self._stack = QStackedLayout()
        down.addLayout(self._stack, 1)
        whole = Down(look)
        whole.lay.addWidget(self._names)
        whole.lay.addWidget(self.grid, 1)
        self._stack.addWidget(whole)
        instead = Instead(look)
        self._mark, self._note = instead.mark, instead.note
        self._stack.addWidget(instead)
        across.addWidget(left, 1)
        across.addWidget(self.side)
        self.setFocusProxy(self.grid)

    def follow(self, model: BookingsModel) -> None:
        """Show what this has, now and whenever it changes; ask it what is asked here."""
        self._model = model
        grid = self.grid
        for signal, does in (
            (grid.chosen, model.choose), (grid.nudged, model.nudge),
            (grid.stretchedBy, model.stretch_by), (grid.takenUp, model.take_up),
            (grid.movedTo, model.move_to), (grid.stretchedTo, model.stretch_to),
            (grid.dropped, model.drop), (grid.entered, model.enter),
            (grid.deleted, lambda: model.act("cancel_booking")),
            (grid.wentHome, lambda: model.act("today")), (grid.newAsked, model.new),
            (self.side.acted, model.act), (self.side.offerTaken, model.take_offer),
        ):  # fmt: skip
            signal.connect(does)
        for name, cap in CAPS.items():
            if name not in IN_THE_GRID and name not in OF_THE_MAP.values():
                made = QShortcut(QKeySequence(cap), self)
                made.setAutoRepeat(name in ("day_before", "day_after"))
                made.activated.connect(lambda name=name: model.act(name))
        self.head.acted.connect(model.act)
        self.head.searched.connect(model.find)
        self.head.left.connect(self.grid.setFocus)
        model.findAsked.connect(self.head.begin_search)
        model.changed.connect(self._follow)
        self._follow()

    def show_screen(self, screen: BookingsScreen) -> None:
        """Show it."""
        self.head.show_screen(screen)
        told = screen.phase == "told"
        self._stack.setCurrentIndex(0 if told else 1)
        self._mark.say(_MARKS.get(screen.phase, ""))
        self._note.say(screen.note)
        self.grid.show_screen(screen)
        self._names.update()
        self.side.show_screen(screen)
        self._fit(screen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right pane has its width by that of the page."""
        super().resizeEvent(event)
        px = self.look.px
        self.side.setFixedWidth(next(px(w) for least, w in WIDTHS if self.width() >= px(least)))
        self._fit(self._model.screen)

    def _fit(self, screen: BookingsScreen) -> None:
        """In a narrow window the grid has the room until somebody is chosen."""
        narrow = self.width() < self.look.px(FOLDED)
        self.side.setVisible(not narrow or screen.detail is not None)

    def _follow(self) -> None:
        self.show_screen(self._model.screen)

"""Above the board: how many repairs, how many are late, and the keys of the view."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from staff_console.bookings.head import StepButton
from staff_console.look import Look
from staff_console.requests.mode_tabs import ModeTabs
from staff_console.requests.screen import RequestsScreen, Way
from staff_console.widgets.plane import Across, Plane, row
from staff_console.widgets.text import Text

SHORTENED: Final = ("point", "mine", "late_first", "scan", "next_state", "intake")
"""Whose names are left out first where there is little room."""
_ABOUT: Final = 260


class RequestsHead(Plane):
    """The head of the page."""

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane", "b")
        self.setFixedHeight(look.px(40))
        line = row(self, look, (6, 0, 10, 0), 10)
        self.tabs, self._about = ModeTabs(look), Text(look, tone="muted")
        self.tabs.chosen.connect(lambda mode: self.acted.emit(f"mode:{mode}"))
        self._ways = Across(look, gap=2)
        self._steps: dict[str, StepButton] = {}
        line.addWidget(self.tabs)
        line.addWidget(self._about)
        line.addStretch(1)
        line.addWidget(self._ways)

    def show_screen(self, screen: RequestsScreen) -> None:
        """Show it."""
        self.tabs.show_tabs(screen.tabs)
        self.tabs.setAccessibleName(screen.title)
        self._about.say(screen.about)
        names = [way.name for way in screen.ways]
        if list(self._steps) != names:
            self._remake(screen.ways)
        for way in screen.ways:
            self._steps[way.name].show_step(way)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names go where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _remake(self, ways: tuple[Way, ...]) -> None:
        for old in self._steps.values():
            old.hide()
            old.deleteLater()
        self._steps = {}
        for way in ways:
            made = self._steps[way.name] = StepButton(self.look, way)
            made.setFixedHeight(self.look.px(39))
            made.clicked.connect(lambda _=False, name=way.name: self.acted.emit(name))
            self._ways.lay.addWidget(made)

    def _fit(self) -> None:
        px = self.look.px
        about = min(self._about.sizeHint().width(), px(_ABOUT))
        room = self.width() - self.tabs.width() - about - px(6 + 10 + 30)
        left = sum(each.wide + px(2) for each in self._steps.values()) - room
        for name in SHORTENED:
            if name in self._steps:
                button = self._steps[name]
                button.shorten(left > 0)
                left -= button.wide - button.width() if left > 0 else 0
        gaps = max(0, len(self._steps) - 1) * px(2)
        self._ways.setFixedWidth(sum(each.width() for each in self._steps.values()) + gaps)

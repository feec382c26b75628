"""Above the board: how many repairs, how many are late, and the keys of the view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from staff_console.bookings.head import StepButton
from staff_console.look import Look
from staff_console.requests.mode_tabs import ModeTabs
from staff_console.requests.screen import RequestsScreen, Way
from staff_console.widgets.plane import Across, Plane, row
from staff_console.widgets.text import Text

SHORTENED: Final = ("point", "late_first", "mine", "scan", "next_state", "intake")
"""Whose names are left out first where there is little room, once the sentence is gone."""
TOLD_BESIDE: Final = "next_state"
"""Beside the board the pane tells it with its key: it goes before any key loses its name."""


class RequestsHead(Plane):
    """The head of the page."""

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane", "b")
        self.setFixedHeight(look.px(40))
        self._line = line = row(self, look, (6, 0, 10, 0), 10)
        self.tabs, self._about = ModeTabs(look), Text(look, tone="muted")
        self.tabs.chosen.connect(lambda mode: self.acted.emit(f"mode:{mode}"))
        self._abouts: tuple[str, ...] = ("",)
        """What is said of all of them, the longest first."""
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
        self._abouts = tuple(dict.fromkeys((screen.about, screen.about_brief, "")))
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
        """The sentence gets shorter, what is told beside goes, then the sentence, then names."""
        px, steps = self.look.px, dict(self._steps)
        wide = self.width()
        room = wide - self.tabs.width() - px(6 + 10 + 20)
        about, beside = self._fitting(room)
        self._about.say(about)
        if TOLD_BESIDE in steps:
            steps[TOLD_BESIDE].setVisible(beside)
            if not beside:
                del steps[TOLD_BESIDE]
        left = self._over(steps, room)
        for name in SHORTENED:
            if name in steps:
                button = steps[name]
                button.shorten(left > 0)
                left -= button.wide - button.width() if left > 0 else 0
        gaps = max(0, len(steps) - 1) * px(2)
        self._ways.setFixedWidth(sum(each.width() for each in steps.values()) + gaps)
        self._line.activate()
        if self.width() != wide:
            self._fit()  # It was given another width by what was shown meanwhile.

    def _fitting(self, room: int) -> tuple[str, bool]:
        """What is said, and whether what is told beside is here too, all keys with their names."""
        metrics, gap = self._about.fontMetrics(), self.look.px(12)
        fewer = {name: step for name, step in self._steps.items() if name != TOLD_BESIDE}
        tries = [(about, True) for about in self._abouts if about]
        tries += [(about, False) for about in self._abouts[-2:] if about]
        for about, beside in (*tries, ("", True), ("", False)):
            wide = metrics.horizontalAdvance(about) + gap if about else 0
            if self._over(self._steps if beside else fewer, room) + wide <= 0:
                return about, beside
        return "", False

    def _over(self, steps: Mapping[str, StepButton], room: int) -> int:
        """How much wider than the room these are with their names."""
        return sum(each.wide + self.look.px(2) for each in steps.values()) - room

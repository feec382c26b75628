"""Which of board, bench and waiting list is shown, with how many there are, and the key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from staff_console.look import DEMI, Look
from staff_console.requests.keys import shown
from staff_console.requests.modes import ModeTab
from staff_console.speech import tr
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import Across

HIGH = 39


class ModeTabs(Across):
    """All three beside each other."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, gap=0)
        self._look = look
        self._buttons: dict[str, ModeButton] = {}
        self._cap = Cap(look, "muted")
        self._cap.say(shown("view"))
        self._cap.setToolTip(tr("{key} shows the next one").format(key=shown("view")))

    def show_tabs(self, tabs: tuple[ModeTab, ...]) -> None:
        """Show them."""
        for tab in tabs:
            if tab.mode not in self._buttons:
                made = self._buttons[tab.mode] = ModeButton(self._look)
                made.clicked.connect(lambda _=False, mode=tab.mode: self.chosen.emit(mode))
                self.lay.insertWidget(len(self._buttons) - 1, made)
            self._buttons[tab.mode].show_tab(tab)
        self._show_key(tabs)
        # Fixed at once: whatever stands beside them has its place before it is drawn.
        wide = sum(each.sizeHint().width() for each in self._buttons.values())
        self.setFixedWidth(wide + self._cap.sizeHint().width())

    def _show_key(self, tabs: tuple[ModeTab, ...]) -> None:
        """The key stands beside the one that it shows: the next, after the last the first."""
        at = next((place for place, tab in enumerate(tabs) if tab.shown), -1)
        after = (at + 1) % max(1, len(tabs)) + 1
        if self.lay.indexOf(self._cap) != after:
            self.lay.removeWidget(self._cap)
            self.lay.insertWidget(after, self._cap)


class ModeButton(QPushButton):
    """A word and a number; a line below says that it is shown."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tab = ModeTab("board", "")
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(look.px(HIGH))

    def show_tab(self, tab: ModeTab) -> None:
        """Show it."""
        if tab != self._tab:
            self._tab = tab
            self.setAccessibleName(tab.spoken)
            self.setAccessibleDescription(tr("shown") if tab.shown else "")
            self.setFixedWidth(self.sizeHint().width())
            self.update()

    def sizeHint(self) -> QSize:
        """Word, number, and room around them."""
        look = self._look
        wide = self._width(self._tab.title) + look.px(20)
        count = self._width(self._tab.count) + look.px(6) if self._tab.count else 0
        return QSize(wide + count, look.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word, number and line."""
        look, tab, painter = self._look, self._tab, QPainter(self)
        inside = self.rect().adjusted(look.px(10), 0, -look.px(10), 0)
        painter.setFont(look.font(15, DEMI))
        painter.setLayoutDirection(self.layoutDirection())
        ends = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.colour("ink" if tab.shown or self.underMouse() else "muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeading | ends, tab.title)
        painter.setPen(look.colour("danger" if tab.loud else "muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTrailing | ends, tab.count)
        if tab.shown:
            line = self.rect().adjusted(look.px(10), self.height() - look.px(3), -look.px(10), 0)
            painter.fillRect(line, look.colour("accent"))

    def _width(self, text: str) -> int:
        return QFontMetrics(self._look.font(15, DEMI)).horizontalAdvance(text)

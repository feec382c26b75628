"""The bars on top of a page: where, how fresh, who; and the one while the server is away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from staff_console.keys import WINDOW_KEYS
from staff_console.look import BOLD, DEMI, Look
from staff_console.speech import tr
from staff_console.top import Banner, Top
from staff_console.widgets.marks import Cap, Mark
from staff_console.widgets.plane import Plane, row
from staff_console.widgets.text import Text


class TopBar(Plane):
    """The product, the point, the link, who works here, and the clock."""

    findAsked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "b", parent)
        self.setFixedHeight(look.px(48))
        layout = row(self, look, (16, 0, 16, 0), 12)
        self._name = Text(look, 14, BOLD)
        self._point = Text(look, 14, tone="muted")
        layout.addWidget(self._name)
        layout.addWidget(self._point)
        layout.addStretch(1)
        self._find = FindButton(look, self)
        self._find.clicked.connect(self.findAsked)
        layout.addWidget(self._find)
        layout.addSpacing(look.px(12))
        self._mark = Mark(look, 12)
        self._link = Text(look).whole()
        self._who = Text(look, tone="muted")
        self._clock = Text(look, 18, DEMI).whole()
        for widget in (self._mark, self._link):
            layout.addWidget(widget)
        layout.addSpacing(look.px(12))
        layout.addWidget(self._who)
        layout.addSpacing(look.px(12))
        layout.addWidget(self._clock)
        self._name.say(tr("Now Serving"))

    def show_top(self, top: Top) -> None:
        """Show these facts."""
        self._point.say(top.point)
        self._mark.say(top.freshness)
        self._mark.setVisible(bool(top.link))
        self._link.say(top.link)
        self._link.tone("warn" if top.freshness in ("stale", "away") else "ink")
        self._who.say(top.who)
        self._clock.say(top.clock)


class FindButton(QPushButton):
    """`Ctrl+K`, do or find anything."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Do or find anything, Ctrl+K"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = row(self, look, (8, 4, 8, 4), 8)
        cap = Cap(look)
        text = Text(look, tone="muted")
        layout.addWidget(cap)
        layout.addWidget(text)
        cap.say(WINDOW_KEYS["find"])
        text.say(tr("Do or find anything"))
        for inside in (cap, text):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._layout = layout

    def sizeHint(self) -> QSize:
        """The cap and its text."""
        return self._layout.sizeHint()


class BannerBar(Plane):
    """Said across the board while the server is away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "warn_paper", "b", parent)
        self.fill(look.colour("warn_paper"), look.colour("warn"))
        self.setFixedHeight(look.px(56))
        layout = row(self, look, (16, 0, 16, 0), 12)
        mark = Mark(look, 20)
        mark.say("warning")
        self._title = Text(look, 20, DEMI)
        self._text = Text(look).stretch()
        self._retry = Text(look, tone="muted")
        layout.addWidget(mark)
        layout.addWidget(self._title)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._retry)
        self.hide()

    def show_banner(self, banner: Banner | None) -> None:
        """Show it, or nothing."""
        if banner is not None:
            self._title.say(banner.title)
            self._text.say(banner.text)
            self._retry.say(banner.retry)
        self.setVisible(banner is not None)

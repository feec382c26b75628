"""The bars on top of a page: where, how fresh, who; and the one while the server is away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from staff_console.keys import WINDOW_KEYS
from staff_console.look import BOLD, DEMI, NORMAL, Look
from staff_console.speech import tr
from staff_console.top import Banner, Top
from staff_console.widgets.marks import Cap, Mark
from staff_console.widgets.plane import Across, Plane, row
from staff_console.widgets.text import Text

_ROOMY: Final = 1200
"""From this width on there is room for the product's name beside the views."""


class TopBar(Plane):
    """The product, the point, the link, who works here, and the clock."""

    findAsked = Signal()
    viewAsked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "b", parent)
        self.setFixedHeight(look.px(48))
        layout = row(self, look, (16, 0, 16, 0), 12)
        self._views: tuple[View, ...] = ()
        self._tabs = Across(look, gap=0)
        self._name = Text(look, 14, BOLD)
        self._point = Text(look, 14, tone="muted")
        layout.addWidget(self._name)
        layout.addWidget(self._point)
        layout.addWidget(self._tabs)
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
        self._fit()

    def show_top(self, top: Top) -> None:
        """Show these facts."""
        self._point.say(top.point)
        self._mark.say(top.freshness)
        self._mark.setVisible(bool(top.link))
        self._link.say(top.link)
        self._link.tone("warn" if top.freshness in ("stale", "away") else "ink")
        self._who.say(top.who)
        self._clock.say(top.clock)
        self._fit()

    def show_views(self, views: tuple[View, ...]) -> None:
        """The views that one can go to; with one alone there is nothing to choose."""
        if views == self._views:
            return
        self._views = views
        for tab in self._tabs.findChildren(ViewTab):
            tab.hide()
            tab.deleteLater()
        for view in views:
            tab = ViewTab(self.look, view)
            tab.clicked.connect(lambda _=False, name=view.name: self.viewAsked.emit(name))
            self._tabs.hold(tab)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the views have the room of the product's name and of a sentence."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        tabs = self._tabs.findChildren(ViewTab)
        for step in range(3):
            # First the product's name and a sentence give way, then the name of the place.
            narrow = step > 0 or (bool(self._views) and self.width() < self.look.px(_ROOMY))
            self._name.say("" if narrow else tr("Now Serving"))
            self._find.brief(narrow)
            for tab in tabs:
                tab.brief(narrow)
            self._point.setVisible(step < 2 and bool(self._point.text()))
            if not self._views or self._wanted(tabs) <= self.width():
                return

    def _wanted(self, tabs: Sequence[ViewTab]) -> int:
        """The width in which nothing has to end early."""
        texts = (self._name, self._point, self._link, self._who, self._clock)
        seen = [each.sizeHint().width() for each in texts if not each.isHidden()]
        parts = [*seen, self._find.sizeHint().width(), self._mark.width()]
        gaps = self.look.px(12) * (len(parts) + 4) + self.look.px(32)
        return sum(parts) + sum(tab.sizeHint().width() for tab in tabs) + gaps


class View(NamedTuple):
    """A view of the console, and whether it is the one that is shown."""

    name: str
    title: str
    shown: bool


class ViewTab(QPushButton):
    """A view: a line below it says that it is shown. `Ctrl+PgDown` goes to the next."""

    def __init__(self, look: Look, view: View) -> None:
        super().__init__(view.title)
        self._look, self._shown = look, view.shown
        self._around = 24
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFont(look.font(14, DEMI if view.shown else NORMAL))
        self.setFixedHeight(look.px(47))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(tr("shown") if view.shown else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The title, and the line."""
        look, painter = self._look, QPainter(self)
        painter.setFont(self.font())
        painter.setPen(look.colour("ink" if self._shown or self.underMouse() else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self._shown:
            side, tall = look.px(self._around // 3), look.px(3)
            line = self.rect().adjusted(side, self.height() - tall, -side, 0)
            painter.fillRect(line, look.colour("accent"))

    def sizeHint(self) -> QSize:
        """The title with room at both sides."""
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + self._look.px(self._around), self._look.px(47))

    def brief(self, brief: bool) -> None:
        """Have less room at both sides."""
        around = 14 if brief else 24
        if around != self._around:
            self._around = around
            self.updateGeometry()


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
        self._text = Text(look, tone="muted")
        layout.addWidget(cap)
        layout.addWidget(self._text)
        cap.say(WINDOW_KEYS["find"])
        self._text.say(tr("Do or find anything"))
        for inside in (cap, self._text):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._layout = layout

    def brief(self, brief: bool) -> None:
        """Show the cap alone."""
        if self._text.isHidden() != brief:
            self._text.setHidden(brief)
            self.updateGeometry()

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

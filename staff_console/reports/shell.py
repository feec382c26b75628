"""What stands around a page of the reports: the bars, the choice of pages, and the answer line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from staff_console.answers import AnswerLine
from staff_console.look import DEMI, NORMAL, Look
from staff_console.screen import Screen
from staff_console.speech import tr
from staff_console.widgets.answer_bar import AnswerBar
from staff_console.widgets.bars import BannerBar, TopBar
from staff_console.widgets.key_bar import KeyBar
from staff_console.widgets.marks import cap_width, paint_cap
from staff_console.widgets.plane import Plane, column, row

HIGH: Final = 40


class PageTab(NamedTuple):
    """A page of the reports, with its key, and whether it is shown."""

    name: str
    title: str
    cap: str
    shown: bool


class ReportsShell(Plane):
    """Holds the widget of one page of a view, whose name it has; `back` says where Esc leads."""

    pageAsked = Signal(str)
    pressed = Signal(str)
    offerTaken = Signal(int)
    findAsked = Signal()

    def __init__(
        self, look: Look, name: str, body: QWidget, tabs: Sequence[PageTab], back: str = ""
    ) -> None:
        super().__init__(look, "background")
        self.setObjectName(name)
        self.body = body
        self._back = back or tr("Esc goes back to the board.")
        layout = column(self, look, (0, 0, 0, 0), 0)
        self._top, self._banner = TopBar(look), BannerBar(look)
        self._top.findAsked.connect(self.findAsked)
        self._answer, self._keys = AnswerBar(look), KeyBar(look)
        self._answer.taken.connect(self.offerTaken)
        self._keys.pressed.connect(self.pressed)
        layout.addWidget(self._top)
        layout.addWidget(self._banner)
        layout.addWidget(self._make_tabs(tabs))
        layout.addWidget(body, 1)
        layout.addWidget(self._answer)
        layout.addWidget(self._keys)

    def show_console(self, console: Screen, answer: AnswerLine) -> None:
        """Show the clerk's own screen around the page, and what was said last."""
        self._top.show_top(replace(console.top, point=""))
        self._banner.show_banner(console.banner)
        said = answer if answer.kind != "idle" else console.answer
        if said.kind == "idle":
            text = tr("Every answer appears here. {back}").format(back=self._back)
            said = AnswerLine("idle", text=text)
        self._answer.show_line(said)
        self._keys.setVisible(console.board is not None)
        if console.board is not None:
            slots = tuple(replace(slot, accent=False) for slot in console.board.slots)
            self._keys.show_keys(slots, console.board.customer)

    def focus(self) -> None:
        """Keys go to the page: to whatever of it had them last, not to a sheet that is gone."""
        inside = self.focusWidget()
        of_it = inside is not None and self.body.isAncestorOf(inside) and inside.isVisible()
        to = inside if of_it and inside is not None else self.body
        if self.window().focusWidget() is not to:
            to.setFocus()

    def _make_tabs(self, tabs: Sequence[PageTab]) -> QWidget:
        """The pages with their keys; with one alone there is nothing to choose."""
        strip = Plane(self.look, "background", "b")
        strip.setFixedHeight(self.look.px(HIGH))
        across = row(strip, self.look, (8, 0, 16, 0), 0)
        for tab in tabs:
            button = TabButton(self.look, tab)
            button.clicked.connect(lambda _=False, name=tab.name: self.pageAsked.emit(name))
            across.addWidget(button)
            if len(tabs) < 2:
                continue  # Its key is the page's own.
            made = QShortcut(QKeySequence(tab.cap), self)
            made.setAutoRepeat(False)
            made.activated.connect(lambda name=tab.name: self.pageAsked.emit(name))
        across.addStretch(1)
        if len(tabs) < 2:
            strip.hide()
        return strip


class TabButton(QPushButton):
    """A page by its name and key; a line below says that it is shown."""

    def __init__(self, look: Look, tab: PageTab) -> None:
        super().__init__(tab.title)
        self._look, self._tab = look, tab
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFont(look.font(14, DEMI if tab.shown else NORMAL))
        self.setFixedHeight(look.px(HIGH - 1))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{tab.title}, {tab.cap}")
        self.setAccessibleDescription(tr("shown") if tab.shown else "")

    def sizeHint(self) -> QSize:
        """The name, the cap, and room around them."""
        look = self._look
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + cap_width(look, self._tab.cap) + look.px(8 + 24), look.px(HIGH - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, cap and line."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inside = self.rect().adjusted(look.px(8), 0, -look.px(8), 0)
        painter.setFont(self.font())
        painter.setPen(look.colour("ink" if self._tab.shown or self.underMouse() else "muted"))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, self.text())
        wide, tall = cap_width(look, self._tab.cap), look.px(20)
        cap = inside.adjusted(0, (inside.height() - tall) // 2, 0, 0).toRectF()
        cap.setSize(QSize(wide, tall).toSizeF())
        cap.moveLeft(inside.left() if mirrored else inside.right() + 1 - wide)
        ink, edge = look.colour("muted"), look.colour("line")
        paint_cap(painter, look, cap, self._tab.cap, ink, edge, dashed=False)
        if self._tab.shown:
            high = look.px(3)
            painter.fillRect(inside.adjusted(0, self.height() - high, 0, 0), look.colour("accent"))

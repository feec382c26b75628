"""Above the grid: which day, the views and ways with their keys, and the search in their place."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QPushButton

from staff_console.bookings.screen import BookingsScreen, Step
from staff_console.look import DEMI, NORMAL, Look
from staff_console.speech import tr
from staff_console.widgets.marks import cap_width, paint_cap
from staff_console.widgets.plane import Across, Plane, row
from staff_console.widgets.text import Text

SHORTENED: Final = ("find_booking", "other_point", "by_other", "today", "new", "week", "day")
"""Whose names are left out first where there is little room."""
_ABOUT: Final = 130
_STAYS: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
)


class Shown(Protocol):
    """A view or a way."""

    @property
    def does(self) -> str: ...
    @property
    def cap(self) -> str: ...
    @property
    def there(self) -> bool: ...
    @property
    def on(self) -> bool: ...


class StepButton(QPushButton):
    """A view or a way, with its key; a line below says which is shown."""

    def __init__(self, look: Look, step: Shown) -> None:
        super().__init__()
        self._look, self._step, self._short = look, step, False
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(look.px(47))
        self.show_step(step)

    def show_step(self, step: Shown) -> None:
        """Show it."""
        self._step = step
        self.shorten(self._short)
        self.setEnabled(step.there)
        self.setAccessibleName(f"{step.does}, {step.cap}")
        self.setAccessibleDescription(tr("shown") if step.on else "")
        self.update()

    @property
    def wide(self) -> int:
        """The width with the name."""
        name = self._metrics().horizontalAdvance(self._step.does)
        return name + cap_width(self._look, self._step.cap) + self._look.px(6 + 12)

    def shorten(self, short: bool) -> None:
        """Where there is little room the key stands alone; the name is told."""
        self._short = short
        alone = cap_width(self._look, self._step.cap) + self._look.px(10)
        self.setFixedWidth(alone if short else self.wide)
        self.setToolTip(self._step.does if short else "")

    def _metrics(self) -> QFontMetrics:
        self.setFont(self._look.font(14, DEMI if self._step.on else NORMAL))
        return self.fontMetrics()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, cap and line."""
        look, painter, step = self._look, QPainter(self), self._step
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = look.px(4 if self._short else 6)
        inside = self.rect().adjusted(margin, 0, -margin, 0).toRectF()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setFont(self.font())
        ink = "disabled" if not step.there else "ink" if step.on or self.underMouse() else "muted"
        painter.setPen(look.colour(ink))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        if not self._short:
            painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, step.does)
        cap = inside.adjusted(0, (inside.height() - look.px(20)) / 2, 0, 0)
        cap.setHeight(look.px(20))
        cap.setWidth(cap_width(look, step.cap))
        cap.moveLeft(inside.left() if mirrored else inside.right() - cap.width())
        edge = look.colour("line")
        paint_cap(painter, look, cap, step.cap, look.colour(ink), edge, not step.there)
        if step.on:
            line = self.rect().adjusted(look.px(6), self.height() - look.px(3), -look.px(6), 0)
            painter.fillRect(line, look.colour("accent"))


class FindField(QLineEdit):
    """A name or a number; whoever leaves it sees the keys again."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Esc is of the field before it is of the page."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads into the grid, and so does Esc."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys have gone elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.hide()
            self.left.emit()


class BookingsHead(Plane):
    """The head of the page."""

    acted = Signal(str)
    searched = Signal(str)
    left = Signal()
    """The search is over: keys go to the grid."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane", "b")
        self.setFixedHeight(look.px(48))
        line = row(self, look, (16, 0, 10, 0), 10)
        self._title, self._about = Text(look, 18, DEMI).whole(), Text(look, tone="muted")
        self._ways = Across(look, gap=2)
        self._steps: dict[str, StepButton] = {}
        self.search = FindField()
        self.search.setFont(look.font(14))
        self.search.setFixedSize(look.px(260), look.px(30))
        self.search.setMaxLength(80)
        self.search.setPlaceholderText(tr("Name or number"))
        self.search.setAccessibleName(tr("Find a booking by name or number"))
        self.search.hide()
        self.search.returnPressed.connect(self._search)
        self.search.left.connect(self._end)
        line.addWidget(self._title)
        line.addWidget(self._about)
        line.addStretch(1)
        line.addWidget(self._ways)
        line.addWidget(self.search)

    def show_screen(self, screen: BookingsScreen) -> None:
        """Show it."""
        self._title.say(screen.title)
        self._about.say(screen.about)
        names = {step.name for step in screen.steps}
        for name, button in self._steps.items():
            button.setVisible(name in names)
        for step in screen.steps:
            button = self._steps.get(step.name) or self._add(step)
            button.show_step(step)
        self._fit()

    def begin_search(self) -> None:
        """Keys go to the search, which takes the place of the other keys."""
        self._ways.hide()
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names go where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self.look.px
        shown = {name: each for name, each in self._steps.items() if not each.isHidden()}
        # Where we are is told before all keys have their names.
        about = min(self._about.sizeHint().width(), px(_ABOUT))
        room = self.width() - self._title.sizeHint().width() - about - px(16 + 10 + 30)
        left = sum(each.wide + px(2) for each in shown.values()) - room
        for name in SHORTENED:
            if name in shown:
                before = shown[name].wide
                shown[name].shorten(left > 0)
                left -= before - shown[name].width() if left > 0 else 0

    def _add(self, step: Step) -> StepButton:
        made = self._steps[step.name] = StepButton(self.look, step)
        made.clicked.connect(lambda _=False, name=step.name: self.acted.emit(name))
        self._ways.lay.addWidget(made)
        return made

    def _search(self) -> None:
        self.searched.emit(self.search.text())
        self.search.selectAll()

    def _end(self) -> None:
        if not self._ways.isVisible():
            self.search.hide()
            self._ways.show()
            self.left.emit()

"""The page of the bookings: the head with its keys, the grid, and the right pane."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedLayout, QWidget

from staff_console.bookings.grid_head import GridHead
from staff_console.bookings.grid_view import GridView
from staff_console.bookings.keys import CAPS, IN_THE_GRID, OF_THE_MAP
from staff_console.bookings.model import BookingsModel
from staff_console.bookings.screen import BookingsScreen, Step
from staff_console.bookings.side_pane import BookingsSide
from staff_console.look import DEMI, NORMAL, Look
from staff_console.speech import tr
from staff_console.widgets.marks import Mark, cap_width, paint_cap
from staff_console.widgets.plane import Across, Down, Plane, column, row
from staff_console.widgets.text import Prose, Text

WIDTHS: Final = ((1400, 360), (1200, 320), (0, 288))
"""Of the right pane, by the width of the page; in lengths of the design."""
FOLDED: Final = 1100
"""Below this width the right pane lies over the grid while somebody is chosen."""
_MARKS: Final = {"none": "note", "asking": "sent"}


class StepButton(QPushButton):
    """A view or a way, with its key; a line below says which is shown."""

    def __init__(self, look: Look, step: Step) -> None:
        super().__init__()
        self._look, self._step = look, step
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(look.px(47))
        self.show_step(step)

    def show_step(self, step: Step) -> None:
        """Show it."""
        self._step = step
        wide = self._metrics().horizontalAdvance(step.does) + cap_width(self._look, step.cap)
        self.setFixedWidth(wide + self._look.px(6 + 12))
        self.setEnabled(step.there)
        self.setAccessibleName(f"{step.does}, {step.cap}")
        self.setAccessibleDescription(tr("shown") if step.on else "")
        self.update()

    def _metrics(self) -> QFontMetrics:
        self.setFont(self._look.font(14, DEMI if self._step.on else NORMAL))
        return self.fontMetrics()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, cap and line."""
        look, painter, step = self._look, QPainter(self), self._step
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.rect().adjusted(look.px(6), 0, -look.px(6), 0).toRectF()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setFont(self.font())
        ink = "disabled" if not step.there else "ink" if step.on or self.underMouse() else "muted"
        painter.setPen(look.colour(ink))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
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
    """A name or a number; Esc goes back to the grid."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads into the grid."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class BookingsPane(Plane):
    """Draws a `BookingsScreen`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane")
        self.setObjectName("bookings-page")
        across = row(self, look, (0, 0, 0, 0), 0)
        left = Plane(look, "pane")
        down = column(left, look, (0, 0, 0, 0), 0)
        down.addWidget(self._make_head(look))
        self.grid, self.side = GridView(look), BookingsSide(look)
        self.grid.setAccessibleName(tr("Bookings"))
        self._names = GridHead(look, self.grid)
        self._stack = QStackedLayout()
        down.addLayout(self._stack, 1)
        whole = Down(look)
        whole.lay.addWidget(self._names)
        whole.lay.addWidget(self.grid, 1)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._make_instead(look))
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
        self.search.returnPressed.connect(lambda: self._find(self.search.text()))
        self.search.left.connect(self.grid.setFocus)
        model.findAsked.connect(self._begin_finding)
        model.changed.connect(self._follow)
        self._follow()

    def show_screen(self, screen: BookingsScreen) -> None:
        """Show it."""
        self._title.say(screen.title)
        self._about.say(screen.about)
        self._show_steps(screen)
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
        self.search.setVisible(not narrow or self.search.hasFocus())
        self.side.setVisible(not narrow or screen.detail is not None)

    def _find(self, text: str) -> None:
        self._model.find(text)
        self.search.selectAll()

    def _begin_finding(self) -> None:
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _follow(self) -> None:
        self.show_screen(self._model.screen)

    def _show_steps(self, screen: BookingsScreen) -> None:
        buttons = self._steps
        for step in screen.steps:
            if step.name == "find_booking":
                continue
            button = buttons.get(step.name)
            if button is None:
                button = buttons[step.name] = StepButton(self.look, step)
                button.clicked.connect(lambda _=False, name=step.name: self._model.act(name))
                self._ways.lay.addWidget(button)
            button.show_step(step)

    def _make_head(self, look: Look) -> QWidget:
        head = Plane(look, "pane", "b")
        head.setFixedHeight(look.px(48))
        line = row(head, look, (16, 0, 10, 0), 10)
        self._title, self._about = Text(look, 18, DEMI), Text(look, tone="muted")
        self._ways = Across(look, gap=2)
        self._steps: dict[str, StepButton] = {}
        self.search = FindField()
        self.search.setFont(look.font(14))
        self.search.setFixedHeight(look.px(30))
        self.search.setMaximumWidth(look.px(190))
        self.search.setMinimumWidth(look.px(84))
        self.search.setMaxLength(80)
        self.search.setPlaceholderText(tr("Find, Ctrl+F"))
        self.search.setAccessibleName(tr("Find a booking by name or number"))
        line.addWidget(self._title)
        line.addWidget(self._about)
        line.addStretch(1)
        line.addWidget(self._ways)
        line.addWidget(self.search)
        return head

    def _make_instead(self, look: Look) -> QWidget:
        """What is said where there is no grid."""
        instead = Down(look, (48, 0, 48, 0), 12)
        line = Across(look, gap=12)
        self._mark, self._note = Mark(look, 20), Prose(look, 16).stretch()
        line.lay.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.lay.addWidget(self._note, 1)
        instead.centre(line)
        return instead

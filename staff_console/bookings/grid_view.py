"""The grid: draws what is in sight, reports what the pointer and the keys do, decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame

from staff_console.bookings.geometry import EDGE, Geometry, Laid
from staff_console.bookings.grid import Grid
from staff_console.bookings.grid_layers import BOX, HIGH, paint_grid, paint_move
from staff_console.bookings.screen import BookingsScreen
from staff_console.look import Look

_ARROWS: Final = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GridView(QAbstractScrollArea):
    """Draws a `Grid`; whatever is dragged is the model's."""

    chosen = Signal(str)
    nudged = Signal(int, int)
    stretchedBy = Signal(int)
    takenUp = Signal(str)
    movedTo = Signal(int, object)
    """A column, and an instant (ms) that no C++ integer holds."""
    stretchedTo = Signal(object)
    dropped = Signal()
    entered = Signal()
    deleted = Signal()
    wentHome = Signal()
    newAsked = Signal(object, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._screen: BookingsScreen | None = None
        self._geometry = Geometry(look, Grid((), (), 0), 1)
        self._pressed: tuple[Laid, QPointF, bool] | None = None
        self._dragging = False
        self._grabbed = QPointF()
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(lambda _: self.viewport().update())

    @property
    def geometry_now(self) -> Geometry:
        """Where everything lies."""
        return self._geometry

    @property
    def origin(self) -> QPoint:
        """How far it is scrolled."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def show_screen(self, screen: BookingsScreen) -> None:
        """Draw it; only what is another one is drawn anew."""
        before, self._screen = self._screen, screen
        if before is None or before.grid is not screen.grid or before.faded != screen.faded:
            self._lay(first=before is None or before.title != screen.title)
        elif (before.chosen, before.move) != (screen.chosen, screen.move):
            self._update_around(before)
            self._update_around(screen)
        else:
            self._update_now(before.now)
        if before is None or before.chosen != screen.chosen:
            self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns are as wide as there is room."""
        super().resizeEvent(event)
        self._lay(first=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in sight."""
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(event.rect(), self.look.colour("pane"))
        screen = self._screen
        if screen is None:
            return
        painter.translate(-self.origin)
        area = QRectF(event.rect().translated(self.origin))
        paint_grid(painter, self._geometry, screen, area)
        paint_move(painter, self._geometry, screen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A block is chosen, and may be dragged."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        spot = event.position() + QPointF(self.origin)
        hung = self._hung()
        # What hangs where it cannot stay lies above all else, and is dragged on from there.
        held = hung if hung is not None and hung.rect.contains(spot) else None
        laid = held or self._geometry.block_at(spot)
        if event.button() != Qt.MouseButton.LeftButton or laid is None:
            return
        if laid.block.standing == "event":
            # It is not dragged: its own sheet changes it.
            self.chosen.emit(laid.block.key)
            self.entered.emit()
            return
        if not laid.block.bookable:
            return
        if held is None:
            self.chosen.emit(laid.block.key)
        edge = laid.block.movable and spot.y() > laid.rect.bottom() - self.look.px(EDGE)
        self._pressed = (laid, spot, edge)
        self._grabbed = spot - laid.rect.topLeft()

    def _hung(self) -> Laid | None:
        """What is moved and not dropped yet, where it is now."""
        move = self._screen.move if self._screen is not None else None
        rect = self._geometry.place_rect(move.place) if move is not None else None
        if move is None or rect is None:
            return None
        own = (each for each in self._geometry.everything() if each.block.key == move.key)
        return next((each._replace(rect=rect) for each in own), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is dragged follows; else the pointer says where an end can be drawn."""
        spot = event.position() + QPointF(self.origin)
        if self._pressed is None:
            laid = self._geometry.block_at(spot)
            edge = laid is not None and laid.block.movable
            edge = edge and laid is not None and spot.y() > laid.rect.bottom() - self.look.px(EDGE)
            shape = Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        laid, began, by_edge = self._pressed
        far = (spot - began).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragging and far and laid.block.movable:
            self._dragging = True
            self.takenUp.emit(laid.block.key)
        if self._dragging:
            self._drag(spot, by_edge)
            self._follow(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is let go of."""
        dragged, self._dragging, self._pressed = self._dragging, False, None
        if dragged:
            self.dropped.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a block its details, on free time a new booking."""
        spot = event.position() + QPointF(self.origin)
        laid = self._geometry.block_at(spot)
        if laid is not None and laid.block.standing != "event":
            self.entered.emit()
        elif laid is None and self._geometry.grid.columns:
            column = self._geometry.column_at(spot.x())
            at = self._geometry.instant_at(column, spot.y())
            self.newAsked.emit(at, self._geometry.grid.columns[column].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose; with Shift they move, with Ctrl+Shift they change the end."""
        arrow = _ARROWS.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
        others: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Delete: self.deleted.emit,
            Qt.Key.Key_Home: self.wentHome.emit,
            **dict.fromkeys(_ENTER, self.entered.emit),
        }
        if arrow is not None and held == shift:
            across = -arrow[0] if self._geometry.mirrored else arrow[0]
            self.nudged.emit(across, arrow[1])
        elif arrow is not None and held == shift | control and arrow[1]:
            self.stretchedBy.emit(arrow[1])
        elif arrow is not None and not held:
            self._choose_next(*arrow)
        elif event.key() in others and not held:
            if not event.isAutoRepeat():
                others[event.key()]()
        else:
            super().keyPressEvent(event)

    def _choose_next(self, across: int, down: int) -> None:
        """The next block in a direction from the one that is chosen."""
        screen = self._screen
        beside = None
        if screen is not None:
            beside = self._geometry.beside(screen.chosen, across, down, screen.now)
        if beside is not None:
            self._go(beside)

    def _go(self, laid: Laid) -> None:
        self._reveal(laid.rect)
        self.chosen.emit(laid.block.key)

    def _reveal(self, rect: QRectF) -> None:
        """Scroll so far that it is in sight."""
        room, margin = self.viewport().size(), self.look.px(24)
        for bar, low, high, size in (
            (self.verticalScrollBar(), rect.top(), rect.bottom(), room.height()),
            (self.horizontalScrollBar(), rect.left(), rect.right(), room.width()),
        ):
            if low - margin < bar.value():
                bar.setValue(round(low - margin))
            elif high + margin > bar.value() + size:
                bar.setValue(round(min(high + margin - size, low - margin)))

    def _drag(self, spot: QPointF, by_edge: bool) -> None:
        pressed = self._pressed
        if pressed is None:
            return
        if by_edge:
            column = self._geometry.column_at(pressed[1].x())
            self.stretchedTo.emit(self._geometry.instant_at(column, spot.y()))
            return
        column = self._geometry.column_at(spot.x())
        top = spot.y() - self._grabbed.y()
        self.movedTo.emit(column, self._geometry.instant_at(column, top))

    def _follow(self, spot: QPoint) -> None:
        """Near an edge the grid scrolls below what is dragged."""
        bar, near, room = self.verticalScrollBar(), self.look.px(32), self.viewport().height()
        if spot.y() < near:
            bar.setValue(bar.value() - near // 2)
        elif spot.y() > room - near:
            bar.setValue(bar.value() + near // 2)

    def _lay(self, first: bool) -> None:
        screen = self._screen
        if screen is None:
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = self.viewport().size()
        self._geometry = made = Geometry(self.look, screen.grid, room.width(), mirrored)
        for bar, whole, seen in (
            (self.verticalScrollBar(), made.height, room.height()),
            (self.horizontalScrollBar(), made.width, room.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(self.look.px(24))
        if first and screen.grid.columns:
            # The present stands in the upper third.
            y = made.y_of(0, screen.now)
            self.verticalScrollBar().setValue(round(y - room.height() / 3))
        self.viewport().update()

    def _update_around(self, screen: BookingsScreen) -> None:
        """Draw anew what is chosen, and what is moved with its reasons; all else stays."""
        keys = {screen.chosen, screen.move.key if screen.move is not None else ""}
        rects = [laid.rect for laid in self._geometry.everything() if laid.block.key in keys]
        near = self.look.px(4)
        areas = [rect.adjusted(-near, -near, near, near) for rect in rects]
        place = self._geometry.place_rect(screen.move.place) if screen.move is not None else None
        if place is not None:
            wide, high = self.look.px(BOX + 16), self.look.px(HIGH)
            areas.append(place.adjusted(-wide, -high, wide, high))
        for area in areas:
            self.viewport().update(area.toAlignedRect().translated(-self.origin))

    def _update_now(self, before: int) -> None:
        made, screen = self._geometry, self._screen
        if screen is None or not made.grid.columns:
            return
        for at in (before, screen.now):
            for column in {0, len(made.grid.columns) - 1}:
                y = round(made.y_of(column, at)) - self.origin.y()
                # With the label of an hour that the badge gives way to, or takes.
                high = self.look.px(60)
                self.viewport().update(QRect(0, y - high // 2, self.viewport().width(), high))

    def _tell(self) -> None:
        screen = self._screen
        if screen is None:
            return
        laid = next((e for e in self._geometry.everything() if e.block.key == screen.chosen), None)
        said = laid.block.spoken if laid is not None else ""
        self.setAccessibleDescription(said)
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

"""The board: draws what is in sight, reports what pointer and keys do, decides nothing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from staff_console.look import Look
from staff_console.requests import painting
from staff_console.requests.geometry import Geometry, Laid, Lane
from staff_console.requests.screen import RequestsScreen

_ARROWS: Final = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardView(QWidget):
    """Draws the board of a `RequestsScreen`."""

    chosen = Signal(str)
    entered = Signal()
    deleted = Signal()
    takenUp = Signal(str)
    dropped = Signal(str)
    """On the column of that key; empty: beside all of them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setObjectName("repairs-board")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._screen: RequestsScreen | None = None
        self._firsts: dict[str, int] = {}
        self._geometry: Geometry | None = None
        self._pressed: tuple[Laid, QPointF] | None = None
        self._dragging = False
        self._spot = QPointF(-1, -1)
        self._under = ""

    @property
    def geometry_now(self) -> Geometry:
        """Where everything lies."""
        assert self._geometry is not None
        return self._geometry

    def show_screen(self, screen: RequestsScreen) -> None:
        """Draw it; nothing moves below a button that is held down, or a card that is dragged."""
        before, self._screen = self._screen, screen
        moved = before is None or before.board != screen.board
        if self._pressed is None and moved:
            self._lay()
        if before is None or before.chosen != screen.chosen:
            self._reveal(screen.chosen)
            self._tell()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another place for everything."""
        super().resizeEvent(event)
        self._lay()
        if self._screen is not None:
            self._reveal(self._screen.chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, columns, cards, and what is dragged."""
        screen, made, painter = self._screen, self._geometry, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(self.rect(), self.look.colour("pane"))
        if screen is None or made is None:
            return
        over = made.lane_at(self._spot) if self._dragging else None
        for lane in made.lanes:
            self._paint_lane(painter, lane, screen, over)
        for laid in made.laid:
            self._paint_laid(painter, laid, screen)
        painting.paint_lines(painter, self.look, made.lanes)
        if self.hasFocus():
            self._paint_focus(painter, made, screen)
        if self._dragging and self._pressed is not None:
            laid, began = self._pressed
            where = laid.rect.translated(self._spot - began)
            painting.paint_ghost(painter, self.look, where, laid.card)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A card is chosen, and may be dragged; a strip shows more of its column."""
        spot = event.position()
        made = self._geometry
        if event.button() != Qt.MouseButton.LeftButton or made is None:
            return
        laid = made.card_at(spot)
        if laid is None:
            lane = made.lane_at(spot)
            strip = made.strip(lane) if lane is not None else None
            if lane is not None and strip is not None and strip.contains(spot):
                self._page(lane)
            return
        self.chosen.emit(laid.card.key)
        self._pressed = (laid, spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is dragged follows; else the card below the pointer is marked."""
        self._spot = event.position()
        if self._pressed is not None and not self._dragging:
            far = (self._spot - self._pressed[1]).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._dragging = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.takenUp.emit(self._pressed[0].card.key)
        before, self._under = self._under, self._below()
        if self._dragging or before != self._under:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is let go of."""
        was, self._dragging, self._pressed = self._dragging, False, None
        if was:
            self.unsetCursor()
            lane = self._geometry.lane_at(event.position()) if self._geometry else None
            self.dropped.emit(lane.column.key if lane is not None else "")
        self._lay()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Enter."""
        if self._geometry is not None and self._geometry.card_at(event.position()) is not None:
            self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is below the pointer any more."""
        self._spot, self._under = QPointF(-1, -1), ""
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A column scrolls by cards."""
        lane = self._geometry.lane_at(event.position()) if self._geometry else None
        if lane is not None and event.angleDelta().y():
            self._scroll(lane, lane.first - (1 if event.angleDelta().y() > 0 else -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose; Esc while something is dragged lets go of it where it was."""
        arrow = _ARROWS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape and self._dragging:
            self._dragging, self._pressed = False, None
            self.unsetCursor()
            self.dropped.emit("")
        elif arrow is not None and plain and self._screen is not None:
            across = -arrow[0] if self._mirrored() else arrow[0]
            beside = self._screen.board.beside(self._screen.chosen, across, arrow[1])
            if beside:
                self.chosen.emit(beside)
        elif event.key() in _ENTER and plain and not event.isAutoRepeat():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete and plain and not event.isAutoRepeat():
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A card tells what it has no room for; Enter and Del are the board's before they are
        the window's, and so is Esc while it drags."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            laid = self._geometry.card_at(QPointF(event.pos())) if self._geometry else None
            QToolTip.showText(event.globalPos(), laid.card.spoken if laid is not None else "", self)
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            mine = event.key() in (*_ENTER, Qt.Key.Key_Delete)
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and (mine or (self._dragging and event.key() == Qt.Key.Key_Escape)):
                event.accept()
                return True
        return super().event(event)

    def _paint_lane(
        self, painter: QPainter, lane: Lane, screen: RequestsScreen, over: Lane | None
    ) -> None:
        look, tone, quiet = self.look, "ink", False
        if self._dragging:
            takes = lane.column.key in screen.takes
            tone, quiet = ("accent", False) if takes else ("ink", True)
            if takes:
                painter.fillRect(lane.head.united(lane.body), look.colour("accent_paper"))
        painting.paint_head(painter, look, lane, tone, quiet)
        if self._dragging and over is lane and lane.column.key in screen.takes:
            painter.setPen(QPen(look.colour("accent"), look.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(lane.head.united(lane.body).adjusted(1, 1, -2, -2))
        assert self._geometry is not None
        strip = self._geometry.strip(lane)
        if strip is not None:
            painting.paint_strip(painter, look, lane, strip, strip.contains(self._spot))

    def _paint_laid(self, painter: QPainter, laid: Laid, screen: RequestsScreen) -> None:
        held = self._dragging and self._pressed is not None
        own = held and self._pressed is not None and self._pressed[0].card.key == laid.card.key
        painter.setOpacity(0.35 if own else 1.0)
        painting.paint_card(
            painter, self.look, laid.rect, laid.card,
            chosen=laid.card.key == screen.chosen, faded=screen.faded,
            under=not held and laid.rect.contains(self._spot),
        )  # fmt: skip
        painter.setOpacity(1.0)
        painter.fillRect(painting.hairline(laid.rect), self.look.colour("hairline"))

    def _paint_focus(self, painter: QPainter, made: Geometry, screen: RequestsScreen) -> None:
        """Where keys go: a frame around what is chosen."""
        laid = next((each for each in made.laid if each.card.key == screen.chosen), None)
        rect = laid.rect if laid is not None else QRectF(self.rect())
        pen = QPen(self.look.colour("accent"), self.look.px(2))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _below(self) -> str:
        """What the pointer is over: a card, or the strip of a column."""
        made = self._geometry
        laid = made.card_at(self._spot) if made is not None else None
        if made is None or laid is not None:
            return laid.card.key if laid is not None else ""
        lane = made.lane_at(self._spot)
        strip = made.strip(lane) if lane is not None else None
        over = lane is not None and strip is not None and strip.contains(self._spot)
        return f"strip:{lane.column.key}" if over and lane is not None else ""

    def _page(self, lane: Lane) -> None:
        """The next cards of a column, after the last the first."""
        self._scroll(lane, lane.first + lane.fits if lane.more else 0)

    def _scroll(self, lane: Lane, first: int) -> None:
        most = max(0, lane.column.count - lane.fits)
        self._firsts[lane.column.key] = min(max(0, first), most)
        self._lay()

    def _reveal(self, key: str) -> None:
        """Scroll its column so far that a card is in sight."""
        found = self._geometry.place_of(key) if self._geometry is not None else None
        if found is not None:
            lane, row = found
            if row < lane.first:
                self._scroll(lane, row)
            elif row >= lane.first + lane.fits:
                self._scroll(lane, row - lane.fits + 1)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _lay(self) -> None:
        if self._screen is not None:
            self._geometry = Geometry(
                self.look, self._screen.board, self.width(), self.height(), self._firsts,
                self._mirrored(),
            )  # fmt: skip
            self.update()

    def _tell(self) -> None:
        card = self._screen.board.card(self._screen.chosen) if self._screen is not None else None
        said = card.spoken if card is not None else ""
        self.setAccessibleDescription(said)
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

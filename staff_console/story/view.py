"""All of a stay, drawn: a heading that folds, a row for each line, and the way to earlier ones."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QWidget

from staff_console.bookings.side_rows import RowButton, Rows
from staff_console.keys import WINDOW_KEYS
from staff_console.look import DEMI, Look
from staff_console.speech import tr
from staff_console.story.face import NO_STORY, StoryFace, StoryLine
from staff_console.widgets.plane import Down, Plane, column
from staff_console.widgets.text import Prose

EDGE: Final = 16
TIME: Final = 48
DAY: Final = 28
Shape = tuple[tuple[float, float], ...]
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class StoryView(Down):
    """Draws a `StoryFace`."""

    folded = Signal()
    """It is to be opened, or folded."""
    moreAsked = Signal()
    opened = Signal(str)
    """What a line leads to is to be gone to."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look, self._face = look, NO_STORY
        head = Plane(look, "background", "t")
        self.head = FoldButton(look)
        self.head.clicked.connect(self.folded)
        column(head, look, (0, 6, 0, 6), 0).addWidget(self.head)
        self.rows = Rows(look, self._row, (0, 0, 0, 4))
        self._note = Prose(look, tone="muted")
        self._note.setContentsMargins(look.px(EDGE), 0, look.px(EDGE), look.px(8))
        self._more = RowButton(look)
        self._more.clicked.connect(self.moreAsked)
        for each in (head, self.rows, self._note, self._more):
            self.lay.addWidget(each)
        for each in (self.head, self._more):
            each.installEventFilter(self)
        self._more.hide()
        self.hide()

    @property
    def last(self) -> str:
        """The key of the oldest line; empty where there is none."""
        return self._face.lines[-1].key if self._face.lines else ""

    @property
    def is_open(self) -> bool:
        """Whether its lines are shown."""
        return self._face.open

    def show_face(self, face: StoryFace) -> None:
        """Show it; keys stay at the line where they were, wherever that stands now."""
        if face == self._face:
            return
        had = next((row.key for row in self.rows.made if row.hasFocus()), "")
        self._face = face
        self.setVisible(face.there)
        self.head.show_fold(tr("All of this stay"), face.count, WINDOW_KEYS["story"], face.open)
        for row, line in zip(self.rows.take(len(face.lines)), face.lines, strict=True):
            row.show_line(line)
            if had and line.key == had and not row.hasFocus():
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note.say(face.note)
        if face.more:
            self._more.show_row(tr("Show earlier ones"), "", "", "")
        self._more.setVisible(face.more)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go from the heading through the lines, Enter to where a line leads."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        there = [self.head, *(row for row in self.rows.made if row.isVisible())]
        there += [self._more] if self._more.isVisible() else []
        at = next((at for at, each in enumerate(there) if each is watched), -1)
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if at >= 0 and step and 0 <= at + step < len(there):
            there[at + step].setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_whole(there[at + step])
            return True
        if at >= 0 and event.key() in _ENTER and not event.isAutoRepeat():
            there[at].click()
            return True
        return super().eventFilter(watched, event)

    def _show_whole(self, inside: QWidget) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(inside, 0, self._look.px(DAY))

    def _row(self, look: Look) -> StoryRow:
        made = StoryRow(look)
        made.clicked.connect(partial(self._open, made))
        made.installEventFilter(self)
        return made

    def _open(self, row: StoryRow) -> None:
        if row.opens:
            self.opened.emit(row.opens)


class FoldButton(RowButton):
    """The heading; a sign before it says whether it is open."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._open = False

    def show_fold(self, title: str, more: str, cap: str, is_open: bool) -> None:
        """Show these."""
        self._open = is_open
        self.show_row(title, "", more, cap)
        self.setAccessibleDescription(tr("open") if is_open else tr("folded"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row, and the sign in its margin."""
        super().paintEvent(event)
        look, painter = self._look, QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y, half = look.px(8), self.height() / 2, look.px(3)
        down = ((-half, -half * 0.6), (half, -half * 0.6), (0, half))
        at = QPointF(self.width() - x if mirrored else x, y)
        paint_sign(painter, look, at, down if self._open else _ahead(half, mirrored))


def _ahead(half: float, mirrored: bool) -> Shape:
    """A triangle that points to where reading goes on."""
    turn = -1 if mirrored else 1
    return ((-turn * half * 0.6, -half), (-turn * half * 0.6, half), (turn * half, 0))


def paint_sign(painter: QPainter, look: Look, at: QPointF, shape: Shape) -> None:
    """A small triangle around a point."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("muted"))
    painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in shape]))


class StoryRow(QPushButton):
    """A time and a sentence that wraps, below its day where that is another one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._line = StoryLine("", "", "", "", "", "ink", "")
        self.setFlat(True)
        # Tab comes to the heading; arrows go on from there.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def key(self) -> str:
        """Of its line."""
        return self._line.key

    @property
    def opens(self) -> str:
        """Where it leads; empty nowhere."""
        return self._line.opens

    def show_line(self, line: StoryLine) -> None:
        """Show it."""
        if line != self._line:
            self._line = line
            shape = Qt.CursorShape
            self.setCursor(shape.PointingHandCursor if line.opens else shape.ArrowCursor)
            self.setAccessibleName(line.spoken)
            self.updateGeometry()
            self.update()
        self.show()

    def hasHeightForWidth(self) -> bool:
        """A long sentence has several lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The day, if it has one, and the sentence."""
        return self._top() + self._text(width).height() + self._look.px(8)

    def sizeHint(self) -> QSize:
        """As high as its sentence is at its width."""
        width = self.width() or self._look.px(288)
        return QSize(self._look.px(160), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """The row that the pointer is over is marked, if it leads anywhere."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Day, time and sentence."""
        look, line, painter = self._look, self._line, QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge, top = look.px(EDGE), self._top()
        across = self.rect().adjusted(edge, 0, -edge, 0)
        if self.hasFocus() or (line.opens and self.underMouse()):
            painter.fillRect(self.rect().adjusted(0, top, 0, 0), look.colour("soft"))
        start = Qt.AlignmentFlag.AlignLeading
        if line.day:
            painter.setFont(look.font(12, DEMI))
            painter.setPen(look.colour("muted"))
            day = QRect(across.left(), 0, across.width(), top)
            painter.drawText(day, start | Qt.AlignmentFlag.AlignVCenter, line.day)
        text = self._text(self.width())
        painter.setFont(look.font())
        painter.setPen(look.colour("muted"))
        when = QRect(across.left(), top + look.px(4), look.px(TIME), text.height())
        if mirrored:
            when.moveRight(across.right())
        painter.drawText(when, start | Qt.AlignmentFlag.AlignTop, line.when)
        painter.setPen(look.colour(line.tone))
        text.moveTo(edge + (0 if mirrored else look.px(TIME)), top + look.px(4))
        painter.drawText(text, start | _WRAP, line.text)
        if line.opens:
            x = look.px(EDGE // 2)
            first = top + look.px(4) + QFontMetrics(look.font()).height() / 2
            at = QPointF(x if mirrored else self.width() - x, first)
            paint_sign(painter, look, at, _ahead(look.px(3), mirrored))

    def _top(self) -> int:
        return self._look.px(DAY) if self._line.day else 0

    def _text(self, width: int) -> QRect:
        """The room that the sentence takes in a row of this width."""
        look = self._look
        room = max(look.px(80), width - look.px(2 * EDGE + TIME))
        metrics = QFontMetrics(look.font())
        whole = metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAP, self._line.text)
        return QRect(0, 0, room, max(metrics.height(), whole.height()))

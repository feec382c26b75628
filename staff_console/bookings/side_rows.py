"""The rows of the right pane: what can be clicked, a figure, an hour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from staff_console.bookings.today import HourLeft, Line
from staff_console.look import DEMI, Look
from staff_console.widgets.marks import cap_width, paint_bar, paint_cap
from staff_console.widgets.plane import Across, Down, column
from staff_console.widgets.text import Prose, Text

ROW: Final = 28


class RowButton(QPushButton):
    """A row that can be clicked: a word, a text, and a key at its end."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._bold = self._text = self._more = self._cap = ""
        self._tone, self._usable = "ink", True
        self.setFlat(True)
        self.setFixedHeight(look.px(ROW))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_row(
        self, bold: str, text: str, more: str, cap: str, tone: str = "ink", usable: bool = True
    ) -> None:
        """Show these; what cannot be used says why instead, and has a dashed key."""
        now = (bold, text, more, cap, tone, usable)
        before = (self._bold, self._text, self._more, self._cap, self._tone, self._usable)
        if now != before:
            self._bold, self._text, self._more, self._cap, self._tone, self._usable = now
            self.setAccessibleName(", ".join(part for part in (bold, text, more, cap) if part))
            self.setToolTip(more)
            self.update()
        self.show()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._look.px(200), self._look.px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word, text and key."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setLayoutDirection(self.layoutDirection())
        room = QRectF(self.rect()).adjusted(look.px(16), 0, -look.px(16), 0)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), look.colour("soft"))
        wide = cap_width(look, self._cap) if self._cap and self._room_for_cap() else 0
        cap = QRectF(room.right() - wide, room.center().y() - look.px(10), wide, look.px(20))
        if mirrored:
            cap.moveLeft(room.left())
        if wide:
            ink = look.colour("ink" if self._usable else "disabled")
            paint_cap(painter, look, cap, self._cap, ink, look.colour("line"), not self._usable)
        left = 0.0
        end = room.width() - wide - look.px(8)
        for at, (text, font, tone) in enumerate(
            (
                (self._bold, look.font(14, DEMI), self._tone if self._usable else "disabled"),
                (self._text, look.font(14), "ink" if self._usable else "disabled"),
                (self._more, look.font(12), "muted"),
            )
        ):
            if not text or left >= end - look.px(12):
                continue
            painter.setFont(font)
            painter.setPen(look.colour(tone))
            metrics = painter.fontMetrics()
            said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(end - left))
            taken = metrics.horizontalAdvance(said)
            x = room.right() - left - taken if mirrored else room.left() + left
            painter.drawText(
                QRectF(x, 0, taken + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, said
            )
            least = look.px((72, 52, 0)[at]) if self._text and self._bold else 0
            left += max(taken + look.px(8), least)

    def _room_for_cap(self) -> bool:
        """Why a key cannot be used is worth more than the key."""
        if self._usable or not self._more:
            return True
        look = self._look
        words = QFontMetrics(look.font(14, DEMI)).horizontalAdvance(self._bold)
        words += QFontMetrics(look.font(12)).horizontalAdvance(self._more)
        return words + cap_width(look, self._cap) + look.px(32 + 24) <= self.width()

    def event(self, event: QEvent) -> bool:
        """The row that the pointer is over is marked."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)


class FigureRow(QWidget):
    """A label and its text; a long one wraps."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        across = Across(look, (16, 3, 16, 3), 8)
        column(self, look, (0, 0, 0, 0), 0).addWidget(across)
        self._label = Text(look, tone="muted").whole()
        self._label.setMinimumWidth(look.px(92))
        self._text = Prose(look).stretch()
        across.lay.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        across.lay.addWidget(self._text, 1)

    def show_line(self, line: Line) -> None:
        """Show it."""
        self._label.say(line.label)
        self._text.say(line.text)
        self._text.tone(line.tone)
        self.setAccessibleName(f"{line.label}: {line.text}")
        self.show()


class HourRow(QWidget):
    """An hour, how much of it is left, and a bar."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._hour: HourLeft | None = None
        self.setFixedHeight(look.px(26))

    def show_hour(self, hour: HourLeft) -> None:
        """Show it."""
        self._hour = hour
        self.setAccessibleName(f"{hour.label}: {hour.text}")
        self.update()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Label, bar, text."""
        look, painter, hour = self._look, QPainter(self), self._hour
        if hour is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = QRectF(self.rect()).adjusted(look.px(16), 0, -look.px(16), 0)
        first, last = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font(14))
        painter.setPen(look.colour("ink"))
        painter.drawText(room, first | middle, hour.label)
        painter.setPen(look.colour("warn" if hour.tight else "muted"))
        painter.drawText(room, last | middle, hour.text)
        bar = QRectF(room.left() + look.px(110), room.center().y() - 2, look.px(80), look.px(4))
        if mirrored:
            bar.moveRight(room.right() - look.px(110))
        fill = look.colour("warn" if hour.tight else "line")
        paint_bar(painter, bar, hour.share, fill, look.colour("track"), mirrored)


class Rows(Down):
    """As many rows of a sort as there are values."""

    def __init__(
        self, look: Look, make: Callable[[Look], Any], margins: tuple[int, int, int, int]
    ) -> None:
        super().__init__(look, margins, 0)
        self._look, self._make = look, make
        self.made: list[Any] = []

    def take(self, count: int) -> Sequence[Any]:
        """So many rows; the others are hidden."""
        while len(self.made) < count:
            made = self._make(self._look)
            self.made.append(made)
            self.lay.addWidget(made)
        for each in self.made[count:]:
            each.hide()
        self.setVisible(count > 0)
        return self.made[:count]

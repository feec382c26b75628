"""A large button with its key before the word: for whoever has gloves on, or oil at the hands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from staff_console.look import DEMI, Look
from staff_console.widgets.marks import cap_width, paint_cap
from staff_console.widgets.plane import appear

HIGH = 44


class LargeKey(QPushButton):
    """One of them."""

    def __init__(self, look: Look, name: str, high: int = HIGH, primary: bool = False) -> None:
        super().__init__()
        self._look, self._cap, self._there, self._primary = look, "", True, primary
        self.setObjectName(name)
        self.setProperty("primary" if primary else "quiet", True)
        self.setFixedHeight(look.px(high))
        self.setFont(look.font(15, DEMI))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._said = ""

    def show_key(self, cap: str, said: str, there: bool = True) -> None:
        """Show these; what cannot be done has a dashed key."""
        if (cap, said, there) != (self._cap, self._said, self._there):
            self._cap, self._said, self._there = cap, said, there
            self.setAccessibleName(", ".join(part for part in (said, cap) if part))
            self.setEnabled(there)
            self.updateGeometry()
            self.update()
        appear(self, bool(said))

    def sizeHint(self) -> QSize:
        """Key, word, and room around them."""
        look = self._look
        words = QFontMetrics(look.font(15, DEMI)).horizontalAdvance(self._said)
        cap = cap_width(look, self._cap) + look.px(8) if self._cap else 0
        return QSize(words + cap + look.px(28), self.height())

    def minimumSizeHint(self) -> QSize:
        """All of it: what a key does is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button of the style, then key and word."""
        super().paintEvent(event)
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        usual = "on_accent" if self._primary else "ink"
        ink = look.colour(usual if self._there else "disabled")
        edge = ink if self._primary and self._there else look.colour("line")
        inside = QRectF(self.rect()).adjusted(look.px(14), 0, -look.px(14), 0)
        if self._cap:
            wide, tall = cap_width(look, self._cap), look.px(22)
            cap = QRectF(inside.left(), inside.center().y() - tall / 2, wide, tall)
            paint_cap(painter, look, cap, self._cap, ink, edge, not self._there)
            inside.adjust(wide + look.px(8), 0, 0, 0)
        painter.setFont(look.font(15, DEMI))
        painter.setPen(ink)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter,
                         self._said)  # fmt: skip

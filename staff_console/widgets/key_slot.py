"""A key of the bar: its cap, on whom it acts or why it cannot, and its verb."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from staff_console.keys import Key
from staff_console.look import DEMI, Look
from staff_console.screen import Slot
from staff_console.widgets.marks import cap_width, paint_cap

ROOM_FOR_TWO_LINES = 112
"""A narrower key says on whom it acts in a third line."""
ROOM_FOR_VERBS = 84
"""A key that is narrower still has its verb in smaller letters."""


class KeySlot(QAbstractButton):
    """Draws one `Slot`; a click is as good as the key."""

    def __init__(self, look: Look, key: Key, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._key = key
        self.setObjectName(f"key-{key.name}")
        self._slot = Slot(key.name, "", False, False, False, None)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(look.px(72))
        self.setMaximumWidth(look.px(180))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_slot(self._slot)

    def show_slot(self, slot: Slot) -> None:
        """Show how the key stands."""
        if slot == self._slot and self.accessibleName():
            return
        self._slot = slot
        verb, cap = slot.verb or self._key.verb(), self._key.cap
        self.setAccessibleName(f"{verb}, {cap}: {slot.about}")
        self.setAccessibleDescription(slot.why)
        self.setToolTip(slot.why)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the verb needs."""
        return QSize(self._look.px(104), self._look.px(64))

    def enterEvent(self, event: QEnterEvent) -> None:
        """The plane answers the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw plane, cap, subject and verb."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, slot = self._look, self._slot
        ink, quiet, edge = self._inks()
        self._paint_plane(painter)
        narrow = self.width() < look.px(ROOM_FOR_TWO_LINES)
        least = self.width() < look.px(ROOM_FOR_VERBS)
        pad, cap = look.px(5 if least else 7), self._key.cap
        wide = cap_width(look, cap)
        left = self.width() - pad - wide if self._mirrored() else pad
        box = QRectF(left, look.px(4 if narrow else 9), wide, look.px(19 if narrow else 20))
        paint_cap(painter, look, box, cap, ink, edge, dashed=not slot.usable)
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        self._write_about(painter, inner, wide, narrow, quiet)
        top, tall = (look.px(23), look.px(22)) if narrow else (look.px(32), look.px(25))
        painter.setPen(ink)
        painter.setFont(look.font(12 if least else 13 if narrow else 15, DEMI))
        verb = QRect(inner.left(), top, inner.width(), tall)
        self._write(painter, verb, slot.verb or self._key.verb(), start=True)

    def _write_about(
        self, painter: QPainter, inner: QRect, cap: int, narrow: bool, quiet: QColor
    ) -> None:
        """Beside the cap, or where there is no room for both, below the verb."""
        look = self._look
        painter.setPen(quiet)
        painter.setFont(look.font(12))
        if narrow:
            below = QRect(inner.left(), look.px(43), inner.width(), look.px(18))
            self._write(painter, below, self._slot.about, start=True)
            return
        taken = cap + look.px(6)
        left, right = (0, -taken) if self._mirrored() else (taken, 0)
        beside = inner.adjusted(left, look.px(9), right, 0)
        beside.setHeight(look.px(20))
        self._write(painter, beside, self._slot.about, start=False)

    def _write(self, painter: QPainter, place: QRect, text: str, start: bool) -> None:
        side = Qt.AlignmentFlag.AlignLeft
        if start == self._mirrored():
            side = Qt.AlignmentFlag.AlignRight
        metrics = painter.fontMetrics()
        fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, fitted)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _inks(self) -> tuple[QColor, QColor, QColor]:
        look, slot = self._look, self._slot
        if slot.accent and slot.usable and not slot.sent:
            on = look.colour("on_accent")
            return on, on, on
        if not slot.usable:
            disabled = look.colour("disabled")
            return disabled, look.colour("muted"), disabled
        return look.colour("ink"), look.colour("muted"), look.colour("line")

    def _paint_plane(self, painter: QPainter) -> None:
        look, slot = self._look, self._slot
        rect = QRectF(self.rect())
        painter.fillRect(QRectF(0, 0, 1, rect.height()), look.colour("hairline"))
        painter.fillRect(QRectF(rect.right() - 1, 0, 1, rect.height()), look.colour("hairline"))
        if slot.accent and slot.usable and not slot.sent:
            painter.fillRect(rect, look.colour("accent_edge" if self.isDown() else "accent"))
        elif self.isDown() or (self.underMouse() and slot.usable):
            painter.fillRect(rect, look.colour("soft"))
        if slot.sent or self.hasFocus():
            tone = "on_accent" if slot.accent and self.hasFocus() and not slot.sent else "accent"
            painter.setPen(QPen(look.colour(tone), look.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = look.px(2) if tone == "on_accent" else look.px(1)
            painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))

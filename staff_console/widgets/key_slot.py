"""A key of the bar: its cap, on whom it acts or why it cannot, and its verb."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from staff_console.keys import Key
from staff_console.look import DEMI, Look
from staff_console.screen import Slot
from staff_console.widgets.marks import cap_width, paint_bar, paint_cap


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
        # A long cap, that of the step back, has a number and its seconds beside it.
        short = len(key.cap) <= 3
        self.setMinimumWidth(look.px(108 if short else 148))
        self._roomy = look.px(130 if short else 160)
        self.setMaximumWidth(look.px(180))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_slot(self._slot)

    def show_slot(self, slot: Slot) -> None:
        """Show how the key stands."""
        if slot == self._slot and self.accessibleName():
            return
        self._slot = slot
        verb, cap = self._key.verb(), self._key.cap
        self.setAccessibleName(f"{verb}, {cap}: {slot.about}")
        self.setAccessibleDescription(slot.why)
        self.setToolTip(slot.why)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the verb needs."""
        return QSize(self._look.px(136), self._look.px(64))

    def enterEvent(self, event: QEnterEvent) -> None:
        """The plane answers the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw plane, cap, subject, verb and, for what runs out, the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, slot = self._look, self._slot
        ink, quiet, edge = self._inks()
        self._paint_plane(painter)
        pad, cap = look.px(12 if self.width() >= self._roomy else 8), self._key.cap
        wide = cap_width(look, cap)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - pad - wide if rtl else pad
        box = QRectF(left, look.px(9), wide, look.px(20))
        paint_cap(painter, look, box, cap, ink, edge, dashed=not slot.usable)
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        about = inner.adjusted(0 if rtl else wide + look.px(8), look.px(9), 0, 0)
        if rtl:
            about.setRight(inner.right() - wide - look.px(8))
        about.setHeight(look.px(20))
        painter.setPen(quiet)
        painter.setFont(look.font(12))
        side = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        metrics = painter.fontMetrics()
        text = metrics.elidedText(slot.about, Qt.TextElideMode.ElideRight, about.width())
        painter.drawText(about, side | Qt.AlignmentFlag.AlignVCenter, text)
        verb = inner.adjusted(0, look.px(32), 0, -look.px(8))
        painter.setPen(ink)
        painter.setFont(look.font(15, DEMI))
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        said = painter.fontMetrics().elidedText(
            self._key.verb(), Qt.TextElideMode.ElideRight, verb.width()
        )
        painter.drawText(verb, start | Qt.AlignmentFlag.AlignVCenter, said)
        if slot.left is not None and slot.usable:
            bar = QRectF(0, self.height() - look.px(4), self.width(), look.px(4))
            paint_bar(painter, bar, slot.left, look.colour("line"), look.colour("track"), rtl)

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

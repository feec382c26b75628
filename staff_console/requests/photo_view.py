"""A photo shown large over the page: arrows go to the others, Esc or a click puts it away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageReader,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from staff_console.look import Look
from staff_console.speech import tr

MARGIN: Final = 32
FOOT: Final = 40
MOST: Final = 4_000
"""Pixels of an edge: no screen shows more of a photo at once."""
_AWAY: Final = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Shown(NamedTuple):
    """A photo that is here: its id, what it is called, and where it lies."""

    ident: str
    name: str
    path: str


class PhotoView(QWidget):
    """Covers its parent while it is shown."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._photos: Sequence[Shown] = ()
        self._at = 0
        self._image = QImage()
        self.setObjectName("photo")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def open(self, photos: Sequence[Shown], ident: str) -> None:
        """Show one of them."""
        place = next((at for at, each in enumerate(photos) if each.ident == ident), None)
        parent = self.parentWidget()
        if place is None or parent is None:
            return
        self._photos = photos
        self.setGeometry(parent.rect())
        self._show(place)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Back to the page."""
        self.hide()
        self._image = QImage()
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        """All keys are its own while it is shown."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Enter and Space put it away."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._show((self._at + step) % len(self._photos))
        elif event.key() in _AWAY:
            self.put_away()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click puts it away."""
        self.put_away()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo as large as there is room, with its name below."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 210))
        margin, foot = look.px(MARGIN), look.px(FOOT)
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin - foot)
        white = QColor(255, 255, 255)
        painter.setPen(white)
        painter.setFont(look.font(14))
        if self._image.isNull():
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, tr("It cannot be shown."))
        else:
            size = self._image.size().scaled(
                room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
            )
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(room.center())
            painter.drawImage(place, self._image)
        below = QRectF(room.left(), room.bottom(), room.width(), foot)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._said())

    def _said(self) -> str:
        photo, many = self._photos[self._at], len(self._photos)
        if many < 2:
            return tr("{name}. Esc puts it away.").format(name=photo.name)
        return tr("{name}, {at} of {count}. ← → go to the others, Esc puts it away.").format(
            name=photo.name, at=self._at + 1, count=many
        )

    def _show(self, place: int) -> None:
        self._at = place
        reader = QImageReader(self._photos[place].path)
        reader.setAutoTransform(True)
        own = reader.size()
        if own.isValid() and max(own.width(), own.height()) > MOST:
            reader.setScaledSize(own.scaled(QSize(MOST, MOST), Qt.AspectRatioMode.KeepAspectRatio))
        self._image = reader.read()
        self.setAccessibleName(self._said())
        self.update()

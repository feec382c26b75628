"""A table whose rows stay where they are while somebody aims at one: by pointer, button or key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTableView, QWidget

RESTS_AFTER_MS: Final = 700
"""A pointer that has not moved for so long is not about to click."""


class AimingTable(QTableView):
    """Tells `hold` whether somebody aims. Whoever takes key presses says so by `aim`."""

    def __init__(self, hold: Callable[[bool], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hold = hold
        self._aims: set[str] = set()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(RESTS_AFTER_MS)
        self._resting.timeout.connect(lambda: self.aim("pointer", False))
        self.viewport().setMouseTracking(True)

    def aim(self, by: str, aims: bool) -> None:
        """Somebody aims by this, or no longer."""
        if aims:
            self._aims.add(by)
        else:
            self._aims.discard(by)
        self._hold(bool(self._aims))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Rows may move again."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self.aim("key", False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Rows stay where they are until the button is let go."""
        self.aim("button", True)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Rows may move again."""
        super().mouseReleaseEvent(event)
        self.aim("button", False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Rows stay while the pointer moves among them, and a moment longer."""
        super().mouseMoveEvent(event)
        self.aim("pointer", True)
        self._resting.start()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone elsewhere."""
        super().leaveEvent(event)
        self.aim("pointer", False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A key that is let go elsewhere is not heard here."""
        super().focusOutEvent(event)
        self.aim("key", False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody aims at what is not shown."""
        super().hideEvent(event)
        self._aims.clear()
        self._hold(False)

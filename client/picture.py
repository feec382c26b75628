"""What a window shows, kept in a file: so that support sees from afar what customers see."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QWindow
from PySide6.QtQuick import QQuickWindow
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtQuick import QSharedPointer_QQuickItemGrabResult
    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)
EVERY_MS: Final = 1_000
_windows: Final[dict[Path, list[QWindow | QWidget]]] = {}
"""Those that share a file: the newest that is seen lies over the others."""


def keep_picture(window: QWindow | QWidget, path: Path) -> None:
    """Save the window's picture now and every second. A file that cannot be written is logged."""
    _windows[path] = [each for each in _windows.get(path, []) if isValid(each)] + [window]
    keeper = _Keeper(window, path)
    timer = QTimer(window)
    timer.setInterval(EVERY_MS)
    timer.timeout.connect(lambda: keeper.take())
    timer.start()


class _Keeper:
    """One grab at a time, kept until the next: the drawing thread may still be busy with it."""

    def __init__(self, window: QWindow | QWidget, path: Path) -> None:
        self._window = window
        self._path = path
        self._grab: QSharedPointer_QQuickItemGrabResult | None = None
        self._waiting = False

    def take(self) -> None:
        over = (each for each in reversed(_windows[self._path]) if isValid(each))
        if next((each for each in over if each.isVisible()), self._window) is not self._window:
            return
        if not isinstance(self._window, QQuickWindow):
            assert not isinstance(self._window, QWindow)
            save(self._window.grab().toImage(), self._path)
        elif self._window.isExposed() and not self._waiting:
            # `grabWindow` waits for the drawing thread, and that for Python: both for ever.
            self._waiting = True
            self._grab = self._window.contentItem().grabToImage()
            # The window may be gone by the time the picture is there.
            ground = self._window.color()
            self._grab.data().ready.connect(lambda: self._ready(ground))

    def _ready(self, ground: QColor) -> None:
        self._waiting = False
        assert self._grab is not None
        save(_grounded(self._grab.data().image(), ground), self._path)


def _grounded(image: QImage, ground: QColor) -> QImage:
    """The items' picture on the window's own colour."""
    whole = QImage(image.size(), QImage.Format.Format_RGB32)
    whole.fill(ground)
    painter = QPainter(whole)
    painter.drawImage(0, 0, image)
    painter.end()
    return whole


def save(image: QImage, path: Path) -> bool:
    """Write it whole or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.png")
    try:
        if image.isNull() or not image.save(str(fresh)):
            raise OSError("nothing was saved")
        fresh.replace(path)
    except OSError as fault:
        log.warning("%s cannot be written: %s", path, fault.strerror or fault)
        return False
    return True

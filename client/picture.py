"""What a window shows, kept in a file: so that support sees from afar what customers see."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QWindow
from PySide6.QtQuick import QQuickWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)
EVERY_MS: Final = 1_000


def keep_picture(window: QWindow | QWidget, path: Path) -> None:
    """Save the window's picture now and every second. A file that cannot be written is logged."""
    timer = QTimer(window)
    timer.setInterval(EVERY_MS)
    timer.timeout.connect(lambda: save(_picture(window), path))
    timer.start()


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


def _picture(window: QWindow | QWidget) -> QImage:
    if isinstance(window, QQuickWindow):
        return window.grabWindow()
    assert not isinstance(window, QWindow)
    return window.grab().toImage()

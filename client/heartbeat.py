"""Tells the watchdog each second that the screen's loop turns; without its parent it ends."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

BEAT_MS: Final = 1000
STDOUT: Final = 1


def write_beat() -> None:
    """One line to whoever reads standard output. Raises OSError when nobody does."""
    os.write(STDOUT, b".\n")


class Heartbeat(QObject):
    """Beats as long as it lives; `gone` is called once nobody hears it any more."""

    def __init__(
        self,
        gone: Callable[[], None],
        parent: QObject | None = None,
        beat: Callable[[], None] = write_beat,
    ) -> None:
        super().__init__(parent)
        self._gone, self._write = gone, beat
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._beat()

    def _beat(self) -> None:
        try:
            self._write()
        except OSError:
            self._timer.stop()
            self._gone()

"""Garbage is collected in the thread that draws, and nowhere else.

Python collects cycles in whichever thread happens to allocate. A cycle that holds an object of Qt
must not be taken apart beside the thread that draws: the program would end without a word.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

LOOKED_MS: Final = 500


class Collecting(QObject):
    """Takes over from Python's own collector until `stop`; its thresholds still hold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOKED_MS)

    def look(self) -> None:
        """Collect the generations that have grown past their threshold."""
        for generation in (2, 1, 0):
            threshold = gc.get_threshold()[generation]
            if threshold and gc.get_count()[generation] > threshold:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()

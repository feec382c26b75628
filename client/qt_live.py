"""`Live` as Qt sees it: signals, and a second's tick for whatever counts time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from client.live import Live


class QtLive(QObject):
    """Signals of one `Live`; it must live in the thread of the link's loop.

    `ticks` is off where seconds go by as somebody says, not as they do.
    """

    changed = Signal(str)
    """A topic has changed."""
    statusChanged = Signal()
    """Phase, connection, reason or what the server cannot carry out have changed."""
    ticked = Signal()
    """A second has gone by: clocks and countdowns move on."""

    def __init__(self, live: Live, parent: QObject | None = None, *, ticks: bool = True) -> None:
        super().__init__(parent)
        self.live = live
        live.listen(self._told)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        if ticks:
            self._timer.start()

    def _told(self, topic: str) -> None:
        if topic:
            self.changed.emit(topic)
        else:
            self.statusChanged.emit()

    def _tick(self) -> None:
        self.live.tick()
        self.ticked.emit()

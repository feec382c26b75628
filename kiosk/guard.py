"""The lock of a kiosk that has the full screen, put together: file, pad, windows, and ways out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickWindow

from client.app import Program
from client.options import Options
from client.qt_live import QtLive
from client.watchdog import AGAIN
from kiosk.lock import Lock
from kiosk.numbers import TOPIC
from kiosk.pin_file import PinFile
from kiosk.pin_pad import PinPad
from protocol.enrolment import FILE
from protocol.pin import opens

log = logging.getLogger(__name__)

IDENTITY = (FILE, "device.key")
"""What makes this machine a kiosk of one server, and nothing of what customers asked for."""


class Guard:
    """Locks windows in full screen; a window of development stays as it is."""

    def __init__(self, program: Program, given: Options, diagonal: float | None = None) -> None:
        self._program, self._data = program, given.data
        self._lock: Lock | None = None
        if given.full_screen:
            clock = program.timing.monotonic
            self._file = PinFile(given.data)
            pad = PinPad(self._file, clock, self._check, program.app)
            pad.chosen.connect(self._leave)
            self._lock = Lock(pad, clock, diagonal, program.app)

    def wear(self, window: QQuickWindow, engine: QQmlEngine) -> None:
        """Lock a window before it is shown, once all else looks at its events."""
        if self._lock is not None:
            self._lock.guard(window, engine)

    def off(self, window: QQuickWindow) -> None:
        """A window is about to go."""
        if self._lock is not None:
            self._lock.release(window)

    def follow(self, live: QtLive) -> None:
        """Keep the PIN as the server tells it."""
        if self._lock is not None:
            live.changed.connect(lambda _: self._file.follow(live.live.replica(TOPIC)))

    def _check(self, typed: str, proof: str, then: Callable[[bool], None]) -> None:
        async def check() -> None:
            then(await asyncio.to_thread(opens, typed, proof))

        self._program.spawn(check())

    def _leave(self, way: str) -> None:
        log.info("staff: %s", way)
        if way == "pair":
            forget(self._data)
        self._program.stop(0 if way == "leave" else AGAIN)


def forget(data: Path, files: Sequence[str] = IDENTITY) -> None:
    """Be nobody's device any more."""
    for name in files:
        try:
            (data / name).unlink(missing_ok=True)
        except OSError as fault:
            log.error("%s cannot be taken away: %s", data / name, fault.strerror or fault)

"""A tone in a process of its own, for a program that started before its sound server or lost it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer

from client.voice_process import environment

FIRST_LOOK_S: Final = 5.0
LONGEST_LOOK_S: Final = 300.0
HANGS_MS: Final = 15_000
PROGRAM: Final = ("-m", "client.tone_program")


def server_there() -> bool:
    """Whether a sound server can be reached at this machine's usual place."""
    told = os.environ.get("PULSE_SERVER", "")
    if told:
        return not told.startswith("unix:") or Path(told.removeprefix("unix:")).exists()
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(runtime) and (Path(runtime) / "pulse" / "native").exists()


class ToneApart(QObject):
    """Looks for a device from time to time, then plays a file on it, each time in a new process.

    `found` is called when there is one, `lost` when it could not be played on.
    """

    def __init__(self, parent: QObject, found: Callable[[], None], lost: Callable[[], None]):
        super().__init__(parent)
        self._found = found
        self._lost = lost
        self._then: Callable[[], None] | None = None
        self._process: QProcess | None = None
        self._pause_s = FIRST_LOOK_S
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def look_later(self) -> None:
        """Look for a device after a while, and again after longer and longer ones."""
        self._timer.start(round(self._pause_s * 1000))

    def play(self, file: Path, volume: float, then: Callable[[], None]) -> None:
        """Play it; `then` is called at its end, also where it cannot be heard."""
        self._drop()
        self._then = then
        self._run(str(file), f"{volume:.2f}")

    def stop(self) -> None:
        """Fall silent at once; `then` is not called any more. A look for a device goes on."""
        if self._then is not None:
            self._then = None
            self._drop()

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()

    def _look(self) -> None:
        if server_there():
            self._pause_s = min(LONGEST_LOOK_S, self._pause_s * 2)
            self._run()
        else:
            self.look_later()

    def _run(self, *arguments: str) -> None:
        process = self._process = QProcess(self)
        process.setProcessEnvironment(environment())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(lambda code: self._ended(process, code == 0))
        # One that cannot be started, for want of memory perhaps, does not finish either.
        process.errorOccurred.connect(lambda _: self._ended(process, False))
        QTimer.singleShot(HANGS_MS, process, process.kill)
        process.start(sys.executable, [*PROGRAM, *arguments])

    def _ended(self, process: QProcess, well: bool) -> None:
        process.deleteLater()
        if process is not self._process:
            return
        self._process = None
        then, self._then = self._then, None
        if well:
            self._pause_s = FIRST_LOOK_S
            self._found()
        else:
            self._lost()
            self.look_later()
        if then is not None:
            then()

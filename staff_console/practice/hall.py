"""The simulated hall as a child process: its address, what happens in it, and its orderly end."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

log = logging.getLogger(__name__)

ROOT: Final = Path(__file__).resolve().parents[2]
END_MS: Final = 8_000


class Ready(msgspec.Struct, frozen=True):
    """Where the hall is, and with what one signs in, this once."""

    url: str
    name: str
    password: str


class _Line(msgspec.Struct, frozen=True):
    ready: Ready | None = None
    say: str = ""
    rival: str = ""


class PracticeHall(QObject):
    """Starts it and keeps its standard input open: when this program ends, so does the hall."""

    ready = Signal(object)
    """`Ready`; again after each time that the server was away."""
    said = Signal(str)
    snatched = Signal(str)
    """A colleague has called this entry."""
    failed = Signal(str)
    """It has ended by itself."""

    def __init__(self, arguments: list[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ending = False
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.setWorkingDirectory(str(ROOT))
        environment = QProcessEnvironment.systemEnvironment()
        path = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", os.pathsep.join(filter(None, [str(ROOT), path])))
        self._process.setProcessEnvironment(environment)
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._ended)
        self._process.start(sys.executable, ["-m", "server", "practice", *arguments])

    @property
    def pid(self) -> int:
        """The process; 0 once it has ended."""
        return int(self._process.processId())

    def away(self, seconds: int) -> None:
        """Have the server go for so long."""
        self._tell(f"away {seconds}")

    def snatch(self, entry: str) -> None:
        """Have a colleague call this one; `snatched` tells when it is done."""
        self._tell(f"rival {entry}")

    def end(self) -> None:
        """End it, and wait until it has ended and cleared up after itself."""
        self._ending = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(END_MS):
            log.warning("the practice hall does not end by itself and is killed")
            self._process.kill()
            self._process.waitForFinished(END_MS)

    def _tell(self, line: str) -> None:
        self._process.write(f"{line}\n".encode())

    def _hear(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data()).strip()
            try:
                told = msgspec.json.decode(line, type=_Line)
            except msgspec.DecodeError:
                log.info("practice hall: %s", line.decode(errors="replace"))
                continue
            if told.ready is not None:
                self.ready.emit(told.ready)
            if told.say:
                self.said.emit(told.say)
            if told.rival:
                self.snatched.emit(told.rival)

    def _ended(self, *_: object) -> None:
        if not self._ending and self._process.state() == QProcess.ProcessState.NotRunning:
            self._ending = True
            self.failed.emit(self._process.errorString())

"""The machine's own voice, in a process of its own: an `Engine` of `client.voice`."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTemporaryDir

from client.voice import SpokenVoice, Voice
from client.voice_engine import Ended, Failed, News, Ready, Tell
from client.voice_program import end_group

ROOT: Final = Path(__file__).resolve().parent.parent
PROGRAM: Final = (sys.executable, "-m", "client.voice_program")
PATIENCE_MS: Final = 300
"""So long a process may take to end by itself; then it is ended."""


def machine_voice(parent: QObject, volume: float = 1.0) -> Voice:
    """The voice of this machine; it is `on` once it has found one. `volume` is 0 to 1."""
    return SpokenVoice(partial(ProcessEngine, parent, (*PROGRAM, f"{volume:.2f}")), parent)


def environment() -> QProcessEnvironment:
    """That of a process which runs a program of this package."""
    made = QProcessEnvironment.systemEnvironment()
    paths = [str(ROOT), *filter(None, [made.value("PYTHONPATH")])]
    made.insert("PYTHONPATH", (";" if sys.platform == "win32" else ":").join(paths))
    return made


def news_of(line: bytes) -> News:
    """What a line of the program tells."""
    try:
        said = json.loads(line)
        if "ready" in said:
            return Ready(frozenset(said["ready"]))
        return Ended(said["ended"]) if "ended" in said else Failed(said["failed"])
    except (ValueError, TypeError, KeyError):
        return Failed(f"its process told {line[:80]!r}")


class ProcessEngine:
    """Says what it is told through a program that reads and writes lines of JSON."""

    def __init__(self, parent: QObject, command: tuple[str, ...], tell: Tell) -> None:
        self._tell = tell
        self._process = QProcess(parent)
        self._process.setProcessEnvironment(environment())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._gone)
        self._process.errorOccurred.connect(self._gone)
        self._folder = QTemporaryDir()
        self._process.start(command[0], [*command[1:], self._folder.path()])
        self._leader = self._process.processId()

    def say(self, serial: int, text: str, language: str) -> None:
        """Say it, and nothing else any more."""
        self._write({"say": text, "language": language, "serial": serial})

    def stop(self) -> None:
        """Fall silent."""
        self._write({"stop": True})

    def tune(self, volume: float, rate: float) -> None:
        """How loud and how fast from now on."""
        self._write({"volume": volume, "rate": rate})

    def close(self) -> None:
        """End the process; it tells nothing any more."""
        process = self._process
        if process.state() != QProcess.ProcessState.NotRunning:
            self.stop()
            process.closeWriteChannel()
            if not process.waitForFinished(PATIENCE_MS):
                end_group(self._leader)
                process.kill()
                process.waitForFinished()
        if self._leader:
            end_group(self._leader)
        process.deleteLater()

    def _write(self, order: dict[str, Any]) -> None:
        self._process.write(f"{json.dumps(order)}\n".encode())

    def _read(self) -> None:
        while self._process.canReadLine():
            self._tell(news_of(bytes(self._process.readLine().data())))

    def _gone(self, *_: object) -> None:
        self._tell(Failed("its process has ended"))

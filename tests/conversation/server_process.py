"""The real server in a process of its own; it can be ended, killed and started again."""

from __future__ import annotations

import signal
import socket
from pathlib import Path
from typing import Final

from tests.conversation.starting import ROOT, Started, started

__all__ = ["PATIENCE_S", "ROOT", "ServerProcess", "free_port"]

PATIENCE_S: Final = 30


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class ServerProcess:
    """One server on a data directory, always on the same port."""

    def __init__(self, data: Path, log: Path) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = log
        self._process: Started | None = None

    def start(self, *options: str) -> None:
        """Start the server with these options of `run` besides; returns when it listens."""
        command = ("run", "--data", str(self.data), "--port", str(self.port), *options)
        self._process = started(command, self._log)
        assert self._process.stdout is not None
        if "listens on" not in self._process.stdout.readline():
            self.end(signal.SIGKILL)
            raise AssertionError(self._log.read_text())

    def end(self, by: signal.Signals = signal.SIGTERM) -> int:
        """End the server; its exit code."""
        assert self._process is not None
        self._process.send_signal(by)
        code = self._process.wait(PATIENCE_S)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process = None
        return code

    @property
    def complaints(self) -> list[str]:
        """What the server logged beyond information."""
        lines = self._log.read_text().splitlines() if self._log.exists() else []
        return [line for line in lines if " INFO " not in line]

    @property
    def running(self) -> bool:
        """Whether it was started and not ended."""
        return self._process is not None

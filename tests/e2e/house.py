"""A whole server in a process of its own, on a sample hall, with a kiosk and a wall enrolled."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

import httpx

ROOT: Final = Path(__file__).parents[2]
PATIENCE_S: Final = 30


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class House:
    """The server's process; it can be ended, killed and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "server"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = folder / "server.log"
        self._process: subprocess.Popen[str] | None = None
        self.server("sample", "--data", str(self.data))
        sample = json.loads((self.data / "sample.json").read_text())
        self.passwords = {each["name"]: each["password"] for each in sample["accounts"]}
        self.kiosk, self.wall = folder / "kiosk", folder / "wall"
        self._enrol("Entrance", "kiosk", self.kiosk)
        self._enrol("Wall", "display", self.wall)

    def server(self, *arguments: str) -> str:
        """What one command of the server printed. Raises when it fails."""
        command = [sys.executable, "-m", "server", *arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> None:
        """Start the server; returns when it listens."""
        command = [sys.executable, "-m", "server", "run", "--data", str(self.data)]
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [*command, "--port", str(self.port)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=os.environ | {"PYTHONUNBUFFERED": "1"},
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert "listens on" in line, self._log.read_text()

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

    def status(self, point: str) -> dict[str, list[dict[str, object]]]:
        """The public status of a queue."""
        address = f"{self.url}/crm/reservations/queue/status/{point}"
        answer = httpx.get(address, timeout=PATIENCE_S)
        answer.raise_for_status()
        found: dict[str, list[dict[str, object]]] = answer.json()
        return found

    def _enrol(self, name: str, role: str, folder: Path) -> None:
        data, out = str(self.data), str(folder)
        where = ("--data", data, "--server", self.url, "--out", out)
        self.server("create-device", name, "--role", role, *where)

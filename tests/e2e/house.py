"""A whole server in a process of its own, on a sample hall, with a kiosk and a wall enrolled."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import httpx

from tests.server_process import PATIENCE_S, ROOT, ServerProcess


class House(ServerProcess):
    """The server's process on its sample."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "server", folder / "server.log")
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

"""A whole server in a process of its own, on a sample hall with a kiosk and a wall enrolled."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import httpx

ROOT: Final = Path(__file__).parents[2]
PATIENCE_S: Final = 30
DEVICES: Final = {"kiosk": "Entrance", "display": "Wall"}


def make_hall(folder: Path) -> None:
    """A sample hall that no server has run on: `server`, and an enrolled `kiosk` and `display`."""
    data = str(folder / "server")
    _server("sample", "--data", data)
    for role, name in DEVICES.items():
        # The address is another for each house: the programs are told it as an option.
        where = ("--data", data, "--server", "http://127.0.0.1:9", "--out", str(folder / role))
        _server("create-device", name, "--role", role, *where)


class House:
    """The server's process; it can be ended, killed and started again on the same port."""

    def __init__(self, hall: Path, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(hall, folder, dirs_exist_ok=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = int(probe.getsockname()[1])
        self.url = f"http://127.0.0.1:{self._port}"
        self._log = folder / "server.log"
        self._process: subprocess.Popen[str] | None = None
        sample = json.loads((folder / "server" / "sample.json").read_text())
        self.passwords = {each["name"]: str(each["password"]) for each in sample["accounts"]}

    def start(self) -> None:
        """Start the server; returns when it listens."""
        command = [sys.executable, "-m", "server", "run", "--data", str(self.folder / "server")]
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [*command, "--port", str(self._port)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=os.environ | {"PYTHONUNBUFFERED": "1"},
            )
        assert self._process.stdout is not None
        if "listens on" not in self._process.stdout.readline():
            self._gone(signal.SIGKILL)
            raise AssertionError(self._log.read_text())

    def end(self) -> int:
        """Stop the server in good order; its exit code."""
        return self._gone(signal.SIGTERM)

    def kill(self) -> None:
        """Kill the server: it has no time for a last word."""
        self._gone(signal.SIGKILL)

    @property
    def running(self) -> bool:
        """Whether it was started and not ended."""
        return self._process is not None

    @property
    def complaints(self) -> list[str]:
        """What the server logged beyond information."""
        lines = self._log.read_text().splitlines() if self._log.exists() else []
        return [line for line in lines if " INFO " not in line]

    def points(self) -> dict[str, Any]:
        """The service points by name, as a manager reads them."""
        with self.manager() as manager:
            answer = manager.get("/crm/reservations/service-point/get").raise_for_status()
        return {point["name"]: point for point in answer.json()["items"]}

    def manager(self) -> httpx.Client:
        """A client that is signed in as the manager."""
        body = {"name": "marta", "password": self.passwords["marta"]}
        answer = httpx.post(f"{self.url}/auth/token", json=body, timeout=PATIENCE_S)
        bearer = {"authorization": f"Bearer {answer.raise_for_status().json()['access_token']}"}
        return httpx.Client(base_url=self.url, headers=bearer, timeout=PATIENCE_S)

    def join(self, point: str, **fields: object) -> Any:
        """Somebody joins over HTTP: `id`, `number`, `link` and more."""
        body = {"servicePoint": point, **fields}
        address = f"{self.url}/crm/reservations/queue/join"
        return httpx.post(address, json=body, timeout=PATIENCE_S).raise_for_status().json()

    def status(self, point: str) -> Any:
        """The public status of a queue."""
        address = f"{self.url}/crm/reservations/queue/status/{point}"
        return httpx.get(address, timeout=PATIENCE_S).raise_for_status().json()

    def _gone(self, by: signal.Signals) -> int:
        assert self._process is not None
        self._process.send_signal(by)
        code = self._process.wait(PATIENCE_S)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process = None
        return code


def _server(*arguments: str) -> None:
    command = [sys.executable, "-m", "server", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

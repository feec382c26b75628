"""A whole server in a process of its own, on a sample hall with a kiosk and a wall enrolled."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import ssl
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import httpx

from tests.conversation.server_process import PATIENCE_S, ServerProcess
from tests.conversation.starting import started

PUBLIC: Final = "http://hall.example"
"""The address that stands in codes: that of a machine alone leads phones nowhere."""
PLAIN: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Of houses without TLS no certificate is checked: those of the machine take long to load."""
DEVICES: Final = {"kiosk": "Entrance", "display": "Wall"}


def make_hall(folder: Path) -> None:
    """A sample hall that no server has run on: `server`, and an enrolled `kiosk` and `display`."""
    data = str(folder / "server")
    _server(folder, "sample", "--no-bookings", "--data", data)
    for role, name in DEVICES.items():
        # The address is another for each house: the programs are told it as an option.
        where = ("--data", data, "--server", "http://127.0.0.1:9", "--out", str(folder / role))
        _server(folder, "create-device", name, "--role", role, *where)


class House(ServerProcess):
    """The server's process on a hall of its own, and what is asked of it over HTTP."""

    def __init__(self, hall: Path, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(hall, folder, dirs_exist_ok=True)
        super().__init__(folder / "server", folder / "server.log")
        sample = json.loads((folder / "server" / "sample.json").read_text())
        self.passwords = {each["name"]: str(each["password"]) for each in sample["accounts"]}

    def open_address(self) -> None:
        """Give the hall an address that phones can open, and open it by its manager's link."""
        with self.manager() as manager:
            body = {"publicUrl": PUBLIC, "version": manager.get("/admin/site").json()["version"]}
            manager.put("/admin/site", json=body).raise_for_status()
            site = manager.get("/admin/site").raise_for_status().json()
        httpx.post(
            self.here(site["checkLink"]), verify=PLAIN, timeout=PATIENCE_S
        ).raise_for_status()

    def here(self, link: str) -> str:
        """A link of the hall, as it leads to this machine without a network."""
        assert link.startswith(PUBLIC), link
        return self.url + link.removeprefix(PUBLIC)

    def kill(self) -> None:
        """Kill the server: it has no time for a last word."""
        self.end(signal.SIGKILL)

    def points(self) -> dict[str, Any]:
        """The service points by name, as a manager reads them."""
        with self.manager() as manager:
            answer = manager.get("/crm/reservations/service-point/get").raise_for_status()
        return {point["name"]: point for point in answer.json()["items"]}

    def change_point(self, name: str, **fields: object) -> None:
        """Change the settings of a service point, as its manager does."""
        point = self.points()[name]
        body = {"id": point["id"], "version": point["version"], **fields}
        with self.manager() as manager:
            path = "/crm/reservations/service-point/update"
            manager.put(path, json=body).raise_for_status()

    def receipts(self) -> list[str]:
        """Which screens have confirmed the calls, in the order of calling, as it is stored."""
        stored = sqlite3.connect(
            f"file:{self.folder / 'server' / 'nowserving.db'}?mode=ro", uri=True
        )
        with closing(stored):
            rows = stored.execute("SELECT confirmed_by FROM call ORDER BY at").fetchall()
        return [str(row[0]) for row in rows]

    def manager(self) -> httpx.Client:
        """A client that is signed in as the manager."""
        body = {"name": "marta", "password": self.passwords["marta"]}
        answer = httpx.post(f"{self.url}/auth/token", json=body, verify=PLAIN, timeout=PATIENCE_S)
        bearer = {"authorization": f"Bearer {answer.raise_for_status().json()['access_token']}"}
        return httpx.Client(base_url=self.url, headers=bearer, verify=PLAIN, timeout=PATIENCE_S)

    def join(self, point: str, **fields: object) -> Any:
        """Somebody joins over HTTP: `id`, `number`, `link` and more."""
        body = {"servicePoint": point, **fields}
        address = f"{self.url}/crm/reservations/queue/join"
        return (
            httpx.post(address, json=body, verify=PLAIN, timeout=PATIENCE_S)
            .raise_for_status()
            .json()
        )

    def status(self, point: str) -> Any:
        """The public status of a queue."""
        address = f"{self.url}/crm/reservations/queue/status/{point}"
        return httpx.get(address, verify=PLAIN, timeout=PATIENCE_S).raise_for_status().json()


def _server(folder: Path, *arguments: str) -> None:
    log = folder / "commands.log"
    command = started(arguments, log)
    assert command.stdout is not None
    with command.stdout as said:
        said.read()
    assert command.wait(PATIENCE_S) == 0, log.read_text()

"""The hall of a replayed day: a sample with a clerk to each desk, and its server in a process."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

import msgspec

from protocol.enrolment import Enrolment
from protocol.records import Role
from server.cli import create_device, sample_hall
from server.cli.faults import CommandFault
from server.cli.sample import complete
from server.cli.sample_hall import Login, Sample
from server.cli.site import Site, opened
from server.clock import ManualClock
from server.data_folder import DataFolder

ZONE: Final = "UTC"
END_S: Final = 15
WATCH_S: Final = 0.5
DEVICES: Final[tuple[tuple[str, str, Role], ...]] = (
    ("entrance", "Entrance", "kiosk"),
    ("wall", "Wall", "display"),
)
"""Folder below the data directory, name and role of what can watch the day."""


class ServerEnded(Exception):
    """The server ended by itself; the text says what it said."""


@dataclass
class ReplayHall:
    """Where the day is played. `passwords` are by name of the account."""

    data: Path
    begins: int
    """When its time begins, ms."""
    passwords: dict[str, str]
    manager: str
    tokens: dict[str, str]
    """The devices' tokens, by folder."""
    url: str = ""
    _process: subprocess.Popen[str] | None = None
    _log: IO[str] | None = None

    @classmethod
    def make(cls, data: Path, begins: int, clerks: Sequence[str]) -> ReplayHall:
        """A new sample whose time begins at `begins` (ms). Raises `CommandFault`, `DataFault`."""
        folder = DataFolder.open(data)
        if folder.database.exists():
            raise CommandFault(f"{data} holds a hall already. Name a new directory.")
        fresh = sample_hall.fresh(ZONE)
        names = {login.name for login in fresh.accounts}
        more = [
            Login(name, "staff", sample_hall.password()) for name in clerks if name not in names
        ]
        whole = msgspec.structs.replace(fresh, accounts=[*fresh.accounts, *more])
        sample_hall.write(folder.sample, whole)
        tokens = asyncio.run(_made(data, whole, begins))
        passwords = {login.name: login.password for login in whole.accounts}
        manager = next(login.name for login in whole.accounts if login.role == "manager")
        return cls(data, begins, passwords, manager, tokens)

    @property
    def kiosk_token(self) -> str:
        """With what a kiosk joins."""
        return self.tokens["entrance"]

    @property
    def said(self) -> str:
        """The last line that the server logged; empty when it logged nothing."""
        lines = self._log_path.read_text(encoding="utf-8", errors="replace").splitlines()
        return f"Its last words: {lines[-1]}" if lines else ""

    @property
    def _log_path(self) -> Path:
        return self.data / "server.log"

    def start(self, rate: float, port: int) -> None:
        """Run the server; returns when it listens. Raises `ServerEnded`."""
        begins = datetime.fromtimestamp(self.begins / 1000, UTC).isoformat()
        command = [sys.executable, "-m", "server", "run", "--data", str(self.data)]
        timed = ["--port", str(port), "--replay-clock", begins, "--rate", str(rate)]
        self._log = self._log_path.open("w", encoding="utf-8")
        self._process = subprocess.Popen(
            [*command, *timed], stdout=subprocess.PIPE, stderr=self._log, text=True
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise ServerEnded(f"The server did not start. {self.said}")
        self.url = line.split()[-1]
        for folder, name, role in DEVICES:
            enrolment = Enrolment(server=self.url, token=self.tokens[folder], name=name, role=role)
            create_device.write(enrolment, self.data / folder)

    async def watch(self) -> None:
        """Raises `ServerEnded` when the server ends before it was told to."""
        while self._process is not None and self._process.poll() is None:
            await asyncio.sleep(WATCH_S)
        raise ServerEnded(f"The server has ended in the middle of the day. {self.said}")

    def end(self) -> None:
        """End the server, if it runs."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(END_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            assert self._process.stdout is not None
            self._process.stdout.close()
            self._process = None
        if self._log is not None:
            self._log.close()
            self._log = None


async def _made(data: Path, whole: Sample, begins: int) -> dict[str, str]:
    clock = ManualClock(begins)
    await complete(data, whole, clock)
    async with opened(data, clock) as site:
        return {folder: await _device(site, name, role) for folder, name, role in DEVICES}


async def _device(site: Site, name: str, role: Role) -> str:
    account = await site.enter(name, role, None)
    return site.tokens.device(account.id, account.role, account.name)

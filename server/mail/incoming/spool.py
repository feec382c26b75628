"""Mails that wait in a folder for the server: whoever hands one over needs no server that runs.

A mail is complete as soon as it has its name, and survives a power cut from then on. The server
takes it away only when what it says is durable elsewhere.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from server.mail.incoming.bounds import RAW_MOST

ENDING: Final = ".eml"
BEGUN: Final = ".new"
ASIDE: Final = "aside"
"""The folder within for mails that the house would not take: somebody should look at them."""
LEFT_S: Final = 3_600
"""After so long, what was begun was left: whoever gave it was told that it was not taken."""
WAITING_MOST: Final = 2_000
"""More mails than that are not taken in: nobody reads them, or somebody writes far too many."""
ROOM: Final = 256 * 1024 * 1024
"""So many bytes of the disk stay free of mails: the database needs them, or nobody gets a number
any more."""


class SpoolFull(Exception):
    """No more are taken now; the text says why."""


class Spool:
    """The folder. Every method may raise `OSError`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> Path:
        """Keep a mail; when this returns it is on the disk. Raises `SpoolFull`."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        if len(self.waiting()) >= WAITING_MOST:
            raise SpoolFull("Too many mails wait: does the server run?")
        if shutil.disk_usage(self.folder).free < ROOM + len(data):
            raise SpoolFull("The disk is nearly full.")
        name = f"{time.time_ns():020d}-{secrets.token_hex(6)}{ENDING}"
        begun = self.folder / f"{name}{BEGUN}"
        try:
            handle = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            begun.replace(self.folder / name)
        except OSError:
            with suppress(OSError):
                begun.unlink()
            raise
        _settle(self.folder)
        return self.folder / name

    def waiting(self) -> list[Path]:
        """The mails that wait, the oldest first."""
        try:
            with os.scandir(self.folder) as found:
                names = sorted(each.name for each in found if each.name.endswith(ENDING))
        except FileNotFoundError:
            return []
        return [self.folder / name for name in names]

    def read(self, mail: Path) -> bytes:
        """A mail: no more of it than is looked at, and one byte by which that is known."""
        with mail.open("rb") as file:
            return file.read(RAW_MOST + 1)

    def taken(self, mail: Path) -> None:
        """What it says is durable elsewhere."""
        mail.unlink(missing_ok=True)

    def set_aside(self, mail: Path) -> Path:
        """Keep it for somebody to look at."""
        aside = self.folder / ASIDE
        aside.mkdir(mode=0o700, exist_ok=True)
        mail.replace(aside / mail.name)
        return aside / mail.name

    def sweep(self) -> None:
        """Remove what was begun and left."""
        with suppress(FileNotFoundError):
            for each in self.folder.glob(f"*{BEGUN}"):
                with suppress(FileNotFoundError):
                    if time.time() - each.stat().st_mtime > LEFT_S:
                        each.unlink()


def _settle(folder: Path) -> None:
    """The name too is on the disk; systems without that have nothing to call."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

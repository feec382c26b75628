"""The data directory of a server: where things lie in it, and that one server at a time uses it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO, Final

DATABASE: Final = "nowserving.db"
KEYS: Final = "keys"
SAMPLE: Final = "sample.json"
DEVICES: Final = "devices"
TLS: Final = "tls"
LOCK: Final = "server.lock"
MAIL_IN: Final = "mail-in"
BOOKMARK: Final = "mail-in.json"
ATTACHMENTS: Final = "attachments"


class DataFault(Exception):
    """The directory cannot be used; the text says why and what to do."""


class DataFolder:
    """A directory that exists and can be written to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = path / DATABASE
        self.keys = path / KEYS
        self.sample = path / SAMPLE
        self.devices = path / DEVICES
        self.tls = path / TLS
        self.mail_in = path / MAIL_IN
        self.bookmark = path / BOOKMARK
        self.attachments = path / ATTACHMENTS
        self._lock: IO[bytes] | None = None

    @classmethod
    def open(cls, path: Path) -> DataFolder:
        """The directory, made if it is missing. Raises `DataFault`."""
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            raise DataFault(f"{path} is not a directory. Name another with --data.") from None
        except OSError as fault:
            raise DataFault(
                f"{path} cannot be made ({fault.strerror}). Name another with --data, "
                "or give this user the right to write there."
            ) from None
        if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
            raise DataFault(
                f"{path} cannot be written to. Give this user the right, or name another directory."
            )
        return cls(path)

    def lock(self) -> None:
        """Keep every other server out until this process ends. Raises `DataFault`."""
        try:
            file = open(self.path / LOCK, "ab")  # noqa: SIM115 - held as long as the process lives
        except OSError as fault:
            raise DataFault(
                f"{self.path / LOCK} cannot be written ({fault.strerror}). "
                "Give this user the right to write there."
            ) from None
        if not _locked(file):
            file.close()
            raise DataFault(f"Another server runs on {self.path} already. Stop it first.")
        self._lock = file

    def unlock(self) -> None:
        """Let another server in."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None


if sys.platform == "win32":
    import msvcrt

    def _locked(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

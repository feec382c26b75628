"""What is not confirmed yet, on this computer's disk: it outlives the program."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Final, Generic, Protocol, TypeVar

import msgspec

from staff_console.notes import KEPT_MS, Draft

log = logging.getLogger(__name__)

FILE: Final = "notes.json"


class Dated(Protocol):
    """Something with the time at which it was typed, ms."""

    @property
    def at(self) -> int: ...


D = TypeVar("D", bound=Dated)


class Kept(Generic[D]):
    """One file for all of a sort, that only this account can read; none while there are none."""

    def __init__(self, path: Path, kind: type[D], kept_ms: int) -> None:
        self._path, self._kind, self._kept_ms = path, kind, kept_ms

    @property
    def folder(self) -> Path:
        """Where the file lies."""
        return self._path.parent

    def read(self, now: int) -> list[D]:
        """What an earlier run of the program has left, but for what is too old."""
        try:
            found = msgspec.json.decode(
                self._path.read_bytes(),
                type=list[self._kind],  # type: ignore[name-defined]
            )
        except FileNotFoundError:
            return []
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as fault:
            log.warning("%s is left out: %s", self._path, fault)
            return []
        return [each for each in found if now - each.at < self._kept_ms]

    def keep(self, drafts: list[D]) -> bool:
        """Have these on disk, whole or as before; False if it failed."""
        try:
            if not drafts:
                self._path.unlink(missing_ok=True)
                return True
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(msgspec.json.encode(drafts))
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, self._path)
        except OSError as fault:
            log.warning("%s cannot be written: %s", self._path, fault.strerror)
            return False
        return True


class Drafts(Kept[Draft]):
    """Notes about customers; they are worth keeping for a day."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory / FILE, Draft, KEPT_MS)

"""Notes that are not confirmed yet, on this computer's disk: they outlive the program."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Final

import msgspec

from staff_console.notes import KEPT_MS, Draft

log = logging.getLogger(__name__)

FILE: Final = "notes.json"


class Drafts:
    """One file for all drafts, that only this account can read; none while there are none."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE

    def read(self, now: int) -> list[Draft]:
        """What an earlier run of the program has left, but for what is older than a day."""
        try:
            found = msgspec.json.decode(self._path.read_bytes(), type=list[Draft])
        except FileNotFoundError:
            return []
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as fault:
            log.warning("%s is left out: %s", self._path, fault)
            return []
        return [draft for draft in found if now - draft.at < KEPT_MS]

    def keep(self, drafts: list[Draft]) -> bool:
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

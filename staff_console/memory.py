"""What this computer remembers between runs: server, who signed in last, desk, colours, size,
printers."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Final

import msgspec

from client.scheme import Colours

log = logging.getLogger(__name__)

FILE: Final = "console.json"


class Remembered(msgspec.Struct, frozen=True):
    """All of it; nothing secret. `zoom` 0 follows the window, `system` this computer."""

    server: str = ""
    name: str = ""
    desk: str = ""
    scheme: Colours = "system"
    zoom: float = 0.0
    stay: bool = False
    """Whether whoever signed in last stays signed in; by what, only the keyring knows."""
    printers: dict[str, str] = {}
    """Which printer has which paper, by what papers are called in `requests.desk_printers`."""
    receipts_on: str = ""
    """What receipts are printed on here; empty: a sheet."""


class Memory:
    """Reads once, writes at every change. A file that cannot be used costs a log line, no more."""

    def __init__(self, directory: Path) -> None:
        self.folder = directory
        """Where this computer keeps what the console writes."""
        self._path = directory / FILE
        self.now = self._read()

    def change(self, **fields: str | float | dict[str, str]) -> None:
        """Remember these fields from now on."""
        after = msgspec.structs.replace(self.now, **fields)
        if after == self.now:
            return
        self.now = after
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(msgspec.json.encode(after))
            os.replace(beside, self._path)
        except OSError as fault:
            log.warning("%s cannot be written: %s", self._path, fault.strerror)

    def _read(self) -> Remembered:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Remembered)
        except FileNotFoundError:
            return Remembered()
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as fault:
            log.warning("%s is left out: %s", self._path, fault)
            return Remembered()

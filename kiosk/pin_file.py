"""What a kiosk keeps of the PIN, so that staff can leave one whose server is away.

The file is private: few digits can be tried through by whoever has their proof.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

import msgspec

from kiosk.journal import PRIVATE
from kiosk.printing.folder import write_whole
from protocol.replica import Replica
from protocol.views import KioskLock

log = logging.getLogger(__name__)

FILE: Final = "lock.json"


class Kept(msgspec.Struct, frozen=True):
    """The proof of the PIN, empty where there is none, and wrong ones in a row: switching a kiosk
    off and on gives nobody new tries."""

    pin: str = ""
    wrong: int = 0


class PinFile:
    """The file in a kiosk's data folder. What the disk does not take is logged, and kept so long
    as the kiosk runs."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self.kept = self._read()

    def follow(self, replica: Replica) -> None:
        """Keep the PIN of the house; before the server has told it, that of before stays."""
        told = next(iter(replica.of(KioskLock)), None)
        if told is not None and told.pin != self.kept.pin:
            self._keep(Kept(told.pin))

    def count(self, wrong: int) -> None:
        """So many wrong PINs were typed in a row."""
        if wrong != self.kept.wrong:
            self._keep(msgspec.structs.replace(self.kept, wrong=wrong))

    def _keep(self, kept: Kept) -> None:
        self.kept = kept
        try:
            write_whole(self._path, msgspec.json.encode(kept), PRIVATE)
        except OSError as fault:
            log.warning("%s cannot be written: %s", self._path, fault.strerror or fault)

    def _read(self) -> Kept:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Kept)
        except FileNotFoundError:
            return Kept()
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as fault:
            log.warning("%s cannot be read; the server tells the PIN again: %s", self._path, fault)
            return Kept()

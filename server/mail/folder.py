"""Messages as files in a folder, to look at: nothing leaves the machine."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from server.mail.composing import Unwritable, composed
from server.mail.delivery import Delivery, Letter

SENDER = "house@nowserving.invalid"


class FolderSender:
    """Writes mails as `.eml`, which any mail program opens, and SMS as `.txt`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def send(self, letter: Letter) -> Delivery:
        """Write one; a message has the same name each time, so that there is one file of it."""
        try:
            data, ending = _written(letter)
            await asyncio.to_thread(self._write, f"{letter.id}.{ending}", data)
        except Unwritable as fault:
            return Delivery("never", str(fault))
        except OSError as fault:
            return Delivery("away", f"{self._folder} cannot be written to ({fault.strerror})")
        return Delivery("sent", str(self._folder))

    async def rest(self) -> None:
        """Nothing is held."""

    def _write(self, name: str, data: bytes) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = self._folder / f".{name}.new"
        beside.write_bytes(data)
        os.replace(beside, self._folder / name)


def _written(letter: Letter) -> tuple[bytes, str]:
    if letter.subject:
        return bytes(composed(letter, SENDER)), "eml"
    return f"{letter.to}\n\n{letter.text}\n".encode(), "txt"

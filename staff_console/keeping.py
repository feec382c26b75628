"""Staying signed in on this computer: the refresh token in the system's keyring, never in a file.

It may wait until its owner opens it, so nothing here waits for it on the screen.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

import msgspec
from PySide6.QtCore import QLockFile

from staff_console.speech import tr
from staff_console.system_keyring import KeyringFault

T = TypeVar("T")
log = logging.getLogger(__name__)
LOCK: Final = "kept.lock"
PATIENCE_S: Final = 45.0
"""So long its owner may take to open it once something is to be kept; then the work goes on."""


class Keyring(Protocol):
    """What a keyring does; each raises `KeyringFault` where it cannot."""

    async def usable(self) -> bool: ...
    async def read(self, entry: str) -> str | None: ...
    async def write(self, entry: str, secret: str) -> None: ...
    async def forget(self, entry: str) -> None: ...


class Kept(msgspec.Struct, frozen=True):
    """Who stays signed in, and by what."""

    name: str
    refresh_token: str


class Keeper:
    """Keeps the sign-in of one server and one data folder. What goes wrong costs that, no more.

    Two consoles of one folder would spend each other's token: the first one keeps it.
    """

    def __init__(
        self, server: str, folder: Path, ring: Keyring, patience_s: float = PATIENCE_S
    ) -> None:
        self._ring, self._patience_s = ring, patience_s
        self._folder = folder
        self._entry = f"{server} {folder}"
        self._lock = QLockFile(str(folder / LOCK))
        self._turn = asyncio.Lock()
        self.why = tr("Looking for this computer's keyring …")
        """Why nothing can be kept; empty once it can."""

    async def open(self) -> None:
        """Find the keyring; `why` tells of it afterwards."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            first = self._lock.tryLock(0)
            usable = first and await self._ring.usable()
        except (OSError, KeyringFault) as fault:
            log.warning("the keyring cannot be used: %s", fault)
            first, usable = True, False
        if usable:
            self.why = ""
        elif first:
            self.why = tr("This computer has no keyring to keep it in.")
        else:
            self.why = tr("Another console of this computer keeps its sign-in.")

    def close(self) -> None:
        """Let another console keep its sign-in."""
        self._lock.unlock()

    async def read(self) -> Kept | None:
        """Who stays signed in."""
        found = await self._do(self._ring.read(self._entry))
        try:
            return msgspec.json.decode(found, type=Kept) if found else None
        except msgspec.DecodeError:
            log.warning("what the keyring keeps for this console is not understood")
            return None

    async def write(self, kept: Kept) -> None:
        """Keep it, instead of what was kept."""
        secret = msgspec.json.encode(kept).decode()
        await self._in_time(self._do(self._ring.write(self._entry, secret)))

    async def forget(self) -> None:
        """Keep nothing any more."""
        await self._in_time(self._do(self._ring.forget(self._entry)))

    async def _in_time(self, work: Coroutine[Any, Any, None]) -> None:
        """A keyring that nobody opens keeps nothing more, and nobody from their desk."""
        try:
            async with asyncio.timeout(self._patience_s):
                await work
        except TimeoutError:
            log.warning("the keyring was not opened in time: nothing is kept any more")
            self.why = tr("The keyring of this computer was not opened in time.")

    async def _do(self, work: Coroutine[Any, Any, T]) -> T | None:
        if self.why:
            work.close()
            return None
        try:
            # In order: a token that was kept late must not replace a newer one.
            async with self._turn:
                return await work
        except KeyringFault as fault:
            log.warning("the keyring did not do it: %s", fault)
            return None
        finally:
            work.close()  # Where its turn never came.

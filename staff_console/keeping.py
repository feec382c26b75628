"""Staying signed in on this computer: the refresh token in the system's keyring, never in a file.

The keyring is one that the system offers: Windows' Credential Locker, macOS' Keychain, the Secret
Service of a Linux desktop. It may ask its owner to open it, so it is asked beside the screen.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

import msgspec
from PySide6.QtCore import QLockFile

from staff_console.speech import tr

log = logging.getLogger(__name__)
SERVICE: Final = "Now Serving"
LOCK: Final = "kept.lock"


class Keyring(Protocol):
    """What a keyring can do; each may raise whatever its system raises."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class Kept(msgspec.Struct, frozen=True):
    """Who stays signed in, and by what."""

    name: str
    refresh_token: str


def system_keyring() -> Keyring | None:
    """The keyring of this computer; None where it has none that keeps secrets well."""
    import keyring
    from keyring.core import recommended

    found = keyring.get_keyring()
    # What is not recommended writes into a file, keeps nothing, or is there to fail.
    return found if recommended(found) else None


class Keeper:
    """Keeps the sign-in of one server and one data folder. What goes wrong costs that, no more.

    Two consoles of one folder would spend each other's token: the first one keeps it.
    """

    def __init__(
        self, server: str, folder: Path, find: Callable[[], Keyring | None] = system_keyring
    ) -> None:
        self._find = find
        self._folder = folder
        self._entry = f"{server} {folder}"
        self._lock = QLockFile(str(folder / LOCK))
        self._ring: Keyring | None = None
        self._turn = asyncio.Lock()
        self.why = tr("Looking for this computer's keyring …")
        """Why nothing can be kept; empty once it can."""

    async def open(self) -> None:
        """Find the keyring; `why` tells of it afterwards."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            first = self._lock.tryLock(0)
            self._ring = await asyncio.to_thread(self._find) if first else None
        except Exception as fault:  # noqa: BLE001 - each system's keyring has faults of its own
            log.warning("the keyring cannot be used: %s", type(fault).__name__)
            self._ring, first = None, True
        if self._ring is not None:
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
        ring = self._ring
        if ring is None:
            return None
        found = await self._do(lambda: ring.get_password(SERVICE, self._entry))
        try:
            return msgspec.json.decode(found, type=Kept) if isinstance(found, str) else None
        except msgspec.DecodeError:
            log.warning("what the keyring keeps for this console is not understood")
            return None

    async def write(self, kept: Kept) -> None:
        """Keep it, instead of what was kept."""
        ring = self._ring
        if ring is not None:
            text = msgspec.json.encode(kept).decode()
            await self._do(lambda: ring.set_password(SERVICE, self._entry, text))

    async def forget(self) -> None:
        """Keep nothing any more."""
        ring = self._ring
        if ring is None:
            return

        def delete() -> None:
            if ring.get_password(SERVICE, self._entry) is not None:
                ring.delete_password(SERVICE, self._entry)

        await self._do(delete)

    async def _do(self, work: Callable[[], object]) -> object:
        # In order: a token that was kept late must not replace a newer one.
        async with self._turn:
            try:
                return await asyncio.to_thread(work)
            except Exception as fault:  # noqa: BLE001 - each system's keyring has its own faults
                log.warning("the keyring did not do it: %s", type(fault).__name__)
                return None

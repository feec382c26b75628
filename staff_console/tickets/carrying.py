"""Files on their way between this computer and the server, beside the screen."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from client.files_api import FilesApi
from client.http import ServerAway, SignInRefused
from staff_console.administration.calls import NotDone
from staff_console.speech import tr
from staff_console.tickets.uploads import Progress, Sent

Spawn = Callable[[Coroutine[Any, Any, Any]], asyncio.Task[Any]]


class Carrier:
    """`Uploads` and `Fetches` over HTTP; `spawn` runs its work beside the screen.

    What was fetched lies in a folder of its own that goes with this.
    """

    def __init__(self, api: FilesApi, spawn: Spawn) -> None:
        self._api, self._spawn = api, spawn
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def upload(self, ticket: str, path: Path, progress: Progress, sent: Sent) -> object:
        """Send a file."""
        return self.upload_to(f"/crm/tickets/attachments/{ticket}", path, progress, sent)

    def upload_to(self, address: str, path: Path, progress: Progress, sent: Sent) -> object:
        """Send one to an address of the server."""
        return self._spawn(self._upload(address, path, progress, sent))

    def fetch(
        self, ticket: str, attachment: str, name: str, done: Callable[[Path | NotDone], None]
    ) -> None:
        """Fetch one, under its own name."""
        self._spawn(self._fetch(ticket, attachment, name, done))

    def fetch_from(
        self, address: str, key: str, name: str, done: Callable[[Path | NotDone], None]
    ) -> None:
        """Fetch what stands at an address of the server, under its own name in a place of its
        own."""
        self._spawn(self._fetch_from(address, key, name, done))

    def close(self) -> None:
        """Let go of what was fetched."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    async def _upload(self, address: str, path: Path, progress: Progress, sent: Sent) -> None:
        answer: str | NotDone
        try:
            answer = await self._api.send_to(address, path, progress)
        except (SignInRefused, ServerAway, OSError) as fault:
            answer = _not_done(fault)
        sent(answer)

    async def _fetch(
        self, ticket: str, attachment: str, name: str, done: Callable[[Path | NotDone], None]
    ) -> None:
        address = f"/crm/tickets/attachments/{ticket}/{attachment}"
        await self._fetch_from(address, attachment, name, done)

    async def _fetch_from(
        self, address: str, key: str, name: str, done: Callable[[Path | NotDone], None]
    ) -> None:
        answer: Path | NotDone
        try:
            answer = self._place(key, name)
            await self._api.fetch_from(address, answer)
        except (SignInRefused, ServerAway, OSError) as fault:
            answer = _not_done(fault)
        done(answer)

    def _place(self, key: str, name: str) -> Path:
        """Where a file is put: only the last part of its name is its own."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="nowserving-")
        folder = Path(self._folder.name) / key
        folder.mkdir(exist_ok=True)
        return folder / (Path(name.replace("\\", "/")).name or "file")


def _not_done(fault: Exception) -> NotDone:
    if isinstance(fault, SignInRefused):
        return NotDone(fault.code, fault.detail)
    if isinstance(fault, ServerAway):
        return NotDone("away", str(fault))
    why = getattr(fault, "strerror", None) or str(fault)
    return NotDone("file", tr("The file cannot be read or written: {why}").format(why=why))

"""Files over HTTP: sent with their progress, and fetched, never whole in memory."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

import httpx
import msgspec

from client.admin_api import Access
from client.http import Api, ServerAway, SignInRefused, away, read

WITHIN_S: Final = 60.0
"""A line that moves nothing for so long is given up."""
_RUN_OUT: Final = frozenset({"unauthenticated", "token_expired"})


class _Uploaded(msgspec.Struct, frozen=True):
    id: str


class _Counted:
    """A file that tells how much of it was read. Multipart bodies are made of what has `read`."""

    def __init__(self, file: IO[bytes], told: Callable[[int], None]) -> None:
        self._file, self._told, self._gone = file, told, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        piece = self._file.read(size)
        self._gone += len(piece)
        self._told(self._gone)
        return piece

    def seek(self, to: int, whence: int = os.SEEK_SET) -> int:
        """As of a file."""
        self._gone = 0
        return self._file.seek(to, whence)

    def tell(self) -> int:
        """As of a file."""
        return self._file.tell()

    def fileno(self) -> int:
        """By which its size is told."""
        return self._file.fileno()


class FilesApi:
    """One server's files, as whoever is signed in. `access` renews tokens that have run out."""

    def __init__(self, api: Api, access: Access) -> None:
        self._api, self._access = api, access

    async def send_to(self, address: str, path: Path, progress: Callable[[int], None]) -> str:
        """The id of a file that is sent to an address of the server; `progress` hears how many
        bytes are gone.

        Raises `SignInRefused` with the server's code and sentence, `ServerAway`, `OSError`.
        """
        token = await self._access("")
        try:
            return await self._send(address, path, progress, token)
        except SignInRefused as fault:
            if fault.code not in _RUN_OUT:
                raise
        return await self._send(address, path, progress, await self._access(token))

    async def fetch_from(self, address: str, to: Path) -> None:
        """Save what stands at an address of the server. Raises as `send_to` does."""
        token = await self._access("")
        try:
            return await self._fetch(address, to, token)
        except SignInRefused as fault:
            if fault.code not in _RUN_OUT:
                raise
        return await self._fetch(address, to, await self._access(token))

    async def _send(
        self, address: str, path: Path, progress: Callable[[int], None], token: str
    ) -> str:
        with path.open("rb") as file:
            sent = {"file": (path.name, _Counted(file, progress), "application/octet-stream")}
            try:
                async with self._client(token) as client:
                    answer = await client.post(
                        address,
                        files=sent,  # type: ignore[arg-type]
                    )
            except httpx.HTTPError as fault:
                raise away(self._api.server, fault) from None
        return read(answer, _Uploaded).id

    async def _fetch(self, address: str, to: Path, token: str) -> None:
        try:
            async with self._client(token) as client, client.stream("GET", address) as answer:
                if not answer.is_success:
                    await answer.aread()
                    read(answer, _Uploaded)
                    raise ServerAway(f"{address} answered {answer.status_code}")
                with to.open("wb") as file:
                    async for piece in answer.aiter_bytes():
                        file.write(piece)
        except httpx.HTTPError as fault:
            raise away(self._api.server, fault) from None

    def _client(self, token: str) -> httpx.AsyncClient:
        return self._api.client({"Authorization": f"Bearer {token}"}, WITHIN_S)

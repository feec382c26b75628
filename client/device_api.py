"""`/auth/devices` of one server, as a device asks it."""

from __future__ import annotations

from typing import Any, Literal

import httpx
import msgspec

from client.http import Api, ServerAway, read
from protocol.proof import NONCE_BYTES, decoded, encoded

State = Literal["waiting", "approved", "refused", "expired"]


class Begun(msgspec.Struct, frozen=True, rename="camel"):
    """A request to be paired: its code, how long it lasts (s), and whom to trust (PEM)."""

    id: str
    code: str
    nonce: str
    expires_in: int
    authority: str = ""


class Progress(msgspec.Struct, frozen=True):
    """What has become of it."""

    state: State
    device: str = ""
    name: str = ""
    zone: str = ""


class Claimed(msgspec.Struct, frozen=True):
    """Who the device is."""

    device: str
    name: str


class Granted(msgspec.Struct, frozen=True):
    """An access token, its life (s), and the server's clock (ms)."""

    access_token: str
    expires_in: int
    now: int


class _Nonce(msgspec.Struct, frozen=True):
    nonce: str


class DeviceApi(Api):
    """Each call raises `SignInRefused`, `ServerAway`."""

    async def begin(self, role: str, key: bytes, commitment: bytes, host: str) -> Begun:
        """Ask to be paired."""
        body = {
            "role": role,
            "key": encoded(key),
            "commitment": encoded(commitment),
            "host": host[:120],
        }
        begun = read(await self._post("begin", body), Begun)
        if decoded(begun.nonce, NONCE_BYTES) is None:
            raise ServerAway(f"{self.server} gave no nonce, which is no answer of this server")
        return begun

    async def reveal(self, ident: str, nonce: bytes) -> None:
        """The nonce that was committed to."""
        answer = await self._post("reveal", {"id": ident, "nonce": encoded(nonce)})
        if not answer.is_success:
            read(answer, Progress)

    async def wait(self, ident: str) -> Progress:
        """What has become of a request."""
        return read(await self._post("wait", {"id": ident}), Progress)

    async def claim(self, claim: str, role: str, key: str) -> Claimed:
        """Bring a key (base64url) by a claim."""
        body = {"claim": claim, "role": role, "key": key}
        return read(await self._post("claim", body), Claimed)

    async def challenge(self, device: str) -> str:
        """What to sign for a token."""
        return read(await self._post("challenge", {"device": device}), _Nonce).nonce

    async def token(self, device: str, nonce: str, signature: str) -> Granted:
        """A token for a signed challenge."""
        body = {"device": device, "nonce": nonce, "signature": signature}
        return read(await self._post("token", body), Granted)

    async def _post(self, name: str, body: dict[str, Any]) -> httpx.Response:
        return await self._send("POST", f"/auth/devices/{name}", body)

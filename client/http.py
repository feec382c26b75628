"""Signing in, staying signed in and signing out, over HTTP."""

from __future__ import annotations

import hashlib
from typing import Any

import httpx
import msgspec


class SignInRefused(Exception):
    """Name or password are wrong, or too many attempts; the text says what to do."""

    def __init__(self, code: str, detail: str, retry_after: int | None = None) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.retry_after = retry_after


class ServerAway(Exception):
    """The server did not answer, or not in its own words."""


class Tokens(msgspec.Struct, frozen=True):
    """What a sign-in gives. `expires_in` is seconds of the access token."""

    access_token: str
    refresh_token: str
    expires_in: int


class _Problem(msgspec.Struct, frozen=True):
    code: str = "unavailable"
    detail: str = ""
    title: str = ""
    retryAfter: int | None = None


class AuthApi:
    """`/auth/token`, `/auth/refresh`, `/auth/revoke` of one server. Tests inject a `transport`."""

    def __init__(self, server: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._server = server
        self._transport = transport

    async def sign_in(self, name: str, password: str) -> Tokens:
        """Tokens for a name and password. Raises `SignInRefused`, `ServerAway`."""
        return await self._post("/auth/token", {"name": name, "password": password})

    async def refresh(self, refresh_token: str) -> Tokens:
        """Fresh tokens; the old refresh token is spent. Raises `SignInRefused`, `ServerAway`.

        Asking again for the same token goes under the same key, so that a lost answer is given once
        more instead of looking like a copied token.
        """
        key = hashlib.blake2b(refresh_token.encode(), digest_size=16, person=b"refresh").hexdigest()
        return await self._post("/auth/refresh", {"refresh_token": refresh_token}, key)

    async def revoke(self, refresh_token: str) -> None:
        """End a sign-in. Raises `ServerAway`; an unknown token is no error."""
        await self._send("/auth/revoke", {"refresh_token": refresh_token})

    async def _post(self, path: str, body: dict[str, Any], key: str | None = None) -> Tokens:
        return _tokens(await self._send(path, body, key))

    async def _send(
        self, path: str, body: dict[str, Any], key: str | None = None
    ) -> httpx.Response:
        headers = {} if key is None else {"Idempotency-Key": key}
        try:
            async with httpx.AsyncClient(
                base_url=self._server, transport=self._transport, timeout=8.0, trust_env=False
            ) as client:
                return await client.post(path, json=body, headers=headers)
        except httpx.HTTPError as fault:
            why = str(fault) or "no answer in time"
            raise ServerAway(f"The server at {self._server} does not answer ({why})") from None


def _tokens(response: httpx.Response) -> Tokens:
    try:
        if response.is_success:
            return msgspec.json.decode(response.content, type=Tokens)
        problem = msgspec.json.decode(response.content, type=_Problem)
    except msgspec.DecodeError:
        raise ServerAway(
            f"{response.url} answered {response.status_code}, which is no answer of this server"
        ) from None
    if response.status_code >= 500:
        raise ServerAway(problem.detail or problem.title)
    raise SignInRefused(problem.code, problem.detail or problem.title, problem.retryAfter)

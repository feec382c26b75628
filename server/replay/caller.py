"""How the replay speaks HTTP with the hall: patiently, and never taking anything twice."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable
from typing import Any, Final

import httpx

PATIENCE_S: Final = 60.0
"""How long a server that does not answer is waited for."""
PAUSE_S: Final = 0.5
_AGAIN: Final = frozenset({429, 502, 503, 504})

Json = dict[str, Any]


class HallAway(Exception):
    """The hall has not answered for a minute; the text says what was asked."""


class AskedInVain(Exception):
    """The hall refused; `code` is its stable code, the text its sentence."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class Caller:
    """Requests to one server. The same `Idempotency-Key` goes with every repetition.

    `sleep` and `monotonic` (seconds) can be injected for tests.
    """

    def __init__(
        self,
        http: httpx.AsyncClient,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._http = http
        self._sleep = sleep
        self._monotonic = monotonic

    async def post(self, path: str, body: Json | None = None, token: str = "") -> Json:
        """The answer to a POST. Raises `AskedInVain`, `HallAway`."""
        headers = {"Idempotency-Key": str(uuid.uuid4()), **_bearer(token)}
        return await self._patiently("POST", path, headers, body)

    async def get(self, path: str, token: str = "") -> Json:
        """The answer to a GET. Raises `AskedInVain`, `HallAway`."""
        return await self._patiently("GET", path, _bearer(token), None)

    async def _patiently(
        self, method: str, path: str, headers: dict[str, str], body: Json | None
    ) -> Json:
        until = self._monotonic() + PATIENCE_S
        while True:
            try:
                answer = await self._http.request(method, path, headers=headers, json=body)
            except httpx.TransportError as fault:
                pause, why = PAUSE_S, str(fault) or type(fault).__name__
            else:
                if answer.status_code not in _AGAIN:
                    return _read(answer)
                pause, why = _pause(answer), f"status {answer.status_code}"
            if self._monotonic() + pause > until:
                raise HallAway(f"The hall does not answer {method} {path}: {why}.")
            await self._sleep(pause)


class Clerk:
    """A colleague who signs in once and stays signed in."""

    def __init__(self, caller: Caller, name: str, password: str) -> None:
        self.name = name
        self._caller = caller
        self._password = password
        self.token = ""
        """The access token; empty before signing in."""
        self._refresh = ""

    async def sign_in(self) -> None:
        """Sign in. Raises `AskedInVain`, `HallAway`."""
        body = {"name": self.name, "password": self._password}
        self._keep(await self._caller.post("/auth/token", body))

    async def post(self, path: str, body: Json | None = None) -> Json:
        """The answer to a POST of this colleague. Raises `AskedInVain`, `HallAway`."""
        try:
            return await self._caller.post(path, body, self.token)
        except AskedInVain as refused:
            if refused.code != "token_expired":
                raise
        fresh = await self._caller.post("/auth/refresh", {"refresh_token": self._refresh})
        self._keep(fresh)
        return await self._caller.post(path, body, self.token)

    def _keep(self, tokens: Json) -> None:
        self.token, self._refresh = tokens["access_token"], tokens["refresh_token"]


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token else {}


def _read(answer: httpx.Response) -> Json:
    try:
        told = answer.json()
    except ValueError:
        told = {}
    if answer.is_success and isinstance(told, dict):
        return told
    if not isinstance(told, dict):
        told = {}
    code = str(told.get("code", "unknown"))
    raise AskedInVain(code, str(told.get("detail", f"status {answer.status_code}")))


def _pause(answer: httpx.Response) -> float:
    try:
        return max(PAUSE_S, float(answer.json()["retryAfter"]))
    except (ValueError, KeyError, TypeError):
        return PAUSE_S

"""What is asked of the server beside the socket: accounts and the pairing of devices.

Commands and queries go over the link; sign-ins and keys never do, since they lie outside the log.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Protocol

from client.admin_api import AdminApi
from client.http import ServerAway, SignInRefused


@dataclass(frozen=True)
class Request:
    """A route and what is sent to it."""

    method: str
    path: str
    body: dict[str, Any] | None = None


@dataclass(frozen=True)
class NotDone:
    """Why the server did not do it, in its words. `retry_after` in seconds."""

    code: str
    detail: str
    retry_after: int | None = None


Told = Callable[[Any], None]
"""Gets the answer's JSON as plain values (None where there is none), or `NotDone`."""


class Calls(Protocol):
    """Asks; calls back once."""

    def __call__(self, request: Request, done: Told) -> None:
        """Ask."""


class ApiCalls:
    """`Calls` over HTTP; `spawn` runs its work beside the screen."""

    def __init__(
        self, api: AdminApi, spawn: Callable[[Coroutine[Any, Any, Any]], asyncio.Task[Any]]
    ) -> None:
        self._api, self._spawn = api, spawn

    def __call__(self, request: Request, done: Told) -> None:
        """Ask."""
        self._spawn(self._carry(request, done))

    async def _carry(self, request: Request, done: Told) -> None:
        answer: Any
        try:
            answer = await self._api.ask(request.method, request.path, request.body)
        except SignInRefused as fault:
            answer = NotDone(fault.code, fault.detail, fault.retry_after)
        except ServerAway as fault:
            answer = NotDone("away", str(fault))
        done(answer)

"""Around every request: security headers on the way out, and how long it took."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Final

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: Final[tuple[tuple[bytes, bytes], ...]] = (
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
)

Observer = Callable[[str, str, int, float], None]
"""Told of method, route, status and seconds."""


class Envelope:
    """An ASGI application around another."""

    def __init__(self, app: ASGIApp, observe: Observer, asked: Callable[[], None]) -> None:
        self.inner = app
        self._observe = observe
        self._asked = asked

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        self._asked()
        if scope["type"] != ScopeType.HTTP:
            await self.inner(scope, receive, send)
            return
        began, status = perf_counter(), 500

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = list(message["headers"])
                have = {name for name, _ in headers}
                headers += [pair for pair in HEADERS if pair[0] not in have]
                message["headers"] = headers
            await send(message)

        try:
            await self.inner(scope, receive, send_with_headers)
        finally:
            route: str = scope.get("path_template") or "unknown"
            self._observe(scope["method"], route, status, perf_counter() - began)

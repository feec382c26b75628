"""The way out to one client: prebuilt frames to the transport, or through ASGI where there is none.

Direct writes pass by uvicorn's flow control, so whoever writes asks `buffered` first.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final, Protocol

from server.sync.frames import Frame, close_frame
from server.sync.uvicorn_protocol import TRANSPORT

Send = Callable[[Any], Awaitable[None]]
CLOSED_WITHIN_S: Final = 5.0
"""A client that does not take part in closing is cut off after so long."""


class Outlet(Protocol):
    """Where a session writes."""

    def write(self, frame: Frame) -> None:
        """Send without waiting."""

    def buffered(self) -> int:
        """Bytes that were written and have not left yet."""

    async def close(self, code: int, reason: str) -> None:
        """End the connection; what was written before still goes, if the client takes it."""


def outlet(scope: dict[str, Any], send: Send) -> Outlet:
    """The best way out that the server of this scope offers."""
    transport = scope.get("extensions", {}).get(TRANSPORT)
    return Queued(send) if transport is None else Direct(transport, send)


class Direct:
    """Writes whole websocket frames to the transport."""

    buffered: Callable[[], int]
    """Bytes that were written and have not left yet: the transport's own count, asked each time."""

    def __init__(self, transport: asyncio.Transport, send: Send) -> None:
        self._transport = transport
        self._send = send
        self.buffered = transport.get_write_buffer_size

    def write(self, frame: Frame) -> None:
        """Send without waiting."""
        if not self._transport.is_closing():
            self._transport.write(frame.wire)

    async def close(self, code: int, reason: str) -> None:
        """End the connection, without waiting for a client that does not read."""
        if self._transport.is_closing():
            return
        asyncio.get_running_loop().call_later(CLOSED_WITHIN_S, self._transport.abort)
        if self.buffered() == 0:
            await self._send({"type": "websocket.close", "code": code, "reason": reason})
        else:
            self._transport.write(close_frame(code, reason))
            self._transport.close()


class Queued:
    """Sends frames through ASGI, one after another."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._waiting: deque[Frame] = deque()
        self._size = 0
        self._draining: asyncio.Task[None] | None = None

    def write(self, frame: Frame) -> None:
        """Send without waiting."""
        self._waiting.append(frame)
        self._size += len(frame.wire)
        if self._draining is None or self._draining.done():
            self._draining = asyncio.get_running_loop().create_task(self._drain())

    def buffered(self) -> int:
        """Bytes that were written and have not left yet."""
        return self._size

    async def close(self, code: int, reason: str) -> None:
        """End the connection."""
        if self._draining is not None:
            await asyncio.wait([self._draining], timeout=CLOSED_WITHIN_S)
            self._draining.cancel()
        await self._send({"type": "websocket.close", "code": code, "reason": reason})

    async def _drain(self) -> None:
        try:
            while self._waiting:
                frame = self._waiting.popleft()
                await self._send({"type": "websocket.send", "text": frame.text.decode()})
                self._size -= len(frame.wire)
        except Exception:  # noqa: BLE001 - the client is gone; its session hears of that by itself
            self._waiting.clear()
            self._size = 0
